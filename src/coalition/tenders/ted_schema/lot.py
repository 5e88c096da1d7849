"""The lots of a TED form: what, where, how long, until when."""

from __future__ import annotations

from coalition.errors import UnreadableNotice
from coalition.tenders import scalars
from coalition.tenders.fault import NoticeFault
from coalition.tenders.notice import Deadline, Lot, refuse_too_many
from coalition.tenders.ted_schema.texts import day, first_money, paragraphs, sources
from coalition.tenders.xml import Element, location, maybe, text


def read_lots(form: Element, objects: list[Element], deadlines: tuple[Deadline, ...]) -> tuple[Lot, ...]:
    """Return each OBJECT_DESCR; a form may describe several assignments, and number lots twice."""
    refuse_too_many(sum(len(top.findall("OBJECT_DESCR")) for top in objects))
    lots: dict[str, Lot] = {}
    for top in objects:
        title, main = maybe(top, "TITLE") or "", top.findall("CPV_MAIN/CPV_CODE")
        for part in top.findall("OBJECT_DESCR"):
            name: str = maybe(part, "LOT_NO") or part.get("ITEM") or "1"
            id = name if name not in lots else f"{name} ({len(lots) + 1})"
            lots[id] = _lot(form, part, id, title, main, deadlines)
    if not lots:
        raise UnreadableNotice(
            "OBJECT_CONTRACT", "OBJECT_DESCR is missing: nothing says what is asked", NoticeFault.INCOMPLETE
        )
    return tuple(lots.values())


def _lot(
    form: Element, part: Element, id: str, title: str, main: list[Element], deadlines: tuple[Deadline, ...]
) -> Lot:
    """Return a lot; its title and main code are those of the whole where it has none itself."""
    codes = _codes(form, main + part.findall("CPV_ADDITIONAL/CPV_CODE"))
    return Lot(
        id=id,
        title=maybe(part, "TITLE") or title,
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


def _codes(form: Element, elements: list[Element]) -> dict[str, str]:
    """Return each CPV code and where it stands."""
    codes: dict[str, str] = {}
    for element in elements:
        where = location(element, form)
        codes.setdefault(scalars.cpv_code(element.get("CODE", ""), where), where)
    return codes


def _months(form: Element, part: Element) -> int | None:
    duration = part.find("DURATION")
    if duration is None:
        return None
    length = scalars.whole(text(duration), location(duration, form))
    return None if length is None else scalars.months(length, duration.get("TYPE", "MONTH"))
