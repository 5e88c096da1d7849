"""How many more members a half-made coalition needs at least."""

from __future__ import annotations

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array, Ground
from coalition.composing.kernels.stack import HELD, OPENED, PART, WEIGHT, Goal, Stack
from coalition.composing.kernels.tops import push


@compiled
def settle(g: Ground, st: Stack, d: int, spare: int) -> int:
    """Count who can still help in each cell; leave open what nobody can. Return the spare, -1: no way on.

    Writes `supply`, `helpers`, `wide` (how much of the uncovered each free one could do, in cells
    of `PART` parts) and `score` (the same in units), by place in the frame's free list.
    """
    cells = len(g.volume)
    for r in range(cells):
        st.supply[r] = 0
        st.helpers[r] = 0
    for k in range(st.free_count[d]):
        j = st.free[d, k]
        wide, units = 0, 0
        for p in range(g.start[j], g.start[j + 1]):
            r = g.cell[p]
            left = st.left[d, r]
            if left > 0 and st.state[d, r] != OPENED:
                gain = min(left, g.room[j, r])
                st.supply[r] += gain
                st.helpers[r] += 1
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
