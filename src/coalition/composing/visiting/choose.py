"""Choose visits among all sets that were found: quickly well, then the best with its proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coalition.composing.kernels.ground import Array
from coalition.composing.search.meter import OutOfLimitsError
from coalition.composing.visiting.branch import grow, new_tree, open_bound
from coalition.composing.visiting.bundles import Bundles, gather, only
from coalition.composing.visiting.greedy import exchange, fill_up
from coalition.composing.visiting.lot import Lot
from coalition.composing.visiting.price import Prices, lower_bound_by_steps, no_prices
from coalition.composing.visiting.turn import Turn
from coalition.composing.visiting.unlock import SCALE

STEPS = 1000
"""Steps of the prices at the root: more lower the bound by less than a thousandth."""

WORK = 30_000_000
"""The most pairs of sets that the steps at the root go through: about a tenth of a second."""

NODES, WEIGHT = 4, 512
"""Nodes between two looks at the limits, and the steps that each counts for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The numbers of the pairs to visit, and what no choice gains more than (permille)."""

    pairs: frozenset[int]
    bound: int


def choose(lots: Sequence[Lot], visits: int, turn: Turn) -> Choice:
    """Return the best choice of at most so many visits, or a good one with a bound where the turn ends it."""
    blind = [(k, size, gain) for k, lot in enumerate(lots) for size, gain in lot.blind()]
    bundles = gather([lot.found for lot in lots], blind)
    chosen = np.zeros(len(bundles.pairs), np.int64)
    if visits == 0 or len(bundles.lot) == 0:
        return Choice(frozenset(), 0)
    gain = fill_up(bundles, chosen, visits)
    prices, free = no_prices(bundles, visits), np.zeros(len(bundles.pairs), np.int64)
    steps = max(60, min(STEPS, WORK // (1 + len(bundles.pair))))
    bound = lower_bound_by_steps(bundles, prices, free, 0, visits, (gain + 1) * SCALE, steps)
    small, prices, chosen = _smaller(bundles, prices, chosen, bound, gain, visits)
    gain = exchange(small, chosen, visits)
    found, proven = _branch(small, prices, chosen, gain, visits, turn)
    pairs = frozenset(small.pairs[np.flatnonzero(found)].tolist())
    return Choice(pairs, min(bound // SCALE, proven))


def _smaller(  # noqa: PLR0913 - all that is known at the root
    b: Bundles, p: Prices, chosen: Array, bound: int, gain: int, visits: int
) -> tuple[Bundles, Prices, Array]:
    """Leave out the sets that no better choice can rest on: with one of them a lot keeps too little."""
    paid = np.zeros(len(b.lot), np.int64)
    np.add.at(paid, np.repeat(np.arange(len(b.lot)), np.diff(b.start)), p.slot[b.slot])
    left = b.gain * SCALE - paid - b.blind * p.each[b.lot]
    inside = np.ones(len(b.lot), np.int64)
    np.minimum.at(inside, np.repeat(np.arange(len(b.lot)), np.diff(b.start)), chosen[b.pair])
    keep = (bound - p.kept[b.lot] + left >= (gain + 1) * SCALE) | ((inside == 1) & (b.blind == 0))
    small, slot = only(b, keep, p.slot)
    prices = no_prices(small, visits)
    prices.slot[:] = slot
    prices.each[:] = p.each
    return small, prices, chosen[np.searchsorted(b.pairs, small.pairs)]


def _branch(  # noqa: PLR0913 - where branching starts
    b: Bundles, p: Prices, chosen: Array, gain: int, visits: int, turn: Turn
) -> tuple[Array, int]:
    tree = new_tree(b, chosen, gain)
    try:
        while True:
            turn.allowance()
            if grow(b, p, tree, visits, NODES):
                return tree.best, open_bound(tree)
            turn.spent(NODES * WEIGHT)
    except OutOfLimitsError:
        return tree.best, open_bound(tree)


__all__ = ["Choice", "choose"]
