"""How a peer answers a question: a search over the levels of warmth, one model of the solver at a time."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from coalition.composing.answer_parts import Ask
from coalition.composing.parts import PERMILLE
from coalition.composing.trial.peers.task import Task

Values = tuple[int, ...]
"""The measures of one coalition in the order of the question: warmest (wmin, cost, size), cheapest (cost,
wmin, size), closest (units open, wmin, cost, size), front (wmin, cost, size), kindest wmean as a fraction in
lowest terms (numerator, denominator)."""


class Goal(StrEnum):
    """What one model is solved for."""

    ANY = "any"
    COST = "cost"
    SIZE = "size"
    OPEN = "open"
    WARMTH = "warmth"


class Status(StrEnum):
    """How it ended."""

    SOLVED = "solved"
    NONE_FITS = "none fits"
    OUT_OF_TIME = "out of time"


class OutOfTimeError(Exception):
    """The solver did not come to a conclusion in the time that was left."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One model: coalitions with every pair at least `theta` warm, within these amounts, best by `goal`.

    `opened`: the units that are left open, exactly; None: as many as it takes. `hint`: members to start from.
    """

    goal: Goal
    theta: int = 0
    cost_at_most: int | None = None
    size_at_most: int | None = None
    size: int | None = None
    wsum_at_least: int | None = None
    opened: int | None = 0
    hint: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Members and the value of the goal (0 for any)."""

    members: tuple[int, ...]
    value: int


class Solver(Protocol):
    """A solver behind one door."""

    def find(self, task: Task, wanted: Wanted, seconds: float) -> Found | None:
        """Return the best, None where there is none; raise `OutOfTimeError` when that is not proven."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a peer proved: the measures of the best (of `front`: of each point); seconds of processor time."""

    status: Status
    values: tuple[Values, ...]
    seconds: float


@dataclass(slots=True)
class Search:
    """One question of one peer; with `ties` it also proves what comes after the first two measures."""

    solver: Solver
    task: Task
    limit: float
    ties: bool = True
    members: int | None = None
    started: float = field(default_factory=time.perf_counter)
    worked: float = field(default_factory=time.process_time)

    def answer(self, ask: Ask) -> Finding:
        """Return what the peer proves within the limit."""
        questions: dict[Ask, Callable[[], list[Values]]] = {
            Ask.WARMEST: self._warmest,
            Ask.CHEAPEST: self._cheapest,
            Ask.CLOSEST: self._closest,
            Ask.FRONT: self._front,
            Ask.KINDEST: self._kindest,
        }
        try:
            values = questions[ask]()
        except OutOfTimeError:
            return Finding(Status.OUT_OF_TIME, (), time.process_time() - self.worked)
        status = Status.SOLVED if values else Status.NONE_FITS
        return Finding(status, tuple(values), time.process_time() - self.worked)

    def _seconds(self) -> float:
        return time.perf_counter() - self.started

    def _find(self, wanted: Wanted) -> Found | None:
        left = self.limit - self._seconds()
        if left <= 0:
            raise OutOfTimeError
        found = self.solver.find(self.task, wanted, left)
        if self._seconds() > self.limit:
            raise OutOfTimeError
        return found

    def _warmest(self) -> list[Values]:
        return self._warm_then_cheap(Wanted(Goal.ANY))

    def _warm_then_cheap(self, wanted: Wanted) -> list[Values]:
        found = self._warm(wanted)
        if found is None:
            return []
        wmin = self.task.wmin(found.members)
        at = replace(wanted, theta=wmin, hint=found.members)
        cheap = self._sure(replace(at, goal=Goal.COST))
        return [(wmin, cheap.value, self._size(replace(at, cost_at_most=cheap.value), cheap))]

    def _warm(self, wanted: Wanted) -> Found | None:
        """Return a coalition of the greatest wmin: bisection over the levels above the warmest found."""
        best = self._find(wanted)
        if best is None:
            return None
        levels = self.task.levels
        low, high = bisect_right(levels, self.task.wmin(best.members)), len(levels)
        while low < high:
            middle = (low + high) // 2
            found = self._find(replace(wanted, theta=levels[middle]))
            if found is None:
                high = middle
            else:
                best, low = found, bisect_right(levels, self.task.wmin(found.members))
        return best

    def _size(self, wanted: Wanted, found: Found) -> int:
        """Return the fewest members, or, where ties are not asked for, those of what was found."""
        if not self.ties:
            return len(found.members)
        return self._sure(replace(wanted, goal=Goal.SIZE, hint=found.members)).value

    def _sure(self, wanted: Wanted) -> Found:
        """Return the best of what is known to be there."""
        found = self._find(wanted)
        if found is None:
            raise OutOfTimeError  # tolerances of the solver: nothing is proven
        return found

    def _cheapest(self) -> list[Values]:
        cheap = self._find(Wanted(Goal.COST))
        if cheap is None:
            return []
        if not self.ties:
            return [(cheap.value, self.task.wmin(cheap.members), len(cheap.members))]
        dear = Wanted(Goal.ANY, cost_at_most=cheap.value, hint=cheap.members)
        warm = self._warm(dear) or cheap
        wmin = self.task.wmin(warm.members)
        return [(cheap.value, wmin, self._size(replace(dear, theta=wmin), warm))]

    def _closest(self) -> list[Values]:
        least = self._find(Wanted(Goal.OPEN, opened=None))
        if least is None:
            return []
        wanted = Wanted(Goal.ANY, opened=least.value, hint=least.members)
        return [(least.value, *values) for values in self._warm_then_cheap(wanted)]

    def _front(self) -> list[Values]:
        """Return the points by falling wmin: for each size the cheapest at rising warmth."""
        points: set[Values] = set()
        for size in range(self.task.problem.rules.min_members, self.task.problem.rules.max_members + 1):
            wanted = Wanted(Goal.COST, size_at_most=size)
            while (found := self._find(wanted)) is not None:
                wmin = self.task.wmin(found.members)
                points.add((wmin, found.value, size))
                if wmin == PERMILLE:
                    break
                wanted = replace(wanted, theta=wmin + 1)
        best = [one for one in points if not any(_beats(other, one) for other in points)]
        return sorted(best, key=lambda point: (-point[0], *point[1:]))

    def _kindest(self) -> list[Values]:
        """Return wmean in lowest terms: for each size the warmest sum that would better the best mean."""
        rules = self.task.problem.rules
        most = min(rules.max_members, self.members or rules.max_members, len(self.task.ids))
        best: tuple[int, int] | None = None
        if rules.min_members == 1 and self._find(Wanted(Goal.ANY, size=1)) is not None:
            return [(PERMILLE, 1)]
        for size in range(max(2, rules.min_members), most + 1):
            pairs = size * (size - 1) // 2
            least = None if best is None else best[0] * pairs // best[1] + 1
            found = self._find(Wanted(Goal.WARMTH, size=size, wsum_at_least=least))
            if found is not None:
                best = (found.value, pairs)
        return [] if best is None else [_lowest_terms(*best)]


def _beats(one: Values, other: Values) -> bool:
    return one != other and one[0] >= other[0] and one[1] <= other[1] and one[2] <= other[2]


def _lowest_terms(numerator: int, denominator: int) -> Values:
    whole = Fraction(numerator, denominator)
    return whole.numerator, whole.denominator


__all__ = ["Finding", "Found", "Goal", "OutOfTimeError", "Search", "Solver", "Status", "Values", "Wanted"]
