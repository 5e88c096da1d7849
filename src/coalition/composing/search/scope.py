"""What a search looks for, and what it met."""

from __future__ import annotations

from dataclasses import dataclass

Price = tuple[int, int]
"""Cost in euro, and the number of members: the smaller pair is better."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sound coalition that a search met: members and open cells in rising order, cost in euro, lead."""

    members: tuple[int, ...]
    opened: tuple[int, ...]
    cost: int
    lead: int

    @property
    def price(self) -> Price:
        """Return cost and number of members."""
        return self.cost, len(self.members)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which coalitions a search looks at.

    Every pair at least `level` warm; at most `spare` work units left open (beside the cells of `dropped`,
    which nobody asks any more); everyone in `must` joins and nobody outside `only` does (None: anyone);
    price strictly `below`; `must_open` cells are left open and `must_fill` cells are not; `least` to `most`
    members (0: as the rules say). The mean of all pairs is above `mean` (a sum over a number of pairs; at
    least as great where `mean_reached` is set), for which `least` equals `most`. The set differs in at least
    `differ` members from each of `past`.
    """

    level: int = 0
    spare: int = 0
    must: tuple[int, ...] = ()
    only: tuple[int, ...] | None = None
    below: Price | None = None
    dropped: tuple[int, ...] = ()
    must_open: tuple[int, ...] = ()
    must_fill: tuple[int, ...] = ()
    least: int = 0
    most: int = 0
    mean: tuple[int, int] | None = None
    mean_reached: bool = False
    past: tuple[tuple[int, ...], ...] = ()
    differ: int = 0
