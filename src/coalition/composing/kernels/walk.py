"""Depth-first search for sound coalitions in the graph of pairs that are warm enough: every set is seen once.

The scarcest cell that is not yet covered (the lead counts as one more) is given to each organisation that can
do some of it, or left open where that is allowed. Whoever was tried before is left out of the later branches.
The stack lies in arrays, so that a search can pause after some nodes and go on where it was.
"""

from __future__ import annotations

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.cool import too_cool
from coalition.composing.kernels.dear import too_dear
from coalition.composing.kernels.flow import FAR, place, price_of
from coalition.composing.kernels.ground import Array, Ground
from coalition.composing.kernels.needed import members_needed, settle
from coalition.composing.kernels.stack import (
    ASKED,
    BELOW,
    BELOW_SIZE,
    COST,
    DEPTH,
    ENDED,
    HELD,
    LEAD,
    MET,
    NODES,
    OPEN_VOLUME,
    OPENED,
    PAIRS,
    PART,
    PAUSED,
    SIZE,
    SPARE,
    WARM_SUM,
    Goal,
    Stack,
)
from coalition.composing.kernels.steps import join, next_to_open, open_cell, uncovered_volume
from coalition.composing.kernels.tops import sort_by


@compiled
def enter(g: Ground, goal: Goal, st: Stack, d: int) -> bool:
    """Look at a new frame: bound it, choose where to branch, or price it. Return whether a coalition was met.

    A frame that leads nowhere gets no branches.
    """
    st.now[NODES] += 1
    st.branch_count[d] = 0
    st.place[d] = 0
    st.kind[d] = 0
    st.turn[d] = -1
    size = st.size[d]
    if size >= goal.most:
        st.free_count[d] = 0
    if too_cool(g, goal, st, d):
        return False
    slots = min(goal.most - size, st.free_count[d])
    spare = settle(g, st, d, st.now[SPARE] - uncovered_volume(g, st, d))
    if spare < 0:
        return False
    needed = members_needed(g, goal, st, d, spare, slots)
    if needed > slots or too_dear(g, goal, st, d, needed, slots, spare):
        return False
    scarce = _scarcest(g, st, d)
    if scarce == -2:
        return leaf(g, goal, st, d, spare)
    count = 0
    for k in range(st.free_count[d]):
        j = st.free[d, k]
        if g.leads[j] == 1 if scarce < 0 else g.room[j, scarce] > 0:
            st.branch[d, count] = j
            count += 1
    st.branch_count[d] = count
    order_branches(g, goal, st, d)
    if scarce >= 0 and st.state[d, scarce] == ASKED and g.volume[scarce] <= spare:
        st.turn[d] = scarce
    return False


@compiled
def _scarcest(g: Ground, st: Stack, d: int) -> int:
    """Return the uncovered cell with the fewest who could help (-1: the lead, -2: all is covered)."""
    scarce, fewest = -2, FAR
    lead = False
    for m in range(st.size[d]):
        if g.leads[st.chosen[m]] == 1:
            lead = True
    if not lead:
        scarce, fewest = -1, 0
        for k in range(st.free_count[d]):
            fewest += g.leads[st.free[d, k]]
    for r in range(len(g.volume)):
        if st.left[d, r] > 0 and st.state[d, r] != OPENED and st.helpers[r] < fewest:
            scarce, fewest = r, st.helpers[r]
    return scarce


@compiled
def order_branches(g: Ground, goal: Goal, st: Stack, d: int) -> None:
    """Try first who costs least for what it adds, or, where only soundness counts, who covers most."""
    for k in range(st.branch_count[d]):
        j = st.branch[d, k]
        gain = 0
        for p in range(g.start[j], g.start[j + 1]):
            r = g.cell[p]
            left = st.left[d, r]
            if left > 0 and st.state[d, r] != OPENED:
                gain += PART if g.room[j, r] >= left else g.room[j, r] * PART // left
        key = -gain
        if st.now[PAIRS] > 0:
            key = 0
            for m in range(st.size[d]):
                key -= g.warm[st.chosen[m], j]
            key = key * 2 - st.tops[j, max(0, goal.most - st.size[d] - 2)]
        elif goal.scale > 0 and goal.stop_at_first == 0:
            key = st.worth[st.source[d], j]
        st.keys[k] = key
    sort_by(st.keys, st.branch[d], st.branch_count[d])


@compiled
def leaf(g: Ground, goal: Goal, st: Stack, d: int, spare: int) -> bool:
    """Price a set whose cells are all covered one by one; go on with more members or more left open."""
    size, cells = st.size[d], len(g.volume)
    members = np.sort(st.chosen[:size])
    opened = np.zeros(cells, np.int64)
    volume = 0
    for r in range(cells):
        if st.state[d, r] == OPENED:
            opened[r] = 1
        else:
            volume += g.volume[r]
    share = -(-goal.permille_share * volume // 1000)
    lead_min = -(-goal.permille_lead * volume // 1000)
    cost, lead = -1, -1
    if size >= goal.least:
        cost, lead = price_of(g, members, size, opened, share, lead_min)
    who = 0
    if cost >= 0 or spare > 0 or size < goal.least:
        who = 2
    else:
        placed = np.empty((size, cells), np.int64)
        loads = np.empty(size, np.int64)
        if place(g, members, size, opened, np.zeros(size, np.int64), placed, loads) < 0:
            who = 2
        elif place(g, members, size, opened, np.full(size, share, np.int64), placed, loads) >= 0:
            who = 1
    count = 0
    for k in range(st.free_count[d]):
        j = st.free[d, k]
        if who == 2 or (who == 1 and g.leads[j] == 1):
            st.branch[d, count] = j
            count += 1
    st.branch_count[d] = count
    order_branches(g, goal, st, d)
    if cost < 0:
        if size >= goal.least and spare > 0:
            st.kind[d] = 1
            st.turn[d] = 0
        return False
    if cost > st.now[BELOW] or (cost == st.now[BELOW] and size >= st.now[BELOW_SIZE]):
        return False
    if not apart_enough(goal, st, members):
        return False
    st.now[COST], st.now[SIZE], st.now[LEAD] = cost, size, lead
    st.now[OPEN_VOLUME] = uncovered_volume(g, st, d)
    for m in range(size):
        st.best[m] = members[m]
    for r in range(cells):
        st.best_open[r] = opened[r]
    if goal.kindest == 1:
        st.now[WARM_SUM], st.now[PAIRS] = st.warm_sum[d], size * (size - 1) // 2
    elif goal.fullest == 1:
        st.now[SPARE] = st.now[OPEN_VOLUME] - 1
    elif goal.stop_at_first == 0:
        st.now[BELOW], st.now[BELOW_SIZE] = cost, size
    return True


@compiled
def apart_enough(goal: Goal, st: Stack, members: Array) -> bool:
    """Return whether a set differs in at least `differ` members from each set of the past."""
    for p in range(len(st.past)):
        both = 0
        for m in members:
            both += st.past[p, m]
        if len(members) + st.past[p].sum() - 2 * both < goal.differ:
            return False
    return True


@compiled
def walk(g: Ground, goal: Goal, st: Stack, budget: int) -> int:
    """Go on with a search for `budget` nodes at most; see `ENDED`, `PAUSED`, `MET`.

    A search that stops at each coalition goes on from there at the next call. Start with depth -1.
    """
    until = st.now[NODES] + budget
    if st.now[DEPTH] < 0:
        st.now[DEPTH] = 0
        if enter(g, goal, st, 0):
            return MET
    while st.now[DEPTH] >= 0:
        if st.now[NODES] >= until:
            return PAUSED
        d = st.now[DEPTH]
        if st.place[d] < st.branch_count[d]:
            i = st.branch[d, st.place[d]]
            st.place[d] += 1
            join(g, goal, st, d, i)
        elif st.kind[d] == 0 and st.turn[d] >= 0:
            open_cell(g, st, d, st.turn[d])
            st.turn[d] = -1
        elif st.kind[d] == 1:
            r = next_to_open(g, st, d)
            if r < 0:
                st.now[DEPTH] = d - 1
                continue
            open_cell(g, st, d, r)
            st.state[d, r] = HELD
        else:
            st.now[DEPTH] = d - 1
            continue
        st.now[DEPTH] = d + 1
        if enter(g, goal, st, d + 1):
            return MET
    return ENDED
