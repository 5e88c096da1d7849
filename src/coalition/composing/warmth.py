"""How warm two organisations are, and a coalition of them: eff, w, wmin and wsum of the text, in permille."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import isqrt

from coalition.composing.parts import PERMILLE
from coalition.composing.problem import Problem

Table = tuple[tuple[int, ...], ...]
"""w(i, j) for every two organisations: symmetric, 1000 on the diagonal."""


def prior(problem: Problem, i: int, j: int) -> int:
    """Return what to expect of a pair that nobody knows: less the farther apart, permille."""
    one, other = problem.orgs[i], problem.orgs[j]
    distance = isqrt((one.x - other.x) ** 2 + (one.y - other.y) ** 2)
    return problem.prior.max * problem.prior.length // (problem.prior.length + distance)


def warmth_table(problem: Problem) -> Table:
    """Return the mutual warmth w(i, j) = min(eff(i, j), eff(j, i)) of every two organisations, permille."""
    known = {(given.giver, given.receiver): given for given in problem.trust}

    def eff(i: int, j: int, expected: int) -> int:
        given = known.get((i, j))
        if given is None:
            return expected
        return (given.confidence * given.t + (PERMILLE - given.confidence) * expected) // PERMILLE

    size = len(problem.orgs)
    rows = [[PERMILLE] * size for _ in range(size)]
    for i, j in combinations(range(size), 2):
        expected = prior(problem, i, j)
        rows[i][j] = rows[j][i] = min(eff(i, j, expected), eff(j, i, expected))
    return tuple(map(tuple, rows))


def pair_warmths(table: Table, members: Iterable[int]) -> Sequence[int]:
    """Return the warmth of every pair of members, permille."""
    return [table[i][j] for i, j in combinations(sorted(members), 2)]


def least_warmth(table: Table, members: Iterable[int]) -> int:
    """Return wmin: the warmth of the least warm pair; 1000 for one member alone."""
    return min(pair_warmths(table, members), default=PERMILLE)


def coldest_pair(table: Table, members: Iterable[int]) -> tuple[int, int]:
    """Return the least warm pair of at least two members, the smallest ids among equals."""
    return min(combinations(sorted(members), 2), key=lambda pair: (table[pair[0]][pair[1]], pair))
