"""Why a coalition is as it is: what each member adds, what keeps it from being warmer, who could stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coalition.composing.answer_parts import Adds, Alternative, Because, Code, Why
from coalition.composing.exact.bits import bits, mask_of
from coalition.composing.exact.model import Model
from coalition.composing.exact.search import Hit
from coalition.composing.parts import PERMILLE
from coalition.composing.warmth import coldest_pair

SHOWN = 3
"""Near alternatives a coalition: the best swap for each of at most three members."""


def what_each_adds(model: Model, hit: Hit) -> tuple[Adds, ...]:
    """Return of each member whether the rest can deliver without it, and which cells they would lack."""
    return tuple(_adds(model, hit, i) for i in bits(hit.members))


def _adds(model: Model, hit: Hit, org: int) -> Adds:
    problem, rest = model.problem, hit.members & ~(1 << org)
    short = model.short(rest, model.all_cells & ~hit.opened)
    priced = None if short else _led_by_anyone(model, org).price_of(rest, hit.opened)
    if priced is None:
        return Adds(org, Why.INDISPENSABLE, tuple(bits(short)))
    if priced[0] > hit.cost:
        return Adds(org, Why.PAYS)
    wished = org in problem.wishes.with_ or org == problem.wishes.lead
    asked = wished or rest.bit_count() < problem.rules.min_members
    return Adds(org, Why.ASKED if asked else Why.WARMS)


def _led_by_anyone(model: Model, org: int) -> Model:
    """Return the model without the wish that `org` leads."""
    problem = model.problem
    if problem.wishes.lead != org:
        return model
    return Model.of(replace(problem, wishes=replace(problem.wishes, lead=None)), model.warm)


def near_alternatives(model: Model, hit: Hit) -> tuple[Alternative, ...]:
    """Return the best swaps of one member for an outsider that keep the coalition sound, warmest first."""
    wishes = model.problem.wishes
    fixed = {*wishes.with_, wishes.lead}
    best = [
        min(swaps, key=_rank)
        for i in bits(hit.members)
        if i not in fixed and (swaps := _swaps(model, hit, i))
    ]
    return tuple(sorted(best, key=_rank)[:SHOWN])


def _rank(swap: Alternative) -> tuple[int, int, int, int]:
    return -swap.wmin, swap.cost, swap.out, swap.into


def _swaps(model: Model, hit: Hit, out: int) -> list[Alternative]:
    rest = hit.members & ~(1 << out)
    apart = mask_of(model.problem.wishes.without)
    for i in bits(rest):
        apart |= model.apart[i]
    swaps = []
    for into in bits(model.everyone & ~hit.members & ~apart):
        priced = model.price_of(rest | 1 << into, hit.opened)
        if priced is not None:
            swaps.append(Alternative(out, into, model.wmin(rest | 1 << into), priced[0]))
    return swaps


def reasons(model: Model, hit: Hit, *, proven: bool) -> tuple[Because, ...]:
    """Return all reasons of a coalition; that nothing is warmer is said only where it is `proven`."""
    found = [*_alone(model, hit), *_coldest(model, hit)]
    if proven and model.wmin(hit.members) < PERMILLE:
        found.append(Because(Code.WARMER_IMPOSSIBLE, (), _lost_above(model, model.wmin(hit.members))))
    found += _only_lead(model, hit)
    found += [_open_because(model, hit, r) for r in bits(hit.opened)]
    return tuple(found)


def _alone(model: Model, hit: Hit) -> Iterator[Because]:
    lone = _led_by_anyone(model, -1 if model.problem.wishes.lead is None else model.problem.wishes.lead)
    alone = tuple(i for i in bits(hit.members) if lone.price_of(1 << i, 0) is not None)
    if alone:
        yield Because(Code.ALONE_POSSIBLE, alone)


def _coldest(model: Model, hit: Hit) -> Iterator[Because]:
    if hit.members.bit_count() > 1:
        yield Because(Code.COLDEST_PAIR, coldest_pair(model.warm, bits(hit.members)))


def _lost_above(model: Model, level: int) -> tuple[int, ...]:
    """Return the cells that nobody can deliver who is warmer than `level` with all whom a wish brings in."""
    wishes = model.problem.wishes
    forced = mask_of(wishes.with_) | (0 if wishes.lead is None else 1 << wishes.lead)
    pool, near = model.everyone & ~mask_of(wishes.without), model.near(level + 1)
    for i in bits(forced):
        pool &= near[i] | 1 << i
    lost = model.short(pool | forced, model.all_cells)
    return tuple(bits(lost & ~model.short(model.everyone, model.all_cells)))


def _only_lead(model: Model, hit: Hit) -> Iterator[Because]:
    leads = hit.members & model.leaders
    if leads.bit_count() == 1 and hit.members != leads:
        yield Because(Code.ONLY_LEAD, tuple(bits(leads)))


def _open_because(model: Model, hit: Hit, r: int) -> Because:
    """Return why one cell stays open, and whom a mending would concern."""
    offering = {i: o.capacity for i, org in enumerate(model.problem.orgs) for o in org.offers if o.cell == r}
    offering = {i: capacity for i, capacity in offering.items() if capacity}
    able = {i: model.room[i][r] for i in bits(model.providers[r])}
    asked, away = model.volume[r], set(model.problem.wishes.without)
    members = set(bits(hit.members))
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
