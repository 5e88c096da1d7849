"""What would make a proposal warmer: the pairs that know each other least, and what meeting would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    """One pair that could come to know each other (better): two names and the word.

    `coolest`: no pair is less warm, so that all of it can become warmer. `own`: the viewer's organisation is
    one of the two; only then can the viewer do something about it.
    """

    names: tuple[str, str]
    word: str
    coolest: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Warmer:
    """What meeting would change; the pairs, the viewer's own first, then from cool to warm; how many more."""

    changes: str = ""
    pairs: tuple[Stranger, ...] = ()
    more: str = ""

    @property
    def own(self) -> bool:
        """Say whether the viewer can do something about one of the pairs."""
        return any(pair.own for pair in self.pairs)


def warmer(sketch: Sketch) -> Warmer:
    """Return which pairs of a proposal know each other least; none for one member, or where all is warm."""
    table = _warmths(sketch)
    least = min((sketch.word(*pair) for pair in table), key=lambda word: word.rank, default=Warmth.OFTEN)
    if least is Warmth.OFTEN:
        return Warmer()
    coolest = min(table.values())
    found = sorted(
        (pair for pair in table if sketch.word(*pair) is least),
        key=lambda pair: (not _own(sketch, pair), table[pair], pair),
    )
    left = len(found) - MOST_PAIRS
    more = ngettext("And %(count)d more pair.", "And %(count)d more pairs.", left) % {"count": left}
    return Warmer(
        _changes(sketch, table, found),
        tuple(
            Stranger(_names(sketch, pair), least.value, table[pair] == coolest, _own(sketch, pair))
            for pair in found[:MOST_PAIRS]
        ),
        more if left > 0 else "",
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


def _changes(sketch: Sketch, table: dict[Pair, int], found: list[Pair]) -> str:
    """Return what meeting would change: the coolest pair decides how warm all of it is."""
    coolest = [pair for pair, warmth in table.items() if warmth == min(table.values())]
    rest = {pair: warmth for pair, warmth in table.items() if pair not in coolest}
    after = min(rest, key=lambda pair: (rest[pair], pair), default=coolest[0])
    values: dict[str, object] = {"count": len(coolest)}
    values["one"], values["other"] = _names(sketch, coolest[0])
    values["next_one"], values["next_other"] = _names(sketch, after)
    if len(coolest) > 1:
        says = "as cool"
    elif not rest:
        says = "only"
    else:
        says = "coolest" if coolest[0] in found else "by measure"
    about = found if says == "by measure" else coolest
    words = {sketch.word(*pair) for pair in about}
    return (_SAYS if Warmth.UNKNOWN in words else _SAYS_OF_MET)[says]() % values


_SAYS: Mapping[str, Callable[[], str]] = {
    "only": lambda: _("There is one pair: if they meet, all of it becomes warmer."),
    "as cool": lambda: _(
        "%(count)d pairs are as cool as each other. Only if all of those meet, all of it becomes warmer."
    ),
    "coolest": lambda: _(
        "All of it is as warm as its coolest pair: %(one)s and %(other)s. If they meet, "
        "it can become warmer; after them, the coolest are %(next_one)s and %(next_other)s."
    ),
    "by measure": lambda: _(
        "By the measure, which also counts distance and years gone by, the coolest pair is "
        "%(one)s and %(other)s, and stays so when these meet. "
        "What does change is that more of you know each other."
    ),
}
_SAYS_OF_MET: Mapping[str, Callable[[], str]] = {
    "only": lambda: _("There is one pair: if they do something together, all of it becomes warmer."),
    "as cool": lambda: _(
        "%(count)d pairs are as cool as each other. "
        "Only if all of those do something together, all of it becomes warmer."
    ),
    "coolest": lambda: _(
        "All of it is as warm as its coolest pair: %(one)s and %(other)s. If they do something together, "
        "it can become warmer; after them, the coolest are %(next_one)s and %(next_other)s."
    ),
    "by measure": lambda: _(
        "By the measure, which also counts distance and years gone by, the coolest pair is "
        "%(one)s and %(other)s, and stays so when these do something together. "
        "What does change is that more of you know each other better."
    ),
}
"""The same where all of them met: meeting again is not what makes it warmer."""
