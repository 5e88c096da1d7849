"""One search in one scope: narrowed first, then walked by the kernel until it ends or a limit ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from coalition.composing.kernels import stack as kernel
from coalition.composing.kernels.flow import FAR
from coalition.composing.kernels.ground import Array
from coalition.composing.kernels.narrow import narrow
from coalition.composing.kernels.prices import NEVER, lift
from coalition.composing.kernels.stack import Goal, Stack
from coalition.composing.kernels.walk import walk
from coalition.composing.parts import PERMILLE
from coalition.composing.search.desk import Desk
from coalition.composing.search.scope import Hit, Scope

FIRST_ROUNDS, NEXT_ROUNDS, NODE_ROUNDS = 80, 12, 20
"""Rounds of lifting prices: from nothing, from those of the search before, and in each frame."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A bound on cost by prices of cells: `base`, and what each adds by its `worth` and, as lead, by `extra`.

    All in parts of a euro; see `kernels.prices`.
    """

    base: int
    worth: Array
    extra: Array
    prices: Array


class Search:
    """One search in one scope; `first`, `cheapest`, `fullest`, `kindest` and `smallest_ids` walk it."""

    def __init__(self, desk: Desk, scope: Scope) -> None:
        """Narrow the field; nothing is searched yet."""
        self.desk, self.scope, arrays = desk, scope, desk.arrays
        self.ground, rules = arrays.ground, arrays.problem.rules
        self.least = max(rules.min_members, scope.least)
        self.most = min(rules.max_members, scope.most or rules.max_members, len(arrays.problem.orgs))
        self.asked = self.ground.volume.copy()
        self.asked[list(scope.dropped)] = 0
        self.aside = int(self.ground.volume.sum() - self.asked.sum())
        self.must = tuple(sorted({*scope.must, *arrays.forced}))
        volume = int(self.asked.sum()) - scope.spare
        self.share = -(-rules.min_share * volume // PERMILLE)
        self.lead_min = -(-(PERMILLE - rules.max_subcontract) * volume // PERMILLE)
        reach = self.ground.reach
        if scope.dropped:
            reach = np.minimum(self.ground.total, self.ground.room[:, self.asked > 0].sum(axis=1))
        able = self.ground.leads * (reach >= max(self.share, self.lead_min))
        self.ground = self.ground._replace(leads=able, reach=reach)
        self.field = self._narrowed()
        self.weighed: Weighed | None = None

    def first(self) -> Hit | None:
        """Return some coalition of the scope, None when there is none."""
        return self._run(stop=True)

    def cheapest(self, heard: Callable[[Hit], None]) -> Hit | None:
        """Return the cheapest, with the fewest members among equals; each better one is told to `heard`."""
        return self._run(heard=heard)

    def fullest(self, heard: Callable[[Hit], None]) -> Hit | None:
        """Return one that leaves as little open as possible."""
        return self._run(fullest=True, heard=heard)

    def kindest(self, heard: Callable[[Hit], None]) -> Hit | None:
        """Return one with the greatest mean warmth of its pairs, above `scope.mean`."""
        return self._run(kindest=True, heard=heard)

    def _narrowed(self) -> Array:
        """Return who may be in a coalition of this scope; empty where there is none."""
        scope = self.scope
        nobody = np.empty(0, np.int64)
        if len(self.must) > self.most or self.least > self.most:
            return nobody
        allowed = self.desk.field_at(scope)
        if scope.only is not None:
            mask = np.zeros(len(self.ground.fixed), bool)
            mask[[*scope.only, *self.must]] = True
            allowed = allowed[mask[allowed]]
        allowed = allowed[self.ground.reach[allowed] >= self.share]
        if scope.dropped:
            allowed = allowed[np.argsort(-self.ground.reach[allowed], kind="stable")]
        if not set(self.must) <= set(allowed.tolist()):
            return nobody
        must = np.array(self.must, np.int64)
        for i in self.must:
            if any(self.ground.warm[i, j] < scope.level for j in self.must if j != i):
                return nobody
        kept = narrow(self.ground, scope.level, self.asked, scope.spare, self.most, allowed, must)
        self.desk.keep_field(scope, kept)
        return np.sort(kept)

    def weigh(self) -> None:
        """Make a Lagrange bound ready, once, where costs differ and there is a cost to stay below."""
        arrays, below = self.desk.arrays, self.scope.below
        if self.weighed is not None or arrays.flat >= 0 or below is None or not len(self.field):
            return
        surely = self.asked > self.scope.spare
        surely[list(self.scope.must_fill)] = True
        surely[list(self.scope.must_open)] = False
        asked = self.asked * surely
        rounds = FIRST_ROUNDS if self.desk.prices is None else NEXT_ROUNDS
        prices = self._dearest() if self.desk.prices is None else self.desk.prices.copy()
        must = np.array(self.must, np.int64)
        free = np.setdiff1d(self.field, must, assume_unique=True)
        slots = min(len(free), self.most - len(must))
        worth = np.zeros(len(self.ground.fixed), np.int64)
        extra = np.zeros(len(self.ground.fixed), np.int64)
        base = lift(
            self.ground,
            must,
            free,
            slots,
            asked,
            self.share if surely.all() else 0,
            self.lead_min if surely.all() else 0,
            prices,
            below[0],
            arrays.scale,
            rounds,
            worth,
            extra,
        )
        self.desk.prices = prices
        self.weighed = Weighed(int(base), worth, extra, prices)

    def _dearest(self) -> Array:
        """Return prices to begin with: what the dearest unit of each cell costs when it is filled cheaply."""
        ground, scale = self.ground, self.desk.arrays.scale
        prices = np.zeros(len(ground.volume), np.int64)
        per_unit = scale * ground.fixed[self.field] // np.maximum(1, ground.reach[self.field])
        for r in range(len(prices)):
            offered = ground.room[self.field, r]
            costs = ground.price[self.field, r] * scale + per_unit
            order = np.argsort(np.where(offered > 0, costs, np.iinfo(np.int64).max), kind="stable")
            filled = np.cumsum(offered[order])
            at = int(np.searchsorted(filled, ground.volume[r]))
            if at < len(order) and offered[order[at]] > 0:
                prices[r] = costs[order[at]]
        return prices

    def cost_at_least(self) -> int:
        """Return what every coalition of the scope costs at least, in euro; 0 when there is none."""
        arrays = self.desk.arrays
        if not len(self.field):
            return 0
        fewest = max(1, self.least, len(self.must))
        if arrays.flat >= 0:
            return arrays.flat * fewest
        if self.weighed is None:
            return 0
        parts = self._parts(self.weighed, joins=True)
        return max(0, -(-parts // arrays.scale))

    def _parts(self, weighed: Weighed, *, joins: bool) -> int:
        """Return what every coalition of the scope costs at least, in parts of a euro.

        With `joins`, a lead that must still join adds its own worth too.
        """
        free = np.setdiff1d(self.field, np.array(self.must, np.int64), assume_unique=True)
        slots = max(0, self.most - len(self.must))
        saving = np.sort(np.minimum(weighed.worth[free], 0))[:slots].sum()
        chosen = int(weighed.worth[list(self.must)].sum())
        own = np.maximum(weighed.worth, 0) * int(joins)
        own[list(self.must)] = 0
        leads = self.field[self.ground.leads[self.field] == 1]
        lead = int((weighed.extra + own)[leads].min(initial=NEVER))
        return min(NEVER, weighed.base + chosen + int(saving) + lead)

    def _goal(self, *, stop: bool, fullest: bool, kindest: bool) -> Goal:
        rules, scope, arrays = self.desk.arrays.problem.rules, self.scope, self.desk.arrays
        return Goal(
            level=scope.level,
            least=self.least,
            most=self.most,
            permille_share=rules.min_share,
            permille_lead=PERMILLE - rules.max_subcontract,
            stop_at_first=int(stop),
            fullest=int(fullest),
            kindest=int(kindest),
            flat=arrays.flat,
            strict=int(not scope.mean_reached),
            scale=0 if self.weighed is None else arrays.scale,
            rounds=NODE_ROUNDS,
            differ=scope.differ,
        )

    def _root(self, root: tuple[tuple[int, ...], Array] | None) -> Stack:
        """Return a stack whose first frame has everyone that must join, or a root that is given."""
        scope, ground, orgs = self.scope, self.ground, len(self.ground.fixed)
        stack = self.desk.stack(self.most + 2 + (len(self.asked) if scope.spare else 0))
        chosen, free = root or (self.must, np.setdiff1d(self.field, np.array(self.must, np.int64)))
        stack.now[:] = 0
        stack.now[kernel.DEPTH] = -1
        stack.now[kernel.BELOW], stack.now[kernel.BELOW_SIZE] = scope.below or (FAR, 0)
        stack.now[kernel.SPARE] = scope.spare + self.aside
        stack.now[kernel.WARM_SUM], stack.now[kernel.PAIRS] = scope.mean or (0, 0)
        stack.size[0] = len(chosen)
        stack.chosen[: len(chosen)] = chosen
        members = list(chosen)
        stack.left[0] = np.maximum(0, self.asked - ground.room[members].sum(axis=0))
        stack.state[0] = kernel.ASKED
        stack.state[0][list(scope.must_fill)] = kernel.HELD
        stack.state[0][[*scope.dropped, *scope.must_open]] = kernel.OPENED
        stack.free[0, : len(free)] = free
        stack.free_count[0] = len(free)
        pairs = ground.warm[np.ix_(members, members)]
        stack.warm_sum[0] = (int(pairs.sum(dtype=np.int64)) - PERMILLE * len(members)) // 2
        stack.source[0] = 0
        if (weighed := self.weighed) is not None:
            stack.base[0] = min(NEVER, weighed.base)
            stack.worth[0], stack.extra[0], stack.prices[0] = weighed.worth, weighed.extra, weighed.prices
        past = np.zeros((len(scope.past), orgs), np.int64)
        for row, members_before in zip(past, scope.past, strict=True):
            row[list(members_before)] = 1
        return stack._replace(past=past, tops=self._tops())

    def _tops(self) -> Array:
        """Return of each organisation the sums of its 1, 2, … warmest pairs in the field (for a mean)."""
        if self.scope.mean is None:
            return np.zeros((0, 0), np.int64)
        tops = np.zeros((len(self.ground.fixed), self.most), np.int64)
        warm = self.ground.warm[np.ix_(self.field, self.field)].astype(np.int64)
        np.fill_diagonal(warm, 0)
        best = -np.sort(-warm, axis=1)[:, : self.most]
        tops[self.field, : best.shape[1]] = np.cumsum(best, axis=1)
        if best.shape[1] < self.most:
            tops[self.field, best.shape[1] :] = tops[self.field, best.shape[1] - 1][:, None]
        return tops

    def _run(
        self,
        *,
        stop: bool = False,
        fullest: bool = False,
        kindest: bool = False,
        heard: Callable[[Hit], None] | None = None,
        root: tuple[tuple[int, ...], Array] | None = None,
    ) -> Hit | None:
        if not len(self.field) and not (root and root[0]):
            self.desk.meter.allowance()
            self.desk.meter.spent(1)
            return None
        self.weigh()
        stack = self._root(root)
        goal = self._goal(stop=stop, fullest=fullest, kindest=kindest)
        hit, meter = None, self.desk.meter
        while True:
            before = int(stack.now[kernel.NODES])
            said = walk(self.ground, goal, stack, meter.allowance())
            if said == kernel.MET:
                hit = _hit(stack, self.scope)
                if heard is not None:
                    heard(hit)
            meter.spent(int(stack.now[kernel.NODES]) - before)
            enough = stop or stack.now[kernel.SPARE] < self.aside
            if said == kernel.ENDED or (said == kernel.MET and enough):
                return hit

    def smallest_ids(self, hit: Hit, heard: Callable[[Hit], None]) -> Hit:
        """Return the one with the smallest ids of all in the scope; `hit` is one of them, sizes are equal.

        Place after place: the smallest id that can stand there, with only greater ones behind it.
        """
        self.weigh()
        ids = self._affordable()
        for place in range(len(hit.members)):
            before = hit.members[:place]
            floor = before[-1] if before else -1
            for i in ids:
                if i >= hit.members[place]:
                    break
                if i > floor and (found := self._with({*before, *self.must, int(i)}, i, ids)):
                    hit = found
                    heard(hit)
        return hit

    def _affordable(self) -> Array:
        """Return who of the field can join without making it dearer than the scope allows."""
        if self.weighed is None or self.scope.below is None:
            return self.field
        most = self.scope.below[0] * self.desk.arrays.scale - self._parts(self.weighed, joins=False)
        kept: Array = self.field[self.weighed.worth[self.field] <= most]
        return kept

    def _with(self, members: set[int], after: int, ids: Array) -> Hit | None:
        chosen = sorted(members)
        near = self.ground.warm[chosen] >= self.scope.level
        if not near[:, chosen].all():
            return None
        free = ids[(ids > after) & near[:, ids].all(axis=0)]
        return self._run(stop=True, root=(tuple(chosen), np.setdiff1d(free, chosen, assume_unique=True)))


def _hit(stack: Stack, scope: Scope) -> Hit:
    size = int(stack.now[kernel.SIZE])
    opened = tuple(int(r) for r in np.flatnonzero(stack.best_open) if r not in scope.dropped)
    members = tuple(int(i) for i in stack.best[:size])
    return Hit(members, opened, int(stack.now[kernel.COST]), int(stack.now[kernel.LEAD]))
