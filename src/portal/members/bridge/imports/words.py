"""What an import says to people: what is wrong with a row, what was made of it, and what would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.members.bridge.imports.fields import COLUMNS
from portal.members.bridge.imports.known import Known, known_organisations
from portal.members.bridge.imports.rows import Row, Told
from portal.members.bridge.names import area_name, area_names, service_name
from portal.members.models import Organisation, Role

FAULTS = {
    "missing": _("nothing is filled in."),
    "missing-new": _("nothing is filled in, and a new organisation needs this."),
    "too-many-cells": _("there are more cells than headings. Is there a comma or semicolon too many?"),
    "invisible": _("there is a sign in it that cannot be seen. Type the cell again."),
    "broken-formula": _("“%(text)s” is a formula that does not work. Type what it should say."),
    "too-long": _("this is %(length)s letters long, and there is room for %(most)s."),
    "yes-no": _("“%(text)s” is not ja or nee."),
    "kvk": _("“%(text)s” is no Chamber of Commerce number: that has eight digits."),
    "kvk-branch": _("“%(text)s” is the number of a branch. Fill in the eight digits of the organisation."),
    "website": _("“%(text)s” is no web address."),
    "email": _("“%(text)s” is no e-mail address."),
    "no-kind": _("“%(text)s” is no kind that we know: welzijn, zorg, informeel, wonen or anders."),
    "no-role": _("“%(text)s” is no role that we know: directeur or medewerker."),
    "no-municipality": _("we know no municipality called “%(text)s”. Check the spelling."),
    "merged-into-several": _("%(old)s was divided. Choose one of these: %(now)s."),
    "no-organisation": _("we know no organisation called “%(text)s”. Import the organisations first."),
    "no-organisation-number": _(
        "we know no organisation with number %(text)s. Import the organisations first."
    ),
    "organisation-twice": _(
        "there are several organisations called “%(text)s”. Fill in the Chamber of Commerce number."
    ),
    "no-service": _("“%(text)s” is no service of our list. The list stands in the Excel template."),
    "several-services": _("this may be several services: %(names)s. Give each a row of its own."),
    "example": _("this is the invented example of the template. Take it out."),
    "twice-in-file": _("this stands on row %(row)s already."),
}
"""What is wrong, after the row and the column."""

NOTES = {
    "kvk-zeros": _("the lost zeros are back: %(number)s."),
    "other-number": _("%(name)s, in the same place, has another number: %(number)s. So this is a new one."),
    "merged": _("%(old)s is now part of %(now)s."),
    "meant": _("we read this as %(name)s."),
    "service-read-as": _("we read this as %(name)s."),
    "name-stays": _("this person is known as %(name)s, and stays so."),
    "kind-if-new": _("nothing is filled in. Say yes below, or fill it in for a new organisation."),
}
"""What was made of a cell, after its column."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that a row may be the same as."""

    id: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as the preview shows it; its number is a text: it gets no points between its thousands."""

    number: str
    state: str
    title: str
    faults: list[str]
    notes: list[str]
    candidates: list[Candidate]
    changes: list[tuple[str, str, str]]
    facts: list[tuple[str, str]]
    same: bool
    """Somebody said yes to one of the candidates."""


def shown(rows: list[Row], subject: str, headings: Mapping[str, str]) -> list[Shown]:
    """Return rows of the preview in words; `headings` are those of the file."""
    known = known_organisations()
    names = {column.name: headings.get(column.name, column.heading) for column in COLUMNS[subject]}
    return [_shown(row, names, known) for row in rows]


def _shown(row: Row, names: dict[str, str], known: Known) -> Shown:
    return Shown(
        number=str(row.number),
        state=row.state,
        title=_title(row),
        faults=[fault_words(row.number, told, names) for told in row.faults],
        notes=[_noted(told, names) for told in row.notes],
        candidates=[_candidate(row, known.by_id[one]) for one in row.maybe if one in known.by_id],
        changes=[
            (names.get(name, gettext("ended on")), in_words(name, old), in_words(name, new))
            for name, old, new in row.changes
        ],
        facts=[
            (names[name], in_words(name, value, known))
            for name, value in row.values.items()
            if name in names and name != "name"
        ],
        same=bool(row.same),
    )


def fault_words(number: int, told: Told, names: Mapping[str, str]) -> str:
    """Return "Row 7, column KvK-nummer: …"."""
    column, word, named = told
    values = {"row": number, "column": names.get(column, ""), "what": str(FAULTS[word]) % named}
    if not column:
        return gettext("Row %(row)s: %(what)s") % values
    return gettext("Row %(row)s, column %(column)s: %(what)s") % values


def _noted(told: Told, names: Mapping[str, str]) -> str:
    column, word, named = told
    return gettext("Column %(column)s: %(what)s") % {
        "column": names.get(column, ""),
        "what": str(NOTES[word]) % named,
    }


def _title(row: Row) -> str:
    cells = row.cells
    name = cells.get("name") or cells.get("organisation") or cells.get("kvk") or ""
    beside = cells.get("seat") or cells.get("email") or cells.get("service") or ""
    return ", ".join(filter(None, (name, beside))) or gettext("nothing that we know")


def _candidate(row: Row, one: Organisation) -> Candidate:
    values = {"name": one.name, "place": area_name(one.seat), "number": one.kvk}
    words = (
        gettext("%(name)s in %(place)s, number %(number)s")
        if one.kvk
        else gettext("%(name)s in %(place)s, without a number")
    )
    return Candidate(str(one.pk), words % values, str(one.pk) == row.same)


def in_words(name: str, value: Any, known: Known | None = None) -> str:
    """Return a value as people read it; "–" for nothing."""
    if value in ("", None):
        return "–"
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if name == "organisation" and known is not None:
        return known.by_id[value].name if value in known.by_id else "–"
    told: dict[str, Callable[[Any], str]] = {
        "kind": lambda kind: str(Organisation.Kind(kind).label),
        "role": lambda role: str(Role.Name(role).label),
        "seat": area_name,
        "service": service_name,
        "areas": lambda codes: ", ".join(area_names(codes)),
    }
    return told.get(name, str)(value)
