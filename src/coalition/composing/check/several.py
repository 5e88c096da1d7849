"""Whether the coalitions of one answer stand in order, and each has a reason to stand there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Coalition


def out_of_order(answer: Answer) -> Iterator[str]:
    """Yield what is wrong with a front or with coalitions that should differ, by their own measures."""
    if answer.ask is Ask.FRONT:
        yield from _front(answer.coalitions)
    elif answer.ask is Ask.DIVERSE:
        yield from _diverse(answer.coalitions)


def _rank(coalition: Coalition) -> tuple[int, int, int]:
    return -coalition.wmin, coalition.cost, coalition.size


def _front(points: tuple[Coalition, ...]) -> Iterator[str]:
    for before, after in pairwise(points):
        if _rank(before) >= _rank(after):
            yield f"the points of {list(before.members)} and {list(after.members)} are not in order"
    for one, other in combinations(points, 2):
        if one.wmin >= other.wmin and one.cost <= other.cost and one.size <= other.size:
            yield f"{list(one.members)} is as good as {list(other.members)} in everything"


def _diverse(coalitions: tuple[Coalition, ...]) -> Iterator[str]:
    for before, after in pairwise(coalitions):
        if before.wmin < after.wmin:
            yield f"{list(after.members)} is warmer than {list(before.members)} before it"
    for one, other in combinations(coalitions, 2):
        if one.members == other.members:
            yield f"the members {list(one.members)} stand there twice"
