"""Where a search is and what it looks for: the arrays and numbers that its kernels share."""

from __future__ import annotations

from typing import NamedTuple

from coalition.composing.kernels.ground import Array

ENDED, PAUSED, MET = 0, 1, 2
"""What `walk` says: all was seen, the budget is spent, or a coalition was met and the search should stop."""

ASKED, OPENED, HELD = 0, 1, 2
"""What holds for a cell on the way down: it is asked, left open, or may not be left open any more."""

DEPTH, NODES, COST, SIZE, LEAD, BELOW, BELOW_SIZE, SPARE, OPEN_VOLUME, WARM_SUM, PAIRS = range(11)
"""Places in `Stack.now`: the depth and nodes so far; the best met; what the next must stay below or, as a
sum of pairs over their number, above (0 pairs: no mean is asked)."""

NEARBY = 1
"""Up to so many members, a mean is bounded by the pairs among those who may join, and not by all pairs:
deeper, that costs three times what it saves."""

WEIGHT = 1 << 20
PART = 1 << 16
"""Whole numbers that stand for one member and for one cell, in bounds by fractions."""


class Goal(NamedTuple):
    """What a search looks for; all numbers are int64.

    Pairs at least `level` warm; `least` to `most` members; each member does `permille_share` and the lead
    `permille_lead` of what is not left open. `stop_at_first` 1 ends at any coalition met, else the cheapest
    is sought, with `fullest` 1 the one that leaves least open, with `kindest` 1 the one with the greatest
    mean. `flat`: what a member costs where all cost the same and work is free, else -1. A mean must be above
    the one in `Stack.now` (`strict` 1) or at least as great; for that `least` equals `most`. `scale` parts
    make a euro in `worth` (0: no prices are known), lifted `rounds` times in each frame. The set differs in
    `differ` members from each in `Stack.past`.
    """

    level: int
    least: int
    most: int
    permille_share: int
    permille_lead: int
    stop_at_first: int
    fullest: int
    kindest: int
    flat: int
    strict: int
    scale: int
    rounds: int
    differ: int


class Stack(NamedTuple):
    """Where a search is. Rows are frames; see `Goal` and `walk`."""

    now: Array
    chosen: Array
    best: Array
    best_open: Array
    size: Array
    free: Array
    free_count: Array
    branch: Array
    branch_count: Array
    place: Array
    kind: Array
    turn: Array
    left: Array
    state: Array
    warm_sum: Array
    source: Array
    base: Array
    worth: Array
    extra: Array
    prices: Array
    tops: Array
    past: Array
    supply: Array
    helpers: Array
    wide: Array
    gains: Array
    score: Array
    keys: Array
    cool: Array
