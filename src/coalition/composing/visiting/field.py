"""One lot in arrays, as the search for visits reads it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from coalition.composing.kernels.ground import Array
from coalition.composing.search.arrays import Arrays

NO_VISIT = -1
"""In `pair`: these two have met, or their warmth needs no visit."""


class Field(NamedTuple):
    """A lot in arrays of int64; i, j are places in `ids`, r cells, warmth is capped at the level of a visit.

    `ids[i]` the organisation; `volume[r]`; `room[i, r]` what i can do in r, at most its volume; `total[i]`
    what it can do in all; `reach[i]` the most it can do here; `leads[i]` 1 where it may lead and do the
    lead's part; `warm[i, j]` permille; `pair[i, j]` the number of a pair that a visit would warm, or
    `NO_VISIT`; `apart[i, j]` 1 where a wish keeps the two apart; `must` who is in; `rule` is min_members,
    max_members, share_min, lead_min, level.
    """

    ids: Array
    volume: Array
    room: Array
    total: Array
    reach: Array
    leads: Array
    warm: Array
    pair: Array
    apart: Array
    must: Array
    rule: Array


def lay_out(lot: Arrays, strangers: Array, level: int) -> Field:
    """Return a lot in arrays, without the organisations that no coalition needs.

    `strangers[i, j]`: whether a visit of the two is allowed; `level`: what it raises their warmth to,
    permille.
    """
    problem, ground = lot.problem, lot.ground
    rules, share, lead_min = problem.rules, problem.share_min(), problem.lead_min()
    leads = ground.leads * (ground.reach >= lead_min)
    ids = _who_may_matter(lot, leads)
    n, here = len(problem.orgs), np.ix_(ids, ids)
    low, high = np.minimum.outer(ids, ids), np.maximum.outer(ids, ids)
    warm = lot.warm[here].astype(np.int64)
    must = np.array(lot.forced, np.int64)
    return Field(
        ids=ids,
        volume=ground.volume,
        room=np.ascontiguousarray(ground.room[ids]),
        total=ground.total[ids],
        reach=ground.reach[ids],
        leads=leads[ids],
        warm=np.minimum(warm, level),
        pair=np.where(strangers[here] & (warm < level), low * n + high, NO_VISIT),
        apart=(ground.warm[here] < 0).astype(np.int64),
        must=np.searchsorted(ids, must).astype(np.int64),
        rule=np.array([rules.min_members, _most(lot), share, lead_min, level], np.int64),
    )


def visited(field: Field, pairs: frozenset[int]) -> Field:
    """Return the field after these visits: their pairs are as warm as the level."""
    met = np.isin(field.pair, np.array(sorted(pairs), np.int64))
    return field._replace(warm=np.where(met, field.rule[4], field.warm))


def _most(lot: Arrays) -> int:
    """Return the most members that the rules and the least share leave room for."""
    problem = lot.problem
    most, share = min(problem.rules.max_members, len(problem.orgs)), problem.share_min()
    if share == 0:
        return most
    beside_lead = problem.volume() - max(share, problem.lead_min())
    return min(most, 1 + beside_lead // share)


def _who_may_matter(lot: Arrays, leads: Array) -> Array:
    """Return the ids, rising, of who can do its share and work here, lead, or fill up the least number."""
    problem, reach = lot.problem, lot.ground.reach
    useful = (reach > 0) | (leads == 1)
    if problem.rules.min_members > 1:
        useful[:] = True
    useful &= reach >= problem.share_min()
    useful[list(problem.wishes.without)] = False
    useful[list(lot.forced)] = True
    return np.flatnonzero(useful)
