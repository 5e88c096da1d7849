"""What the searches of one question share: stacks to work on, prices to go on from, and who is left."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from coalition.composing.kernels.ground import Array
from coalition.composing.kernels.stack import Stack
from coalition.composing.search.arrays import Arrays
from coalition.composing.search.meter import Meter
from coalition.composing.search.scope import Scope


@dataclass(slots=True)
class Desk:
    """Arrays, a meter, stacks by their frames, the last prices, and who was left in earlier searches."""

    arrays: Arrays
    meter: Meter
    stacks: dict[int, Stack] = field(default_factory=dict)
    prices: Array | None = None
    fields: dict[tuple[int, int, tuple[int, ...]], Array] = field(default_factory=dict)
    """Who was left, by (level, spare, dropped): what is asked more strictly starts from there."""

    def field_at(self, scope: Scope) -> Array:
        """Return who may be left in a scope, by falling reach: all who were in the nearest wider one."""
        wider = [
            (level, kept)
            for (level, spare, dropped), kept in self.fields.items()
            if level <= scope.level and spare >= scope.spare and dropped == scope.dropped
        ]
        return max(wider, key=lambda one: one[0])[1] if wider else self.arrays.by_reach

    def keep_field(self, scope: Scope, kept: Array) -> None:
        """Remember who was left, where only level, spare and dropped cells bound it."""
        if not scope.must and scope.only is None and not scope.most:
            self.fields[scope.level, scope.spare, scope.dropped] = kept

    def stack(self, frames: int) -> Stack:
        """Return arrays for a search of at most this many frames; the one before must be done."""
        if frames not in self.stacks:
            self.stacks[frames] = _stack(frames, *self.arrays.ground.room.shape)
        return self.stacks[frames]


def _stack(frames: int, orgs: int, cells: int) -> Stack:
    def rows(*shape: int) -> Array:
        return np.zeros(shape, np.int64)

    return Stack(
        now=rows(11),
        chosen=rows(frames),
        best=rows(frames),
        best_open=rows(cells),
        size=rows(frames),
        free=rows(frames, orgs),
        free_count=rows(frames),
        branch=rows(frames, orgs),
        branch_count=rows(frames),
        place=rows(frames),
        kind=rows(frames),
        turn=rows(frames),
        left=rows(frames, cells),
        state=rows(frames, cells),
        warm_sum=rows(frames),
        source=rows(frames),
        base=rows(frames),
        worth=rows(frames, orgs),
        extra=rows(frames, orgs),
        prices=rows(frames, cells),
        tops=rows(0, 0),
        past=rows(0, 0),
        supply=rows(cells),
        helpers=rows(cells),
        wide=rows(orgs),
        gains=rows(frames),
        score=rows(orgs),
        keys=rows(orgs),
        cool=rows(orgs),
    )
