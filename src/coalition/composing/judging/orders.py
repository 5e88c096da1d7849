"""Fair shares by chance: what each member adds when it comes in, over orders that are drawn."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import isqrt

PAIRS = 500
"""Orders are drawn in pairs, one and its reverse: who comes late in one comes early in the other.

With 500 pairs the interval is a few permille wide, in a second or two.
"""


@dataclass(frozen=True, slots=True)
class Work:
    """What members (by place) can do in each cell (`room`) and in all (`most`), and the `volume` asked."""

    room: list[list[int]]
    most: list[int]
    volume: list[int]


def sampled(work: Work, seed: int, pairs: int = PAIRS) -> list[tuple[Fraction, int]]:
    """Return the part of each member by drawn orders, and half of its 95 % interval (permille, 1 at least).

    The parts add up to one, as all members together can deliver everything.
    """
    chance = random.Random(seed)  # noqa: S311 - draws orders, keeps no secret
    order = list(range(len(work.most)))
    sums, squares = [0] * len(order), [0] * len(order)
    for _ in range(pairs):
        chance.shuffle(order)
        both = [a + b for a, b in zip(added(work, order), added(work, order[::-1]), strict=True)]
        for m, units in enumerate(both):
            sums[m] += units
            squares[m] += units * units
    volume = sum(work.volume)
    return [
        (Fraction(total, 2 * pairs * volume), _spread(total, square, pairs, volume))
        for total, square in zip(sums, squares, strict=True)
    ]


def _spread(total: int, square: int, pairs: int, volume: int) -> int:
    """Return 1000 * 1.96 * the standard error of the mean over pairs, as a part of the volume, rounded up."""
    above = 100 * 196**2 * (pairs * square - total * total)
    below = 4 * pairs * pairs * (pairs - 1) * volume * volume
    return max(1, isqrt(max(0, -(-above // below) - 1)) + 1)


def added(work: Work, order: Sequence[int]) -> list[int]:
    """Return what each member (by place) adds to the work that is done when they come in this order."""
    floor = _Floor(work, list(work.volume), [[0] * len(work.volume) for _ in work.most])
    units = [0] * len(work.most)
    for m in order:
        if not any(floor.gap):
            break
        units[m] = floor.let_in(m)
    return units


@dataclass(slots=True)
class _Floor:
    """Work of those who came in: what is left of each cell, what is done, and sets of cells as bits.

    `free[m]`: the cells in which member m could do more; `does[m]`: those in which it does something.
    """

    work: Work
    gap: list[int]
    done: list[list[int]]
    free: dict[int, int] = field(default_factory=dict)
    does: dict[int, int] = field(default_factory=dict)

    def let_in(self, member: int) -> int:
        """Let a member do as much as it can, others passing work on for it; return how much more is done."""
        self.free[member] = sum(1 << r for r, room in enumerate(self.work.room[member]) if room)
        self.does[member] = 0
        left = self.work.most[member]
        while left and (chain := self._chain(member)):
            left -= self._pass_on(chain, left)
        return self.work.most[member] - left

    def _chain(self, member: int) -> list[tuple[int, int]]:
        """Return who takes over in which cell, from the member to a gap; nothing where there is no way."""
        gaps = sum(1 << r for r, left in enumerate(self.gap) if left)
        before: dict[int, tuple[int, int]] = {}
        seen, unseen, queue = 0, [m for m in self.free if m != member], [member]
        for m in queue:
            reach = self.free[m] & ~seen
            if hit := reach & gaps:
                return self._back(before, m, _lowest(hit))
            seen |= reach
            for other in [other for other in unseen if self.does[other] & reach]:
                before[other] = (m, _lowest(self.does[other] & reach))
                unseen.remove(other)
                queue.append(other)
        return []

    def _back(self, before: dict[int, tuple[int, int]], m: int, cell: int) -> list[tuple[int, int]]:
        chain = [(m, cell)]
        while m in before:
            chain.append(before[m])
            m = before[m][0]
        return chain[::-1]

    def _pass_on(self, chain: Sequence[tuple[int, int]], left: int) -> int:
        """Move as many units along the chain as it allows; return how many."""
        givers = [m for m, _ in chain[1:]]
        slack = [self.work.room[m][r] - self.done[m][r] for m, r in chain]
        held = [self.done[giver][r] for giver, (_, r) in zip(givers, chain, strict=False)]
        units = min(left, self.gap[chain[-1][1]], *slack, *held)
        for m, r in chain:
            self._change(m, r, units)
        for giver, (_, r) in zip(givers, chain, strict=False):
            self._change(giver, r, -units)
        self.gap[chain[-1][1]] -= units
        return units

    def _change(self, m: int, r: int, units: int) -> None:
        self.done[m][r] += units
        bit = 1 << r
        self.does[m] = self.does[m] | bit if self.done[m][r] else self.does[m] & ~bit
        self.free[m] = self.free[m] | bit if self.done[m][r] < self.work.room[m][r] else self.free[m] & ~bit


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1
