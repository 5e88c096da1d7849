"""A problem laid out for searching, in arrays of whole numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from coalition.composing.kernels.ground import Array, Ground, trust_between
from coalition.composing.parts import PERMILLE, Wishes, require
from coalition.composing.problem import Problem
from coalition.composing.rows import OrgRows, TrustRows

TOGETHER = 1 << 58
"""The most that all costs may come to: a bound adds a few of them, and stays below 2^63."""
FINEST = 1 << 20
"""Parts of a euro that prices are reckoned in, where amounts leave room for it."""


@dataclass(frozen=True)
class Arrays:
    """`ground` for the kernels, and what is known of it.

    `warm[i, j]` is w(i, j) as the text has it (`ground.warm` is -1 where a wish keeps a pair apart);
    `trust[i, j]` is eff(i, j); `flat` what each member costs where all cost the same and work is free, else
    -1; `scale` how many parts make a euro in prices.
    """

    problem: Problem
    ground: Ground
    trust: Array
    warm: Array
    flat: int
    scale: int

    @classmethod
    def of(cls, problem: Problem, trust: Array | None = None) -> Arrays:
        """Lay a problem out; `trust` may be given where it is known. Refuses amounts that could overflow."""
        rows = OrgRows.of(problem.orgs)
        volume = np.array([cell.volume for cell in problem.cells], np.int64)
        fixed, total = rows.facts[:, 3].copy(), rows.facts[:, 4].copy()
        room = np.zeros((len(rows), len(volume)), np.int64)
        price = np.zeros((len(rows), len(volume)), np.int64)
        at = rows.giver, rows.offers[:, 0]
        room[at] = rows.offers[:, 1]
        price[at] = rows.offers[:, 2]
        np.minimum(room, volume, out=room)
        _take_out_uncertified(problem, room)
        scale = _scale(volume, price, fixed)
        start, cell = _offers(room)
        eff = _trust(problem) if trust is None else trust
        warm = np.minimum(eff, eff.T)
        reach = np.minimum(total, room.sum(axis=1))
        apart = _kept_apart(warm, problem.wishes)
        ground = Ground(volume, room, price, fixed, total, reach, _leads(problem), apart, start, cell)
        free = not price.any() and bool((fixed == fixed[0]).all())
        return cls(problem, ground, eff, warm, int(fixed[0]) if free else -1, scale)

    def wished(self, wishes: Wishes) -> Arrays:
        """Return the same ground under other wishes; only what they touch is made anew."""
        problem = replace(self.problem, wishes=wishes)
        ground = self.ground._replace(leads=_leads(problem), warm=_kept_apart(self.warm, wishes))
        return replace(self, problem=problem, ground=ground)

    @cached_property
    def forced(self) -> tuple[int, ...]:
        """Return who must join by a wish, in rising order."""
        wishes = self.problem.wishes
        lead = () if wishes.lead is None else (wishes.lead,)
        return tuple(sorted({*wishes.with_, *lead}))

    @cached_property
    def everyone(self) -> Array:
        """Return who may join, in rising order: all but those left out by a wish."""
        away = np.array(self.problem.wishes.without, np.int64)
        return np.setdiff1d(np.arange(len(self.problem.orgs)), away, assume_unique=True)

    @cached_property
    def by_reach(self) -> Array:
        """Return who may join, by falling reach: who can do most comes first."""
        everyone = self.everyone
        order: Array = everyone[np.argsort(-self.ground.reach[everyone], kind="stable")]
        return order


def _trust(problem: Problem) -> Array:
    facts, prior = OrgRows.of(problem.orgs).facts, problem.prior
    known = TrustRows.of(problem.trust).known
    x, y = facts[:, 0].copy(), facts[:, 1].copy()
    return trust_between(x, y, known, prior.max, prior.length)


def _leads(problem: Problem) -> Array:
    """Return 1 for who may lead: of enough turnover, and the wished one where there is one."""
    turnover, wished = OrgRows.of(problem.orgs).facts[:, 2], problem.wishes.lead
    leads = (turnover >= problem.rules.lead_min_turnover).astype(np.int64)
    if wished is not None:
        leads[np.arange(len(leads)) != wished] = 0
    return leads


def _kept_apart(warm: Array, wishes: Wishes) -> Array:
    """Return warmth with -1 for pairs that a wish keeps apart."""
    if not wishes.not_together:
        return warm
    warm = warm.copy()
    for i, j in wishes.not_together:
        warm[i, j] = warm[j, i] = -1
    return warm


def _take_out_uncertified(problem: Problem, room: Array) -> None:
    lot = problem.rules.lot_certs
    if not lot and not any(cell.certs for cell in problem.cells):
        return
    able: dict[tuple[str, ...], Array] = {}
    for r, cell in enumerate(problem.cells):
        if cell.certs not in able:
            able[cell.certs] = np.array([org.certs_for(cell.certs, lot) for org in problem.orgs])
        room[~able[cell.certs], r] = 0


def _offers(room: Array) -> tuple[Array, Array]:
    giver, cell = np.nonzero(room)
    start = np.searchsorted(giver, np.arange(len(room) + 1))
    return start.astype(np.int64), cell.astype(np.int64)


def _scale(volume: Array, price: Array, fixed: Array) -> int:
    """Return how many parts make a euro: as many as leave every sum below 2^63."""
    dearest = sum(int(v) * int(p) for v, p in zip(volume, price.max(axis=0), strict=True))
    most = dearest + sum(int(cost) for cost in fixed)
    asked = int(volume.astype(object).sum()) * PERMILLE
    require(
        max(most, asked) < TOGETHER, "cells", f"amounts and prices come to {most} euro: too much to add up"
    )
    scale = FINEST
    while scale > 1 and most * scale >= TOGETHER:
        scale //= 2
    return scale
