"""Where things stand in the picture of a front: members to the right, warmth upwards, in order only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from coalition.values import Warmth
from portal.base.drawing import LINES

WIDTH = 400.0
"""In units that are about pixels in the column of a page."""
WORDS_WIDE = 148.0
RIGHT = 376.0
ROW = 56.0
TOP = 14.0
AXIS = 52.0
MOST_TICKS = 10


@dataclass(frozen=True, slots=True)
class Spot:
    """What is drawn of one point: which row (0 at the top, the warmest), how many members, and the word."""

    row: int
    size: int
    word: Warmth | None


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that follow each other with the same word: where the word stands and where the band ends."""

    word: str
    line: str
    y: float
    foot: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The picture: the place of each point in the order given, bands of words, ticks below."""

    places: tuple[tuple[float, float], ...]
    path: str
    bands: tuple[Band, ...]
    ticks: tuple[tuple[float, int], ...]
    left: float
    middle: float
    axis: float
    size: tuple[float, float]


def plot(spots: Sequence[Spot]) -> Plot:
    """Place points that are given from warm to cool; rows with the same word share one band."""
    sizes = sorted({spot.size for spot in spots})
    rows = max(spot.row for spot in spots) + 1
    places = tuple((_across(spot.size, sizes), TOP + ROW * (spot.row + 0.5)) for spot in spots)
    axis = TOP + ROW * rows
    between = range(sizes[0], sizes[-1] + 1)
    ticks = between if len(between) <= MOST_TICKS else sizes
    return Plot(
        places=places,
        path="M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in places),
        bands=_bands(spots),
        ticks=tuple((_across(size, sizes), size) for size in ticks),
        left=WORDS_WIDE,
        middle=(WORDS_WIDE + RIGHT) / 2,
        axis=axis,
        size=(WIDTH, axis + AXIS),
    )


def _across(size: int, sizes: Sequence[int]) -> float:
    first, last = WORDS_WIDE + 34, RIGHT - 22
    if sizes[0] == sizes[-1]:
        return (first + last) / 2
    return round(first + (last - first) * (size - sizes[0]) / (sizes[-1] - sizes[0]), 1)


def _bands(spots: Sequence[Spot]) -> tuple[Band, ...]:
    word_of = {spot.row: spot.word for spot in spots}
    bands: list[Band] = []
    top = TOP
    for word, rows in groupby(sorted(word_of), key=word_of.__getitem__):
        foot = top + ROW * len(list(rows))
        told = ("", "") if word is None else (word.value, LINES[word])
        bands.append(Band(*told, (top + foot) / 2, foot))
        top = foot
    return tuple(bands)
