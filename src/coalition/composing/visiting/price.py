"""A price for each pair in each lot, and the bound that it proves on every choice of visits.

Prices are thousandths of a permille, whole and not below 0, so that what they prove holds exactly. Each lot
takes the set that gains most after paying for its pairs; the portfolio keeps what the dearest pairs bring in.
No choice gains more than both together, whatever the prices are (docs/engine/visits.md).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array
from coalition.composing.visiting.bundles import Bundles
from coalition.composing.visiting.unlock import SCALE

FREE, IN, OUT = 0, 1, 2
"""What is decided of a pair."""

PATIENCE = 25
"""Steps without a better bound before steps are halved."""

FINEST = 1 << 12
"""Parts of a step below which more steps mend nothing."""


class Prices(NamedTuple):
    """What proving needs; all but `slot` and `each` is worked out from them by `bound_of`.

    `slot[s]` what a lot pays for a pair; `each[k]` what lot k pays for every visit of a set not looked for;
    `income[e]` what all lots pay for a pair; `pick[k]` the set that lot k takes, -1 for none; `dear` the
    pairs that bring in most, dearest first; `kept[k]` what lot k keeps.
    """

    slot: Array
    each: Array
    income: Array
    pick: Array
    dear: Array
    kept: Array


def no_prices(b: Bundles, visits: int) -> Prices:
    """Return prices of 0."""
    lots = len(b.first) - 1
    return Prices(
        slot=np.zeros(len(b.slots), np.int64),
        each=np.zeros(lots, np.int64),
        income=np.zeros(len(b.pairs), np.int64),
        pick=np.zeros(lots, np.int64),
        dear=np.zeros(visits + 1, np.int64),
        kept=np.zeros(lots, np.int64),
    )


@compiled
def take(b: Bundles, p: Prices, state: Array, used: int, room: int) -> None:
    """Let each lot take what leaves it most after paying for its free pairs. O(pairs in all sets)."""
    start, pair, slot, price = b.start, b.pair, b.slot, p.slot
    gain, blind, first = b.gain, b.blind, b.first
    for k in range(len(first) - 1):
        most, pick = 0, -1
        for c in range(first[k], first[k + 1]):
            left, needed = gain[c] * SCALE, 0
            if left <= most:
                break  # sets of a lot stand in falling order of gain
            if start[c] == start[c + 1]:
                needed = max(0, blind[c] - used)
                left -= needed * p.each[k]
            for h in range(start[c], start[c + 1]):
                what = state[pair[h]]
                if what == FREE:
                    needed += 1
                    left -= price[slot[h]]
                elif what == OUT:
                    needed = room + 1
            if needed <= room and left > most:
                most = left
                pick = c
        p.kept[k] = most
        p.pick[k] = pick


@compiled
def earn(b: Bundles, p: Prices, state: Array, room: int) -> None:
    """Add up what each free pair brings in, and find the dearest. O(pairs in lots + pairs * room)."""
    price, slots, s_first, dear, income = p.slot, b.slots, b.s_first, p.dear, p.income
    dear[:] = -1
    for e in range(len(income)):
        income[e] = 0
        if state[e] != FREE:
            continue
        for k in range(s_first[e], s_first[e + 1]):
            income[e] += price[slots[k]]
        place = room
        if dear[place] >= 0 and income[dear[place]] >= income[e]:
            continue
        while place > 0 and (dear[place - 1] < 0 or income[dear[place - 1]] < income[e]):
            dear[place] = dear[place - 1]
            place -= 1
        dear[place] = e


@compiled
def bound_of(b: Bundles, p: Prices, state: Array, used: int, room: int) -> int:
    """Return what no choice can gain more than (thousandths), with `used` pairs in and `room` for more.

    Fills in the rest of the prices. `dear[room]` becomes the next pair after the dearest, -1 for none.
    """
    take(b, p, state, used, room)
    earn(b, p, state, room)
    total = p.kept.sum() + room * p.each.sum()
    for k in range(room):
        if p.dear[k] >= 0:
            total += p.income[p.dear[k]]
    return int(total)


@compiled
def step(  # noqa: C901 - one step of the slope, written out
    b: Bundles, p: Prices, state: Array, used: int, room: int, gap: int
) -> None:
    """Move the prices against the slope of the bound, by `gap` over the square of the slope."""
    price, slots, s_first, pick, start = p.slot, b.slots, b.s_first, p.pick, b.start
    pair, slot, each = b.pair, b.slot, p.each
    turn = np.zeros(len(price), np.int64)
    turn_each = np.zeros(len(each), np.int64)
    for k in range(room):
        e = p.dear[k]
        if e >= 0:
            for h in range(s_first[e], s_first[e + 1]):
                if price[slots[h]] > 0:
                    turn[slots[h]] = 1
    for k in range(len(pick)):
        c = pick[k]
        turn_each[k] = room if each[k] > 0 else 0
        if c >= 0 and start[c] == start[c + 1]:
            turn_each[k] = room - max(0, b.blind[c] - used)
        for h in range(start[max(c, 0)], start[c + 1]):
            if state[pair[h]] == FREE:
                bought = is_dear(p.dear, room, pair[h])
                turn[slot[h]] = 0 if bought else -1
    square = (turn_each * turn_each).sum() + (turn * turn).sum()
    if square == 0:
        return
    size = max(1, gap // square)
    for s in range(len(turn)):
        if turn[s] != 0:
            price[s] = max(0, price[s] - size * turn[s])
    for k in range(len(each)):
        each[k] = max(0, each[k] - size * turn_each[k])


@compiled
def is_dear(dear: Array, room: int, e: int) -> bool:
    """Return whether a pair is one of the dearest."""
    for k in range(room):  # noqa: SIM110 - Numba knows no generators
        if dear[k] == e:
            return True
    return False


@compiled
def lower_bound_by_steps(
    b: Bundles, p: Prices, state: Array, used: int, room: int, aim: int, steps: int
) -> int:
    """Return the best bound (thousandths) of so many steps; stops below `aim`. The best prices stay."""
    best = bound_of(b, p, state, used, room)
    slot, each = p.slot.copy(), p.each.copy()
    parts, waited = 1, 0
    for _ in range(steps):
        if best < aim or parts > FINEST:
            break
        now = bound_of(b, p, state, used, room)
        if now < best:
            best = now
            slot[:] = p.slot
            each[:] = p.each
            waited = 0
        else:
            waited += 1
            if waited > PATIENCE:
                waited = 0
                parts *= 2
                p.slot[:] = slot
                p.each[:] = each
                now = bound_of(b, p, state, used, room)
        step(b, p, state, used, room, max(1, (now - aim + SCALE) // parts))
    p.slot[:] = slot
    p.each[:] = each
    return bound_of(b, p, state, used, room)
