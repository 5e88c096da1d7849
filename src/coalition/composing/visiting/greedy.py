"""A good choice of visits in little time: whole sets of visits at once, then exchanging some of them."""

from __future__ import annotations

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array
from coalition.composing.visiting.bundles import Bundles
from coalition.composing.visiting.unlock import SCALE


@compiled
def lacking(pair: Array, begin: int, end: int, chosen: Array, new: Array) -> int:
    """Return how many of `pair[begin:end]` are not chosen, and write the first to `new` as far as it goes."""
    count = 0
    for p in range(begin, end):
        if chosen[pair[p]] == 0:
            if count < len(new):
                new[count] = pair[p]
            count += 1
    return count


@compiled
def reached(b: Bundles, chosen: Array, gains: Array) -> int:
    """Return what the chosen pairs (1) gain in all, permille, and write the gain of each lot."""
    gains[:] = 0
    none, start, pair = gains[:0], b.start, b.pair
    for e in range(len(chosen)):
        if chosen[e] == 1:
            for h in range(b.e_first[e], b.e_first[e + 1]):
                c = b.holds[h]
                if b.gain[c] > gains[b.lot[c]] and lacking(pair, start[c], start[c + 1], chosen, none) == 0:
                    gains[b.lot[c]] = b.gain[c]
    return int(gains.sum())


@compiled
def raised(b: Bundles, chosen: Array, gains: Array, new: Array, count: int) -> int:
    """Return what the first `count` of `new` pairs would add to the chosen ones."""
    now, none, start, pair, holds = gains.copy(), new[:0], b.start, b.pair, b.holds
    gain, lot = b.gain, b.lot
    for k in range(count):
        chosen[new[k]] = 1
    for k in range(count):
        for h in range(b.e_first[new[k]], b.e_first[new[k] + 1]):
            c = holds[h]
            if gain[c] > now[lot[c]] and lacking(pair, start[c], start[c + 1], chosen, none) == 0:
                now[lot[c]] = gain[c]
    for k in range(count):
        chosen[new[k]] = 0
    return int(now.sum() - gains.sum())


@compiled
def hope(b: Bundles, chosen: Array, gains: Array, room: int, most: Array) -> None:
    """Write to `most[e]` what a pair can add at most (thousandths): its part of the best set in each lot.

    Pairs together add no more than the sum: what a lot gains is divided evenly over the new pairs of its set.
    """
    start, pair, slot, s_first, slots = b.start, b.pair, b.slot, b.s_first, b.slots
    gain, lot = b.gain, b.lot
    part = np.zeros(len(slots), np.int64)
    none = most[:0]
    for c in range(len(lot)):
        more = gain[c] - gains[lot[c]]
        if more <= 0:
            continue
        count = lacking(pair, start[c], start[c + 1], chosen, none)
        if count == 0 or count > room:
            continue
        each = more * SCALE // count + 1
        for p in range(start[c], start[c + 1]):
            if chosen[pair[p]] == 0 and part[slot[p]] < each:
                part[slot[p]] = each
    for e in range(len(most)):
        most[e] = 0
        for k in range(s_first[e], s_first[e + 1]):
            most[e] += part[slots[k]]


@compiled
def fill_up(b: Bundles, chosen: Array, room: int) -> int:
    """Choose whole sets while `room` for pairs is left, each time the most gain a visit; return their gain.

    Among equals the set with more gain goes first, then the one that stands first. Sets that cannot add more
    than the best so far are passed over: more than ten times as fast.
    """
    gains = np.zeros(len(b.first) - 1, np.int64)
    new, best_new = np.empty(max(room, 1), np.int64), np.empty(max(room, 1), np.int64)
    most, start, pair = np.zeros(len(b.pairs), np.int64), b.start, b.pair
    reached(b, chosen, gains)
    while room > 0:
        best, best_count = 0, 1
        hope(b, chosen, gains, room, most)
        for c in range(len(b.lot)):
            if b.gain[c] <= gains[b.lot[c]]:
                continue
            count = lacking(pair, start[c], start[c + 1], chosen, new)
            if count == 0 or count > room:
                continue
            hoped = most[new[:count]].sum()
            if hoped * best_count < best * SCALE * count:
                continue
            more = raised(b, chosen, gains, new, count)
            if more * best_count > best * count or (more * best_count == best * count and more > best):
                best, best_count = more, count
                best_new[:count] = new[:count]
        if best == 0:
            break
        for k in range(best_count):
            chosen[best_new[k]] = 1
        room -= best_count
        reached(b, chosen, gains)
    return int(gains.sum())


@compiled
def exchange(b: Bundles, chosen: Array, room: int) -> int:
    """Take out one, two or three chosen pairs and fill up again, as long as that gains; return the gain.

    `chosen` holds the best choice in the end. `room` is how many pairs there may be in all.
    """
    best = fill_up(b, chosen, room - chosen.sum())
    better = True
    while better:
        better = False
        now = np.flatnonzero(chosen)
        size = len(now)
        for first in range(size):
            for second in range(first, size):
                for third in range(second, size):
                    if better or (second == first and third > second):
                        continue
                    trial = chosen.copy()
                    trial[now[first]] = 0
                    trial[now[second]] = 0
                    trial[now[third]] = 0
                    gain = fill_up(b, trial, room - trial.sum())
                    if gain > best:
                        best = gain
                        chosen[:] = trial
                        better = True
    return best
