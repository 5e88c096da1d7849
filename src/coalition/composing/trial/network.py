"""An invented network: who sits where, of which sort and group, and who knows whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, exp, hypot, pi, sin
from random import Random

from coalition.composing.parts import PERMILLE, Trust
from coalition.composing.trial.profiles import Span, Style

KINDS = ("welfare", "welfare", "care", "informal", "housing", "other")
KNOWN_IN_GROUP = 15
"""How much likelier two of one group know each other."""
GROUP = 25
"""Organisations in a group, more or less."""
KNOWN_ANYWHERE = 0.08
"""What is left of knowing each other however far apart, beside 1 next door."""
MOST_LIKELY = 0.9
ONE_WAY = 0.08
"""The part of the known pairs of whom only one says so."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere on the map, in units of 100 m."""

    x: int
    y: int

    def around(self, distance: float, chance: Random) -> Place:
        """Return a place at this distance, in any direction."""
        turn = chance.random() * 2 * pi
        return Place(self.x + round(distance * cos(turn)), self.y + round(distance * sin(turn)))

    def away(self, other: Place) -> float:
        """Return the distance in units of 100 m."""
        return hypot(self.x - other.x, self.y - other.y)


@dataclass(frozen=True, slots=True)
class Sketch:
    """An organisation before it offers anything: its sort, group and seat."""

    sort: str
    group: int
    seat: Place


def towns(count: int, middle: Place, chance: Random) -> list[Place]:
    """Return the towns of one cluster: neighbours, 3 to 15 km around their middle."""
    return [middle.around(chance.uniform(30, 150), chance) for _ in range(count)]


def sorts_of(style: Style, count: int, chance: Random) -> list[str]:
    """Return a sort for each organisation, in the parts the profile says; each is there once at least."""
    drawn: list[str] = []
    for name, sort in reversed(list(style.sorts.items())):
        drawn += [name] * max(1, round(count * sort.share / PERMILLE))
    drawn = drawn[:count] + [next(iter(style.sorts))] * (count - len(drawn))
    chance.shuffle(drawn)
    return drawn


def sketches(style: Style, count: int, homes: Sequence[Place], chance: Random) -> list[Sketch]:
    """Return organisations, each as far from one of the towns as its sort sits."""
    groups = max(2, count // GROUP)
    found = []
    for sort in sorts_of(style, count, chance):
        seat = chance.choice(homes).around(between(style.sorts[sort].away, chance), chance)
        found.append(Sketch(sort, chance.randrange(groups), seat))
    return found


def knowing(style: Style, everyone: Sequence[Sketch], chance: Random) -> tuple[Trust, ...]:
    """Return who trusts whom: likelier near by and within a group, both ways with differing strength."""
    pairs = list(combinations(range(len(everyone)), 2))
    weights = [_closeness(style, everyone[i], everyone[j]) for i, j in pairs]
    scale = between(style.known, chance) * len(pairs) / (sum(weights) or 1.0)
    found: list[Trust] = []
    for (i, j), weight in zip(pairs, weights, strict=True):
        if chance.random() < min(MOST_LIKELY, scale * weight):
            found += _mutual(i, j, chance)
    return tuple(found)


def _closeness(style: Style, one: Sketch, other: Sketch) -> float:
    if style.near is None:
        return 1.0
    near = KNOWN_ANYWHERE + (1 - KNOWN_ANYWHERE) * exp(-one.seat.away(other.seat) / style.near)
    return near * (KNOWN_IN_GROUP if one.group == other.group else 1)


def _mutual(i: int, j: int, chance: Random) -> list[Trust]:
    common, sure = chance.triangular(400, 980, 760), chance.uniform(400, 950)
    ways = [(i, j), (j, i)]
    if chance.random() < ONE_WAY:
        ways = [chance.choice(ways)]
    return [
        Trust(giver, receiver, _permille(common, 120, chance), _permille(sure, 100, chance))
        for giver, receiver in ways
    ]


def _permille(middle: float, spread: float, chance: Random) -> int:
    return min(PERMILLE, max(0, round(middle + chance.uniform(-spread, spread))))


def between(span: Span, chance: Random) -> float:
    """Return a number drawn evenly from a span."""
    return chance.uniform(*span)


__all__ = ["KINDS", "Place", "Sketch", "between", "knowing", "sketches", "towns"]
