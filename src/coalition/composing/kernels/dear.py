"""What a half-made coalition costs at least, by prices that are lifted anew in each frame."""

from __future__ import annotations

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.flow import FAR
from coalition.composing.kernels.ground import Ground
from coalition.composing.kernels.prices import NEVER, lift
from coalition.composing.kernels.stack import BELOW, BELOW_SIZE, HELD, OPENED, Goal, Stack
from coalition.composing.kernels.tops import push


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
