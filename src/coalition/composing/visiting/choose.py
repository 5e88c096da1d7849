"""Choose visits among all sets that were found: quickly well, then the best with its proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coalition.composing.kernels.ground import Array
from coalition.composing.search.meter import OutOfLimitsError
from coalition.composing.visiting.branch import BEST, grow, new_tree, open_bound, try_choice
from coalition.composing.visiting.bundles import Bundles, gather, only
from coalition.composing.visiting.greedy import exchange, fill_up, reached
from coalition.composing.visiting.lot import Lot
from coalition.composing.visiting.price import Prices, lower_bound_by_steps, no_prices
from coalition.composing.visiting.turn import Turn
from coalition.composing.visiting.unlock import SCALE

STEPS = 1000
"""Steps of the prices at the root: three times as many lower the bound by half a hundredth at most."""

WORK = 30_000_000
"""The most pairs of sets that the steps at the root go through: about a tenth of a second."""

QUICK = 100_000_000
"""Pairs of sets that share a visit, up to which exchanging visits takes some tenths of a second."""

NODES, WEIGHT = 4, 512
"""Nodes between two looks at the limits, and the steps that each counts for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The numbers of the pairs to visit, and what no choice gains more than (permille)."""

    pairs: frozenset[int]
    bound: int


def choose(lots: Sequence[Lot], visits: int, turn: Turn) -> Choice:
    """Return the best choice of at most so many visits, or a good one with a bound where the turn ends it.

    First the best of the sets that were found; then, where some were not looked for, what those might add.
    """
    found = [lot.found for lot in lots]
    known = gather(found, [])
    chosen, bound = _best(known, np.zeros(len(known.pairs), np.int64), 0, visits, turn)
    pairs = frozenset(known.pairs[np.flatnonzero(chosen)].tolist())
    blind = [(k, size, gain) for k, lot in enumerate(lots) for size, gain in lot.blind()]
    if blind and visits > 0:
        whole = gather(found, blind)
        gain = int(reached(known, chosen, np.zeros(len(lots), np.int64)))
        _, bound = _best(whole, np.isin(whole.pairs, sorted(pairs)).astype(np.int64), gain, visits, turn)
    return Choice(pairs, bound)


def _best(b: Bundles, chosen: Array, gain: int, visits: int, turn: Turn) -> tuple[Array, int]:
    """Return the best choice and what none gains more than, starting from one with its gain (permille)."""
    if visits == 0 or len(b.lot) == 0:
        return chosen, 0
    prices, free = no_prices(b, visits), np.zeros(len(b.pairs), np.int64)
    steps = max(60, min(STEPS, WORK // (1 + len(b.pair))))
    chosen, gain = _quickly(b, chosen, gain, visits)
    tree = new_tree(b, chosen, gain)
    lower_bound_by_steps(b, prices, free, 0, visits, (gain + 1) * SCALE, steps // 3)
    try_choice(b, prices, tree, visits)
    gain = int(tree.at[BEST])
    bound = lower_bound_by_steps(b, prices, free, 0, visits, (gain + 1) * SCALE, steps)
    small, prices, chosen = _smaller(b, prices, tree.best, bound, gain, visits)
    gain = _bettered(small, chosen, gain, visits)
    best, proven = _branch(small, prices, chosen, gain, visits, turn)
    whole = np.zeros(len(b.pairs), np.int64)
    whole[np.searchsorted(b.pairs, small.pairs)] = best
    return whole, min(int(bound) // SCALE, proven)


def _quickly(b: Bundles, chosen: Array, gain: int, visits: int) -> tuple[Array, int]:
    """Return the better of what is known and a choice of whole sets, the most gain a visit first."""
    other = np.zeros_like(chosen)
    other_gain = int(fill_up(b, other, visits))
    return (other, other_gain) if other_gain > gain else (chosen, gain)


def _bettered(b: Bundles, chosen: Array, gain: int, visits: int) -> int:
    """Better a choice by hand where that takes little time; return what it gains then."""
    work = int((np.diff(b.e_first) ** 2).sum())
    if work > QUICK:
        return gain
    other = np.zeros_like(chosen)
    greedy = exchange(b, other, visits)
    gain = exchange(b, chosen, visits)
    if greedy > gain:
        chosen[:] = other
    return int(max(greedy, gain))


def _smaller(
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


def _branch(b: Bundles, p: Prices, chosen: Array, gain: int, visits: int, turn: Turn) -> tuple[Array, int]:
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
