"""Which part of a sheet takes most words: what to shorten first when it does not fit."""

from __future__ import annotations

from collections import Counter

from portal.base.paper.value import Bullets, Callout, Columns, Facts, Heading, Paper, Prose, Table


def longest_part(paper: Paper) -> str:
    """Return the title of the part with the most letters, as it stands on the sheet."""
    letters: Counter[str] = Counter()
    here = paper.title
    for block in paper.blocks:
        match block:
            case Heading():
                here = block.text
            case Prose():
                letters[here] += len(block.text)
            case Bullets():
                letters[here] += sum(map(len, block.items))
            case Facts():
                letters[here] += sum(len(term) + len(words) for term, words in block.rows)
            case Callout():
                letters[block.title] += len(block.text)
            case Table():
                letters[block.caption] += sum(len(cell.text) for row in block.cells for cell in row)
            case Columns():
                for column in block.both:
                    letters[column.title] += sum(map(len, column.items))
    [(longest, _)] = letters.most_common(1) or [(here, 0)]
    return longest
