"""Depth-first search for sound coalitions in the graph of pairs that are warm enough: every set is seen once.

The scarcest cell that is not yet covered (the lead counts as one more) is given to each organisation that can
do some of it, or left open where that is allowed. Whoever was tried before is left out of the later branches.
The stack lies in arrays, so that a search can pause after some nodes and go on where it was.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.flow import FAR, place, price_of
from coalition.composing.kernels.ground import Array, Ground
from coalition.composing.kernels.prices import NEVER, lift
from coalition.composing.kernels.tops import push, sort_by

ENDED, PAUSED, MET = 0, 1, 2
"""What `walk` says: all was seen, the budget is spent, or a coalition was met and the search should stop."""

ASKED, OPENED, HELD = 0, 1, 2
"""What holds for a cell on the way down: it is asked, it is left open, or it may not be left open any more."""

DEPTH, NODES, COST, SIZE, LEAD, BELOW, BELOW_SIZE, SPARE, OPEN_VOLUME, WARM_SUM, PAIRS = range(11)
"""Places in `Stack.now`: the depth and nodes so far; the best met; what the next must stay below or, as a sum of
pairs over their number, above (0 pairs: no mean is asked)."""

WEIGHT = 1 << 20
PART = 1 << 16


class Goal(NamedTuple):
    """What a search looks for; all numbers are int64.

    Pairs at least `level` warm; `least` to `most` members; of `permille_share` and `permille_lead` of what is
    not left open each member and the lead do that much. `stop_at_first`: 1 ends at any coalition met, else the
    cheapest is sought (`fullest` 1: the one that leaves least open; `kindest` 1: with the greatest mean). `flat`: what a member costs where all
    cost the same and work is free, else -1. The mean of all pairs must be above the one in `Stack.now`
    (`strict` 1) or at least as great; for that `least` equals `most`. `scale` parts make a euro
    in `worth`; 0: no prices are known. `rounds` of lifting them anew in each frame.
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
    count: Array
    wide: Array
    gains: Array
    score: Array
    keys: Array


@compiled
def uncovered_volume(g: Ground, st: Stack, d: int) -> int:
    """Return the volume left open in a frame."""
    volume = 0
    for r in range(len(g.volume)):
        if st.state[d, r] == OPENED:
            volume += g.volume[r]
    return volume


@compiled
def settle(g: Ground, st: Stack, d: int, spare: int) -> int:
    """Count who can still help in each cell; leave open what nobody can. Return the spare, -1: no way on.

    Writes `supply`, `count` (providers), `wide` (how much of the uncovered each free one could do, in cells
    of `PART` parts) and `score` (the same in units), by place in the frame's free list.
    """
    cells = len(g.volume)
    for r in range(cells):
        st.supply[r] = 0
        st.count[r] = 0
    for k in range(st.free_count[d]):
        j = st.free[d, k]
        wide, units = 0, 0
        for p in range(g.start[j], g.start[j + 1]):
            r = g.cell[p]
            left = st.left[d, r]
            if left > 0 and st.state[d, r] != OPENED:
                gain = min(left, g.room[j, r])
                st.supply[r] += gain
                st.count[r] += 1
                units += gain
                wide += PART if gain == left else -(-gain * PART // left)
        st.wide[k] = wide
        st.score[k] = units
    for r in range(cells):
        if st.left[d, r] > 0 and st.state[d, r] != OPENED and st.supply[r] < st.left[d, r]:
            if st.state[d, r] == HELD:
                return -1
            st.state[d, r] = OPENED
            spare -= g.volume[r]
            if spare < 0:
                return -1
    return spare


@compiled
def members_needed(g: Ground, goal: Goal, st: Stack, d: int, spare: int, slots: int) -> int:
    """Return how many more members are needed at least; more than `slots` where there is no way on."""
    size = st.size[d]
    needed = max(0, goal.least - size)
    has_lead = False
    reached, volume, lacking = 0, 0, 0
    for m in range(size):
        reached += g.reach[st.chosen[m]]
        if g.leads[st.chosen[m]] == 1:
            has_lead = True
    if not has_lead:
        needed = max(needed, 1)
    for r in range(len(g.volume)):
        if st.state[d, r] != OPENED:
            volume += g.volume[r]
            if st.left[d, r] > 0:
                lacking += st.left[d, r]
    if slots == 0:
        return 1 if needed > 0 or lacking > spare or reached < volume - spare else 0
    if lacking > 0:
        needed = max(needed, _fewest(st, d, lacking - spare, slots, st.score))
        if spare == 0:
            needed = max(needed, _by_cells(g, st, d))
    if reached < volume - spare:
        for k in range(st.free_count[d]):
            st.keys[k] = g.reach[st.free[d, k]]
        needed = max(needed, _fewest(st, d, volume - spare - reached, slots, st.keys))
    return needed


@compiled
def _fewest(st: Stack, d: int, asked: int, slots: int, amounts: Array) -> int:
    """Return how many of the greatest amounts reach what is asked; slots + 1 where even all slots do not."""
    for k in range(slots):
        st.gains[k] = 0
    for k in range(st.free_count[d]):
        push(st.gains, slots, amounts[k])
    for k in range(slots):
        if asked <= 0:
            return k
        asked -= st.gains[k]
    return slots if asked <= 0 else slots + 1


@compiled
def _by_cells(g: Ground, st: Stack, d: int) -> int:
    """Weigh each cell by its widest provider: then no member weighs more than one, and the sum is a bound."""
    cells = len(g.volume)
    for r in range(cells):
        st.supply[r] = 0
    for k in range(st.free_count[d]):
        j, wide = st.free[d, k], st.wide[k]
        if wide == 0:
            continue
        for p in range(g.start[j], g.start[j + 1]):
            r = g.cell[p]
            if wide > st.supply[r] and st.left[d, r] > 0 and st.state[d, r] != OPENED:
                st.supply[r] = wide
    total = 0
    for r in range(cells):
        if st.left[d, r] > 0 and st.state[d, r] != OPENED:
            total += WEIGHT * PART // st.supply[r]
    return -(-total // WEIGHT)


@compiled
def too_dear(g: Ground, goal: Goal, st: Stack, d: int, needed: int, slots: int, spare: int) -> bool:
    """Return whether every coalition from here is at least as dear as what it must stay below.

    Drops those from the frame's free list who would make it so.
    """
    below, below_size = st.now[BELOW], st.now[BELOW_SIZE]
    if below >= FAR:
        return False
    size = st.size[d] + needed
    if goal.flat >= 0:
        cost = goal.flat * size
        return cost > below or (cost == below and size >= below_size)
    if goal.scale == 0:
        return False
    if beyond(g, goal, st, d, size, slots):
        return True
    if goal.rounds == 0 or slots == 0 or st.free_count[d] <= 1:
        return False
    lift_here(g, goal, st, d, slots, spare)
    return beyond(g, goal, st, d, size, slots)


@compiled
def beyond(g: Ground, goal: Goal, st: Stack, d: int, size: int, slots: int) -> bool:
    """Return whether the prices that hold for a frame put it at or above what it must stay below."""
    at = st.source[d]
    least = st.base[at]
    for m in range(st.size[d]):
        least += st.worth[at, st.chosen[m]]
        if least >= NEVER:
            return True
    for k in range(slots):
        st.gains[k] = 0
    for k in range(st.free_count[d]):
        push(st.gains, slots, -st.worth[at, st.free[d, k]])
    for k in range(slots):
        least -= st.gains[k]
    below = st.now[BELOW]
    cost = -(-(least + lead_adds(g, st, d, True)) // goal.scale)
    if cost > below or (cost == below and size >= st.now[BELOW_SIZE]):
        return True
    kept = 0
    most = below * goal.scale - least - lead_adds(g, st, d, False)
    for k in range(st.free_count[d]):
        if st.worth[at, st.free[d, k]] <= most:
            st.free[d, kept] = st.free[d, k]
            kept += 1
    st.free_count[d] = kept
    return False


@compiled
def lift_here(g: Ground, goal: Goal, st: Stack, d: int, slots: int, spare: int) -> None:
    """Lift the prices of the frame above for this frame: who is out, and who is in, is known better here."""
    at, cells = st.source[d], len(g.volume)
    asked = np.zeros(cells, np.int64)
    surely, volume = True, 0
    for r in range(cells):
        if st.state[d, r] != OPENED:
            volume += g.volume[r]
            if st.state[d, r] == HELD or g.volume[r] > spare:
                asked[r] = g.volume[r]
            else:
                surely = False
    share = -(-goal.permille_share * volume // 1000) if surely else 0
    lead_min = -(-goal.permille_lead * volume // 1000) if surely else 0
    st.prices[d] = st.prices[at]
    chosen, free = st.chosen[: st.size[d]], st.free[d, : st.free_count[d]]
    st.base[d] = lift(
        g,
        chosen,
        free,
        slots,
        asked,
        share,
        lead_min,
        st.prices[d],
        st.now[BELOW],
        goal.scale,
        goal.rounds,
        st.worth[d],
        st.extra[d],
    )
    st.source[d] = d


@compiled
def lead_adds(g: Ground, st: Stack, d: int, joins: bool) -> int:
    """Return what the cheapest lead adds to the bound of a frame, in parts of a euro.

    With `joins`, a lead that must still join adds what it is worth too, where that is above nothing.
    """
    best, at = FAR, st.source[d]
    for m in range(st.size[d]):
        i = st.chosen[m]
        if g.leads[i] == 1 and st.extra[at, i] < best:
            best = st.extra[at, i]
    for k in range(st.free_count[d]):
        i = st.free[d, k]
        if g.leads[i] == 1:
            best = min(best, st.extra[at, i] + (max(0, st.worth[at, i]) if joins else 0))
    return min(best, NEVER)


@compiled
def too_cool(g: Ground, goal: Goal, st: Stack, d: int) -> bool:
    """Return whether no coalition from here, of exactly `most` members, is as kind on average as asked.

    Twice the sum of pairs is at most twice the chosen's, plus for each who joins twice its warmth with the
    chosen and its warmest pairs among all others. Drops those who would keep it below.
    """
    if st.now[PAIRS] == 0:
        return False
    size, most = st.size[d], goal.most
    slots = most - size
    pairs = most * (most - 1) // 2
    asked, over = 2 * st.now[WARM_SUM] * pairs, st.now[PAIRS]
    if goal.strict == 1:
        asked += 1
    for k in range(slots):
        st.gains[k] = 0
    for k in range(st.free_count[d]):
        j = st.free[d, k]
        score = 0 if slots < 2 else st.tops[j, slots - 2]
        for m in range(size):
            score += 2 * g.warm[st.chosen[m], j]
        st.score[k] = score
        push(st.gains, slots, score)
    total = 2 * st.warm_sum[d]
    for k in range(slots):
        total += st.gains[k]
    if total * over < asked:
        return True
    if slots == 0:
        return False
    kept = 0
    for k in range(st.free_count[d]):
        if (total - st.gains[slots - 1] + st.score[k]) * over >= asked:
            st.free[d, kept] = st.free[d, k]
            kept += 1
    st.free_count[d] = kept
    return kept < slots


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
    scarce, fewest = _scarcest(g, st, d)
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
    if scarce >= 0:
        if st.state[d, scarce] == ASKED and g.volume[scarce] <= spare:
            st.turn[d] = scarce
    return False


@compiled
def _scarcest(g: Ground, st: Stack, d: int) -> tuple[int, int]:
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
        if st.left[d, r] > 0 and st.state[d, r] != OPENED and st.count[r] < fewest:
            scarce, fewest = r, st.count[r]
    return scarce, fewest


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
    if cost >= 0:
        who = 2
    elif spare > 0 or size < goal.least:
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
def join(g: Ground, goal: Goal, st: Stack, d: int, i: int) -> None:
    """Make the frame below d in which i has joined, and take i out of the frame d itself."""
    e = d + 1
    size = st.size[d]
    st.chosen[size] = i
    st.size[e] = size + 1
    kept, count = 0, 0
    for k in range(st.free_count[d]):
        j = st.free[d, k]
        if j == i:
            continue
        st.free[d, kept] = j
        kept += 1
        if g.warm[i, j] >= goal.level:
            st.free[e, count] = j
            count += 1
    st.free[d, kept] = i  # still there for the branch that leaves the cell open
    st.free_count[d] = kept
    st.free_count[e] = count
    for r in range(len(g.volume)):
        st.state[e, r] = st.state[d, r]
        st.left[e, r] = st.left[d, r]
    for p in range(g.start[i], g.start[i + 1]):
        r = g.cell[p]
        st.left[e, r] = max(0, st.left[d, r] - g.room[i, r])
    if st.kind[d] == 0 and st.turn[d] >= 0:
        st.state[e, st.turn[d]] = HELD
    st.source[e] = st.source[d]
    added = 0
    for m in range(size):
        added += g.warm[st.chosen[m], i]
    st.warm_sum[e] = st.warm_sum[d] + added


@compiled
def open_cell(g: Ground, st: Stack, d: int, r: int) -> None:
    """Make the frame below d in which cell r is left open; all who were tried in d are free again."""
    e = d + 1
    st.size[e] = st.size[d]
    count = st.free_count[d] + (st.branch_count[d] if st.kind[d] == 0 else 0)
    for k in range(count):
        st.free[e, k] = st.free[d, k]
    st.free_count[e] = count if st.kind[d] == 0 else 0
    for q in range(len(g.volume)):
        st.state[e, q] = st.state[d, q]
        st.left[e, q] = st.left[d, q]
    st.state[e, r] = OPENED
    st.source[e] = st.source[d]
    st.warm_sum[e] = st.warm_sum[d]


@compiled
def next_to_open(g: Ground, st: Stack, d: int) -> int:
    """Return the next cell that the set of a leaf could leave open instead (-1: none); the earlier are held."""
    spare = st.now[SPARE] - uncovered_volume(g, st, d)
    while st.turn[d] < len(g.volume):
        r = st.turn[d]
        st.turn[d] += 1
        if st.state[d, r] == ASKED and g.volume[r] <= spare:
            return r
        if st.state[d, r] == ASKED:
            st.state[d, r] = HELD
    return -1


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
