"""Limits on a search, and the meter that keeps them and tells how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from coalition.composing.parts import require

CHUNK = 1024
"""Nodes between two looks at the stopwatch and two calls of `progress`: a few milliseconds as a rule, a
tenth of a second where each lifts the prices of hundreds."""


@dataclass(frozen=True, slots=True)
class Report:
    """How far a search is: nodes and seconds so far, what nothing can better, and the best that it met.

    `bound_wmin` permille and `bound_cost` euro; `wmin`, `cost` and `size` are None while nothing is met.
    """

    nodes: int
    seconds: float
    bound_wmin: int
    bound_cost: int
    wmin: int | None = None
    cost: int | None = None
    size: int | None = None


Progress = Callable[[Report], bool | None]
"""Called every `CHUNK` nodes or so; True asks to stop."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a search may take; None: no end.

    `seconds` on a stopwatch, from when the tables are laid out; `nodes`, equal on every machine;
    `megabytes` for the tables of a question: in one that needs more nothing is searched.
    """

    seconds: float | None = None
    nodes: int | None = None
    megabytes: int | None = None

    def __post_init__(self) -> None:
        """Refuse limits below nothing."""
        require(self.seconds is None or self.seconds >= 0, "limits.seconds", "is below 0")
        require(self.nodes is None or self.nodes >= 0, "limits.nodes", "is below 0")
        require(self.megabytes is None or self.megabytes >= 0, "limits.megabytes", "is below 0")


class OutOfLimitsError(Exception):
    """The search was ended from outside; what is known so far stands with whoever started it."""


@dataclass(slots=True)
class Meter:
    """Counts nodes and stops the search when a limit is reached or when `progress` asks for it.

    `state` tells where the search stands; it is asked for only when there is somebody to tell it to.
    """

    limits: Limits
    progress: Progress | None = None
    state: Callable[[int, float], Report] | None = None
    nodes: int = 0
    told: int = 0
    started: float = field(default_factory=time.monotonic)

    def allowance(self) -> int:
        """Return how many nodes may be walked now; raise `OutOfLimitsError` when there are none left."""
        limits = self.limits
        if limits.seconds is not None and self.seconds() >= limits.seconds:
            raise OutOfLimitsError
        if limits.nodes is None:
            return CHUNK
        if self.nodes >= limits.nodes:
            raise OutOfLimitsError
        return min(CHUNK, limits.nodes - self.nodes)

    def spent(self, nodes: int) -> None:
        """Count nodes; tell `progress` where the search stands, and stop if it asks for that."""
        self.nodes += nodes
        if self.progress is None or self.state is None or self.nodes - self.told < CHUNK:
            return
        self.told = self.nodes
        if self.progress(self.state(self.nodes, self.seconds())):
            raise OutOfLimitsError

    def need(self, megabytes: int) -> None:
        """Refuse work that takes more memory than the limit leaves."""
        if self.limits.megabytes is not None and megabytes > self.limits.megabytes:
            raise OutOfLimitsError

    def seconds(self) -> float:
        """Return the seconds since the meter was started."""
        return time.monotonic() - self.started
