"""Other ways to do the same: each does without somebody of every way before it, and is then the best."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from coalition.composing import Answer, Ask, Composer, Limits, Wishes
from portal.coalitions.bridge.question import Replay


def different(kept: Replay, composer: Composer, *, most: int, nodes: int) -> list[Answer]:
    """Return the best proposal, and up to `most` in all that differ; each is exact for what it does without.

    Not `diverse` of the engine: there somebody may be at the table who does nothing, only to differ. Here
    everyone adds something. Of three, at most 8 × 8 questions are asked; at 500 organisations .1 s.
    """
    ask = Ask.WARMEST if Ask.WARMEST in kept.answers else Ask.CLOSEST
    found = [kept.answers[ask]] if kept.answers[ask].coalitions else []
    while found and len(found) < most:
        others = [
            answer
            for wishes in _without_somebody(kept.problem.wishes, found)
            if (answer := composer.changed(wishes).solve(ask=ask, limits=Limits(nodes=nodes))).coalitions
        ]
        if not others:
            break
        found.append(min(others, key=_rank))
    return found


def _without_somebody(wishes: Wishes, found: list[Answer]) -> list[Wishes]:
    """Return the wishes with somebody of each proposal left out, every way there is, each once."""
    may_go = [[org for org in one.coalitions[0].members if org not in wishes.with_] for one in found]
    ways = {frozenset(way) for way in product(*may_go)}
    return [
        replace(wishes, without=tuple(sorted({*wishes.without, *way}))) for way in sorted(ways, key=sorted)
    ]


def _rank(answer: Answer) -> tuple[int, int, int, int, tuple[int, ...]]:
    """Return by what the best is chosen: least open, warmest, then cost, size and the smallest numbers."""
    one = answer.coalitions[0]
    return len(answer.open or ()), -one.wmin, one.cost, one.size, one.members
