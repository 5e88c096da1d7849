"""Whose turn it is to use the limits: looking for sets of visits, or choosing between them."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.composing.search.meter import Meter, OutOfLimitsError


@dataclass(slots=True)
class Turn:
    """A part of the limits: what uses them stops at `part` thousandths of all."""

    meter: Meter
    part: int = 1000

    def allowance(self) -> int:
        """Return how many steps may be walked now; raise `OutOfLimitsError` where there are none left."""
        limits, meter = self.meter.limits, self.meter
        if limits.seconds is not None and meter.seconds() >= limits.seconds * self.part / 1000:
            raise OutOfLimitsError
        steps = meter.allowance()
        if limits.nodes is None:
            return steps
        left = limits.nodes * self.part // 1000 - meter.nodes
        if left <= 0:
            raise OutOfLimitsError
        return min(steps, left)

    def spent(self, steps: int) -> None:
        """Count steps; raise `OutOfLimitsError` where whoever watches asks to stop."""
        self.meter.spent(steps)
