"""A depth-first search for the sets of visits that unlock a warmer coalition in one lot.

It goes through sets of members that could deliver, as if some missing pairs had met. What a set of members
would reach is read from its coldest pairs: with the j coldest visited, it is as warm as the next one. Such a
set of visits is worth noting when it reaches more than its price: a floor, a price for each pair, and what
smaller sets inside it are known to reach.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array
from coalition.composing.visiting.delivery import may_be_led, placed_units
from coalition.composing.visiting.field import NO_VISIT, Field
from coalition.composing.visiting.record import DEEPEST, best_known, note

SCALE = 1000
"""Prices of visits are thousandths of a permille."""

DEPTH, STEPS, FOUND = 0, 1, 2
"""Places in `Stack.at`."""

RUNNING, DONE, FULL = 0, 1, 2
"""How a stretch of searching ended: steps used up, everything seen, or no room to write down more. It can
go on after the first, and after the last when room was made (`at[FOUND]` set back, or a larger table)."""


class Task(NamedTuple):
    """What is searched: coalitions that reach at least `rule[0]` permille with at most `rule[1]` visits.

    `rule[2]` is the floor (thousandths of a permille), `rule[3]` the base of keys; `price[pair]` what a
    visit costs (thousandths). `known` and `worth` are the table of `record`, `stored[0]` how much stands in
    it. Each row of `found` is the warmth reached, the number of visits, and their pairs.
    """

    rule: Array
    price: Array
    known: Array
    worth: Array
    stored: Array
    found: Array


class Stack(NamedTuple):
    """Where a search stands, so that it can go on; the first index of most is the depth.

    `cand[d, :tally[d, 0]]` who may still join; `order[d, :tally[d, 1]]` who is tried, from `tally[d, 2]`
    on; `tally[d, 3]` missing pairs among the members; `tally[d, 4]` 1 where the depth was not looked at
    yet; `tally[d, 5]` how many coldest pairs are kept. `miss[d, i]` pairs that i would miss; `open[d, r]`
    units not covered; `cold[d]` and `cold_pair[d]` the coldest pairs, rising.
    """

    at: Array
    members: Array
    cand: Array
    tally: Array
    order: Array
    miss: Array
    open: Array
    cold: Array
    cold_pair: Array


def new_stack(field: Field, visits: int) -> Stack:
    """Return a stack with room for every depth of a search."""
    n, depths = len(field.ids), int(field.rule[1]) + 2
    size = max(depths, len(field.must) + 2)
    return Stack(
        at=np.zeros(3, np.int64),
        members=np.zeros(size, np.int64),
        cand=np.zeros((size, n), np.int64),
        tally=np.zeros((size, 6), np.int64),
        order=np.zeros((size, n), np.int64),
        miss=np.zeros((size, n), np.int64),
        open=np.zeros((size, len(field.volume)), np.int64),
        cold=np.zeros((size, visits + 1), np.int64),
        cold_pair=np.zeros((size, visits + 1), np.int64),
    )


@compiled
def begin(f: Field, t: Task, s: Stack) -> None:
    """Set the search to its start: the members that must be there, and everybody who may join them."""
    s.at[:] = 0
    n = len(f.ids)
    for i in range(n):
        s.cand[0, i] = i
        s.miss[0, i] = 0
    s.tally[0, 0] = n
    s.tally[0, 1:] = 0
    s.open[0, :] = f.volume
    s.tally[0, 4] = 1
    for k in range(len(f.must)):
        here = False
        for c in range(s.tally[k, 0]):
            if s.cand[k, c] == f.must[k]:
                here = True
        if not here or k >= f.rule[1]:
            s.at[DEPTH] = -1
            return
        join(f, t, s, k, f.must[k])
        s.tally[k, 1] = 0
        s.tally[k, 2] = 0
        s.tally[k, 4] = 0
        s.at[DEPTH] = k + 1


@compiled
def join(  # noqa: PLR0915 - one step of the search, written out
    f: Field, t: Task, s: Stack, d: int, new: int
) -> None:
    """Write depth d + 1: `new` with the members of depth d, and who may still join them all."""
    aim, most = t.rule[0], t.rule[1]
    warm, pair, apart, tally = f.warm[new], f.pair[new], f.apart[new], s.tally[d + 1]
    cand, miss, then, then_miss = s.cand[d], s.miss[d], s.cand[d + 1], s.miss[d + 1]
    s.members[d] = new
    missing = s.tally[d, 3] + miss[new]
    kept = 0
    for c in range(s.tally[d, 0]):
        i = cand[c]
        if i == new or apart[i] == 1:
            continue
        lacks = miss[i]
        if warm[i] < aim:
            if pair[i] == NO_VISIT:
                continue
            lacks += 1
        if missing + lacks <= most:
            then[kept] = i
            then_miss[i] = lacks
            kept += 1
    tally[0] = kept
    tally[1] = 0
    tally[2] = 0
    tally[3] = missing
    tally[4] = 1
    here, after, room = s.open[d], s.open[d + 1], f.room[new]
    for r in range(len(room)):
        after[r] = max(0, here[r] - room[r])
    cold, cold_pair, colds = s.cold[d + 1], s.cold_pair[d + 1], s.tally[d, 5]
    cold[:colds] = s.cold[d, :colds]
    cold_pair[:colds] = s.cold_pair[d, :colds]
    for m in range(d):
        other = s.members[m]
        if warm[other] < f.rule[4]:
            colds = keep_cold(cold, cold_pair, colds, warm[other], pair[other])
    tally[5] = colds


@compiled
def keep_cold(cold: Array, cold_pair: Array, count: int, warmth: int, pair: int) -> int:
    """Put a pair among the coldest, in rising order; return how many are kept."""
    last = len(cold)
    if count == last and cold[last - 1] <= warmth:
        return count
    k = min(count, last - 1)
    while k > 0 and cold[k - 1] > warmth:
        cold[k] = cold[k - 1]
        cold_pair[k] = cold_pair[k - 1]
        k -= 1
    cold[k] = warmth
    cold_pair[k] = pair
    return min(count + 1, last)


@compiled
def worth_more(f: Field, t: Task, s: Stack, d: int, visits: int) -> bool:
    """Return whether the members of depth d, with their coldest pairs visited, beat what is known."""
    reached = f.rule[4] if visits >= s.tally[d, 5] else s.cold[d, visits]
    if reached < t.rule[0]:
        return False
    asked = t.rule[2]
    for k in range(visits):
        asked += t.price[s.cold_pair[d, k]]
    if reached * SCALE <= asked:
        return False
    return bool(reached > best_known(t.known, t.worth, t.rule[3], s.cold_pair[d], visits))


@compiled
def promising(f: Field, t: Task, s: Stack, d: int) -> bool:
    """Return whether more members could still make a set of visits that is worth noting."""
    for visits in range(t.rule[1] + 1):
        if visits > 0 and (visits > s.tally[d, 5] or s.cold_pair[d, visits - 1] == NO_VISIT):
            return False
        if worth_more(f, t, s, d, visits):
            return True
    return False


@compiled
def write_down(f: Field, t: Task, s: Stack, d: int) -> bool:
    """Note each set of visits that makes the members of depth d worth it; False where there is no room."""
    for visits in range(t.rule[1] + 1):
        if visits > 0 and (visits > s.tally[d, 5] or s.cold_pair[d, visits - 1] == NO_VISIT):
            break
        if not worth_more(f, t, s, d, visits):
            continue
        if s.at[FOUND] >= len(t.found) or t.stored[0] * 2 >= len(t.known):
            return False
        reached = f.rule[4] if visits >= s.tally[d, 5] else s.cold[d, visits]
        row = t.found[s.at[FOUND]]
        row[0], row[1] = reached, visits
        for k in range(visits):
            row[2 + k] = s.cold_pair[d, k]
        s.at[FOUND] += 1
        if visits <= DEEPEST and note(t.known, t.worth, t.rule[3], s.cold_pair[d], visits, reached):
            t.stored[0] += 1
    return True


@compiled
def enough_hands(  # noqa: C901, PLR0915 - one pass over who may join; calls cost more than the loops
    f: Field, s: Stack, d: int, scarce: Array
) -> bool:
    """Return whether as many members as may still join could do what is open; finds the scarcest open cell.

    `scarce[0]` becomes that cell, -1 where every cell is covered, -2 where a lead is scarcer. Looks at each
    cell by itself, and at the most that so many can do in all the open cells together.
    """
    slots, count, who, missing = f.rule[1] - d, s.tally[d, 0], s.cand[d], s.open[d]
    room, reach, leads, volume = f.room, f.reach, f.leads, f.volume
    carried, fewest = 0, 1 << 60
    scarce[0] = -1
    led = False
    for m in range(d):
        carried += reach[s.members[m]]
        led = led or leads[s.members[m]] == 1
    if not led:
        scarce[0] = -2
        fewest = 0
        for c in range(count):
            fewest += leads[who[c]]
        if fewest == 0:
            return False
    for r in range(len(missing)):
        if missing[r] == 0:
            continue
        able, many = 0, 0
        for c in range(count):
            units = room[who[c], r]
            if units > 0:
                able += units
                many += 1
        if able < missing[r]:
            return False
        if many < fewest:
            fewest = many
            scarce[0] = r
    if slots <= 0:
        return bool(scarce[0] == -1 and carried >= volume.sum())
    best = np.zeros(slots, np.int64)
    best_reach = np.zeros(slots, np.int64)
    for c in range(count):
        i, units = who[c], 0
        for r in range(len(missing)):
            units += min(missing[r], room[i, r])
        keep_large(best, min(units, reach[i]))
        keep_large(best_reach, reach[i])
    return bool(best.sum() >= missing.sum() and carried + best_reach.sum() >= volume.sum())


@compiled
def keep_large(best: Array, value: int) -> None:
    """Put a value among the largest, in falling order."""
    k = len(best) - 1
    if value <= best[k]:
        return
    while k > 0 and best[k - 1] < value:
        best[k] = best[k - 1]
        k -= 1
    best[k] = value


@compiled
def line_up(f: Field, s: Stack, d: int, wanted: Array) -> None:
    """Line up who may join and has room in a wanted cell: fewest missing pairs first, then the most room.

    With `wanted[0]` -1 everyone lines up, with -2 who may lead.
    """
    who, miss, order, amount = s.cand[d], s.miss[d], s.order[d], s.order[d + 1]
    room, reach, leads = f.room, f.reach, f.leads
    count = 0
    for c in range(s.tally[d, 0]):
        i, units = who[c], 0
        if wanted[0] == -1:
            units = 1 + reach[i]
        elif wanted[0] == -2:
            units = leads[i] * (1 + reach[i])
        else:
            for r in range(len(wanted)):
                if wanted[r] == 1:
                    units += room[i, r]
        if units == 0:
            continue
        k = count
        while k > 0 and (
            miss[i] < miss[order[k - 1]] or (miss[i] == miss[order[k - 1]] and units > amount[k - 1])
        ):
            order[k] = order[k - 1]
            amount[k] = amount[k - 1]
            k -= 1
        order[k] = i
        amount[k] = units
        count += 1
    s.tally[d, 1] = count


@compiled
def look(f: Field, t: Task, s: Stack, d: int, wanted: Array) -> bool:
    """Look at the members of depth d: note what they reach, and line up who is tried next.

    Returns False where there is no room to write down more. Every coalition inside these branches has one of
    those who are lined up.
    """
    s.tally[d, 1] = 0
    s.tally[d, 2] = 0
    if not promising(f, t, s, d) or not enough_hands(f, s, d, wanted):
        return True
    scarce = wanted[0]
    wanted[:] = 0
    if scarce != -1:
        wanted[max(scarce, 0)] = 1 if scarce >= 0 else scarce
        line_up(f, s, d, wanted)
        return True
    if placed_units(f, s.members, d, f.total[s.members[:d]], wanted) == f.volume.sum():
        if may_be_led(f, s.members, d, wanted):
            if d >= f.rule[0]:
                return write_down(f, t, s, d)
            wanted[0] = -1
        else:
            wanted[0] = -2
    if d < f.rule[1]:
        line_up(f, s, d, wanted)
    return True


@compiled
def search(f: Field, t: Task, s: Stack, steps: int) -> int:
    """Go on searching for at most so many steps; return `RUNNING`, `DONE` or `FULL`."""
    wanted = np.zeros(len(f.volume), np.int64)
    used = 0
    while s.at[DEPTH] >= 0:
        d = s.at[DEPTH]
        if s.tally[d, 4] == 1:
            if used >= steps:
                return RUNNING
            used += 1
            s.at[STEPS] += 1
            if not look(f, t, s, d, wanted) or s.at[FOUND] >= len(t.found):
                return FULL
            s.tally[d, 4] = 0
        if s.tally[d, 2] >= s.tally[d, 1]:
            s.at[DEPTH] -= 1
            continue
        new = s.order[d, s.tally[d, 2]]
        s.tally[d, 2] += 1
        for c in range(s.tally[d, 0]):
            if s.cand[d, c] == new:
                s.tally[d, 0] -= 1
                s.cand[d, c] = s.cand[d, s.tally[d, 0]]
                break
        join(f, t, s, d, new)
        s.at[DEPTH] = d + 1
    return DONE
