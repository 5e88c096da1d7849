"""A notice to rows, and rows to what the engine composes from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from coalition import tenders as engine
from coalition.values import Demand as DemandValue
from coalition.values import Source
from portal.tenders.models import Award, Deadline, Demand, Document, Lot, Tender

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")


def read(raw: bytes, name: str) -> engine.Notice:
    """Read the bytes of a notice; raises UnreadableNotice with its place."""
    return engine.read(raw, name)


def keep(document: Document, notice: engine.Notice) -> Tender:
    """Write a notice as rows: the tender, its lots with proposed demands, deadlines and awards."""
    tender = Tender.objects.create(
        document=document,
        owner=document.owner,
        made_by=document.handed_in_by,
        made_at=document.handed_in_at,
        publication=notice.id,
        format=notice.format,
        form=notice.form,
        stage=notice.stage.value,
        title=notice.title,
        description=notice.description,
        buyers=[buyer.name for buyer in notice.buyers],
        cpv=list(notice.cpv),
        reference=(notice.reference or "")[:200],
        published=notice.published or notice.sent,
        url=(notice.url or "")[:600],
        **_money(notice.value),
    )
    for order, lot in enumerate(notice.lots):
        _keep_lot(tender, order, lot, notice)
    Deadline.objects.bulk_create(_deadline(tender, None, deadline) for deadline in notice.deadlines)
    Award.objects.bulk_create(
        _award(tender, order, award, notice) for order, award in enumerate(notice.awards)
    )
    return tender


def _keep_lot(tender: Tender, order: int, lot: engine.Lot, notice: engine.Notice) -> None:
    row = Lot.objects.create(
        tender=tender,
        order=order,
        ref=lot.id,
        title=lot.title,
        description=lot.description,
        cpv=list(lot.cpv),
        nuts=list(lot.nuts),
        place=lot.place or "",
        starts=lot.starts,
        ends=lot.ends,
        months=lot.months,
        renewal=lot.renewal or "",
        proposed=[demand_json(demand) for demand in engine.demands(notice, lot.id)],
        **_money(lot.value),
    )
    known = {(d.kind, d.on) for d in notice.deadlines}
    Deadline.objects.bulk_create(
        _deadline(tender, row, d) for d in lot.deadlines if (d.kind, d.on) not in known
    )


def _money(value: engine.Money | None) -> dict[str, Any]:
    return {"value_cents": value.cents, "currency": value.currency} if value else {}


def _deadline(tender: Tender, lot: Lot | None, deadline: engine.Deadline) -> Deadline:
    moment = deadline.on if isinstance(deadline.on, datetime) else None
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=DUTCH_TIME)  # TED gives no offset; the buyer means Dutch time
    day: date = moment.astimezone(DUTCH_TIME).date() if moment else deadline.on
    return Deadline(
        tender=tender,
        lot=lot,
        kind=deadline.kind.value,
        on=day,
        at=moment,
        source_path=deadline.source.path[:300],
        source_text=deadline.source.text,
    )


def _award(tender: Tender, order: int, award: engine.Award, notice: engine.Notice) -> Award:
    return Award(
        tender=tender,
        order=order,
        lots=list(award.lots),
        winners=[winner.name for winner in award.winners],
        declared_group=award.declared_group,
        is_consortium=engine.is_consortium(notice, award),
        decided=award.decided,
        tenders_received=award.tenders_received,
        not_awarded_because=award.not_awarded_because or "",
        **_money(award.value),
    )


def demand_json(demand: DemandValue) -> dict[str, Any]:
    """Return a demand as a lot keeps it until somebody confirms it."""
    source = demand.source
    return {
        "service": demand.service,
        "areas": list(demand.areas),
        "path": source.path[:300] if source else "",
        "text": source.text if source else "",
    }


def need(lot: Lot, demands: Iterable[Demand]) -> engine.Need:
    """Return the confirmed demands of a lot as the engine's value (`warmneed-1`)."""
    return engine.Need(
        tender=lot.tender.publication or lot.tender.title,
        lot=lot.ref,
        rules={},
        demands=tuple(_value(demand) for demand in demands),
    )


def _value(demand: Demand) -> DemandValue:
    return DemandValue(
        service=demand.service,
        areas=tuple(demand.areas),
        source=Source(demand.source_path, demand.source_text) if demand.source_path else None,
        confirmed=True,
    )
