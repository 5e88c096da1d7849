"""What a peer is given: a problem as plain tables, made before its stopwatch starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from coalition.composing.parts import PERMILLE
from coalition.composing.problem import Problem
from coalition.composing.warmth import Table, least_warmth, warmth_table


@dataclass(frozen=True, slots=True)
class Task:
    """A problem with what every model of it needs.

    `ids` may join; `room[i, r]` is what `i` may do in cell `r`, no more than its volume, where that is not
    nothing; `levels` are the warmths (permille, rising) that a coalition can have.
    """

    problem: Problem
    ids: tuple[int, ...]
    room: Mapping[tuple[int, int], int]
    warm: Table
    levels: tuple[int, ...]

    @classmethod
    def of(cls, problem: Problem) -> Task:
        """Return the task of a problem; takes as long as its warmth table."""
        ids = tuple(i for i in range(len(problem.orgs)) if i not in problem.wishes.without)
        room = {}
        for i in ids:
            for offer in problem.orgs[i].offers:
                units = min(problem.capacity(i, offer.cell), problem.cells[offer.cell].volume)
                if units:
                    room[i, offer.cell] = units
        warm = warmth_table(problem)
        levels = {warm[i][j] for i, j in combinations(ids, 2)} | {PERMILLE}
        return cls(problem, ids, room, warm, tuple(sorted(levels)))

    def most(self, i: int) -> int:
        """Return the most units that `i` can do in all."""
        rooms = sum(self.room.get((i, offer.cell), 0) for offer in self.problem.orgs[i].offers)
        return min(self.problem.orgs[i].total_capacity, rooms)

    def may_lead(self, i: int, least: int) -> bool:
        """Return whether `i` may lead where a lead must do at least so many units itself."""
        org, wished = self.problem.orgs[i], self.problem.wishes.lead
        turnover = org.turnover >= self.problem.rules.lead_min_turnover
        return turnover and wished in (None, i) and self.most(i) >= least

    def wmin(self, members: tuple[int, ...]) -> int:
        """Return the warmth of the least warm pair, permille."""
        return least_warmth(self.warm, members)

    def strangers(self, theta: int) -> Iterator[tuple[int, list[int]]]:
        """Give each organisation with whom it cannot be: a pair colder than `theta`, or kept apart."""
        kept_apart = {frozenset(pair) for pair in self.problem.wishes.not_together}
        for i in self.ids:
            row = self.warm[i]
            cold = [j for j in self.ids if j != i and (row[j] < theta or frozenset((i, j)) in kept_apart)]
            if cold:
                yield i, cold


__all__ = ["Task"]
