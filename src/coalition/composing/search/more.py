"""The questions that ask for more than one best coalition, or for another kind of best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

import numpy as np

from coalition.composing.answer_parts import Coalition
from coalition.composing.parts import PERMILLE
from coalition.composing.search.arrays import Arrays
from coalition.composing.search.desk import Desk
from coalition.composing.search.meter import Meter, Report
from coalition.composing.search.quest import Quest
from coalition.composing.search.scope import Hit, Scope
from coalition.composing.search.walker import Search

Mean = tuple[int, int]
"""A sum of warmths over a number of pairs."""


@dataclass(slots=True)
class Kindest(Quest):
    """The greatest mean warmth of all pairs with at most so many members."""

    mean: int = PERMILLE
    """No coalition is kinder on average (permille, rounded up)."""

    def kindest(self, members: int | None) -> Hit | None:
        """Return the kindest, then cheapest, then smallest coalition, then the one with the smallest ids."""
        rules = self.arrays.problem.rules
        most = min(rules.max_members, members or rules.max_members, len(self.arrays.problem.orgs))
        if self._first(Scope(most=most)) is None:
            return None
        sizes = range(max(1, rules.min_members, len(self.arrays.forced)), most + 1)
        self.mean = max(map(self._mean_at_most, sizes), default=PERMILLE)
        best = self._mean_of(self._known())
        for size in sizes:
            best = self._kindest_of(size, best)
        self.mean = -(-best[0] // best[1])
        hit = self._known()
        for size in sizes:
            hit = self._cheapest_as_kind(size, best, hit)
        scope = replace(_as_kind(len(hit.members), best), below=(hit.cost, len(hit.members) + 1))
        return Search(self.desk, scope).smallest_ids(hit, self._met)

    def _mean_of(self, hit: Hit) -> Mean:
        warm = self.arrays.warm
        pairs = [int(warm[i, j]) for i, j in combinations(hit.members, 2)]
        return (sum(pairs), len(pairs)) if pairs else (PERMILLE, 1)

    def _mean_at_most(self, size: int) -> int:
        """Return what the mean of any `size` organisations is at most, permille rounded up."""
        if size == 1:
            return PERMILLE
        warm = np.sort(self.arrays.warm, axis=1)[:, ::-1][:, 1:size].sum(axis=1, dtype=np.int64)
        return int(-(-np.sort(warm)[-size:].sum() // (size * (size - 1))))

    def _kindest_of(self, size: int, best: Mean) -> Mean:
        """Return the better of a mean and the greatest of all coalitions of one size."""
        if size == 1:
            hit = None if best == (PERMILLE, 1) else Search(self.desk, Scope(least=1, most=1)).first()
        else:
            hit = Search(self.desk, Scope(least=size, most=size, mean=best)).kindest(self._met)
        if hit is None:
            return best
        self._met(hit)
        return self._mean_of(hit)

    def _cheapest_as_kind(self, size: int, best: Mean, hit: Hit) -> Hit:
        """Return the cheapest of all coalitions of one size that are as kind, if it is cheaper than `hit`."""
        if size == 1 and best != (PERMILLE, 1):
            return hit
        search = Search(self.desk, replace(_as_kind(size, best), below=hit.price))
        found = search.cheapest(self._met)
        return found or hit


def _as_kind(size: int, best: Mean) -> Scope:
    return Scope(least=size, most=size, mean=None if size == 1 else best, mean_reached=True)


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
        warm[i, i] = PERMILLE if weakest < PERMILLE else -1
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
