"""What would make a proposal warmer: the pairs that know each other least, and what meeting would change."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.composing.warmth import mutual_warmth, trust_among
from coalition.values import Warmth
from portal.coalitions.bridge.sketch import Sketch

MOST_PAIRS = 6
"""More at once is a table, and that stands beside the drawing already."""
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stranger:
    """One pair that could come to know each other (better): two names, the word, what meeting would change.

    `own`: the viewer's organisation is one of the two. Only then can the viewer do something about it.
    """

    names: tuple[str, str]
    word: str
    changes: str
    own: bool


@dataclass(frozen=True, slots=True)
class Warmer:
    """The pairs, those of the viewer first and then from cool to warm, and how many more there are."""

    pairs: tuple[Stranger, ...] = ()
    more: str = ""


def warmer(sketch: Sketch) -> Warmer:
    """Return which pairs of a proposal know each other least; none for one member, or where all is warm."""
    table = _warmths(sketch)
    least = min((sketch.word(*pair) for pair in table), key=lambda word: word.rank, default=Warmth.OFTEN)
    if least is Warmth.OFTEN:
        return Warmer()
    found = sorted(
        (pair for pair in table if sketch.word(*pair) is least),
        key=lambda pair: (not _own(sketch, pair), table[pair], pair),
    )
    left = len(found) - MOST_PAIRS
    return Warmer(
        tuple(
            Stranger(_names(sketch, pair), least.value, _changes(sketch, table, pair), _own(sketch, pair))
            for pair in found[:MOST_PAIRS]
        ),
        ngettext("And %(count)d more pair.", "And %(count)d more pairs.", left) % {"count": left}
        if left > 0
        else "",
    )


def _warmths(sketch: Sketch) -> dict[Pair, int]:
    """Return how warm each pair is by the measure: to put pairs in order, never to be shown."""
    problem, members = sketch.kept.problem, sketch.coalition.members
    known = trust_among(problem, members)
    return {(i, j): mutual_warmth(problem, known, i, j) for i, j in combinations(members, 2)}


def _own(sketch: Sketch, pair: Pair) -> bool:
    return sketch.asker in {sketch.slug(org) for org in pair}


def _names(sketch: Sketch, pair: Pair) -> tuple[str, str]:
    one, other = sorted(pair, key=lambda org: (sketch.slug(org) != sketch.asker, org))
    return sketch.name(one), sketch.name(other)


def _changes(sketch: Sketch, table: dict[Pair, int], pair: Pair) -> str:
    """Return what it would change if this pair came to know each other: the coolest pair decides."""
    coldest = [other for other, warmth in table.items() if warmth == min(table.values())]
    rest = {other: warmth for other, warmth in table.items() if other != pair}
    if coldest == [pair] and not rest:
        return _("They are the only pair: if they meet, all of it becomes warmer.")
    if coldest == [pair]:
        after = min(rest, key=lambda other: (rest[other], other))
        one, other = _names(sketch, after)
        return _(
            "They are the coolest pair: if they meet, all of it can become warmer. "
            "After them, that is %(one)s and %(other)s."
        ) % {
            "one": one,
            "other": other,
        }
    if pair in coldest:
        return ngettext(
            "They are among the coolest pairs, with %(count)d other: "
            "only if all of those meet, all of it becomes warmer.",
            "They are among the coolest pairs, with %(count)d others: "
            "only if all of those meet, all of it becomes warmer.",
            len(coldest) - 1,
        ) % {"count": len(coldest) - 1}
    one, other = _names(sketch, min(coldest))
    return _(
        "They are not the coolest pair. That is %(one)s and %(other)s, and stays so when these two meet."
    ) % {
        "one": one,
        "other": other,
    }
