"""How wide the columns of a table are, the same on every kind of paper."""

from __future__ import annotations

from collections.abc import Sequence

from portal.base.paper.value import Table

NARROWEST, LONGEST_WORD, SHORT, WIDEST = 5.0, 16.0, 14.0, 34.0
"""In letters: room for the longest word, up to 16; a short text keeps to one line; 34 is the most."""


BOLD = 1.15
"""How much wider a word can be when it is bold, as heads are."""


def widths(table: Table) -> list[float]:
    """Return the share of each column, together 1: as wide as its words ask, within bounds."""
    columns = [[head, *(row[i].text for row in table.cells)] for i, head in enumerate(table.heads)]
    asked = [_asked(column) for column in columns]
    return [round(one / sum(asked), 4) for one in asked]


def _asked(texts: Sequence[str]) -> float:
    """Return how many letters a column asks for."""
    word = max((len(word) for text in texts for word in text.split()), default=0) * BOLD
    text = max(map(len, texts[1:]), default=0)
    room = text + 1.0 if text <= SHORT else text * 0.85
    return max(NARROWEST, min(word + 1.0, LONGEST_WORD), min(room, WIDEST))
