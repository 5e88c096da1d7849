"""The questions that ask for more than one best coalition, or for another kind of best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from coalition.composing.answer_parts import Coalition
from coalition.composing.parts import PERMILLE
from coalition.composing.search.arrays import Arrays
from coalition.composing.search.desk import Desk
from coalition.composing.search.meter import Meter, Report
from coalition.composing.search.quest import Quest
from coalition.composing.search.scope import Hit, Scope
from coalition.composing.search.walker import Search


def diverse(quest: Quest, count: int, differ: int) -> Iterator[Hit]:
    """Yield the warmest coalition, then each time the warmest that differs enough from all before."""
    past: tuple[tuple[int, ...], ...] = ()
    while len(past) < count:
        quest.best = None
        hit = quest.warmest(Scope(past=past, differ=differ))
        if hit is None:
            return
        past = (*past, hit.members)
        yield hit


def stronger(arrays: Arrays, members: tuple[int, ...]) -> Arrays:
    """Return arrays in which only pairs may be together that every shared member trusts more than before.

    `members` is the coalition that is judged; whoever of it is in another one must trust all there more than
    it trusts the one it trusts least here.
    """
    trust = arrays.trust
    warm = np.zeros_like(arrays.warm)
    warm[arrays.ground.warm < 0] = -1
    for i in members:
        others = [j for j in members if j != i]
        weakest = int(trust[i, others].min()) if others else PERMILLE
        short = trust[i] <= weakest
        warm[i, short] = warm[short, i] = -1
    np.fill_diagonal(warm, PERMILLE)
    return replace(arrays, ground=arrays.ground._replace(warm=warm))


def blocking(arrays: Arrays, meter: Meter, coalition: Coalition) -> Hit | None:
    """Return a sound coalition that blocks this one, None where none does."""
    meter.state = partial(Report, bound_wmin=PERMILLE, bound_cost=0)
    desk = Desk(stronger(arrays, coalition.members), meter)
    others = set(range(len(arrays.problem.orgs))) - set(coalition.members)
    for place, i in enumerate(coalition.members):
        if i in arrays.problem.wishes.without or _content(arrays, coalition, i):
            continue
        later = coalition.members[place + 1 :]
        scope = Scope(must=(i,), only=(*sorted(others), *later))
        if hit := Search(desk, scope).first():
            return hit
    return None


def _content(arrays: Arrays, coalition: Coalition, i: int) -> bool:
    """Return whether nothing can be better for i: it trusts everyone here wholly, or is alone."""
    others = [j for j in coalition.members if j != i]
    return not others or int(arrays.trust[i, others].min()) >= PERMILLE
