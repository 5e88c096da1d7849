"""Where things stand in the drawings that the server makes: seats, names and lines of warmth."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin
from typing import Any

from coalition.values import Warmth

WIDTH = 320.0
"""Width of the table seen from above, in units that are about pixels in a card at the right of a page."""
SEAT = 13.0
NAME_AWAY = SEAT + 7
LINE_HEIGHT = 15.0
LETTERS_A_LINE = 12
LETTER = 8.2
"""How wide a letter of a name is at most, in lines of nine letters and more: measured, in bold."""
_SYLLABLE = re.compile("([bcdfgklmnpqrstvwxz]|(?<!c)h|(?<!i)j)[aeiouy]", re.IGNORECASE)
PIN_AWAY = 75.0
"""How far the label of a group stands from its outermost municipality: 20 km."""
PIN_APART = 64.0
SIDEWAYS = 0.35
"""Seats whose cosine is below this have their name above or below; the others beside them."""

LINES: Mapping[Warmth, str] = {
    Warmth.UNKNOWN: "unknown",
    Warmth.MET: "met",
    Warmth.DID_SOMETHING: "did",
    Warmth.OFTEN: "often",
}
"""The name of each line in the style sheet."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A member at the table: place, number and the lines of its name with their own places."""

    number: int
    name: str
    lead: bool
    x: float
    y: float
    anchor: str
    words: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True, slots=True)
class PairLine:
    """The warmth of two members, as a line between their seats."""

    first: Seat
    second: Seat
    warmth: Warmth
    line: str


@dataclass(frozen=True, slots=True)
class RoundTable:
    """A coalition as a table seen from above; lines from cold to warm, so that warm lies on top."""

    seats: tuple[Seat, ...]
    lines: tuple[PairLine, ...]
    radius: float
    middle: tuple[float, float]
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pin:
    """The number of a group on the map: its outermost place, and where its label stands beside it."""

    number: int
    x: float
    y: float
    label_x: float
    label_y: float


def pins(groups: Mapping[int, Sequence[tuple[float, float]]], width: float) -> list[Pin]:
    """Put a label beside each group of points, at the nearer side of the map, labels clear of each other."""
    placed: list[Pin] = []
    for number, points in sorted(groups.items(), key=lambda item: item[1][0][1]):
        west = sum(x for x, _ in points) < width / 2 * len(points)
        x, y = min(points) if west else max(points)
        edge = x - PIN_AWAY if west else x + PIN_AWAY
        label_x = min(max(edge, PIN_APART / 2), width - PIN_APART / 2)
        beside = [pin.label_y for pin in placed if abs(pin.label_x - label_x) < PIN_APART]
        label_y = max([y, *(other + PIN_APART for other in beside)])
        placed.append(Pin(number, x, y, round(label_x, 1), round(label_y, 1)))
    return placed


def round_table(members: Sequence[Any], pairs: Iterable[tuple[int, int, str]]) -> RoundTable:
    """Seat the members (name, lead) clockwise from the top and draw a line for every two of them.

    `pairs` are (number, number, word of warmth), numbers from 1; what is not told is unknown.
    """
    radius = 64.0 + max(0, len(members) - 6) * 8.0
    lines_of_name = [name_lines(_of(member, "name")) for member in members]
    above = SEAT + 10 + LINE_HEIGHT * len(lines_of_name[0]) if members else SEAT
    below = SEAT + 10 + LINE_HEIGHT * max(map(len, lines_of_name), default=0)
    width = _width(lines_of_name, radius)
    middle = (width / 2, above + radius)
    seats = tuple(
        _seat(
            number,
            member,
            lines_of_name[number - 1],
            2 * pi * (number - 1) / len(members) - pi / 2,
            radius,
            middle,
        )
        for number, member in enumerate(members, start=1)
    )
    return RoundTable(
        seats, _lines(seats, pairs), radius, middle, (width, round(above + 2 * radius + below, 1))
    )


def _width(lines_of_name: Sequence[Sequence[str]], radius: float) -> float:
    """Return how wide the drawing must be for the names beside the table."""
    halves = [WIDTH / 2]
    for place, lines in enumerate(lines_of_name):
        aside = abs(cos(2 * pi * place / len(lines_of_name) - pi / 2))
        if aside > SIDEWAYS:
            halves.append(aside * radius + NAME_AWAY + LETTER * max(map(len, lines)))
    return round(2 * max(halves), 1)


def _seat(
    number: int, member: Any, words: list[str], angle: float, radius: float, middle: tuple[float, float]
) -> Seat:
    x, y = middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)
    if abs(cos(angle)) > SIDEWAYS:
        anchor = "start" if cos(angle) > 0 else "end"
        name_x = x + (NAME_AWAY if cos(angle) > 0 else -NAME_AWAY)
        top = y - LINE_HEIGHT * (len(words) - 1) / 2 + 4.5
    else:
        anchor, name_x = "middle", x
        top = y + SEAT + 17 if sin(angle) > 0 else y - SEAT - 8 - LINE_HEIGHT * (len(words) - 1)
    placed = tuple((round(name_x, 1), round(top + LINE_HEIGHT * i, 1), word) for i, word in enumerate(words))
    return Seat(
        number, _of(member, "name"), bool(_of(member, "lead")), round(x, 1), round(y, 1), anchor, placed
    )


def name_lines(name: str) -> list[str]:
    """Return a name in short lines; a long word is broken before a consonant with a vowel."""
    parts: list[str] = []
    for word in name.split():
        while len(word) > LETTERS_A_LINE:
            places = [at for at in range(3, LETTERS_A_LINE) if _SYLLABLE.match(word, at)]
            cut = places[-1] if places else LETTERS_A_LINE - 1
            parts.append(f"{word[:cut]}-")
            word = word[cut:]
        parts.append(word)
    return textwrap.wrap(" ".join(parts), LETTERS_A_LINE, break_on_hyphens=False) or [""]


def _lines(seats: Sequence[Seat], pairs: Iterable[tuple[int, int, str]]) -> tuple[PairLine, ...]:
    told = {frozenset((first, second)): Warmth(word) for first, second, word in pairs}
    numbers = {seat.number for seat in seats}
    if strange := [sorted(pair) for pair in told if len(pair) < 2 or not pair <= numbers]:
        raise ValueError(f"a pair names a seat that is not at the table: {strange[0]}")
    lines = [
        PairLine(first, second, warmth, LINES[warmth])
        for first, second in combinations(seats, 2)
        for warmth in [told.get(frozenset((first.number, second.number)), Warmth.UNKNOWN)]
    ]
    return tuple(sorted(lines, key=lambda line: line.warmth.rank))


def _of(member: Any, name: str) -> Any:
    """Return a field of a member, which may be a mapping or an object."""
    return member.get(name, False) if isinstance(member, Mapping) else getattr(member, name, False)
