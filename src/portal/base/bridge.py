"""What drawings need from the engine: shapes, places and names of municipalities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from coalition import areas


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality on the map: its name, boundary (`d` of an SVG path) and middle, in units of the map."""

    code: str
    name: str
    outline: str
    x: float
    y: float


@cache
def places() -> tuple[Place, ...]:
    """Return every municipality, in the order of its name."""
    return tuple(
        Place(m.code, m.name, areas.outline(m.code), *areas.point(m.code)) for m in areas.municipalities()
    )


def place_names(codes: tuple[str, ...]) -> list[str]:
    """Return the names of municipalities, in the order of the codes; an unknown code is refused."""
    return [areas.municipality(code).name for code in codes]


def map_size() -> tuple[int, int]:
    """Return width and height of the map."""
    _, _, width, height = areas.VIEW_BOX
    return width, height
