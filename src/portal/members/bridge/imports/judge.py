"""What each row of a file is, whatever it is about, as things stand now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portal.members.bridge.imports import offers, organisations, people
from portal.members.bridge.imports.fields import Subject
from portal.members.bridge.imports.rows import STATES, TAKEN, Row
from portal.members.bridge.imports.table import Line

JUDGES = {
    Subject.ORGANISATIONS: organisations.judge,
    Subject.PEOPLE: people.judge,
    Subject.OFFERS: offers.judge,
}


def judge(subject: str, lines: Iterable[Line], answers: Mapping[int, str]) -> list[Row]:
    """Return the rows of a file with what is wrong and what would change, given what somebody said yes to."""
    return JUDGES[Subject(subject)](tuple(lines), dict(answers))


def lines_of(rows: Iterable[Row]) -> list[Line]:
    """Return what stood in the file, to judge it again."""
    return [
        Line(row.number, row.cells, any(word == "too-many-cells" for _column, word, _named in row.faults))
        for row in rows
    ]


def sorted_rows(rows: Iterable[Row]) -> list[Row]:
    """Return rows as the preview shows them: first those that need somebody."""
    return sorted(rows, key=lambda row: (STATES.index(row.state), row.number))


def same_as_shown(before: Iterable[Row], now: Iterable[Row]) -> bool:
    """Say whether what would be taken over is what was shown: nobody agreed to anything else."""
    return _agreed(before) == _agreed(now)


def _agreed(rows: Iterable[Row]) -> list[object]:
    return [
        (row.number, row.state, row.match, row.same, row.maybe, row.values, row.changes)
        for row in rows
        if row.state in TAKEN
    ]
