"""Given members: what they lack, what they cost together, and who does what."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from coalition.composing.kernels.flow import place, price_of
from coalition.composing.kernels.ground import Array
from coalition.composing.search.arrays import Arrays

Work = tuple[tuple[int, int, int], ...]


def short(arrays: Arrays, members: Sequence[int], opened: Sequence[int] = ()) -> tuple[int, ...]:
    """Return the cells, but those left open, for which the members together have too little capacity."""
    lacking = arrays.ground.room[list(members)].sum(axis=0) < arrays.ground.volume
    lacking[list(opened)] = False
    return tuple(int(r) for r in np.flatnonzero(lacking))


def price(arrays: Arrays, members: Sequence[int], opened: Sequence[int] = ()) -> tuple[int, int] | None:
    """Return (cost in euro, lead) of the cheapest delivery, None when these members cannot deliver.

    The lead is the one with the least cost, the smallest id among equals. Least and most members, warmth and
    wishes (but for the lead) are another question.
    """
    if not len(members):
        return None
    problem, opened = arrays.problem, tuple(opened)
    ids = np.array(sorted(members), np.int64)
    share, lead_min = problem.share_min(opened), problem.lead_min(opened)
    cost, lead = price_of(arrays.ground, ids, len(ids), _mask(arrays, opened), share, lead_min)
    return None if cost < 0 else (int(cost), int(lead))


def work(arrays: Arrays, members: Sequence[int], opened: Sequence[int], lead: int) -> Work:
    """Return a cheapest placing as (organisation, cell, units); all work where that costs nothing."""
    problem, ids = arrays.problem, np.array(members, np.int64)
    share, lead_min = problem.share_min(tuple(opened)), problem.lead_min(tuple(opened))
    lower = np.array([max(share, lead_min) if i == lead else share for i in members], np.int64)
    placed, cost = _placed(arrays, ids, opened, lower)
    shared, same = _placed(arrays, ids, opened, np.maximum(lower, 1))
    if same == cost:
        placed = shared
    return tuple((int(ids[m]), int(r), int(placed[m, r])) for m, r in zip(*np.nonzero(placed), strict=True))


def _placed(arrays: Arrays, ids: Array, opened: Sequence[int], lower: Array) -> tuple[Array, int]:
    placed = np.zeros((len(ids), len(arrays.ground.volume)), np.int64)
    loads = np.zeros(len(ids), np.int64)
    cost = place(arrays.ground, ids, len(ids), _mask(arrays, opened), lower, placed, loads)
    return placed, int(cost)


def _mask(arrays: Arrays, opened: Sequence[int]) -> Array:
    mask = np.zeros(len(arrays.ground.volume), np.int64)
    mask[list(opened)] = 1
    return mask
