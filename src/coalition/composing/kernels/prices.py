"""What a coalition costs at least, by Lagrange: pay a price for each unit of a cell, and see who is worth it.

For all prices a sound coalition costs at least the sum of price times volume, plus the worth of its members:
fixed cost less what a member's work saves against the prices, its own capacity kept. Prices are raised
where too little is offered at them and lowered where too much is, as long as that lifts the bound. Worths are
whole parts of a euro, so that the bound is exact whatever the steps were.
"""

from __future__ import annotations

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array, Ground
from coalition.composing.kernels.tops import push

NEVER = 1 << 59
"""More than any sum of parts: what cannot be."""

PATIENCE = 6
"""Rounds without gain after which steps are halved."""


@compiled
def rank(g: Ground, i: int, asked: Array, prices: Array, scale: int, order: Array, keys: Array) -> int:
    """Sort the cells in which i could work by what a unit adds against the prices; return how many."""
    count = 0
    for p in range(g.start[i], g.start[i + 1]):
        r = g.cell[p]
        if asked[r] > 0:
            adds = g.price[i, r] * scale - prices[r]
            at = count
            while at > 0 and keys[at - 1] > adds:
                keys[at], order[at] = keys[at - 1], order[at - 1]
                at -= 1
            keys[at], order[at] = adds, r
            count += 1
    return count


@compiled
def take(g: Ground, i: int, least: int, count: int, order: Array, keys: Array, done: Array) -> int:
    """Return what the work of i adds when it does `least` units or more; NEVER where it cannot.

    `done[k]` are the units it does in the k-th cell of `order`.
    """
    adds, load, most = 0, 0, g.total[i]
    for k in range(count):
        if keys[k] < 0:
            units = min(most - load, g.room[i, order[k]])
        else:
            units = min(least - load, most - load, g.room[i, order[k]])
        done[k] = max(0, units)
        adds += keys[k] * done[k]
        load += done[k]
    return NEVER if load < least else adds


@compiled
def lift(
    g: Ground,
    chosen: Array,
    free: Array,
    slots: int,
    asked: Array,
    share: int,
    lead_min: int,
    prices: Array,
    below: int,
    scale: int,
    rounds: int,
    worth: Array,
    extra: Array,
) -> int:
    """Improve `prices` towards a bound of `below` euro; write the best worths, return their base.

    `asked[r]` is the volume of cells that are surely filled, else 0. Each member does `share` units or more,
    the lead `lead_min`; `extra[i]` is what it adds that i is the lead. O(rounds * offers * log).
    """
    cells = len(g.volume)
    best_prices = prices.copy()
    trial, more = worth.copy(), extra.copy()
    best_base, best_least = 0, 0
    lacking = np.empty(cells, np.int64)
    done = np.zeros(cells, np.int64)
    order, keys = np.empty(cells, np.int64), np.empty(cells, np.int64)
    gains = np.empty(max(1, slots), np.int64)
    pace, idle = 1.6, 0
    total = 0
    for r in range(cells):
        total += asked[r]
    most = (1 << 60) // (total + 1) // (slots + len(chosen) + 4)
    members = np.concatenate((chosen, free))
    for step in range(rounds):
        base = 0
        for r in range(cells):
            lacking[r] = asked[r]
            base += prices[r] * asked[r]
        least = base
        for k in range(slots):
            gains[k] = 0
        lead, lead_adds = -1, NEVER
        for k in range(len(members)):
            i = members[k]
            count = rank(g, i, asked, prices, scale, order, keys)
            work = take(g, i, share, count, order, keys, done)
            trial[i] = NEVER if work == NEVER else work + g.fixed[i] * scale
            more[i] = NEVER
            if g.leads[i] == 1:
                led = take(g, i, max(share, lead_min), count, order, keys, done)
                if led < NEVER and work < NEVER:
                    more[i] = led - work
                    adds = more[i] + (max(0, trial[i]) if k >= len(chosen) else 0)
                    if adds < lead_adds:
                        lead, lead_adds = i, adds
            if k < len(chosen):
                least = min(NEVER, least + trial[i])
            else:
                push(gains, slots, -trial[i])
        for k in range(slots):
            least -= gains[k]
        least = min(NEVER, least + lead_adds)
        last = gains[slots - 1] if slots > 0 else 0
        taken = 0
        for k in range(len(members)):
            i = members[k]
            joins = k < len(chosen)
            if not joins and slots > 0 and trial[i] < 0 and -trial[i] >= last and taken < slots:
                joins = True
                taken += 1
            if joins or i == lead:
                count = rank(g, i, asked, prices, scale, order, keys)
                take(g, i, max(share, lead_min) if i == lead else share, count, order, keys, done)
                for at in range(count):
                    lacking[order[at]] -= done[at]
        if step == 0 or least > best_least:
            best_least, best_base, idle = least, base, 0
            best_prices[:] = prices
            worth[members] = trial[members]
            extra[members] = more[members]
        else:
            idle += 1
        if least == NEVER:
            break
        if idle == PATIENCE:
            pace, idle = pace / 2, 0
            prices[:] = best_prices
            continue
        norm = 0.0
        for r in range(cells):
            norm += float(lacking[r]) * float(lacking[r])
        gap = float(below) * float(scale) - float(least)
        if norm == 0.0 or gap <= 0.0 or pace < 0.01:
            break
        for r in range(cells):
            if asked[r] > 0:
                prices[r] = min(max(prices[r] + int(pace * gap * float(lacking[r]) / norm), -most), most)
    prices[:] = best_prices
    return best_base
