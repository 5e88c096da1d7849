"""What given members cost: the cheapest placing of work between them, exact in whole numbers.

Each cell is filled by price alone first: without bounds on loads nothing is cheaper. Then units move along
cheapest paths from members with too much, over a hub that stands for all loads, to members with too little.
"""

from __future__ import annotations

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array, Ground

FAR = 1 << 61
NOT_POSSIBLE = -1


@compiled
def fill(g: Ground, members: Array, size: int, opened: Array, placed: Array, loads: Array) -> bool:
    """Fill each cell by price alone; return whether there is room for all. Writes `placed` and `loads`."""
    for m in range(size):
        loads[m] = 0
    for r in range(len(g.volume)):
        need = 0 if opened[r] == 1 else g.volume[r]
        for m in range(size):
            placed[m, r] = 0
        while need > 0:
            best = -1
            for m in range(size):
                if placed[m, r] > 0 or g.room[members[m], r] == 0:
                    continue
                if best < 0 or g.price[members[m], r] < g.price[members[best], r]:
                    best = m
            if best < 0:
                return False
            units = min(need, g.room[members[best], r])
            placed[best, r] = units
            loads[best] += units
            need -= units
    return True


@compiled
def level_out(g: Ground, members: Array, size: int, lower: Array, placed: Array, loads: Array) -> bool:
    """Move work until each load lies between `lower` and the member's total; False where that cannot be.

    Arcs between members cost what the cheapest shift of a unit costs; all are 0 or more at the start, and
    cheapest paths keep it so that no circle saves. O(paths * size² * (cells + size)).
    """
    n, hub = size + 1, size
    room_cells = len(g.volume)
    held = np.empty(n, np.int64)
    over = np.zeros(n, np.int64)
    for m in range(size):
        held[m] = min(max(loads[m], lower[m]), g.total[members[m]])
        if lower[m] > g.total[members[m]]:
            return False
        over[m] = loads[m] - held[m]
        over[hub] -= over[m]
    arc = np.empty((n, n), np.int64)
    by = np.empty((n, n), np.int64)
    dist = np.empty(n, np.int64)
    came = np.empty(n, np.int64)
    while True:
        waiting = False
        for m in range(n):
            if over[m] > 0:
                waiting = True
        if not waiting:
            break
        for a in range(size):
            for b in range(size):
                arc[a, b] = FAR
                if a == b:
                    continue
                for r in range(room_cells):
                    if placed[a, r] > 0 and placed[b, r] < g.room[members[b], r]:
                        extra = g.price[members[b], r] - g.price[members[a], r]
                        if extra < arc[a, b]:
                            arc[a, b] = extra
                            by[a, b] = r
            arc[a, hub] = 0 if held[a] < g.total[members[a]] else FAR
            arc[hub, a] = 0 if held[a] > lower[a] else FAR
        arc[hub, hub] = FAR
        for m in range(n):
            dist[m] = 0 if over[m] > 0 else FAR
            came[m] = -1
        changed = True
        while changed:
            changed = False
            for a in range(n):
                if dist[a] == FAR:
                    continue
                for b in range(n):
                    if arc[a, b] != FAR and dist[a] + arc[a, b] < dist[b]:
                        dist[b] = dist[a] + arc[a, b]
                        came[b] = a
                        changed = True
        end = -1
        for m in range(n):
            if over[m] < 0 and dist[m] != FAR and (end < 0 or dist[m] < dist[end]):
                end = m
        if end < 0:
            return False
        units, at = -over[end], end
        while came[at] >= 0:
            a = came[at]
            if a == hub:
                units = min(units, held[at] - lower[at])
            elif at == hub:
                units = min(units, g.total[members[a]] - held[a])
            else:
                r = by[a, at]
                units = min(units, placed[a, r], g.room[members[at], r] - placed[at, r])
            at = a
        units = min(units, over[at])
        over[at] -= units
        over[end] += units
        at = end
        while came[at] >= 0:
            a = came[at]
            if a == hub:
                held[at] -= units
            elif at == hub:
                held[a] += units
            else:
                r = by[a, at]
                placed[a, r] -= units
                placed[at, r] += units
            at = a
    for m in range(size):
        loads[m] = held[m]
    return True


@compiled
def paid(g: Ground, members: Array, size: int, placed: Array) -> int:
    """Return what a placing costs with the fixed costs of all members, in euro."""
    cost = 0
    for m in range(size):
        cost += g.fixed[members[m]]
        for r in range(len(g.volume)):
            if placed[m, r] > 0:
                cost += placed[m, r] * g.price[members[m], r]
    return cost


@compiled
def place(
    g: Ground, members: Array, size: int, opened: Array, lower: Array, placed: Array, loads: Array
) -> int:
    """Return the least cost in euro at which each member does at least `lower`, or `NOT_POSSIBLE`."""
    if not fill(g, members, size, opened, placed, loads):
        return NOT_POSSIBLE
    for m in range(size):
        if loads[m] < lower[m] or loads[m] > g.total[members[m]]:
            if not level_out(g, members, size, lower, placed, loads):
                return NOT_POSSIBLE
            break
    return paid(g, members, size, placed)


@compiled
def price_of(
    g: Ground, members: Array, size: int, opened: Array, share: int, lead_min: int
) -> tuple[int, int]:
    """Return (cost, lead) of the cheapest delivery, the smallest lead among equals; (-1, -1) where none is.

    `members` must rise. `share` and `lead_min` are units that each member and the lead do at least.
    """
    placed = np.empty((size, len(g.volume)), np.int64)
    loads = np.empty(size, np.int64)
    lower = np.full(size, share, np.int64)
    base = place(g, members, size, opened, lower, placed, loads)
    if base < 0:
        return NOT_POSSIBLE, -1
    best, lead = NOT_POSSIBLE, -1
    for m in range(size):
        if g.leads[members[m]] == 0:
            continue
        cost = base
        if lead_min > share:
            lower[m] = lead_min
            cost = place(g, members, size, opened, lower, placed, loads)
            lower[m] = share
        if cost >= 0 and (best < 0 or cost < best):
            best, lead = cost, members[m]
            if best == base:
                break
    return best, lead
