"""The small things a notice is made of: days, moments, amounts, numbers and codes, read strictly."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import ROUND_HALF_EVEN, Decimal

from coalition.errors import UnreadableNotice
from coalition.tenders.fault import NoticeFault
from coalition.tenders.notice import Money

_OFFSET = r"(Z|[+-]\d\d:\d\d)?"
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)" + _OFFSET)
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?" + _OFFSET)
_AMOUNT = re.compile(r"-?\d{1,18}(\.\d{0,12})?")
_NUMBER = re.compile(r"0*(\d{1,8})-((?:19|20)\d\d)")
_OJ_NUMBER = re.compile(r"((?:19|20)\d\d)(?:/S |-OJS)\d{1,3}-0*(\d{1,8})")

_LANGUAGE_PAIRS = (
    "BUL:bg CES:cs DAN:da DEU:de ELL:el ENG:en SPA:es EST:et FIN:fi FRA:fr GLE:ga HRV:hr HUN:hu ITA:it "
    "LIT:lt LAV:lv MLT:mt NLD:nl NOR:no POL:pl POR:pt RON:ro SLK:sk SLV:sl SWE:sv ISL:is"
)
_COUNTRY_PAIRS = (
    "ALB:AL AND:AD AUT:AT BEL:BE BGR:BG BIH:BA CAN:CA CHE:CH CHN:CN CYP:CY CZE:CZ DEU:DE DNK:DK ESP:ES "
    "EST:EE FIN:FI FRA:FR GBR:GB GRC:GR HRV:HR HUN:HU IRL:IE ISL:IS ITA:IT JPN:JP LIE:LI LTU:LT LUX:LU "
    "LVA:LV MCO:MC MDA:MD MKD:MK MLT:MT MNE:ME NLD:NL NOR:NO POL:PL PRT:PT ROU:RO SMR:SM SRB:RS SVK:SK "
    "SVN:SI SWE:SE TUR:TR UKR:UA USA:US"
)
_LANGUAGES = dict(pair.split(":") for pair in _LANGUAGE_PAIRS.split())
_COUNTRIES = dict(pair.split(":") for pair in _COUNTRY_PAIRS.split())


def day(value: str, where: str) -> date:
    """Return a day written `2021-03-29`, `20210329` or with an offset, which a day does not need."""
    if found := _DAY.fullmatch(value.strip()):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
    raise UnreadableNotice(
        where, f"{value!r} is not a date as yyyy-mm-dd: check the document", NoticeFault.DATE
    )


def moment(value: str, clock: str | None, where: str) -> date | datetime:
    """Return a day, or a moment where a time is given; `24:00` is the midnight that ends the day."""
    on = day(value, where)
    if clock is None:
        return on
    found = _TIME.fullmatch(clock.strip())
    if found is None or int(found[1]) > 24 or int(found[2]) > 59:
        raise UnreadableNotice(
            where, f"{clock!r} is not a time as hh:mm: check the document", NoticeFault.TIME
        )
    start = datetime.combine(on, time(), _zone(found[4], where))
    try:
        return start + timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3] or 0))
    except OverflowError:
        raise UnreadableNotice(
            where, f"{value!r} lies beyond the calendar: check the document", NoticeFault.DATE
        ) from None


def _zone(offset: str | None, where: str) -> timezone | None:
    if offset is None:
        return None
    if offset == "Z":
        return UTC
    sign = -1 if offset[0] == "-" else 1
    minutes = 60 * int(offset[1:3]) + int(offset[4:6])
    if minutes > 14 * 60:
        raise UnreadableNotice(
            where, f"{offset!r} is not an offset of a time zone: check the document", NoticeFault.TIME
        )
    return timezone(sign * timedelta(minutes=minutes))


def money(value: str, currency: str | None, where: str) -> Money | None:
    """Return an amount, None for one below zero: that is how a withheld amount is published."""
    if not _AMOUNT.fullmatch(value.strip()):
        raise UnreadableNotice(
            where,
            f"{value!r} is not an amount such as 36800000 or 36800000.50: check the document",
            NoticeFault.AMOUNT,
        )
    amount = Decimal(value.strip())
    if amount < 0:
        return None
    return Money(int((amount * 100).to_integral_value(ROUND_HALF_EVEN)), currency or "EUR")


def whole(value: str, where: str) -> int | None:
    """Return a count, None for one below zero: that is how a withheld count is published."""
    if not re.fullmatch(r"-?\d{1,9}(\.0+)?", value.strip(), re.ASCII):
        raise UnreadableNotice(
            where, f"{value!r} is not a whole number: check the document", NoticeFault.NUMBER
        )
    count = int(value.strip().split(".")[0])
    return count if count >= 0 else None


def months(length: int, unit: str) -> int:
    """Return a duration in whole months, at least one: MONTH, YEAR, WEEK or DAY."""
    days = {"YEAR": 365, "WEEK": 7, "DAY": 1}.get(unit)
    return max(1, length if days is None else round(length * days * 12 / 365))


def publication_number(value: str) -> str | None:
    """Return a publication number as `007936-2021`, also from `00007936-2021` and `2021/S 005-007936`."""
    value = value.strip()
    if found := _NUMBER.fullmatch(value):
        return f"{int(found[1]):06d}-{found[2]}"
    if found := _OJ_NUMBER.fullmatch(value):
        return f"{int(found[2]):06d}-{found[1]}"
    return None


def cpv_code(value: str, where: str) -> str:
    """Return the eight digits of a CPV code, without its check digit."""
    if not re.fullmatch(r"\d{8}(-\d)?", value.strip(), re.ASCII):
        raise UnreadableNotice(
            where, f"{value!r} is not a CPV code of eight digits: check the document", NoticeFault.CPV
        )
    return value.strip()[:8]


def language(code: str) -> str:
    """Return the two letters of a language, lower case; a code we do not know stays."""
    return _LANGUAGES.get(code.upper(), code.lower())


def country(code: str | None) -> str | None:
    """Return the two letters of a country; a code we do not know stays as it is."""
    return None if code is None else _COUNTRIES.get(code, code)
