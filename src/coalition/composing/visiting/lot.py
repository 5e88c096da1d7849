"""What visits can do for one lot: how warm it is now, and which sets of visits unlock more."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as later

import numpy as np

from coalition.composing.kernels.ground import Array
from coalition.composing.search.meter import OutOfLimitsError
from coalition.composing.visiting.bundles import Bundle
from coalition.composing.visiting.field import Field, visited
from coalition.composing.visiting.record import doubled, note
from coalition.composing.visiting.turn import Turn
from coalition.composing.visiting.unlock import (
    DONE,
    FOUND,
    FULL,
    STEPS,
    Stack,
    Task,
    begin,
    new_stack,
    search,
)

STAGES = (2, 3, 10)
"""The most visits in the sets that are looked for, stage after stage: two and three are quickly done."""

BANDS = 6
"""Searches from the top down to look for all sets: what the high ones find cuts the low ones short."""

SMALL = 64
"""Places in the table of a lot at the start: it doubles when half of them are taken."""

ROWS = 4096
"""Found sets that are taken over at once."""


@dataclass(slots=True)
class Lot:
    """One lot while it is looked at.

    `now` is how warm its best coalition is (permille, at most the level), -1 while unknown or where nothing
    is sound. `found` is what each set of visits gains. All sets of at most `STAGES[k]` visits that reach
    `done[k]` permille are found.
    """

    field: Field
    organisations: int
    visits: int
    now: int = -1
    seen: bool = False
    done: list[int] = later(default_factory=list)
    found: dict[Bundle, int] = later(default_factory=dict)
    known: Array = later(default_factory=lambda: np.full(SMALL, -1, np.int64))
    worth: Array = later(default_factory=lambda: np.zeros(SMALL, np.int64))
    stored: Array = later(default_factory=lambda: np.zeros(1, np.int64))

    def __post_init__(self) -> None:
        """Start with nothing found: not even what only reaches the level."""
        self.done = [self.level + 1] * len(STAGES)

    @property
    def level(self) -> int:
        """Return what a visit raises warmth to, permille."""
        return int(self.field.rule[4])

    @property
    def base(self) -> int:
        """Return a number above every number of a pair by two at least."""
        return self.organisations * self.organisations + 1

    def look(self, turn: Turn) -> None:
        """Find how warm the lot is now."""
        self.now = warmest(self.field, self.base, turn)
        self.seen = True
        none = np.zeros(1, np.int64)
        self.stored[0] = note(self.known, self.worth, self.base, none, 0, max(self.now, 0))

    def aims(self) -> list[int]:
        """Return the bands, warmest first: each is searched for what reaches this permille or more."""
        values = np.unique(self.field.warm[self.field.warm > self.now])
        if self.now < 0 or len(values) == 0:
            return []
        cuts = {int(values[len(values) * k // BANDS]) for k in range(1, BANDS)}
        return sorted({self.now + 1, self.level} | cuts, reverse=True)

    def search(self, stage: int, aim: int, turn: Turn) -> None:
        """Find all sets of at most as many visits as the stage has that reach the aim."""
        if self.done[stage] > aim:
            self._search(aim, min(STAGES[stage], self.visits), turn)
        for k, most in enumerate(STAGES):
            if most <= STAGES[stage] or self.visits <= STAGES[stage]:
                self.done[k] = min(self.done[k], aim)

    def blind(self) -> list[tuple[int, int]]:
        """Return (visits, gain): sets of so many visits or more that were not looked for gain no more."""
        if not self.seen:
            return [(1, self.level)]
        if self.now < 0 or self.now >= self.level:
            return []
        sizes = (1, *(most + 1 for most in STAGES))
        rows = zip(sizes, (*self.done, self.level + 1), strict=True)
        return [
            (size, aim - 1 - self.now) for size, aim in rows if size <= self.visits and aim - 1 > self.now
        ]

    def whole(self) -> bool:
        """Return whether nothing was left out: what is found says all about any choice of visits."""
        return not self.blind()

    def within(self, pairs: frozenset[int]) -> list[tuple[frozenset[int], int]]:
        """Return the sets that are found among these pairs, with what each gains."""
        return [(frozenset(bundle), gain) for bundle, gain in self.found.items() if pairs.issuperset(bundle)]

    def after(self, pairs: frozenset[int], said: int, turn: Turn) -> int:
        """Return what the lot gains by these visits, worked out anew (permille).

        At least what is `said` already, and no more than that where the turn ends it.
        """
        if self.now < 0 or self.whole() or not np.isin(self.field.pair, list(pairs)).any():
            return said
        try:
            return warmest(visited(self.field, pairs), self.base, turn, self.now + said) - self.now
        except OutOfLimitsError:
            return said

    def _search(self, aim: int, visits: int, turn: Turn) -> None:
        stack = new_stack(self.field, visits)
        rows = np.zeros((ROWS, 2 + visits), np.int64)
        price = np.zeros(self.base, np.int64)
        rule = np.array([aim, visits, 0, self.base], np.int64)
        task = Task(rule, price, self.known, self.worth, self.stored, rows)
        begin(self.field, task, stack)
        while True:
            state = _stretch(self.field, task, stack, turn)
            for row in rows[: int(stack.at[FOUND])].tolist():
                bundle = tuple(sorted(row[2 : 2 + row[1]]))
                self.found[bundle] = max(self.found.get(bundle, 0), row[0] - self.now)
            stack.at[FOUND] = 0
            if state == DONE:
                return
            if self.stored[0] * 2 >= len(self.known):
                self.known, self.worth = doubled(self.known, self.worth)
                task = task._replace(known=self.known, worth=self.worth)


def _stretch(field: Field, task: Task, stack: Stack, turn: Turn) -> int:
    """Search until it is done or full; the turn may end it."""
    state = -1
    while state not in (DONE, FULL):
        before = int(stack.at[STEPS])
        state = search(field, task, stack, turn.allowance())
        turn.spent(int(stack.at[STEPS]) - before)
    return state


def warmest(field: Field, base: int, turn: Turn, at_least: int = -1) -> int:
    """Return how warm the best coalition is, permille, at most the level; -1 where nothing is sound.

    By halving over the warmths that occur, above what it is `at_least`.
    """
    values = np.unique(np.append(field.warm, field.rule[4]))
    values = values[values <= field.rule[4]]
    low, high = int(np.searchsorted(values, at_least, side="right")) - 1, len(values) - 1
    stack = new_stack(field, 0)
    price, rows = np.zeros(base, np.int64), np.zeros((1, 2), np.int64)
    while low < high:
        middle = (low + high + 1) // 2
        nothing = np.full(16, -1, np.int64), np.zeros(16, np.int64), np.zeros(1, np.int64)
        task = Task(np.array([values[middle], 0, -1, base], np.int64), price, *nothing, rows)
        begin(field, task, stack)
        if _stretch(field, task, stack, turn) == FULL:
            low = int(np.searchsorted(values, rows[0, 0]))
        else:
            high = middle - 1
    return int(values[low]) if low >= 0 else -1
