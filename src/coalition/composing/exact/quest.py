"""The questions as chains of searches: what matters most first, the next among equals, down to the ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from coalition.composing.exact.bits import bits
from coalition.composing.exact.bounds import Bounds
from coalition.composing.exact.meter import Meter
from coalition.composing.exact.model import Model
from coalition.composing.exact.search import Hit, Scope, Search
from coalition.composing.parts import PERMILLE

Question = Callable[["Quest"], Hit | None]


@dataclass(slots=True)
class Quest:
    """One question being answered: the best hit so far, and what is proven of all that could be better.

    No coalition is warmer than `wmin`; none of the warmest (for `cheapest`: none at all) is cheaper than
    `cost`; none leaves less open than `open`.
    """

    model: Model
    bounds: Bounds
    meter: Meter
    best: Hit | None = None
    wmin: int = PERMILLE
    cost: int = 0
    open: int = 0

    def warmest(self) -> Hit | None:
        """Return the warmest, then cheapest, then smallest coalition, then the one with the smallest ids."""
        scope = Scope()
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
        scope = replace(scope, below=(hit.cost + 1, 0))
        scope = self._warm_up(scope, hit)
        hit = self._cheapen(scope, self._known())
        return self._smallest_ids(scope, hit)

    def closest(self) -> Hit | None:
        """Return what leaves the least volume open, then as `warmest`, then with the smallest open cells."""
        hit = self._fullest()
        if hit is None:
            return None
        self.open = self.model.volume_of(hit.opened)
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

    def _search(self, scope: Scope) -> Search:
        return Search(self.model, self.bounds, self.meter, scope)

    def _met(self, hit: Hit) -> None:
        self.best = hit

    def _first(self, scope: Scope) -> Hit | None:
        search = self._search(scope)
        self.cost = search.cost_at_least()
        self.best = search.first()
        return self.best

    def _fullest(self) -> Hit | None:
        """Look first among what leaves open only what nobody can cover; only then among all."""
        most = sum(self.model.volume) - min(self.model.volume)
        everyone = self._search(Scope(spare=most)).allowed
        self.open = self.model.volume_of(self.model.short(everyone, self.model.all_cells))
        if self.open > most:
            return None
        hit = self._first(Scope(spare=self.open))
        if hit is None and self.open < most:
            scope = Scope(spare=most)
            self.cost = self._search(scope).cost_at_least()
            hit = self._search(scope).fullest(self._met)
        return hit

    def _warm_up(self, scope: Scope, hit: Hit) -> Scope:
        """Find, by halving, the highest level that the scope reaches; return the scope at that level."""
        low = self.model.wmin(hit.members)
        levels = sorted({w for row in self.model.warm for w in row if w > low})
        while levels:
            self.wmin = levels[-1]
            middle = len(levels) // 2
            found = self._search(replace(scope, level=levels[middle])).first()
            if found is None:
                levels = levels[:middle]
            else:
                self._met(found)
                low = self.model.wmin(found.members)
                levels = [level for level in levels if level > low]
        self.wmin = low
        return replace(scope, level=low)

    def _cheapen(self, scope: Scope, hit: Hit) -> Hit:
        """Find the cheapest of the scope, the smallest among equals; `hit` is one of the scope."""
        search = self._search(replace(scope, below=hit.price))
        self.cost = max(self.cost, min(hit.cost, search.cost_at_least()))
        hit = search.cheapest(self._met) or hit
        self.cost = hit.cost
        return hit

    def _smallest_ids(self, scope: Scope, hit: Hit) -> Hit:
        """Among equals: settle id after id, from the smallest, whether it can be a member."""
        scope = replace(scope, below=(hit.cost, hit.price[1] + 1))
        for i in range(len(self.model.warm)):
            if scope.must.bit_count() == hit.price[1]:
                break
            joined = replace(scope, must=scope.must | 1 << i)
            found = hit if hit.members >> i & 1 else self._search(joined).first()
            if found is None:
                scope = replace(scope, barred=scope.barred | 1 << i)
            else:
                scope, hit = joined, found
                self._met(hit)
        return hit

    def _smallest_open(self, scope: Scope, hit: Hit) -> Hit:
        """Among the ways in which the same members can leave as much open: settle cell after cell."""
        others = self.model.everyone & ~hit.members
        scope = replace(scope, below=(hit.cost, hit.price[1] + 1), must=hit.members, barred=others)
        for r in bits(self.model.all_cells):
            if scope.must_open == hit.opened:
                break
            opened = replace(scope, must_open=scope.must_open | 1 << r)
            found = hit if hit.opened >> r & 1 else self._search(opened).first()
            if found is None:
                scope = replace(scope, must_fill=scope.must_fill | 1 << r)
            else:
                scope, hit = opened, found
                self._met(hit)
        return hit
