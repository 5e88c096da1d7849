"""A row of an import as it is kept and shown: what was read, what is wrong, what it matches, what changes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

STATES = ("error", "ask", "new", "changed", "same")
"""In the order in which the preview shows them: first what needs somebody."""
TAKEN = ("ask", "new", "changed")
"""What taking over does something with."""

Told = tuple[str, str, dict[str, str]]
"""Something to say of a row: the column, a stable word, and what the sentence names."""


@dataclass(slots=True)
class Row:
    """One row of the file.

    `match` is the organisation, person or offer it belongs to; `maybe` those that it may be the same as, and
    `same` the one of those to which somebody said yes. `changes` are (field, from, to).
    """

    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Told] = field(default_factory=list)
    notes: list[Told] = field(default_factory=list)
    match: str = ""
    maybe: list[str] = field(default_factory=list)
    same: str = ""
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)
    state: str = "new"

    def fault(self, column: str, word: str, **named: str) -> None:
        """Say what is wrong in a column."""
        self.faults.append((column, word, named))
        self.state = "error"

    def note(self, column: str, word: str, **named: str) -> None:
        """Say what was made of a column."""
        self.notes.append((column, word, named))

    def as_json(self) -> dict[str, Any]:
        """Return the row as it is kept."""
        return asdict(self)


def from_json(kept: dict[str, Any]) -> Row:
    """Return a row from what was kept of it."""
    row = Row(**kept)
    row.faults = [(column, word, named) for column, word, named in row.faults]
    row.notes = [(column, word, named) for column, word, named in row.notes]
    row.changes = [(name, old, new) for name, old, new in row.changes]
    return row
