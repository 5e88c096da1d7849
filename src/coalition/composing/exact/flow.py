"""The cheapest placing of work between members and cells, exact in whole numbers: successive shortest paths.

A member's load has a lower and an upper bound. A lower bound becomes a price: each unit below it is worth
more than all work together costs, so that a cheapest placing fills lower bounds wherever that is possible.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

Rows = list[list[int]]


@dataclass(slots=True)
class Transport:
    """`volume[r]` units asked in cell r; member m does at most `room[m][r]` of it at `price[m][r]` a unit.

    A member's units together lie between `lower[m]` and `upper[m]`.
    """

    volume: list[int]
    room: Rows
    price: Rows
    lower: list[int]
    upper: list[int]


def cheapest_placing(job: Transport) -> Rows | None:
    """Return units per member and cell of a cheapest placing, or None where there is none."""
    if sum(job.lower) > sum(job.volume) or any(
        low > high for low, high in zip(job.lower, job.upper, strict=True)
    ):
        return None
    placed = _fill_each_cell(job)
    if placed is None:
        return None
    loads = [sum(row) for row in placed]
    if all(low <= load <= high for low, load, high in zip(job.lower, loads, job.upper, strict=True)):
        return placed
    return _Paths(job).place()


def _fill_each_cell(job: Transport) -> Rows | None:
    """Fill each cell by price alone, None when one cannot be filled: the cheapest of all if its loads fit."""
    members = range(len(job.lower))
    placed = [[0] * len(job.volume) for _ in members]
    for r, need in enumerate(job.volume):
        for m in sorted((m for m in members if job.room[m][r]), key=lambda m: job.price[m][r]):
            placed[m][r] = min(need, job.room[m][r])
            need -= placed[m][r]
        if need:
            return None
    return placed


class _Paths:
    """Places cell after cell along a shortest path: into a member, who may pass other work on to the next."""

    def __init__(self, job: Transport) -> None:
        self.job = job
        self.placed = [[0] * len(job.volume) for _ in job.lower]
        self.loads = [0] * len(job.lower)
        self.prize = 1 + sum(job.volume) * max(max(row, default=0) for row in job.price)

    def place(self) -> Rows | None:
        for r, need in enumerate(self.job.volume):
            while need:
                units = self._place_some(r, need)
                if not units:
                    return None
                need -= units
        short = any(load < low for load, low in zip(self.loads, self.job.lower, strict=True))
        return None if short else self.placed

    def _place_some(self, cell: int, need: int) -> int:
        """Place some units of a cell along the cheapest path; return how many."""
        cost, came = self._shortest(cell)
        ends = [
            (cost[m] + self._end_price(m), m)
            for m in range(len(cost))
            if self._end_price(m) <= 0 and m in came
        ]
        if not ends:
            return 0
        end = min(ends)[1]
        steps = []
        m = end
        while True:
            giver, r = came[m]
            steps.append((giver, m, r))
            if giver < 0:
                break
            m = giver
        units = min(need, self._end_room(end), *(self._step_room(*step) for step in steps))
        for giver, taker, r in steps:
            self.placed[taker][r] += units
            if giver >= 0:
                self.placed[giver][r] -= units
        self.loads[end] += units
        return units

    def _end_price(self, m: int) -> int:
        """Return the price of one more unit: a prize below the lower bound, 1 (no way) at the upper one."""
        if self.loads[m] < self.job.lower[m]:
            return -self.prize
        return 0 if self.loads[m] < self.job.upper[m] else 1

    def _end_room(self, m: int) -> int:
        low, high, load = self.job.lower[m], self.job.upper[m], self.loads[m]
        return low - load if load < low else high - load

    def _step_room(self, giver: int, taker: int, r: int) -> int:
        room = self.job.room[taker][r] - self.placed[taker][r]
        return room if giver < 0 else min(room, self.placed[giver][r])

    def _shortest(self, cell: int) -> tuple[list[int], dict[int, tuple[int, int]]]:
        """Return what bringing a unit of this cell to each member costs, and through whom and which cell."""
        job, members = self.job, range(len(self.loads))
        cost = [0] * len(self.loads)
        came: dict[int, tuple[int, int]] = {}
        for m in members:
            if self.placed[m][cell] < job.room[m][cell]:
                cost[m] = job.price[m][cell]
                came[m] = (-1, cell)
        queue = deque(came)
        while queue:
            giver = queue.popleft()
            for taker, r, price in self._passes(giver):
                if taker not in came or cost[giver] + price < cost[taker]:
                    cost[taker] = cost[giver] + price
                    came[taker] = (giver, r)
                    if taker not in queue:
                        queue.append(taker)
        return cost, came

    def _passes(self, giver: int) -> list[tuple[int, int, int]]:
        """Return to whom this member can pass work of which cell, and what that costs a unit."""
        job = self.job
        return [
            (taker, r, job.price[taker][r] - job.price[giver][r])
            for r, units in enumerate(self.placed[giver])
            if units
            for taker in range(len(self.loads))
            if taker != giver and self.placed[taker][r] < job.room[taker][r]
        ]
