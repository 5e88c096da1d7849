"""Whether given members can deliver a lot: a flow of work from cells to members, in whole numbers.

Least shares and whole cells can be looked at apart: where one flow fills every cell within the totals, and
another gives every member its least, some flow does both (the linking property of flows, Mendelsohn and
Dulmage 1958). The first gets easier with every member more, the second harder.
"""

from __future__ import annotations

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array
from coalition.composing.visiting.field import Field


@compiled
def placed_units(f: Field, members: Array, size: int, most: Array, cut: Array) -> int:
    """Return the most units that the first `size` members can do, member m at most `most[m]`.

    Sets `cut[r]` to 1 for the cells that fall short together: whoever mends that must have room in one of
    them; all 0 when every cell is full. O(cells * size * paths).
    """
    cells = len(f.volume)
    done = np.zeros((size, cells), np.int64)
    left = f.volume.copy()
    spare = most[:size].copy()
    cut[:] = 0
    units = 0
    for r in range(cells):
        for m in range(size):
            part = min(left[r], spare[m], f.room[members[m], r])
            if part > 0:
                done[m, r] = part
                left[r] -= part
                spare[m] -= part
                units += part
    for r in range(cells):
        while left[r] > 0:
            part = pass_on(f, members, size, r, left[r], done, spare, cut)
            if part == 0:
                break
            left[r] -= part
            units += part
    return units


@compiled
def pass_on(  # noqa: C901, PLR0915 - one search for a path, written out
    f: Field, members: Array, size: int, cell: int, need: int, done: Array, spare: Array, cut: Array
) -> int:
    """Place some units of a cell along a shortest path of members who pass on other work; 0 if there is none.

    Where there is none, the cells that were reached are marked in `cut`.
    """
    cells = len(f.volume)
    came_cell = np.full(cells, -1, np.int64)  # the member that would pass on work of this cell
    came_member = np.full(size, -1, np.int64)  # the cell that this member would take more of
    queue = np.empty(cells, np.int64)
    queue[0], head, tail, end = cell, 0, 1, -1
    seen = np.zeros(cells, np.int64)
    seen[cell] = 1
    while head < tail and end < 0:
        r = queue[head]
        head += 1
        for m in range(size):
            if came_member[m] >= 0 or done[m, r] >= f.room[members[m], r]:
                continue
            came_member[m] = r
            if spare[m] > 0:
                end = m
                break
            for other in range(cells):
                if seen[other] == 0 and done[m, other] > 0:
                    seen[other] = 1
                    came_cell[other] = m
                    queue[tail] = other
                    tail += 1
    if end < 0:
        for r in range(cells):
            if seen[r] == 1:
                cut[r] = 1
        return 0
    units, m = min(need, spare[end]), end
    while True:
        r = came_member[m]
        units = min(units, f.room[members[m], r] - done[m, r])
        if r == cell:
            break
        m = came_cell[r]
        units = min(units, done[m, r])
    spare[end] -= units
    m = end
    while True:
        r = came_member[m]
        done[m, r] += units
        if r == cell:
            break
        m = came_cell[r]
        done[m, r] -= units
    return int(units)


@compiled
def may_be_led(f: Field, members: Array, size: int, cut: Array) -> bool:
    """Return whether the members can all do their least share, with one of them leading."""
    share, lead_min = f.rule[2], f.rule[3]
    least = np.full(size, share, np.int64)
    for m in range(size):
        if f.leads[members[m]] == 0:
            continue
        least[m] = max(share, lead_min)
        if f.reach[members[m]] >= least[m]:
            asked = least.sum()
            if asked == 0 or placed_units(f, members, size, least, cut) == asked:
                return True
        least[m] = share
    return False
