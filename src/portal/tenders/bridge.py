"""A notice, or what somebody typed, to rows; and rows to what the engine composes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from coalition import areas, services
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
        proposed=[_demand_json(demand) for demand in engine.demands(notice, lot.id)],
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


def _demand_json(demand: DemandValue) -> dict[str, Any]:
    source = demand.source
    return {
        "service": demand.service,
        "areas": list(demand.areas),
        "path": source.path[:300] if source else "",
        "text": source.text if source else "",
    }


LONGEST_QUOTE = 2_000
"""A line without a full stop may be as long as the whole text; a person looks at its beginning."""


@dataclass(frozen=True, slots=True)
class Written:
    """An assignment as somebody typed it in: `municipalities` are names, as they were typed."""

    kind: str
    title: str
    buyers: tuple[str, ...]
    description: str = ""
    municipalities: str = ""
    url: str = ""
    last_day: date | None = None


STAGES = {
    Tender.Kind.EXPECTED: Tender.Stage.PLANNING,
    Tender.Kind.PROPOSAL: Tender.Stage.PLANNING,
    Tender.Kind.AWARD: Tender.Stage.RESULT,
}
"""By kind; what is not named here can be answered now."""


def fields(written: Written) -> dict[str, Any]:
    """Return what was typed as the fields of its row."""
    return {
        "kind": written.kind,
        "stage": STAGES.get(Tender.Kind(written.kind), Tender.Stage.COMPETITION),
        "title": written.title,
        "buyers": list(written.buyers),
        "description": written.description,
        "municipalities": written.municipalities,
        "url": written.url,
    }


def proposed(written: Written) -> list[dict[str, Any]]:
    """Return the demands that a text names, for a person to confirm; where no place is known, without one."""
    notice = _as_notice(written)
    found = [_demand_json(demand) for demand in engine.demands(notice)]
    if not found:
        sources = (*notice.sources, *notice.lots[0].sources)
        named = {m.service: source for source in reversed(sources) for m in services.recognised(source.text)}
        found = [{"service": id, "areas": [], "path": s.path, "text": s.text} for id, s in named.items()]
    return [one | {"text": one["text"][:LONGEST_QUOTE]} for one in found]


def _where(text: str) -> str | None:
    """Return the municipalities that a text names: a buyer may ask for its neighbours too."""
    codes = dict.fromkeys(mention.code for mention in areas.mentioned(text))
    return ", ".join(areas.municipality(code).name for code in codes) or None


def _as_notice(written: Written) -> engine.Notice:
    """Return what was typed as the engine reads a notice: one lot, a source for each line."""
    lines = enumerate(written.description.splitlines(), start=1)
    text = tuple(Source(f"line {number}", line.strip()) for number, line in lines if line.strip())
    lot = engine.Lot(
        id="1",
        title=written.title,
        description="",
        cpv=(),
        cpv_paths=(),
        nuts=(),
        place=written.municipalities or _where(written.description),
        value=None,
        deadlines=(),
        starts=None,
        ends=None,
        months=None,
        renewal=None,
        sources=(Source("title", written.title),),
    )
    return engine.Notice(
        id="",
        format="typed",
        form="",
        stage=engine.Stage.COMPETITION,
        language="nl",
        title=written.title,
        description=written.description,
        remarks="",
        reference=None,
        buyers=tuple(engine.Party(name) for name in written.buyers),
        cpv=(),
        nuts=(),
        nuts_version=None,
        value=None,
        published=None,
        sent=None,
        expected=None,
        procedure=None,
        framework=False,
        url=None,
        lots=(lot,),
        deadlines=(),
        awards=(),
        previous=(),
        sources=text,
    )


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
