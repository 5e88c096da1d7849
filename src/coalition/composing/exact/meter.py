"""Limits on a search, and the meter that keeps them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from coalition.composing.parts import require

TOLD_EVERY = 64
"""Steps between two calls of `progress`; the stopwatch is read at each step, a hundredth of its time."""

Progress = Callable[[int], bool | None]
"""Called every `TOLD_EVERY` steps with their number; True asks to stop."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a search may take: seconds on a stopwatch, steps (equal on every machine); None: no end."""

    seconds: float | None = None
    nodes: int | None = None

    def __post_init__(self) -> None:
        """Refuse limits below nothing."""
        require(self.seconds is None or self.seconds >= 0, "limits.seconds", "is below 0")
        require(self.nodes is None or self.nodes >= 0, "limits.nodes", "is below 0")


class OutOfLimitsError(Exception):
    """The search was ended from outside; what is known so far stands with whoever started it."""


@dataclass(slots=True)
class Meter:
    """Counts steps and stops the search when a limit is reached or when `progress` asks for it."""

    limits: Limits
    progress: Progress | None = None
    nodes: int = 0
    started: float = field(default_factory=time.monotonic)

    def tick(self) -> None:
        """Count one step; raise `OutOfLimitsError` when it is one too many."""
        limits = self.limits
        if limits.nodes is not None and self.nodes >= limits.nodes:
            raise OutOfLimitsError
        self.nodes += 1
        if limits.seconds is not None and self.seconds() > limits.seconds:
            raise OutOfLimitsError
        if self.progress is not None and self.nodes % TOLD_EVERY == 0 and self.progress(self.nodes):
            raise OutOfLimitsError

    def seconds(self) -> float:
        """Return the seconds since the meter was started."""
        return time.monotonic() - self.started
