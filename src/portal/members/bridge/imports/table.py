"""A sheet as a table: which heading is which column, and the rows below it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from portal.members.bridge.imports.fields import COLUMNS, Column, column_named
from portal.members.bridge.imports.sheet import Sheet, UnreadableSheet

FIRST_ROWS = 10
"""Headings are looked for in so many rows: above them may stand a title."""
INVISIBLE = "\N{REPLACEMENT CHARACTER}"
"""Stands for a sign that no text has; the database takes no NUL."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number in the file, what stands in our columns, and whether more stands beside them."""

    number: int
    cells: dict[str, str]
    too_many: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The headings as the file has them by column, the rows, and what of the file is not used."""

    headings: dict[str, str]
    lines: tuple[Line, ...]
    unknown: tuple[str, ...]
    others: tuple[str, ...]


def laid_out(sheet: Sheet, subject: str) -> Table:
    """Find the headings and read the rows below them; names what is missing or stands there twice."""
    at, found = max(
        ((at, _columns(subject, row)) for at, (_number, row) in enumerate(sheet.rows[:FIRST_ROWS])),
        key=lambda each: (len({column.name for column in each[1].values()}), -each[0]),
    )
    heads = sheet.rows[at][1]
    _refuse_unless_complete(subject, found)
    names = {place: column.name for place, column in found.items()}
    if len(sheet.rows) == at + 1:
        raise UnreadableSheet("no-rows")
    return Table(
        headings={column.name: heads[place] for place, column in found.items()},
        lines=tuple(_line(number, cells, names, len(heads)) for number, cells in sheet.rows[at + 1 :]),
        unknown=tuple(visible(head) for place, head in enumerate(heads) if head and place not in found),
        others=tuple(map(visible, sheet.others)),
    )


def _columns(subject: str, heads: tuple[str, ...]) -> dict[int, Column]:
    named = ((place, column_named(subject, head)) for place, head in enumerate(heads))
    return {place: column for place, column in named if column is not None}


def _refuse_unless_complete(subject: str, found: dict[int, Column]) -> None:
    headings = [column.heading for column in found.values()]
    if not headings:
        raise UnreadableSheet("no-headings", ", ".join(column.heading for column in COLUMNS[subject]))
    names = {column.name for column in found.values()}
    missing = [
        column.heading
        for column in COLUMNS[subject]
        if column.required and not {column.name, column.unless} & names
    ]
    if missing:
        raise UnreadableSheet("missing-columns", ", ".join(missing))
    if twice := sorted({heading for heading in headings if headings.count(heading) > 1}):
        raise UnreadableSheet("double-column", ", ".join(twice))


def _line(number: int, cells: tuple[str, ...], names: dict[int, str], width: int) -> Line:
    read = {name: visible(cells[place]) for place, name in names.items() if place < len(cells)}
    return Line(number, {name: text for name, text in read.items() if text}, any(cells[width:]))


def visible(text: str) -> str:
    """Return a text in which every sign that cannot be seen or stored is marked, on one line."""
    return "".join(
        INVISIBLE if unicodedata.category(sign) in {"Cc", "Cs", "Cn"} else sign
        for sign in " ".join(text.split())
    )
