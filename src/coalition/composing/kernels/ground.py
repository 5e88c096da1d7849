"""The arrays that all kernels read, and the warmth of every two organisations."""

from __future__ import annotations

from math import sqrt
from typing import Any, NamedTuple

import numpy as np

from coalition.composing.kernels import compiled

Array = np.ndarray[Any, np.dtype[Any]]


class Ground(NamedTuple):
    """A problem in arrays of int64; i, j are organisations, r cells.

    `volume[r]`; `room[i, r]` what i can do in r (at most its volume); `price[i, r]` euro a unit; `fixed[i]`;
    `total[i]` what i can do in all; `reach[i]` the most it can do here; `leads[i]` 1 where it may lead;
    `warm[i, j]` mutual warmth in permille, -1 where a wish keeps the two apart. The offers of i stand at
    `start[i]` to `start[i + 1]` of `cell` (the cells in which it has any room).
    """

    volume: Array
    room: Array
    price: Array
    fixed: Array
    total: Array
    reach: Array
    leads: Array
    warm: Array
    start: Array
    cell: Array


@compiled
def trust_between(x: Array, y: Array, known: Array, most: int, length: int) -> Array:
    """Return eff[i, j], how far i trusts j (permille; 1000 on the diagonal); `known` rows are i, j, t, sure.

    The prior of a pair is most * length // (length + its whole distance). O(n² + rows).
    """
    n = len(x)
    eff = np.empty((n, n), np.int32)
    for i in range(n):
        eff[i, i] = 1000
        for j in range(i):
            dx, dy = x[i] - x[j], y[i] - y[j]
            square = dx * dx + dy * dy
            far = int(sqrt(float(square)))
            while far * far > square:
                far -= 1
            while (far + 1) * (far + 1) <= square:
                far += 1
            expected = most * length // (length + far)
            eff[i, j] = expected
            eff[j, i] = expected
    for k in range(len(known)):
        i, j, t, sure = known[k, 0], known[k, 1], known[k, 2], known[k, 3]
        eff[i, j] = (sure * t + (1000 - sure) * eff[i, j]) // 1000
    return eff
