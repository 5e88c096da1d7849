"""The few greatest or least of many, without sorting them all."""

from __future__ import annotations

from coalition.composing.kernels import compiled
from coalition.composing.kernels.ground import Array


@compiled
def push(best: Array, size: int, value: int) -> None:
    """Put a value into the `size` greatest (falling), if it is one of them."""
    if size == 0 or value <= best[size - 1]:
        return
    at = size - 1
    while at > 0 and best[at - 1] < value:
        best[at] = best[at - 1]
        at -= 1
    best[at] = value


@compiled
def sort_by(keys: Array, items: Array, count: int) -> None:
    """Sort the first `count` items by rising keys, equals as they stand. O(count²), for short lists."""
    for k in range(1, count):
        key, item, at = keys[k], items[k], k
        while at > 0 and keys[at - 1] > key:
            keys[at], items[at] = keys[at - 1], items[at - 1]
            at -= 1
        keys[at], items[at] = key, item
