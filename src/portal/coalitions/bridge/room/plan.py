"""The plan of a room before it is there: what it is about, and whom one thinks of for which place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from portal.coalitions.bridge.beside.copy import sketch_of
from portal.coalitions.bridge.sketch import Sketch
from portal.coalitions.models import PartRole, Run
from portal.members.models import Organisation
from portal.members.queries import listed_by_slug
from portal.tenders.models import Demand, Lot, Tender
from portal.tenders.queries import confirmed_demands, deadlines_of

Where = tuple[str, str]
"""A service and a municipality, by code."""
MOST_LETTERS = 160


@dataclass(frozen=True, slots=True)
class PlannedLot:
    """A part of the assignment: what it asks, and the key that it has in every room."""

    title: str
    lot: Lot | None = None
    key: str = ""
    cells: tuple[tuple[Where, str], ...] = ()
    """What is asked where, each with the sentence that says so."""


@dataclass(frozen=True, slots=True)
class PlannedSeat:
    """A place that is sought: in which lot, as what, for which work, and whom one thinks of."""

    lot: int
    role: str
    cells: tuple[Where, ...]
    organisation: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a room starts with."""

    title: str
    lots: tuple[PlannedLot, ...]
    buyer: str = ""
    link: str = ""
    tender: Tender | None = None
    deadlines: tuple[tuple[str, date, datetime | None], ...] = ()
    seats: tuple[PlannedSeat, ...] = ()
    own: dict[int, tuple[Where, ...]] = field(default_factory=dict)
    """What the starter does itself, by the number of the lot."""
    own_role: str = PartRole.LEAD


def lot_key(lot: Lot) -> str:
    """Return what a lot is called in every room, whoever handed the notice in.

    One publication has one number. What was typed in has none: the same buyer, title and lot, without regard
    to capitals, count as the same.
    """
    tender = lot.tender
    if tender.publication:
        return f"{tender.publication}#{lot.ref}"[:200]
    words = "|".join((*sorted(tender.buyers), tender.title, lot.title))
    return f"typed:{' '.join(words.casefold().split())}"[:200]


def from_lots(lots: Sequence[Lot], organisation: Organisation) -> Plan:
    """Return the plan of a room about these lots of one assignment, as its starter confirmed them."""
    tender = lots[0].tender
    planned = tuple(_planned(lot, confirmed_demands(lot, organisation)) for lot in lots)
    return Plan(
        title=" ".join(tender.title.split())[:MOST_LETTERS],
        lots=planned,
        buyer=", ".join(tender.buyers)[:300],
        link=tender.url,
        tender=tender,
        deadlines=tuple(dict.fromkeys(_deadline(row) for lot in lots for row in deadlines_of(lot))),
        own={number: _offered(organisation, lot) for number, lot in enumerate(planned)},
    )


def from_run(run: Run, members: str) -> Plan | None:
    """Return the plan of a room from a proposal of the composer, by its members; None where there is none."""
    sketch = sketch_of(run, members)
    if sketch is None:
        return None
    work = {org: tuple(_where(sketch, cell) for cell in sorted(sketch.work_of(org))) for org in sketch.order}
    asker, *others = sketch.order
    listed = listed_by_slug([sketch.slug(org) for org in others])
    leads = sketch.coalition.lead
    seats = tuple(
        PlannedSeat(0, _role(org == leads), work[org], listed.get(sketch.slug(org))) for org in others
    )
    base = from_lots([run.lot], run.organisation)
    return replace(base, seats=seats, own={0: work[asker]}, own_role=_role(asker == leads))


def from_people(
    partners: Sequence[Organisation],
    services: Sequence[str],
    areas: Sequence[str],
    organisation: Organisation,
) -> Plan:
    """Return the plan of a room that begins with people: no assignment yet, and a place for each partner."""
    asked = [(service, area) for service in services for area in areas]
    lot = PlannedLot(_("The whole"), cells=tuple((where, "") for where in asked))
    seats = tuple(
        PlannedSeat(0, PartRole.ALLIANCE, _offered(partner, lot) or tuple(asked), partner)
        for partner in partners
    )
    return Plan(
        title="", lots=(lot,), seats=seats, own={0: _offered(organisation, lot)}, own_role=PartRole.ALLIANCE
    )


def _role(leads: bool) -> str:
    return PartRole.LEAD if leads else PartRole.SUBCONTRACTOR


def _planned(lot: Lot, demands: Sequence[Demand]) -> PlannedLot:
    notice = lot.tender.kind == Tender.Kind.NOTICE
    cells = {
        (demand.service, area): demand.source_text if notice else ""
        for demand in demands
        for area in demand.areas
    }
    return PlannedLot(lot.title[:300], lot, lot_key(lot), tuple(cells.items()))


def _offered(organisation: Organisation, lot: PlannedLot) -> tuple[Where, ...]:
    offers = {(offer.service, offer.area) for offer in organisation.offers.all()}
    return tuple(where for where, _text in lot.cells if where in offers)


def _where(sketch: Sketch, cell: int) -> Where:
    return sketch.kept.need.demands[sketch.demand_of[cell]].service, sketch.kept.problem.cells[cell].area


def _deadline(row: object) -> tuple[str, date, datetime | None]:
    return str(row.get_kind_display()), row.on, row.at  # type: ignore[attr-defined]
