"""Rows of organisations in the words of the engine's tables: names of services and municipalities, a network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coalition import areas, services, trust
from coalition.errors import UnknownCode
from coalition.values import Kind
from portal.base import clock
from portal.members import queries
from portal.members.models import Card, Organisation

FEW_AREAS = 4
"""Up to so many municipalities are named in a list; more are counted."""


def service_name(code: str) -> str:
    """Return the name of a service in the reader's language."""
    try:
        found = services.service(code)
    except UnknownCode:
        return code
    return found.en if get_language() == "en" else found.nl


def service_definition(code: str) -> str:
    """Return what a service is, in one sentence."""
    found = services.service(code)
    return found.definition_en if get_language() == "en" else found.definition_nl


def service_choices() -> list[tuple[str, str]]:
    """Return every service as (id, name), in the order of our list."""
    return [(found.id, service_name(found.id)) for found in services.services()]


def area_name(code: str) -> str:
    """Return the name of a municipality."""
    try:
        return areas.municipality(code).name
    except UnknownCode:
        return code


def area_names(codes: Iterable[str]) -> list[str]:
    """Return the names of municipalities, in the Dutch order."""
    wanted = set(codes)
    known = [found.name for found in areas.municipalities() if found.code in wanted]
    return known + sorted(code for code in wanted if area_name(code) == code)


def area_named(name: str) -> str | None:
    """Return the code of the municipality with this name or code."""
    text = name.strip()
    return text if area_name(text) != text else areas.named(text)


def areas_in_text(text: str) -> tuple[list[str], list[str]]:
    """Read names of municipalities, separated by commas, semicolons or lines: the codes, and what is not known."""
    codes: list[str] = []
    unknown: list[str] = []
    for part in text.replace(";", ",").replace("\n", ",").split(","):
        name = part.strip()
        if not name:
            continue
        code = area_named(name)
        if code is None:
            unknown.append(name)
        elif code not in codes:
            codes.append(code)
    return codes, unknown


def places(organisations: Iterable[Organisation], only_service: str = "") -> list[str]:
    """Return the municipalities in which these organisations work (for one service only, if asked), for a map."""
    found = {
        offer.area
        for organisation in organisations
        for offer in organisation.offers.all()
        if not only_service or offer.service == only_service
    }
    return sorted(found)


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One line of the directory."""

    organisation: Organisation
    seat: str
    where: str
    what: list[str]


def directory_row(organisation: Organisation) -> DirectoryRow:
    """Return what the directory shows of an organisation."""
    names = area_names(offer.area for offer in organisation.offers.all())
    where = ", ".join(names)
    if len(names) > FEW_AREAS:
        where = _("%(count)d municipalities, around %(seat)s") % {"count": len(names), "seat": area_name(organisation.seat)}
    offered = {offer.service for offer in organisation.offers.all()}
    what = [name for code, name in service_choices() if code in offered]
    return DirectoryRow(organisation, area_name(organisation.seat), where, what)


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One service of an organisation: where it does that, and where that is known from."""

    service: str
    name: str
    definition: str
    areas: list[str]
    source: str
    checked_on: object


def offer_rows(organisation: Organisation) -> list[OfferRow]:
    """Return the services of an organisation in the order of our list."""
    rows = []
    for code, name in service_choices():
        offers = [offer for offer in organisation.offers.all() if offer.service == code]
        if offers:
            dates = [offer.checked_on for offer in offers if offer.checked_on]
            sources = sorted({offer.source for offer in offers if offer.source})
            rows.append(
                OfferRow(
                    code,
                    name,
                    service_definition(code),
                    area_names(offer.area for offer in offers),
                    "; ".join(sources),
                    min(dates) if dates else None,
                )
            )
    return rows


def working_area(organisation: Organisation, more: Sequence[str] = ()) -> list[str]:
    """Return the municipalities that the table of offers has as columns: where we work, our seat, and new ones."""
    wanted = {offer.area for offer in organisation.offers.all()} | {organisation.seat}
    wanted |= {code for code in more if area_name(code) != code}
    return [found.code for found in areas.municipalities() if found.code in wanted]


def ticked(organisation: Organisation) -> set[str]:
    """Return the boxes of the table of offers that are ticked: service|municipality."""
    return {f"{offer.service}|{offer.area}" for offer in organisation.offers.all()}


@dataclass(frozen=True, slots=True)
class OfferTable:
    """The table of boxes: columns are municipalities, rows are services."""

    columns: list[str]
    rows: list[tuple[str, str, list[tuple[str, str, bool]]]]


def offer_table(columns: Sequence[str], chosen: set[str]) -> OfferTable:
    """Return the boxes of services × municipalities with what is ticked."""
    rows = [
        (name, service_definition(code), [(f"{code}|{area}", area_name(area), f"{code}|{area}" in chosen) for area in columns])
        for code, name in service_choices()
    ]
    return OfferTable([area_name(area) for area in columns], rows)


def card_rows(cards: Sequence[Card]) -> list[tuple[str, list[str]]]:
    """Return the fields of some cards side by side: the question, and what each answered ("" is not said)."""
    rows = []
    for field in Card._meta.fields:
        if field.name in {"organisation", "changed_on"}:
            continue
        answers = [_answer(card, field.name) for card in cards]
        rows.append((str(field.verbose_name), answers))
    return rows


def _answer(card: Card, field: str) -> str:
    in_words = getattr(card, f"get_{field}_display", None)
    value = in_words() if in_words else getattr(card, field)
    return "" if value is None else str(value)


def network_members() -> tuple[trust.Member, ...]:
    """Return every organisation with what it publishes, as the engine's values, by identifier."""
    return tuple(_member(organisation) for organisation in queries.all_with_offers())


def _member(organisation: Organisation) -> trust.Member:
    by_service: dict[str, list[str]] = {}
    for offer in organisation.offers.all():
        by_service.setdefault(offer.service, []).append(offer.area)
    today = clock.today()
    return trust.Member(
        id=organisation.slug,
        name=organisation.name,
        kind=Kind(organisation.kind),
        kvk=organisation.kvk,
        group=organisation.group or None,
        seat=organisation.seat,
        offers=tuple(trust.Offer(service, tuple(sorted(where))) for service, where in sorted(by_service.items())),
        certificates=tuple(sorted(held.name for held in organisation.certificates.all() if held.until >= today)),
        can_lead=organisation.can_lead,
    )
