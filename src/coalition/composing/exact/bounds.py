"""How many more members a half-made coalition needs at least, and what it costs at least."""

from __future__ import annotations

from collections.abc import Iterable
from math import lcm
from typing import NamedTuple

from coalition.composing.exact.bits import bits
from coalition.composing.exact.lagrange import SCALE, Pool, Worth, lift
from coalition.composing.exact.model import Model

FIRST_ROUNDS, NEXT_ROUNDS = 120, 12
"""Rounds of lifting prices: from nothing, and from those of the search before."""

IMPOSSIBLE = 10**6
"""More members than anyone may ask for: there is no way on from here."""


class Node(NamedTuple):
    """A half-made coalition.

    `chosen` members; `free` who may still join; `opened` cells left open; `kept` cells that may not be
    opened any more; `covered` cells that the chosen can fill; `left[r]` what they lack in cell r.
    """

    chosen: int
    free: int
    opened: int
    kept: int
    covered: int
    left: tuple[int, ...]


class Bounds:
    """Lower bounds for one model; each is true for every coalition that can grow from a node."""

    def __init__(self, model: Model) -> None:
        """Work out once what every node needs."""
        self.model = model
        orgs = model.problem.orgs
        self.offered = [whole | partly for whole, partly in zip(model.whole, model.partly, strict=True)]
        self.mixed = any(model.partly)
        self.single = all(volume == 1 for volume in model.volume)
        self.tight = any(
            org.total_capacity < sum(map(min, room, model.volume))
            for org, room in zip(orgs, model.room, strict=True)
        )
        self.fixed = [org.fixed_cost for org in orgs]
        self.flat = len(set(self.fixed)) == 1 and not any(any(row) for row in model.price)
        self.parts = lcm(*range(1, len(model.volume) + 1))
        self.prices: list[int] | None = None

    def members_needed(self, node: Node, uncovered: int, spare: int) -> int:
        """Return how many more members are needed at least when `spare` units may still be left open."""
        model = self.model
        needed = max(0, model.problem.rules.min_members - node.chosen.bit_count())
        if not node.chosen & model.leaders:
            needed = max(needed, 1)
        if uncovered:
            needed = max(needed, self._to_cover(node, uncovered, spare))
        if self.tight:
            asked = model.volume_of(model.all_cells & ~node.opened) - spare
            asked -= sum(model.reach[i] for i in bits(node.chosen))
            needed = max(needed, _fewest((model.reach[i] for i in bits(node.free)), asked))
        return needed

    def _to_cover(self, node: Node, uncovered: int, spare: int) -> int:
        needed = 0
        if not spare:
            needed = self._by_cells(node, uncovered)
        if self.mixed or not self.single or spare:
            lacking = sum(node.left[r] for r in bits(uncovered)) - spare
            gains = (self._gain(i, node, uncovered) for i in bits(node.free))
            needed = max(needed, _fewest(gains, lacking))
        return needed

    def _gain(self, i: int, node: Node, uncovered: int) -> int:
        room, left = self.model.room[i], node.left
        if self.single:
            return (self.offered[i] & uncovered).bit_count()
        return sum(min(room[r], left[r]) for r in bits(self.offered[i] & uncovered))

    def _by_cells(self, node: Node, uncovered: int) -> int:
        """Weigh each cell by its widest provider, 1/width: then no member weighs more than one."""
        widths = sorted(((self.offered[i] & uncovered).bit_count(), i) for i in bits(node.free))
        total, left = 0, uncovered
        for width, i in reversed(widths):
            if not left:
                break
            total += (self.offered[i] & left).bit_count() * (self.parts // width)
            left &= ~self.offered[i]
        return -(-total // self.parts)

    def cost_at_least(self, node: Node, needed: int, spare: int) -> int:
        """Return what every coalition from this node costs at least, in euro."""
        if self.flat:
            return self.fixed[0] * (node.chosen.bit_count() + needed)
        sunk = sum(self.fixed[i] for i in bits(node.chosen))
        more = sum(sorted(self.fixed[i] for i in bits(node.free))[:needed])
        sure = [
            r
            for r in bits(self.model.all_cells & ~node.opened)
            if node.kept >> r & 1 or self.model.volume[r] > spare
        ]
        return sunk + more + sum(self._fill(node, r) for r in sure)

    def _fill(self, node: Node, r: int) -> int:
        """Return what the work in one cell costs at least, in euro."""
        model = self.model
        who = bits(model.providers[r] & (node.chosen | node.free))
        offers = iter(sorted((model.price[i][r], model.room[i][r]) for i in who))
        paid, need = 0, model.volume[r]
        while need:
            price, room = next(offers)
            paid += price * min(room, need)
            need -= min(room, need)
        return paid

    def worth(self, node: Node, spare: int, slots: int, below: int) -> Worth:
        """Return a Lagrange bound from this node; its prices are kept for the next search to lift on."""
        cells = tuple(
            r
            for r in bits(self.model.all_cells & ~node.opened)
            if node.kept >> r & 1 or self.model.volume[r] > spare
        )
        rounds = FIRST_ROUNDS if self.prices is None else NEXT_ROUNDS
        prices = self.prices or self._dearest()
        worth, self.prices = lift(
            self.model, Pool(node.chosen, node.free, slots, cells), prices, below, rounds
        )
        return worth

    def _dearest(self) -> list[int]:
        """Return prices to begin with: what the dearest unit of each cell costs when it is filled cheaply."""
        model, prices = self.model, []
        for r, need in enumerate(model.volume):
            price = 0
            for cost, i in sorted((model.price[i][r], i) for i in bits(model.providers[r])):
                if need > 0:
                    price = cost * SCALE + SCALE * self.fixed[i] // max(1, model.reach[i])
                    need -= model.room[i][r]
            prices.append(price)
        return prices


def _fewest(amounts: Iterable[int], asked: int) -> int:
    """Return how many of the largest amounts reach what is asked; `IMPOSSIBLE` if all do not."""
    count = 0
    for amount in sorted(amounts, reverse=True):
        if asked <= 0:
            break
        asked -= amount
        count += 1
    return count if asked <= 0 else IMPOSSIBLE
