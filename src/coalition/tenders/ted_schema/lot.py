"""The lots of a TED form: what, where, how long, until when."""

from __future__ import annotations

from coalition.errors import UnreadableNotice
from coalition.tenders import scalars
from coalition.tenders.notice import Deadline, Lot
from coalition.tenders.ted_schema.texts import day, first_money, paragraphs, sources
from coalition.tenders.xml import Element, location, maybe, text


def read_lots(form: Element, objects: list[Element], deadlines: tuple[Deadline, ...]) -> tuple[Lot, ...]:
    """Return each OBJECT_DESCR; a form may describe several assignments, and number lots twice."""
    parts = [(top, part) for top in objects for part in top.findall("OBJECT_DESCR")]
    if not parts:
        raise UnreadableNotice("OBJECT_CONTRACT", "OBJECT_DESCR is missing: nothing says what is asked")
    lots: dict[str, Lot] = {}
    for top, part in parts:
        name: str = maybe(part, "LOT_NO") or part.get("ITEM") or "1"
        id = name if name not in lots else f"{name} ({len(lots) + 1})"
        lots[id] = _lot(form, top, part, id, deadlines)
    return tuple(lots.values())


def _lot(form: Element, top: Element, part: Element, id: str, deadlines: tuple[Deadline, ...]) -> Lot:
    codes = _codes(form, top, part)
    return Lot(
        id=id,
        title=maybe(part, "TITLE") or maybe(top, "TITLE") or "",
        description=paragraphs(part.find("SHORT_DESCR")),
        cpv=tuple(codes),
        cpv_paths=tuple(codes.values()),
        nuts=tuple(dict.fromkeys(nuts.get("CODE", "") for nuts in part.findall("NUTS"))),
        place=maybe(part, "MAIN_SITE"),
        value=first_money(part, "VAL_OBJECT", form=form),
        deadlines=deadlines,
        starts=day(part, "DATE_START"),
        ends=day(part, "DATE_END"),
        months=_months(form, part),
        renewal=paragraphs(part.find("RENEWAL_DESCR")) or None,
        sources=sources(form, part.find("TITLE"), part.find("SHORT_DESCR")),
    )


def _codes(form: Element, top: Element, part: Element) -> dict[str, str]:
    """Return each CPV code and where it stands: the main one of the object first, then the lot's own."""
    codes: dict[str, str] = {}
    for element in top.findall("CPV_MAIN/CPV_CODE") + part.findall("CPV_ADDITIONAL/CPV_CODE"):
        where = location(element, form)
        codes.setdefault(scalars.cpv_code(element.get("CODE", ""), where), where)
    return codes


def _months(form: Element, part: Element) -> int | None:
    duration = part.find("DURATION")
    if duration is None:
        return None
    length = scalars.whole(text(duration), location(duration, form))
    return None if length is None else scalars.months(length, duration.get("TYPE", "MONTH"))
