"""What somebody typed or pasted, to rows: the assignment, its lots, and what each seems to ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from coalition import areas, services
from coalition import tenders as engine
from coalition.values import Source
from portal.members.bridge import areas_in_text
from portal.tenders.bridge.notices import demand_json
from portal.tenders.bridge.pasted import Line, plain, read_table
from portal.tenders.models import Tender

LONGEST_QUOTE = 2_000
"""A line without a full stop may be as long as the whole text; a person looks at its beginning."""
MOST_LINES_NAMED = 20
"""A source names the lines of the table that ask the same; more numbers than these say nothing."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day to know, as somebody typed it in; `at` where they gave the time too."""

    kind: str
    on: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An assignment as somebody typed it in: `municipalities` are names, as they were typed."""

    kind: str
    title: str
    buyers: tuple[str, ...]
    description: str = ""
    municipalities: str = ""
    url: str = ""
    table: str = ""
    lots: tuple[str, ...] = ()
    value_cents: int | None = None
    winners: tuple[str, ...] = ()
    days: tuple[Day, ...] = ()


def as_written(tender: Tender) -> Written:
    """Return an assignment as it was typed in, from its rows."""
    titles = tuple(tender.lots.values_list("title", flat=True))
    award = tender.awards.first()
    days = (Day(day.kind, day.on, day.at) for day in tender.deadlines.all())
    return Written(
        kind=tender.kind,
        title=tender.title,
        buyers=tuple(tender.buyers),
        description=tender.description,
        municipalities=tender.municipalities,
        url=tender.url,
        table=tender.table,
        lots=() if titles == (tender.title,) else titles,
        value_cents=tender.value_cents,
        winners=tuple(award.winners) if award else (),
        days=tuple(sorted(days, key=in_time)),
    )


def in_time(day: Day) -> tuple[date, bool, float, str]:
    """Return what days are put in order by."""
    return (day.on, day.at is None, day.at.timestamp() if day.at else 0.0, day.kind)


@dataclass(frozen=True, slots=True)
class WrittenLot:
    """A lot as it was typed in, with the demands it seems to have, for a person to confirm."""

    title: str
    proposed: list[dict[str, Any]]


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
        "table": written.table,
        "value_cents": written.value_cents,
        "currency": "EUR" if written.value_cents is not None else "",
    }


def lots(written: Written) -> list[WrittenLot]:
    """Return the lots, at least one; what the table asks goes before what the text names.

    What names no lot is proposed for each: somebody confirms or strikes it lot by lot.
    """
    lines = [line for line in read_table(written.table) if line.services and not line.head]
    titles, lot_of = _titles(written, lines)
    if not lines:
        return [WrittenLot(title, _from_text(written, titles, at)) for at, title in enumerate(titles)]
    where = _where_else(written)
    return [
        WrittenLot(title, _from_lines([line for line in lines if lot_of[line.number] in (None, at)], where))
        for at, title in enumerate(titles)
    ]


def _titles(written: Written, lines: Sequence[Line]) -> tuple[list[str], dict[int, int | None]]:
    """Return the titles of the lots, and by number of line to which lot it belongs (None: to each)."""
    titles = list(written.lots)
    lot_of: dict[int, int | None] = {}
    for line in lines:
        lot_of[line.number] = _place(line.lot, titles, len(written.lots)) if line.lot else None
    return titles or [written.title], lot_of


def _place(label: str, titles: list[str], typed: int) -> int:
    """Return which lot a label means: by title, or by the number of one that was typed; else a new one."""
    number = re.match(r"(?:[a-z]+\s+)?(\d{1,3})\b", plain(label))
    label = gettext("Lot %(number)s") % {"number": label} if label.isdecimal() else label
    named = [at for at, title in enumerate(titles) if plain(title) == plain(label)]
    if named:
        return named[0]
    if number and 1 <= int(number[1]) <= typed:
        return int(number[1]) - 1
    titles.append(label)
    return len(titles) - 1


def _from_lines(lines: Sequence[Line], where: list[str]) -> list[dict[str, Any]]:
    """Return one demand a service, with the lines that ask it as its source."""
    asked: dict[str, list[Line]] = {}
    for line in lines:
        for service in line.services:
            asked.setdefault(service, []).append(line)
    return [
        {
            "service": service,
            "areas": list(dict.fromkeys(code for line in said for code in (line.areas or where))),
            "path": "table " + ", ".join(str(line.number) for line in said[:MOST_LINES_NAMED]),
            "text": "\n".join(line.text for line in said)[:LONGEST_QUOTE],
        }
        for service, said in asked.items()
    ]


def _where_else(written: Written) -> list[str]:
    """Return the municipalities for a line that names none: as typed, else of the text, else who asks."""
    codes, _unknown = areas_in_text(written.municipalities)
    texts = (written.description, " ".join(written.buyers))
    found = [[mention.code for mention in areas.mentioned(text)] for text in texts]
    return list(dict.fromkeys(codes or found[0] or found[1]))


def _from_text(written: Written, titles: Sequence[str], at: int) -> list[dict[str, Any]]:
    """Return the demands that the text names; where no place is known, without one."""
    notice = _as_notice(written, titles)
    found = [demand_json(demand) for demand in engine.demands(notice, notice.lots[at].id)]
    if not found:
        sources = (*notice.sources, *notice.lots[at].sources)
        named = {m.service: source for source in reversed(sources) for m in services.recognised(source.text)}
        found = [{"service": id, "areas": [], "path": s.path, "text": s.text} for id, s in named.items()]
    return [one | {"text": one["text"][:LONGEST_QUOTE]} for one in found]


def _where(text: str) -> str | None:
    """Return the municipalities that a text names: a buyer may ask for its neighbours too."""
    codes = dict.fromkeys(mention.code for mention in areas.mentioned(text))
    return ", ".join(areas.municipality(code).name for code in codes) or None


def _as_notice(written: Written, titles: Sequence[str]) -> engine.Notice:
    """Return what was typed as the engine reads a notice: a source for each line."""
    lines = enumerate(written.description.splitlines(), start=1)
    text = tuple(Source(f"line {number}", line.strip()) for number, line in lines if line.strip())
    place = written.municipalities or _where(written.description)
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
        lots=tuple(_as_lot(str(number), title, place) for number, title in enumerate(titles, start=1)),
        deadlines=(),
        awards=(),
        previous=(),
        sources=text,
    )


def _as_lot(id: str, title: str, place: str | None) -> engine.Lot:
    return engine.Lot(
        id=id,
        title=title,
        description="",
        cpv=(),
        cpv_paths=(),
        nuts=(),
        place=place,
        value=None,
        deadlines=(),
        starts=None,
        ends=None,
        months=None,
        renewal=None,
        sources=(Source("title", title),),
    )
