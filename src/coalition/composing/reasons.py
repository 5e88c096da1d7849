"""Why a coalition is as it is: what each member adds, what keeps it from being warmer, who could stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from coalition.composing.answer_parts import Adds, Alternative, Because, Code, Why
from coalition.composing.kernels.ground import Array
from coalition.composing.parts import PERMILLE
from coalition.composing.search.arrays import Arrays
from coalition.composing.search.crew import price, short
from coalition.composing.search.quest import least_pair
from coalition.composing.search.scope import Hit

SHOWN = 3
"""Near alternatives a coalition: the best swap for each of at most three members."""


def what_each_adds(arrays: Arrays, hit: Hit) -> tuple[Adds, ...]:
    """Return of each member whether the rest can deliver without it, and which cells they would lack."""
    return tuple(_adds(arrays, hit, i) for i in hit.members)


def _adds(arrays: Arrays, hit: Hit, org: int) -> Adds:
    problem, rest = arrays.problem, [i for i in hit.members if i != org]
    lacking = short(arrays, rest, hit.opened)
    priced = None if lacking else price(_led_by_anyone(arrays, org), rest, hit.opened)
    if priced is None:
        return Adds(org, Why.INDISPENSABLE, lacking)
    if priced[0] > hit.cost:
        return Adds(org, Why.PAYS)
    wished = org in problem.wishes.with_ or org == problem.wishes.lead
    asked = wished or len(rest) < problem.rules.min_members
    return Adds(org, Why.ASKED if asked else Why.WARMS)


def _led_by_anyone(arrays: Arrays, org: int) -> Arrays:
    """Return the arrays without the wish that `org` leads."""
    wishes = arrays.problem.wishes
    return arrays if wishes.lead != org else arrays.wished(replace(wishes, lead=None))


def near_alternatives(arrays: Arrays, hit: Hit) -> tuple[Alternative, ...]:
    """Return the best swaps of one member for an outsider that keep the coalition sound, warmest first."""
    wishes = arrays.problem.wishes
    fixed = {*wishes.with_, wishes.lead}
    best = [swap for i in hit.members if i not in fixed and (swap := _best_swap(arrays, hit, i))]
    return tuple(sorted(best, key=_rank)[:SHOWN])


def _rank(swap: Alternative) -> tuple[int, int, int, int]:
    return -swap.wmin, swap.cost, swap.out, swap.into


def _best_swap(arrays: Arrays, hit: Hit, out: int) -> Alternative | None:
    """Return the best swap for one member: of the warmest outsiders that fit, the cheapest."""
    rest = [i for i in hit.members if i != out]
    outsiders = np.setdiff1d(arrays.everyone, np.array(hit.members), assume_unique=True)
    outsiders = outsiders[_could_help(arrays, hit, rest, outsiders)]
    own = least_pair(arrays.warm, rest)
    wmins = np.minimum(arrays.warm[rest][:, outsiders].min(axis=0, initial=PERMILLE), own)
    best: Alternative | None = None
    for at in np.lexsort((outsiders, -wmins)):
        wmin, into = int(wmins[at]), int(outsiders[at])
        if best is not None and wmin < best.wmin:
            break
        priced = price(arrays, [*rest, into], hit.opened)
        if priced is not None and (best is None or priced[0] < best.cost):
            best = Alternative(out, into, wmin, priced[0])
    return best


def _could_help(arrays: Arrays, hit: Hit, rest: list[int], outsiders: Array) -> Array:
    """Return which outsiders may join the rest, and have the capacity that it lacks."""
    ground = arrays.ground
    asked = ground.volume.copy()
    asked[list(hit.opened)] = 0
    lacking = asked - ground.room[rest].sum(axis=0)
    may = (ground.warm[rest][:, outsiders] >= 0).all(axis=0)
    able: Array = may & (ground.room[outsiders] >= lacking).all(axis=1)
    return able


def reasons(arrays: Arrays, hit: Hit, *, proven: bool) -> tuple[Because, ...]:
    """Return all reasons of a coalition; that nothing is warmer is said only where it is `proven`."""
    found = [*_alone(arrays, hit), *_coldest(arrays, hit)]
    wmin = least_pair(arrays.warm, hit.members)
    if proven and wmin < PERMILLE:
        found.append(Because(Code.WARMER_IMPOSSIBLE, (), _lost_above(arrays, wmin)))
    found += _only_lead(arrays, hit)
    found += [_open_because(arrays, hit, r) for r in hit.opened]
    return tuple(found)


def _alone(arrays: Arrays, hit: Hit) -> Iterator[Because]:
    wished = arrays.problem.wishes.lead
    lone = arrays if wished is None else _led_by_anyone(arrays, wished)
    alone = tuple(i for i in hit.members if price(lone, [i]) is not None)
    if alone:
        yield Because(Code.ALONE_POSSIBLE, alone)


def _coldest(arrays: Arrays, hit: Hit) -> Iterator[Because]:
    if len(hit.members) > 1:
        pairs = [(i, j) for i in hit.members for j in hit.members if i < j]
        yield Because(Code.COLDEST_PAIR, min(pairs, key=lambda pair: (arrays.warm[pair], pair)))


def _lost_above(arrays: Arrays, level: int) -> tuple[int, ...]:
    """Return the cells that nobody can deliver who is warmer than `level` with all whom a wish brings in."""
    forced = list(arrays.forced)
    near = arrays.ground.warm[forced][:, arrays.everyone] > level
    near |= np.array(forced, np.int64)[:, None] == arrays.everyone
    pool = {*arrays.everyone[near.all(axis=0)].tolist(), *forced}
    able_at_all = short(arrays, range(len(arrays.problem.orgs)))
    return tuple(r for r in short(arrays, sorted(pool)) if r not in able_at_all)


def _only_lead(arrays: Arrays, hit: Hit) -> Iterator[Because]:
    leads = tuple(i for i in hit.members if arrays.ground.leads[i])
    if len(leads) == 1 and hit.members != leads:
        yield Because(Code.ONLY_LEAD, leads)


def _open_because(arrays: Arrays, hit: Hit, r: int) -> Because:
    """Return why one cell stays open, and whom a mending would concern."""
    orgs, asked = arrays.problem.orgs, arrays.problem.cells[r].volume
    offering = {i: o.capacity for i, org in enumerate(orgs) for o in org.offers if o.cell == r and o.capacity}
    able = {int(i): int(arrays.ground.room[i, r]) for i in np.flatnonzero(arrays.ground.room[:, r])}
    away, members = set(arrays.problem.wishes.without), set(hit.members)
    if not offering:
        return Because(Code.NOBODY_OFFERS, (), (r,))
    if sum(able.values()) < asked:
        if sum(offering.values()) < asked:
            return Because(Code.TOO_LITTLE_TOGETHER, tuple(sorted(offering)), (r,))
        return Because(Code.CERTIFICATE_MISSING, tuple(sorted(set(offering) - set(able))), (r,))
    if sum(units for i, units in able.items() if i not in away) < asked:
        return Because(Code.LEFT_OUT_BY_WISH, tuple(sorted(set(able) & away)), (r,))
    if sum(units for i, units in able.items() if i in members) >= asked:
        return Because(Code.NO_ROOM, tuple(sorted(set(able) & members)), (r,))
    return Because(Code.OFFERED_BY_OTHERS, tuple(sorted(set(able) - members - away)), (r,))
