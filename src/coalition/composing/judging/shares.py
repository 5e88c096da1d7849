"""Fair shares: the part of all the work that each member makes possible, counted fairly (Shapley, 1953).

v(T) is the most volume that members T can deliver together: capacities, total capacities and volumes count,
not the lead, least shares or costs. Let the members of a coalition S come in one by one, in any order; the
share of a member is what it adds to v when it comes in, on average over all orders, divided by v(S).

Up to 20 members it is exact. By the greatest flow and the least cut, v(T) is the least over all A within T of
what T without A can do in all, plus what of each cell A can do: with h(A) = sum over cells of min(volume,
what A can do there) - sum of total capacities over A, v(T) = sum of total capacities over T + min h(A), a
least over subsets that k passes over 2^k numbers find. Above 20 members orders are drawn by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial

import numpy as np
from numpy.typing import NDArray

from coalition.composing.answer_parts import Coalition, Share
from coalition.composing.judging.orders import Work, sampled
from coalition.composing.judging.sound import require_sound
from coalition.composing.parts import require
from coalition.composing.plain import abilities
from coalition.composing.problem import Problem

EXACT_TO = 20
"""Members: each one more doubles the numbers (at 20: a quarter of a second, 40 MB)."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a share rests on, in work units: what a member can do `alone`, and adds to others on `average`."""

    org: int
    alone: int
    average: Fraction


def shares(problem: Problem, coalition: Coalition, *, seed: int = 0) -> tuple[Share, ...]:
    """Return the fair share of each member, in the order of members; together they are exactly one.

    Exact to 20 members: O(2^k (k + cells)), 0.25 s and 40 MB for 20 members and 40 cells. Above, 1,000
    orders are drawn by `seed`, and `spread` (permille) is half of a 95 % interval. `InvalidProblem` refuses a
    coalition that is not sound in the problem, and volumes whose sums could pass 2^63.
    """
    require_sound(problem, coalition)
    work = _work(problem, coalition.members)
    if len(coalition.members) <= EXACT_TO:
        return tuple(map(_share, coalition.members, exact(work)))
    return tuple(
        _share(org, part, spread)
        for org, (part, spread) in zip(coalition.members, sampled(work, seed), strict=True)
    )


def grounds(problem: Problem, given: Sequence[Share]) -> tuple[Grounds, ...]:
    """Return what each share rests on; the averages of exact shares add up to all that is asked."""
    work, volume = _work(problem, [share.org for share in given]), problem.volume()
    return tuple(
        Grounds(share.org, min(most, sum(room)), Fraction(share.numerator, share.denominator) * volume)
        for share, room, most in zip(given, work.room, work.most, strict=True)
    )


def _share(org: int, part: Fraction, spread: int = 0) -> Share:
    return Share(org, part.numerator, part.denominator, spread)


def _work(problem: Problem, members: Sequence[int]) -> Work:
    """Return what members can do, cut down to what is asked: that changes no v, and keeps sums small."""
    able, volume = abilities(problem), [cell.volume for cell in problem.cells]
    room = [[min(able(i).get(r, (0, 0))[0], asked) for r, asked in enumerate(volume)] for i in members]
    most = [min(problem.orgs[i].total_capacity, sum(row)) for i, row in zip(members, room, strict=True)]
    return Work(room, most, volume)


def exact(work: Work) -> list[Fraction]:
    """Return the part of each member: sums of v by size of the set, weighed by how many orders have it."""
    count, volume = len(work.most), sum(work.volume)
    require(volume << count < 1 << 63, "cells", f"ask {volume} units, too many to share by {count} members")
    of_all, of_member = _sums_by_size(_worth(work), count)
    orders = [factorial(s) * factorial(count - s - 1) for s in range(count)]
    whole = factorial(count) * volume
    return [
        Fraction(
            sum(orders[s] * (own[s + 1] - (of_all[s] - own[s])) for s in range(count)),
            whole,
        )
        for own in of_member
    ]


def _subset_sums(values: Sequence[int]) -> Numbers:
    """Return the sum of every subset of values; bit i of an index says whether value i is in."""
    sums = np.zeros(1 << len(values), np.int64)
    for i, value in enumerate(values):
        half = 1 << i
        np.add(sums[:half], value, out=sums[half : 2 * half])
    return sums


def _worth(work: Work) -> Numbers:
    """Return v of every subset of members, in work units."""
    in_all = _subset_sums(work.most)
    cut = -in_all
    for r, volume in enumerate(work.volume):
        cell = _subset_sums([room[r] for room in work.room])
        cut += np.minimum(cell, volume, out=cell)
    for i in range(len(work.most)):
        pairs = cut.reshape(-1, 2, 1 << i)
        np.minimum(pairs[:, 0], pairs[:, 1], out=pairs[:, 1])
    in_all += cut
    return in_all


def _sums_by_size(worth: Numbers, count: int) -> tuple[list[int], list[list[int]]]:
    """Return the sum of v over all sets of each size, and of each member over those sets that hold it."""
    size = np.zeros(1 << count, np.int8)
    for i in range(count):
        np.add(size[: 1 << i], 1, out=size[1 << i : 2 << i])
    order = np.argsort(size, kind="stable")
    starts = np.searchsorted(size[order], np.arange(count + 1))
    worth = worth[order]
    held = [np.add.reduceat(worth * (order >> i & 1), starts).tolist() for i in range(count)]
    return np.add.reduceat(worth, starts).tolist(), held
