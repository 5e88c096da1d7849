"""What is known to be reached with sets of at most three visits: a table that searches ask and fill.

A set stands under one number, its pairs as digits. `known[k]` is such a number or -1, `worth[k]` the warmth
that the set is known to reach in the lot, permille.
"""

from __future__ import annotations

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array

DEEPEST = 3
"""The most visits in a set of the table: three numbers of pairs fit in 63 bits up to 1,400 organisations."""


@compiled
def place_in(known: Array, key: int) -> int:
    """Return where a key stands in the table, or where it would. The length of `known` is a power of two."""
    mask = len(known) - 1
    low = (key ^ (key >> 29)) & 0x3FFFFFFF
    at = (low * 40503 >> 11) & mask
    while known[at] != -1 and known[at] != key:
        at = (at + 1) & mask
    return at


@compiled
def best_known(known: Array, worth: Array, base: int, pairs: Array, count: int) -> int:
    """Return the most that some subset of the first `count` pairs is known to reach, -1 where nothing is.

    `base` is larger than every number of a pair by two at least. O(count³).
    """
    at = place_in(known, 0)
    best = worth[at] if known[at] != -1 else -1
    for i in range(count):
        a = pairs[i] + 1
        at = place_in(known, a)
        if known[at] != -1:
            best = max(best, worth[at])
        for j in range(i):
            b = pairs[j] + 1
            low, high = min(a, b), max(a, b)
            at = place_in(known, low * base + high)
            if known[at] != -1:
                best = max(best, worth[at])
            for k in range(j):
                c = pairs[k] + 1
                first, last = min(low, c), max(high, c)
                at = place_in(known, (first * base + a + b + c - first - last) * base + last)
                if known[at] != -1:
                    best = max(best, worth[at])
    return best


@compiled
def note(known: Array, worth: Array, base: int, pairs: Array, count: int, warmth: int) -> bool:
    """Write down what a set of at most `DEEPEST` pairs reaches; False where the table is full."""
    digits = np.sort(pairs[:count])
    key = 0
    for i in range(count):
        key = key * base + digits[i] + 1
    at = place_in(known, key)
    fresh = known[at] == -1
    if fresh:
        known[at] = key
        worth[at] = warmth
    worth[at] = max(worth[at], warmth)
    return bool(fresh)


@compiled
def doubled(known: Array, worth: Array) -> tuple[Array, Array]:
    """Return the same table with twice the room."""
    more = np.full(2 * len(known), -1, np.int64)
    more_worth = np.zeros(2 * len(known), np.int64)
    for k in range(len(known)):
        if known[k] != -1:
            at = place_in(more, known[k])
            more[at] = known[k]
            more_worth[at] = worth[k]
    return more, more_worth
