"""What a coalition costs at least, by Lagrange: pay a price for each unit of a cell, and see who is worth it.

For all prices λ a sound coalition costs at least Σ λ(r)·volume(r) + Σ worth(i) over its members; worth(i)
is i's fixed cost less what its work saves against the prices, its own capacity kept. Prices are raised where
too little is offered at them and lowered where too much is, as long as that lifts the bound.
"""

from __future__ import annotations

from dataclasses import dataclass

from coalition.composing.exact.bits import bits
from coalition.composing.exact.model import Model

SCALE = 1 << 20
"""Prices are whole numbers of a millionth of a euro: every step is exact and the same on every machine."""

PACE = 16
"""A step is `pace`/16 of the way to the target; it starts at twice the way."""

PATIENCE = 5
"""Rounds without gain after which the pace is halved."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Who is in (`chosen`), who may join (`free`, at most `slots`), and the `cells` they must fill."""

    chosen: int
    free: int
    slots: int
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Worth:
    """The bound at certain prices: `base` and what each organisation adds to it, in parts of a euro."""

    base: int
    adds: dict[int, int]

    def least(self, chosen: int, free: int, slots: int) -> int:
        """Return the bound for a set and who may still join it, in parts of a euro."""
        saving = sorted(self.adds[i] for i in bits(free) if self.adds[i] < 0)
        return self.base + sum(self.adds[i] for i in bits(chosen)) + sum(saving[:slots])

    def worth_trying(self, least: int, free: int, below: int) -> int:
        """Return who may still join without lifting the bound above `below` euro."""
        kept = 0
        for i in bits(free):
            if least + max(0, self.adds[i]) <= below * SCALE:
                kept |= 1 << i
        return kept


def euros(parts: int) -> int:
    """Return parts of a euro as whole euros, rounded up: a cost is whole."""
    return -(-parts // SCALE)


def lift(model: Model, pool: Pool, prices: list[int], target: int, rounds: int) -> tuple[Worth, list[int]]:
    """Improve prices towards a bound of `target` euro; return the best bound and its prices."""
    best, best_prices, best_least = None, prices, 0
    pace, idle = 2 * PACE, 0
    for _ in range(rounds):
        worth, lacking = _weigh(model, pool, prices)
        least = worth.least(pool.chosen, pool.free, pool.slots)
        if best is None or least > best_least:
            best, best_prices, best_least, idle = worth, prices, least, 0
        else:
            idle += 1
        if idle == PATIENCE:
            pace, idle = pace // 2, 0
        norm = PACE * sum(units * units for units in lacking)
        gap = target * SCALE - least
        if not norm or gap <= 0 or not pace:
            break
        prices = [price + pace * gap * units // norm for price, units in zip(prices, lacking, strict=True)]
    assert best is not None, "there is at least one round"
    return best, best_prices


def _weigh(model: Model, pool: Pool, prices: list[int]) -> tuple[Worth, list[int]]:
    """Return the bound at these prices, and how many units of each cell nobody does at them."""
    adds: dict[int, int] = {}
    works: dict[int, list[tuple[int, int]]] = {}
    for i in bits(pool.chosen | pool.free):
        adds[i], works[i] = _best_work(model, pool, i, prices)
    joining = sorted((adds[i], i) for i in bits(pool.free) if adds[i] < 0)[: pool.slots]
    lacking = list(model.volume)
    for i in (*bits(pool.chosen), *(i for _, i in joining)):
        for r, units in works[i]:
            lacking[r] -= units
    asked = set(pool.cells)
    base = sum(prices[r] * model.volume[r] for r in pool.cells)
    return Worth(base, adds), [units if r in asked else 0 for r, units in enumerate(lacking)]


def _best_work(model: Model, pool: Pool, i: int, prices: list[int]) -> tuple[int, list[tuple[int, int]]]:
    """Return what organisation i adds to the bound at these prices, and the work it would do at them."""
    room, unit, org = model.room[i], model.price[i], model.problem.orgs[i]
    savings = sorted(
        (unit[r] * SCALE - prices[r], r) for r in pool.cells if room[r] and unit[r] * SCALE < prices[r]
    )
    added, left, work = org.fixed_cost * SCALE, org.total_capacity, []
    for saving, r in savings:
        units = min(room[r], model.volume[r], left)
        added += saving * units
        left -= units
        work.append((r, units))
    return added, work
