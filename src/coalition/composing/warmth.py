"""How warm two organisations are, and a coalition of them: eff, w, wmin and wsum of the text, in permille."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from math import isqrt

import numpy as np

from coalition.composing.parts import PERMILLE, Trust
from coalition.composing.problem import Problem
from coalition.composing.rows import TrustRows

Table = tuple[tuple[int, ...], ...]
"""w(i, j) for every two organisations: symmetric, 1000 on the diagonal."""

Known = Mapping[tuple[int, int], Trust]
"""The trust rows that matter, by who gives and who receives."""


def prior(problem: Problem, i: int, j: int) -> int:
    """Return what to expect of a pair that nobody knows: less the farther apart, permille."""
    one, other = problem.orgs[i], problem.orgs[j]
    distance = isqrt((one.x - other.x) ** 2 + (one.y - other.y) ** 2)
    return problem.prior.max * problem.prior.length // (problem.prior.length + distance)


def trust_among(problem: Problem, orgs: Collection[int]) -> Known:
    """Return the trust rows with both ends in `orgs`: one pass over the numbers, .5 ms for 250,000 rows.

    An answer may name who is not there; that is for its check to say, here nothing is known of them.
    """
    trust, inside = TrustRows.of(problem.trust), np.zeros(len(problem.orgs), dtype=np.bool_)
    inside[[org for org in orgs if 0 <= org < len(inside)]] = True
    both = inside[trust.known[:, 0]] & inside[trust.known[:, 1]]
    return {(trust[k].giver, trust[k].receiver): trust[k] for k in np.flatnonzero(both)}


def own_trust(problem: Problem, known: Known, i: int, j: int) -> int:
    """Return eff(i, j): how far `i` goes by `j`, permille. `known` must hold the rows of the pair."""
    return _weighed(known.get((i, j)), prior(problem, i, j))


def mutual_warmth(problem: Problem, known: Known, i: int, j: int) -> int:
    """Return w(i, j) = min(eff(i, j), eff(j, i)), permille. `known` must hold the rows of the pair."""
    expected = prior(problem, i, j)
    return min(_weighed(known.get((i, j)), expected), _weighed(known.get((j, i)), expected))


def _weighed(given: Trust | None, expected: int) -> int:
    if given is None:
        return expected
    return (given.confidence * given.t + (PERMILLE - given.confidence) * expected) // PERMILLE


def warmth_table(problem: Problem) -> Table:
    """Return the mutual warmth of every two organisations, permille."""
    size = len(problem.orgs)
    known = trust_among(problem, range(size))
    rows = [[PERMILLE] * size for _ in range(size)]
    for i, j in combinations(range(size), 2):
        rows[i][j] = rows[j][i] = mutual_warmth(problem, known, i, j)
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
