"""The questions as chains of searches: what matters most first, the next among equals, down to the ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from coalition.composing.kernels.ground import Array
from coalition.composing.parts import PERMILLE
from coalition.composing.search.arrays import Arrays
from coalition.composing.search.crew import price
from coalition.composing.search.desk import Desk
from coalition.composing.search.meter import Meter, Report
from coalition.composing.search.scope import Hit, Scope
from coalition.composing.search.walker import Search


def least_pair(warm: Array, members: Iterable[int]) -> int:
    """Return the warmth of the least warm pair, permille; 1000 for one member."""
    ids = list(members)
    return int(warm[np.ix_(ids, ids)].min()) if ids else PERMILLE


@dataclass(slots=True)
class Quest:
    """One question being answered: the best hit so far, and what is proven of all that could be better.

    No coalition is warmer than `wmin`; none of the warmest (for `cheapest`: none at all) is cheaper than
    `cost`; none leaves less open than `open`. `start` is where an earlier question ended.
    """

    arrays: Arrays
    meter: Meter
    best: Hit | None = None
    wmin: int = PERMILLE
    cost: int = 0
    open: int = 0
    start: Hit | None = None
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        """Lay the desk."""
        self.desk = Desk(self.arrays, self.meter)
        self.meter.state = self._report

    def _report(self, nodes: int, seconds: float) -> Report:
        if self.best is None:
            return Report(nodes, seconds, self.wmin, self.cost)
        wmin = least_pair(self.arrays.warm, self.best.members)
        return Report(nodes, seconds, self.wmin, self.cost, wmin, *self.best.price)

    def warmest(self, scope: Scope | None = None) -> Hit | None:
        """Return the warmest, then cheapest, then smallest coalition, then the one with the smallest ids."""
        scope = scope or Scope()
        if self._first(scope) is None:
            return None
        return self._warmest_of(scope)

    def cheapest(self) -> Hit | None:
        """Return the cheapest, then warmest, then smallest coalition, then the one with the smallest ids."""
        scope = Scope()
        hit = self._first(scope)
        if hit is None:
            return None
        hit = self._cheapen(scope, hit)
        hit = self._warmed(scope, hit)
        return self._smallest_ids(replace(scope, level=self.wmin), hit)

    def closest(self) -> Hit | None:
        """Return what leaves the least volume open, then as `warmest`, then with the smallest open cells."""
        hit = self._fullest()
        if hit is None:
            return None
        self.open = self._volume(hit.opened)
        scope = Scope(spare=self.open)
        hit = self._warmest_of(scope)
        return self._smallest_open(replace(scope, level=self.wmin), hit)

    def _warmest_of(self, scope: Scope) -> Hit:
        scope = self._warm_up(scope, self._known())
        hit = self._cheapen(scope, self._known())
        return self._smallest_ids(scope, hit)

    def _known(self) -> Hit:
        assert self.best is not None, "a search before this one met a coalition"
        return self.best

    def _volume(self, cells: Iterable[int]) -> int:
        return int(self.arrays.ground.volume[list(cells)].sum())

    def _met(self, hit: Hit) -> None:
        self.best = hit

    def _first(self, scope: Scope) -> Hit | None:
        search = Search(self.desk, scope)
        self.cost = search.cost_at_least()
        self.best = self._started() or search.first()
        return self.best

    def _started(self) -> Hit | None:
        """Return what an earlier question ended with, if it is still sound under these wishes."""
        start, ground = self.start, self.arrays.ground
        if start is None or not set(self.arrays.forced) <= set(start.members):
            return None
        ids = list(start.members)
        if set(ids) & set(self.arrays.problem.wishes.without) or (ground.warm[np.ix_(ids, ids)] < 0).any():
            return None
        priced = price(self.arrays, ids)
        return None if priced is None else Hit(start.members, (), *priced)

    def _fullest(self) -> Hit | None:
        """Look first among what leaves open only what nobody can cover; only then among all."""
        ground = self.arrays.ground
        most = int(ground.volume.sum() - ground.volume.min())
        able = Search(self.desk, Scope(spare=most)).field
        lost = ground.room[able].sum(axis=0) < ground.volume
        self.open = int(ground.volume[lost].sum())
        if self.open > most:
            return None
        hit = self._first(Scope(spare=self.open))
        if hit is None and self.open < most:
            scope = Scope(spare=most)
            self.cost = Search(self.desk, scope).cost_at_least()
            hit = Search(self.desk, scope).fullest(self._met)
        return hit

    def _warm_up(self, scope: Scope, hit: Hit) -> Scope:
        """Find the highest level that the scope reaches; return the scope at that level.

        By halving; after an earlier question by growing steps from where that ended, as little has changed.
        """
        low, high, step = least_pair(self.arrays.warm, hit.members), self.wmin, 1
        from_above = high < PERMILLE
        while low < high:
            self.wmin = high
            level = (low + high + 1) // 2
            if self.start is not None:
                level = max(level, high - step + 1) if from_above else min(level, low + step)
                step *= 4
            found = Search(self.desk, replace(scope, level=level)).first()
            if found is None:
                high = level - 1
            else:
                self._met(found)
                low = least_pair(self.arrays.warm, found.members)
        self.wmin = low
        return replace(scope, level=low)

    def _warmed(self, scope: Scope, hit: Hit) -> Hit:
        """Return the warmest of those that cost as much as `hit` (the cheapest and smallest of the scope).

        Step by step, not by halving: few cost the same, and one search mostly shows that none is warmer.
        """
        stepped = False
        while True:
            low = least_pair(self.arrays.warm, hit.members)
            warmer = replace(scope, level=low + 1, below=(hit.cost + 1, 0))
            found = Search(self.desk, warmer).first() if low < self.wmin else None
            if found is None:
                self.wmin = low
                return self._cheapen(replace(scope, level=low), hit) if stepped else hit
            hit, stepped = found, True
            self._met(hit)

    def _cheapen(self, scope: Scope, hit: Hit) -> Hit:
        """Find the cheapest of the scope, the smallest among equals; `hit` is one of the scope."""
        search = Search(self.desk, replace(scope, below=hit.price))
        search.weigh()
        self.cost = max(self.cost, min(hit.cost, search.cost_at_least()))
        hit = search.cheapest(self._met) or hit
        self.cost = hit.cost
        return hit

    def _smallest_ids(self, scope: Scope, hit: Hit) -> Hit:
        """Among equals: settle id after id, from the smallest, whether it can be a member.

        Where costs differ there is mostly no equal, which one search shows.
        """
        size = len(hit.members)
        scope = replace(scope, below=(hit.cost, size + 1), least=size, most=size)
        if self.arrays.flat < 0 and not scope.past:
            other = Search(self.desk, replace(scope, past=(hit.members,), differ=1)).first()
            if other is None:
                return hit
        return Search(self.desk, scope).smallest_ids(hit, self._met)

    def _smallest_open(self, scope: Scope, hit: Hit) -> Hit:
        """Among the ways in which the same members can leave as much open: settle cell after cell."""
        size = len(hit.members)
        scope = replace(scope, below=(hit.cost, size + 1), must=hit.members, only=hit.members)
        for r in range(len(self.arrays.ground.volume)):
            if scope.must_open == hit.opened:
                break
            opened = replace(scope, must_open=(*scope.must_open, r))
            found = hit if r in hit.opened else Search(self.desk, opened).first()
            if found is None:
                scope = replace(scope, must_fill=(*scope.must_fill, r))
            else:
                scope, hit = opened, found
                self._met(hit)
        return hit
