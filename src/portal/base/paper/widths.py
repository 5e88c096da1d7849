"""How wide the columns of a table are, the same on every kind of paper."""

from __future__ import annotations

from collections.abc import Sequence

from portal.base.paper.value import Table

NARROWEST, LONGEST_WORD, WIDEST = 5.0, 16.0, 34.0
"""In letters: a column has room for its longest word up to 16 letters, and for a text up to 34."""


def widths(table: Table) -> list[float]:
    """Return the share of each column, together 1: as wide as its words ask, within bounds."""
    columns = [[head, *(row[i].text for row in table.cells)] for i, head in enumerate(table.heads)]
    asked = [_asked(column) for column in columns]
    return [round(one / sum(asked), 4) for one in asked]


def _asked(texts: Sequence[str]) -> float:
    """Return how many letters a column asks for."""
    word = max((len(word) for text in texts for word in text.split()), default=0)
    text = max(map(len, texts[1:]), default=0)
    return max(NARROWEST, min(word + 1.0, LONGEST_WORD), min(text * 0.8, WIDEST))
