"""The table of boxes in which an organisation says what it does where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.members.bridge.names import (
    area_codes,
    area_name,
    in_sentence,
    service_choices,
    service_definition,
)
from portal.members.models import Organisation


@dataclass(frozen=True, slots=True)
class Box:
    """One box: what the form sends, what is read aloud, and whether it is ticked."""

    value: str
    label: tuple[str, str]
    ticked: bool


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One service with a box for each municipality."""

    name: str
    definition: str
    boxes: list[Box]


@dataclass(frozen=True, slots=True)
class OfferTable:
    """The table of boxes: columns are municipalities (code, name), rows are services."""

    columns: list[tuple[str, str]]
    rows: list[OfferRow]


def working_area(organisation: Organisation, more: Sequence[str] = ()) -> list[str]:
    """Return the municipalities that the table has as columns: where we work, our seat, and new ones."""
    wanted = {offer.area for offer in organisation.offers.all()} | {organisation.seat}
    return area_codes(wanted.union(more))


def ticked(organisation: Organisation) -> set[str]:
    """Return the boxes that are ticked: service|municipality."""
    return {f"{offer.service}|{offer.area}" for offer in organisation.offers.all()}


def offer_table(columns: Sequence[str], chosen: set[str]) -> OfferTable:
    """Return the boxes of services × municipalities with what is ticked."""
    named = [(code, area_name(code)) for code in columns]
    return OfferTable(named, [_row(service, name, named, chosen) for service, name in service_choices()])


def _row(service: str, name: str, columns: Sequence[tuple[str, str]], chosen: set[str]) -> OfferRow:
    boxes = [
        Box(f"{service}|{code}", (in_sentence(name), area), f"{service}|{code}" in chosen)
        for code, area in columns
    ]
    return OfferRow(name, service_definition(service), boxes)
