"""How kind on average a half-made coalition can become at most."""

from __future__ import annotations

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Ground
from coalition.composing.kernels.stack import NEARBY, PAIRS, WARM_SUM, Goal, Stack
from coalition.composing.kernels.tops import push


@compiled
def too_cool(g: Ground, goal: Goal, st: Stack, d: int) -> bool:
    """Return whether no coalition from here, of exactly `most` members, is as kind on average as asked.

    Twice the sum of pairs is at most twice the chosen's, plus for each who joins twice its warmth with the
    chosen and its warmest pairs among those who may join. Drops those who would keep it below, until nobody
    else drops out.
    """
    if st.now[PAIRS] == 0:
        return False
    size, most = st.size[d], goal.most
    slots = most - size
    pairs = most * (most - 1) // 2
    asked, over = 2 * st.now[WARM_SUM] * pairs, st.now[PAIRS]
    if goal.strict == 1:
        asked += 1
    asked = -(-asked // over) - 2 * st.warm_sum[d]
    if slots == 0:
        return asked > 0
    for k in range(st.free_count[d]):
        j = st.free[d, k]
        st.keys[k] = 0
        for m in range(size):
            st.keys[k] += 2 * g.warm[st.chosen[m], j]
        st.cool[k] = st.keys[k] + (st.tops[j, slots - 2] if slots > 1 else 0)
    before = st.free_count[d] + 1
    while st.free_count[d] < before:
        before = st.free_count[d]
        if drop_cool(st, d, slots, asked):
            return True
        if slots > 1 and size <= NEARBY:
            for k in range(st.free_count[d]):
                st.cool[k] = st.keys[k] + warmest_among(g, goal, st, d, k, slots - 1)
    return False


@compiled
def drop_cool(st: Stack, d: int, slots: int, asked: int) -> bool:
    """Drop from a frame who cannot be among `slots` whose scores come to what is asked; True: nobody can."""
    for k in range(slots):
        st.gains[k] = 0
    for k in range(st.free_count[d]):
        push(st.gains, slots, st.cool[k])
    total = -st.gains[slots - 1]
    for k in range(slots):
        total += st.gains[k]
    kept = 0
    for k in range(st.free_count[d]):
        if total + st.cool[k] >= asked:
            st.free[d, kept] = st.free[d, k]
            st.keys[kept] = st.keys[k]
            st.cool[kept] = st.cool[k]
            kept += 1
    st.free_count[d] = kept
    return kept < slots


@compiled
def warmest_among(g: Ground, goal: Goal, st: Stack, d: int, k: int, others: int) -> int:
    """Return the sum of the warmest `others` pairs of one of a frame's free with the rest of them."""
    for m in range(others):
        st.gains[m] = 0
    i = st.free[d, k]
    for q in range(st.free_count[d]):
        if q != k and g.warm[i, st.free[d, q]] >= goal.level:
            push(st.gains, others, g.warm[i, st.free[d, q]])
    total = 0
    for m in range(others):
        total += st.gains[m]
    return total
