"""Sets of small whole numbers as the bits of one Python integer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def bits(mask: int) -> Iterator[int]:
    """Yield the places of the ones, rising."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def mask_of(places: Iterable[int]) -> int:
    """Return the set that holds these places."""
    mask = 0
    for place in places:
        mask |= 1 << place
    return mask
