"""What can be measured of a given coalition, beside what its answer says: exact, in plain loops."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from coalition.composing.answer_parts import Coalition
from coalition.composing.parts import PERMILLE
from coalition.composing.problem import Problem
from coalition.composing.warmth import mutual_warmth, trust_among

Pair = tuple[int, int]
"""Two organisations, rising ids."""


class Measure(StrEnum):
    """What a weighing can go by. Of `size` and `cost` less is better, of all others more."""

    WMIN = "wmin"
    WMEAN = "wmean"
    WSTAR = "wstar"
    WAREA = "warea"
    SIZE = "size"
    COMPLEMENTARITY = "complementarity"
    NEWCOMERS = "newcomers"
    COST = "cost"


LESS_IS_BETTER = frozenset({Measure.SIZE, Measure.COST})


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of one coalition.

    `wmin`, `wstar` and `warea` (permille) are the warmth of the least warm pair of all, of the lead with
    another, and of two that work in one same area; each is 1000 where there is no such pair, and `coldest`,
    `coldest_of_lead` and `coldest_in_area` name that pair (None where there is none, the smallest ids among
    equals). `wmean` is the mean over all pairs, an exact fraction of permilles. `complementarity` is the
    permille (rounded down) of the asked cells in which exactly one member can work. `newcomers` counts the
    members that were named as such, `size` all members; `cost` is in euro.
    """

    wmin: int
    wmean: Fraction
    wstar: int
    warea: int
    size: int
    complementarity: int
    newcomers: int
    cost: int
    coldest: Pair | None
    coldest_of_lead: Pair | None
    coldest_in_area: Pair | None

    def worth(self, measure: Measure) -> Fraction:
        """Return a measure so that more is better: as it is, or below nothing where less is better."""
        value = Fraction(getattr(self, measure.value))
        return -value if measure in LESS_IS_BETTER else value


def measures(
    problem: Problem,
    coalition: Coalition,
    *,
    newcomers: Collection[int] = (),
    open_cells: Collection[int] = (),
) -> Measures:
    """Measure a coalition of this problem; `open_cells` are left out of what is asked.

    Takes one pass over the trust rows, and O(size² + size · cells) besides.
    """
    known = trust_among(problem, coalition.members)
    warmth = {(i, j): mutual_warmth(problem, known, i, j) for i, j in combinations(coalition.members, 2)}
    of_lead = [pair for pair in warmth if coalition.lead in pair]
    in_area = _working_in_one_area(problem, coalition, warmth)
    coldest, coldest_of_lead, coldest_in_area = (
        _coldest(pairs, warmth.__getitem__) for pairs in (warmth, of_lead, in_area)
    )
    return Measures(
        wmin=_warmth_of(coldest, warmth.__getitem__),
        wmean=Fraction(sum(warmth.values()), len(warmth)) if warmth else Fraction(PERMILLE),
        wstar=_warmth_of(coldest_of_lead, warmth.__getitem__),
        warea=_warmth_of(coldest_in_area, warmth.__getitem__),
        size=len(coalition.members),
        complementarity=_complementarity(problem, coalition.members, open_cells),
        newcomers=sum(org in newcomers for org in coalition.members),
        cost=coalition.cost,
        coldest=coldest,
        coldest_of_lead=coldest_of_lead,
        coldest_in_area=coldest_in_area,
    )


def _coldest(pairs: Iterable[Pair], warmth: Callable[[Pair], int]) -> Pair | None:
    return min(pairs, key=lambda pair: (warmth(pair), pair), default=None)


def _warmth_of(pair: Pair | None, warmth: Callable[[Pair], int]) -> int:
    return PERMILLE if pair is None else warmth(pair)


def _working_in_one_area(problem: Problem, coalition: Coalition, pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs whose given work lies, in part at least, in one same area."""
    areas: dict[int, set[str]] = {org: set() for org in coalition.members}
    for org, cell, _units in coalition.work:
        areas[org].add(problem.cells[cell].area)
    return [(i, j) for i, j in pairs if areas[i] & areas[j]]


def _complementarity(problem: Problem, members: Collection[int], open_cells: Collection[int]) -> int:
    asked = [cell for cell in range(len(problem.cells)) if cell not in open_cells]
    by_one = [cell for cell in asked if sum(problem.capacity(org, cell) > 0 for org in members) == 1]
    return PERMILLE * len(by_one) // len(asked) if asked else 0
