"""The columns of the three files: their Dutch headings, what else they are called, an invented example."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coalition.values import fold
from portal.members.models import Import

Subject = Import.Subject


@dataclass(frozen=True, slots=True)
class Column:
    """A column: our name for it, its heading in the file, other headings for it, and how to fill it in.

    Headings and examples are Dutch in every language of the site: files are sent around.
    """

    name: str
    heading: str
    help: Promise
    example: str = ""
    also: tuple[str, ...] = ()
    required: bool = False
    unless: str = ""
    """This column may be missing where that one is there."""


KVK = Column(
    "kvk",
    "KvK-nummer",
    _("Eight digits. With it we are sure which organisation is meant."),
    "99990000",
    ("kvk", "kvknr", "kvk nr", "nummer kvk", "kamer van koophandel", "kamer van koophandel nummer", "coc"),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    Subject.ORGANISATIONS: (
        Column(
            "name",
            "Naam",
            _("As it should stand on the site."),
            "Stichting Voorbeeldbuurt (verzonnen)",
            ("organisatie", "naam organisatie", "organisatienaam", "bedrijfsnaam", "name"),
            required=True,
        ),
        KVK,
        Column(
            "kind",
            "Soort",
            _("welzijn, zorg, informeel, wonen or anders. Needed for a new organisation."),
            "welzijn",
            ("type", "soort organisatie", "sector", "kind"),
        ),
        Column(
            "seat",
            "Gemeente",
            _("The municipality of the office, by name or code."),
            "Alphen aan den Rijn",
            ("plaats", "vestigingsplaats", "gemeente kantoor", "woonplaats", "gemeentecode", "municipality"),
            required=True,
        ),
        Column(
            "is_member",
            "Lid",
            _("ja or nee: member of the association. Empty for a new organisation is ja."),
            "ja",
            ("lid van de vereniging", "member"),
        ),
        Column("group", "Groep", _("The group it is part of, if any."), "", ("concern", "group")),
        Column(
            "can_lead",
            "Hoofdaannemer",
            _("ja or nee: can answer for an assignment as a whole."),
            "nee",
            ("kan hoofdaannemer zijn", "penvoerder"),
        ),
        Column(
            "website",
            "Website",
            _("The address of its own site."),
            "https://www.voorbeeldbuurt.example",
            ("site", "webadres", "url"),
        ),
        Column(
            "about",
            "Over ons",
            _("Two or three sentences; everyone can read them."),
            "Een verzonnen organisatie, om te laten zien hoe het moet.",
            ("omschrijving", "wie wij zijn", "beschrijving", "about"),
        ),
        Column("source", "Bron", _("Where this is known from."), "ledenlijst 2026", ("source",)),
    ),
    Subject.PEOPLE: (
        Column(
            "name",
            "Naam",
            _("First and last name."),
            "Vera Voorbeeld (verzonnen)",
            ("volledige naam", "name", "naam persoon"),
            required=True,
        ),
        Column(
            "email",
            "E-mailadres",
            _("One address a person; with it they log in."),
            "vera@voorbeeldbuurt.example",
            ("email", "mail", "mailadres", "e mail", "emailadres"),
            required=True,
        ),
        Column(
            "organisation",
            "Organisatie",
            _("The name as it stands on the site. Not needed where the number is filled in."),
            "Stichting Voorbeeldbuurt (verzonnen)",
            ("naam organisatie", "organisatienaam", "werkgever", "organisation"),
            required=True,
            unless="kvk",
        ),
        KVK,
        Column(
            "role",
            "Rol",
            _("directeur or medewerker."),
            "medewerker",
            ("functie", "role"),
            required=True,
        ),
        Column(
            "may_compose",
            "Mag samenstellen",
            _("ja or nee: may hand in notices and ask who could do it. A director always may."),
            "nee",
            ("mag coalities samenstellen", "samenstellen", "may compose"),
        ),
    ),
    Subject.OFFERS: (
        Column(
            "organisation",
            "Organisatie",
            _("The name as it stands on the site. Not needed where the number is filled in."),
            "Stichting Voorbeeldbuurt (verzonnen)",
            ("naam", "naam organisatie", "organisatienaam", "organisation"),
            required=True,
            unless="kvk",
        ),
        KVK,
        Column(
            "service",
            "Dienst",
            _("A service of our list, by name; the list stands below."),
            "Jongerenwerk",
            ("diensten", "activiteit", "aanbod", "service"),
            required=True,
        ),
        Column(
            "area",
            "Gemeente",
            _("A municipality by name or code; several with commas between them."),
            "Alphen aan den Rijn",
            ("gemeenten", "werkgebied", "gemeentecode", "plaats", "municipality"),
            required=True,
        ),
        Column(
            "source",
            "Bron",
            _("Where this is known from, for instance a page of their site."),
            "https://www.voorbeeldbuurt.example/wat-wij-doen",
            ("source",),
        ),
    ),
}
"""By subject of an import, in the order of the template."""


def plain(text: str) -> str:
    """Return the words of a heading or a name, without capitals, accents and signs."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)[0]))


def column_named(subject: str, heading: str) -> Column | None:
    """Return the column that a heading means."""
    words = plain(heading)
    for column in COLUMNS[subject]:
        if words in {plain(column.heading), *map(plain, column.also)}:
            return column
    return None
