"""An assignment as the texts of its form, and what is to be done when two people changed it at once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from portal.tenders.bridge.notices import DUTCH_TIME
from portal.tenders.bridge.typed import Written

DAYS = "days"


def texts(written: Written) -> dict[str, str]:
    """Return each field as its form shows it; the days together, one on each line."""
    cents = written.value_cents
    return {
        "title": written.title,
        "kind": written.kind,
        "buyers": "; ".join(written.buyers),
        "description": _plain(written.description),
        "municipalities": written.municipalities,
        "table": _plain(written.table),
        "lots": "\n".join(written.lots),
        "value": "" if cents is None else f"{cents // 100},{cents % 100:02}",
        "url": written.url,
        "winners": "\n".join(written.winners),
        DAYS: "\n".join(
            f"{day.on:%d-%m-%Y} {day.at.astimezone(DUTCH_TIME):%H:%M} {day.kind}"
            if day.at
            else f"{day.on:%d-%m-%Y} {day.kind}"
            for day in written.days
        ),
    }


def marks(shown: Mapping[str, str]) -> str:
    """Return a short mark of each field, by which one sees later who changed what."""
    return " ".join(f"{name}:{_mark(text)}" for name, text in shown.items())


@dataclass(frozen=True, slots=True)
class Merged:
    """Two changes put together: whose text each field shows now, and where both changed the same."""

    taken: frozenset[str]
    """What the other changed and we did not: theirs is shown."""
    clashes: frozenset[str]
    """What both changed: ours is shown, theirs beside it, and somebody chooses."""


def merge(*, ours: Mapping[str, str], theirs: Mapping[str, str], began: str) -> Merged:
    """Compare two changes with the marks of what both began from; without a mark, both changed it."""
    was = dict(mark.split(":", 1) for mark in began.split() if ":" in mark)
    other = {name for name in ours if ours[name] != theirs[name]}
    taken = {name for name in other if was.get(name) == _mark(ours[name])}
    kept = {name for name in other if was.get(name) == _mark(theirs[name])}
    return Merged(frozenset(taken), frozenset(other - taken - kept))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
