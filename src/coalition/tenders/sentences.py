"""Paragraphs of a notice into sentences, so that a demand can quote the one it came from."""

from __future__ import annotations

import re

_SHORT = (
    "art bijv ca cq dd dhr div dr drs evt excl gem hfst incl ing ir jl max mevr min mr mw nr nrs pag par "
    "prof resp st tel vgl vnl zgn mln mld"
)
_ABBREVIATIONS = frozenset(_SHORT.split())
_DOTTED = re.compile(r"(?:[a-z]\.)*[a-z]")
_LOOK = 40
"""How many signs before a full stop are looked at: no abbreviation is longer, and long texts stay quick."""

_END = re.compile(r"[.!?]+[”’\"')\]]*\s+(?=[\"“‘'(\[]?[A-ZÀ-Þ0-9—–-])")


def sentences(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, without blanks around them; nothing is lost or changed.

    A full stop after an abbreviation (`o.a.`, `art.`), one letter or the number of an item ends none.
    """
    found: list[str] = []
    start = 0
    for end in _END.finditer(paragraph):
        if _is_end(paragraph[max(start, end.start() - _LOOK) : end.start()], end.group().strip()):
            found.append(paragraph[start : end.end()].strip())
            start = end.end()
    found.append(paragraph[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _is_end(before: str, mark: str) -> bool:
    words = before.split()
    if not mark.startswith(".") or mark.startswith("..") or not words:
        return True
    word = words[-1].lstrip("(\"'“‘[").lower()
    short = word in _ABBREVIATIONS or _DOTTED.fullmatch(word)
    return not (short or (len(words) == 1 and word.isdigit()))
