"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\s*\S+|\s+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, came or went; joined, those that stayed and came are the text after."""

    kind: str
    """"same", "new" or "gone"."""
    text: str


def difference(before: str, after: str) -> list[Piece]:
    """Return the pieces of both texts in reading order: what went stands before what came for it."""
    old, new = WORD.findall(before), WORD.findall(after)
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(new[c:d])))
            continue
        if a < b:
            found.append(Piece("gone", "".join(old[a:b])))
        if c < d:
            found.append(Piece("new", "".join(new[c:d])))
    return found
