"""Before a search: drop every organisation whose warm enough neighbours cannot deliver with it."""

from __future__ import annotations

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array, Ground


@compiled
def can_with_neighbours(
    g: Ground, i: int, kept: Array, level: int, asked: Array, spare: int, members: int, lacking: Array
) -> bool:
    """Return whether i and those of `kept` who are warm enough with it could deliver what is `asked`.

    Looks at capacity in each cell (at most `spare` units may stay open), at the `members` with the greatest
    reach together, and at a lead. `kept` falls in reach, so that it is mostly done after a few. `lacking` is
    room to work in.
    """
    open_cells, volume = 0, 0
    for r in range(len(asked)):
        lacking[r] = asked[r]
        volume += asked[r]
        if asked[r] > 0:
            open_cells += 1
    lead, reached, joined = False, 0, 0
    for k in range(-1, len(kept)):
        j = i if k < 0 else kept[k]
        if k >= 0 and (j == i or g.warm[i, j] < level):
            continue
        if g.leads[j] == 1:
            lead = True
        if joined < members:
            reached += g.reach[j]
            joined += 1
        if open_cells > 0:
            for p in range(g.start[j], g.start[j + 1]):
                r = g.cell[p]
                if lacking[r] > 0:
                    lacking[r] -= g.room[j, r]
                    if lacking[r] <= 0:
                        open_cells -= 1
        if lead and open_cells == 0 and reached >= volume - spare:
            return True
        if joined == members and reached < volume - spare:
            return False
    if not lead or reached < volume - spare:
        return False
    short = 0
    for r in range(len(asked)):
        if lacking[r] > 0:
            short += asked[r]
    return short <= spare


@compiled
def narrow(
    g: Ground, level: int, asked: Array, spare: int, members: int, allowed: Array, must: Array
) -> Array:
    """Return who of `allowed` may be in a coalition with all of `must` at this level, falling in reach.

    `allowed` falls in reach, and so does what comes back. Repeats until nobody else drops out; empty where
    one of `must` does. O(rounds * pairs * offers) at worst.
    """
    kept = np.empty(len(allowed), np.int64)
    count = 0
    for k in range(len(allowed)):
        j = allowed[k]
        fits = True
        for m in range(len(must)):
            if must[m] != j and g.warm[must[m], j] < level:
                fits = False
        if fits:
            kept[count] = j
            count += 1
    lacking = np.empty(len(asked), np.int64)
    before = -1
    while before != count:
        before = count
        still = kept[:before].copy()
        count = 0
        for k in range(before):
            if can_with_neighbours(g, still[k], still, level, asked, spare, members, lacking):
                kept[count] = still[k]
                count += 1
        for m in range(len(must)):
            found = False
            for k in range(count):
                if kept[k] == must[m]:
                    found = True
            if not found:
                return kept[:0]
    return kept[:count]
