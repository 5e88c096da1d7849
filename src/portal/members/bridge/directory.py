"""What the directory shows: a row for each organisation, the map, and how to search wider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.members import queries
from portal.members.bridge.names import area_codes, area_name, in_sentence, service_choices, service_name
from portal.members.bridge.profile import Basis, basis, places, where_words
from portal.members.models import Organisation

MOST_ON_MAP = 5
"""More organisations than the map has colours for are drawn as one group."""
FEW_SERVICES = 2
"""Up to so many services are named in a row; more are counted."""

Chosen = Mapping[str, str]
"""What the form narrows by: service, area (code) and kind; "" or absent is any."""
MapGroup = tuple[str, list[str]]
"""The title of a group on the map, and the codes of its municipalities."""


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One line of the directory; `number` is that on the map, 0 when it has none."""

    organisation: Organisation
    number: int
    where: str
    what: list[str]
    more: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Wider:
    """A search that leaves one wish out, and what it finds."""

    words: str
    query: str


def directory_rows(organisations: Sequence[Organisation], chosen: Chosen) -> list[DirectoryRow]:
    """Return what the directory shows of these organisations; the service that was asked for comes first."""
    numbered = len(organisations) <= MOST_ON_MAP
    return [
        _row(organisation, place if numbered else 0, chosen.get("service", ""))
        for place, organisation in enumerate(organisations, start=1)
    ]


def _row(organisation: Organisation, number: int, asked: str) -> DirectoryRow:
    offers = list(organisation.offers.all())
    codes = {offer.service for offer in offers}
    in_order = sorted(
        (code for code, _name in service_choices() if code in codes), key=lambda code: code != asked
    )
    named = [in_sentence(service_name(code)) for code in in_order[:FEW_SERVICES]]
    return DirectoryRow(
        organisation,
        number,
        where_words(organisation, asked),
        named,
        len(in_order) - len(named),
        basis(offers),
    )


def map_groups(organisations: Sequence[Organisation], chosen: Chosen) -> list[MapGroup]:
    """Return the groups of the map: each organisation its own while colours last, else all as one."""
    service = chosen.get("service", "")
    groups = [(organisation.name, places(organisation, service)) for organisation in organisations]
    if len(groups) <= MOST_ON_MAP:
        return groups
    return [
        (_("At least one of them works here"), area_codes(code for _name, codes in groups for code in codes))
    ]


def found_words(count: int, chosen: Chosen) -> str:
    """Return in one sentence what was found: "3 organisations do youth work in Gouda"."""
    values = {
        "count": count,
        "what": in_sentence(service_name(chosen.get("service", ""))),
        "where": area_name(chosen.get("area", "")),
    }
    found = _sentence(count, bool(chosen.get("service")), bool(chosen.get("area"))) % values
    if not chosen.get("kind"):
        return found
    return _("%(found)s, of the kind “%(kind)s”") % {
        "found": found,
        "kind": Organisation.Kind(chosen["kind"]).label,
    }


def _sentence(count: int, service: bool, area: bool) -> str:
    if service and area:
        return ngettext(
            "%(count)d organisation does %(what)s in %(where)s",
            "%(count)d organisations do %(what)s in %(where)s",
            count,
        )
    if service:
        return ngettext("%(count)d organisation does %(what)s", "%(count)d organisations do %(what)s", count)
    if area:
        return ngettext(
            "%(count)d organisation works in %(where)s", "%(count)d organisations work in %(where)s", count
        )
    return ngettext("%(count)d organisation", "%(count)d organisations", count)


def wider_searches(chosen: Chosen) -> list[Wider]:
    """Return the searches that leave one wish out and find somebody."""
    wishes = {name: value for name, value in chosen.items() if value}
    less = [{name: value for name, value in wishes.items() if name != left_out} for left_out in wishes]
    counted = [(rest, queries.directory(**rest).count()) for rest in less if rest]
    return [Wider(found_words(count, rest), _query(rest)) for rest, count in counted if count]


def _query(wishes: Chosen) -> str:
    query = QueryDict(mutable=True)
    query.update({name: area_name(value) if name == "area" else value for name, value in wishes.items()})
    return query.urlencode()
