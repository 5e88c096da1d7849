"""The kindest coalition: the greatest mean warmth of all pairs with at most so many members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from coalition.composing.kernels.ground import Array
from coalition.composing.parts import PERMILLE
from coalition.composing.search.crew import price
from coalition.composing.search.desk import Desk
from coalition.composing.search.meter import Limits, Meter, OutOfLimitsError
from coalition.composing.search.quest import Quest
from coalition.composing.search.scope import Hit, Scope
from coalition.composing.search.walker import Search

Mean = tuple[int, int]
"""A sum of warmths over a number of pairs."""

ALONE: Mean = (PERMILLE, 1)
DIVE = 1500
"""Nodes of a first look at each size: the better what is known, the fewer the proof takes."""
TRIED = 300
"""Changes of one member that are tried at most, the kindest first, before a coalition counts as a summit."""


@dataclass(slots=True)
class Kindest(Quest):
    """First good coalitions, by short searches and single changes; then proof, size by size."""

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
        self._climb(most)
        for size in sizes:
            self._dive(size, most)
        alike = [size for size in sizes if not self._proven(size)]
        best = self._mean_of(self._known())
        self.mean = -(-best[0] // best[1])
        return self._first_of_equals(best, sizes) if alike else self._known()

    def _mean_of(self, hit: Hit) -> Mean:
        warm = self.arrays.warm
        pairs = [int(warm[i, j]) for i, j in combinations(hit.members, 2)]
        return (sum(pairs), len(pairs)) if pairs else ALONE

    def _mean_at_most(self, size: int) -> int:
        """Return what the mean of any `size` organisations is at most, permille rounded up."""
        if size == 1:
            return PERMILLE
        warm = np.sort(self.arrays.warm, axis=1)[:, ::-1][:, 1:size].sum(axis=1, dtype=np.int64)
        return int(-(-np.sort(warm)[-size:].sum() // (size * (size - 1))))

    def _dive(self, size: int, most: int) -> None:
        """Look for a kinder coalition of one size for a while, and change what is met for the better."""
        if size == 1:
            return
        meter = Meter(Limits(nodes=DIVE))
        scope = Scope(least=size, most=size, mean=self._mean_of(self._known()))
        try:
            Search(Desk(self.arrays, meter), scope).kindest(self._met)
        except OutOfLimitsError:
            pass
        finally:
            self.meter.spent(meter.nodes)
        self._climb(most)

    def _climb(self, most: int) -> None:
        """Add, drop or swap one member as long as that makes a sound coalition kinder."""
        while True:
            self.meter.allowance()
            for members in self._kinder(self._known().members, most):
                priced = price(self.arrays, members)
                if priced is not None:
                    self._met(Hit(members, (), *priced))
                    break
            else:
                return

    def _kinder(self, members: tuple[int, ...], most: int) -> Iterator[tuple[int, ...]]:
        """Yield sets that differ in one member and are kinder, the kindest first."""
        arrays, size, ids = self.arrays, len(members), np.array(members)
        warm = arrays.warm.astype(np.int64)
        least = max(1, arrays.problem.rules.min_members)
        outside = np.setdiff1d(arrays.everyone, ids)
        total, pairs = self._mean_of(self._known())
        if size == 1:
            return
        with_all = warm[ids].sum(axis=0)
        own = with_all[ids] - PERMILLE
        rows: list[tuple[float, int, int]] = []
        if size < most:
            rows += _better(total + with_all[outside], size + 1, total / pairs, -1, outside)
        for at, i in enumerate(members):
            if i in arrays.forced:
                continue
            swapped = total - own[at] + with_all[outside] - warm[i, outside]
            rows += _better(swapped, size, total / pairs, i, outside)
            if size > max(2, least):
                rows += _better(np.array([total - own[at]]), size - 1, total / pairs, i, np.array([-1]))
        for _, out, into in sorted(rows)[:TRIED]:
            changed = tuple(sorted({*members, into} - {out, -1}))
            if not (arrays.ground.warm[np.ix_(changed, changed)] < 0).any():
                yield changed

    def _proven(self, size: int) -> bool:
        """Return whether no other coalition of one size is as kind; a kinder one is taken instead."""
        while True:
            hit = self._known()
            best = self._mean_of(hit)
            if size == 1 and best != ALONE:
                return self._alone() is None
            scope = replace(_as_kind(size, best), past=(hit.members,), differ=1)
            found = Search(self.desk, scope).first()
            if found is None:
                return True
            sums = self._mean_of(found)
            if sums[0] * best[1] == best[0] * sums[1]:
                return False
            self._met(found)

    def _alone(self) -> Hit | None:
        """Return one that can do it alone: nothing is kinder."""
        hit = Search(self.desk, Scope(least=1, most=1)).first()
        if hit is not None:
            self._met(hit)
        return hit

    def _first_of_equals(self, best: Mean, sizes: range) -> Hit:
        """Return the cheapest, smallest, with the smallest ids, of all that are as kind."""
        hit = self._known()
        for size in sizes:
            if size > 1 or best == ALONE:
                search = Search(self.desk, replace(_as_kind(size, best), below=hit.price))
                hit = search.cheapest(self._met) or hit
        scope = replace(_as_kind(len(hit.members), best), below=(hit.cost, len(hit.members) + 1))
        return Search(self.desk, scope).smallest_ids(hit, self._met)


def _better(sums: Array, size: int, mean: float, out: int, into: Array) -> list[tuple[float, int, int]]:
    """Return what is kinder than before: its mean with the sign changed, who goes and who comes."""
    means = sums / (size * (size - 1) / 2)
    kinder = np.flatnonzero(means > mean)
    return [(-float(means[k]), out, int(into[k])) for k in kinder]


def _as_kind(size: int, best: Mean) -> Scope:
    return Scope(least=size, most=size, mean=None if size == 1 else best, mean_reached=True)
