"""One step down in a search: somebody joins, or a cell is left open."""

from __future__ import annotations

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Ground
from coalition.composing.kernels.stack import ASKED, HELD, OPENED, SPARE, Goal, Stack


@compiled
def uncovered_volume(g: Ground, st: Stack, d: int) -> int:
    """Return the volume left open in a frame."""
    volume = 0
    for r in range(len(g.volume)):
        if st.state[d, r] == OPENED:
            volume += g.volume[r]
    return volume


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
    """Return the next cell that a leaf could leave open instead (-1: none); the earlier are held."""
    spare = st.now[SPARE] - uncovered_volume(g, st, d)
    while st.turn[d] < len(g.volume):
        r = st.turn[d]
        st.turn[d] += 1
        if st.state[d, r] == ASKED and g.volume[r] <= spare:
            return r
        if st.state[d, r] == ASKED:
            st.state[d, r] = HELD
    return -1
