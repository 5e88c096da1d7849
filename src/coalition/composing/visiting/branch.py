"""The best choice of visits, by branching on one pair at a time: it is visited, or it is not."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array
from coalition.composing.visiting.bundles import Bundles
from coalition.composing.visiting.greedy import reached
from coalition.composing.visiting.price import FREE, IN, OUT, Prices, lower_bound_by_steps
from coalition.composing.visiting.unlock import SCALE

DEPTH, BEST, USED, TRAIL, FRESH, NODES, DOUBT = 0, 1, 2, 3, 4, 5, 6
"""Places in `Tree.at`."""

STEPS = 30
"""Steps of the prices in one node: with 10 there are twice as many nodes in 3/4 of the time, but open bounds
are looser; with 100 half as many nodes take half as long again."""


class Tree(NamedTuple):
    """Where branching stands, so that it can go on.

    `at` is depth, best gain (permille), pairs in, pairs decided, 1 where the node was not looked at yet,
    and nodes, and what sets that were not looked for could gain at most in a node without anything left to
    decide (thousandths). `state[e]` what is decided of a pair, in the order of `trail`; `best[e]` 1 where
    it is in the best choice. `pair[d]` the pair that depth d branches on, `mark[d]` how many were decided
    before, `second[d]` 1 where it is out by now, `bound[d]` what no choice below gains more than
    (thousandths).
    """

    at: Array
    state: Array
    trail: Array
    best: Array
    pair: Array
    mark: Array
    second: Array
    bound: Array


def new_tree(b: Bundles, chosen: Array, gain: int) -> Tree:
    """Return a tree with nothing decided, that knows a choice and its gain (permille)."""
    size = len(b.pairs) + 1
    return Tree(
        at=np.array([0, gain, 0, 0, 1, 0, 0], np.int64),
        state=np.zeros(size, np.int64),
        trail=np.zeros(size, np.int64),
        best=chosen.copy(),
        pair=np.zeros(size, np.int64),
        mark=np.zeros(size, np.int64),
        second=np.zeros(size, np.int64),
        bound=np.zeros(size, np.int64),
    )


@compiled
def decide(t: Tree, e: int, what: int) -> None:
    """Decide that a pair is `IN` or `OUT`."""
    t.state[e] = what
    t.trail[t.at[TRAIL]] = e
    t.at[TRAIL] += 1
    if what == IN:
        t.at[USED] += 1


@compiled
def undo(t: Tree, mark: int) -> None:
    """Take back what was decided after `mark`."""
    while t.at[TRAIL] > mark:
        t.at[TRAIL] -= 1
        e = t.trail[t.at[TRAIL]]
        if t.state[e] == IN:
            t.at[USED] -= 1
        t.state[e] = FREE


@compiled
def try_choice(b: Bundles, p: Prices, t: Tree, room: int) -> None:
    """Keep what is in with the dearest pairs, if that is the best choice so far."""
    chosen = np.zeros(len(b.pairs), np.int64)
    gains = np.zeros(len(b.first) - 1, np.int64)
    for e in range(len(chosen)):
        if t.state[e] == IN:
            chosen[e] = 1
    for k in range(room):
        if p.dear[k] >= 0:
            chosen[p.dear[k]] = 1
    gain = reached(b, chosen, gains)
    if gain > t.at[BEST]:
        t.at[BEST] = gain
        t.best[:] = chosen


@compiled
def settle(b: Bundles, p: Prices, t: Tree, bound: int, room: int) -> bool:
    """Decide what the bound leaves no doubt of; False where that is too many visits.

    With a pair in that is not among the dearest, the bound falls by what it brings in less than the last of
    them; without one that is, by what it brings in more than the next.
    """
    aim = (t.at[BEST] + 1) * SCALE
    last = p.income[p.dear[room - 1]] if p.dear[room - 1] >= 0 else 0
    then = p.income[p.dear[room]] if p.dear[room] >= 0 else 0
    sure = 0
    for e in range(len(b.pairs)):
        if t.state[e] != FREE:
            continue
        among = False
        for k in range(room):
            if p.dear[k] == e:
                among = True
        if among and bound - p.income[e] + then < aim:
            sure += 1
            decide(t, e, IN)
        elif not among and bound - last + p.income[e] < aim:
            decide(t, e, OUT)
    return sure <= room


@compiled
def look_at(b: Bundles, p: Prices, t: Tree, visits: int, steps: int) -> int:
    """Look at a node: return the pair to branch on, or -1 where nothing better lies below."""
    d = t.at[DEPTH]
    while True:
        room = visits - t.at[USED]
        if room < 0:
            return -1
        aim = (t.at[BEST] + 1) * SCALE
        bound = lower_bound_by_steps(b, p, t.state, t.at[USED], room, aim, steps)
        t.bound[d] = min(bound, t.bound[d])
        try_choice(b, p, t, room)
        if bound < (t.at[BEST] + 1) * SCALE:
            return -1
        if room == 0 or p.dear[0] < 0:
            t.at[DOUBT] = max(t.at[DOUBT], bound)
            return -1
        used = t.at[USED]
        if not settle(b, p, t, bound, room):
            return -1
        if t.at[USED] == used:
            break
    branch = -1
    for k in range(visits - t.at[USED]):
        if p.dear[k] >= 0 and t.state[p.dear[k]] == FREE:
            branch = p.dear[k]
            break
    return branch


@compiled
def grow(b: Bundles, p: Prices, t: Tree, visits: int, nodes: int) -> bool:
    """Go on for at most so many nodes; return whether everything is seen.

    `Tree.bound` of an open depth bounds what its second branch could still gain.
    """
    walked = 0
    while t.at[DEPTH] >= 0:
        d = t.at[DEPTH]
        if t.at[FRESH] == 1:
            if walked >= nodes:
                return False
            walked += 1
            t.at[NODES] += 1
            t.bound[d] = t.bound[d - 1] if d > 0 else np.int64(1) << 60
            t.mark[d] = t.at[TRAIL]
            branch = look_at(b, p, t, visits, STEPS)
            if branch >= 0:
                t.pair[d] = branch
                t.second[d] = 0
                t.mark[d] = t.at[TRAIL]
                decide(t, branch, IN)
                t.at[DEPTH] = d + 1
                continue
            t.at[FRESH] = 0
        d -= 1
        if d >= 0 and t.second[d] == 0:
            undo(t, t.mark[d])
            decide(t, t.pair[d], OUT)
            t.second[d] = 1
            t.at[FRESH] = 1
            t.at[DEPTH] = d + 1
        else:
            t.at[DEPTH] = d
    return True


def open_bound(t: Tree) -> int:
    """Return what no choice gains more than, permille, when branching ends here."""
    depth = int(t.at[DEPTH])
    open_nodes = [int(t.at[DOUBT])]
    open_nodes += [int(t.bound[d]) for d in range(depth) if t.second[d] == 0]
    if depth >= 0 and t.at[FRESH] == 1:
        open_nodes.append(int(t.bound[depth - 1]) if depth > 0 else 1 << 60)
    return max(int(t.at[BEST]), max(open_nodes) // SCALE)
