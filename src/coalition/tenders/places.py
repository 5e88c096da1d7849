"""Where a lot is to be done: the municipalities that its texts name, otherwise those of its regions."""

from __future__ import annotations

import re

from coalition import areas
from coalition.errors import UnknownCode
from coalition.tenders.notice import Lot, Notice

_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\ben\b)\s*")
_NEWEST_TABLE, _OLD_TABLE = None, 2021


def places(notice: Notice, lot: Lot) -> tuple[str, ...]:
    """Return municipality codes in order of appearance, from the first of these that gives any.

    The lot's title, description and place; the notice's title and buyers, then its description; the lot's
    NUTS codes, the smallest regions only (`NL` beside `NL33C` adds nothing). Abroad nothing is found.
    """
    own = _mentioned(lot.title, lot.description) | _listed(lot.place or "")
    whole = _mentioned(notice.title, *(buyer.name for buyer in notice.buyers))
    return tuple(own or whole or _mentioned(notice.description)) or _inside(notice, lot)


def _mentioned(*texts: str) -> dict[str, None]:
    return dict.fromkeys(mention.code for text in texts for mention in areas.mentioned(text))


def _listed(place: str) -> dict[str, None]:
    """Return what a place names; there a bare `Goes.` is a municipality, in a sentence it may not be."""
    found = _mentioned(place)
    for piece in _BETWEEN.split(place):
        code = areas.named(piece.strip(" ."))
        found.update(dict.fromkeys([code] if code else areas.formerly(piece.strip(" ."))))
    return found


def _inside(notice: Notice, lot: Lot) -> tuple[str, ...]:
    version = _NEWEST_TABLE if notice.nuts_version is None else _OLD_TABLE
    smallest = [
        code for code in lot.nuts if not any(one != code and one.startswith(code) for one in lot.nuts)
    ]
    found: dict[str, None] = {}
    for code in smallest:
        try:
            found.update(dict.fromkeys(areas.within(code, version)))
        except UnknownCode:
            continue
    return tuple(found)
