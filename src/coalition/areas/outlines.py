"""The shapes of the municipalities on a flat map, for a drawing that the server makes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from coalition.areas.municipality import municipality
from coalition.areas.plane import project
from coalition.areas.table import rows


def outline(code: str) -> str:
    """Return the boundary of a municipality as the `d` of an SVG path, in units of `VIEW_BOX`."""
    return _paths()[municipality(code).code]


def point(code: str) -> tuple[float, float]:
    """Return x and y of the middle of a municipality, in units of `VIEW_BOX`."""
    place = municipality(code)
    return project(place.lon, place.lat)


@cache
def _paths() -> Mapping[str, str]:
    return MappingProxyType({row["code"]: row["path"] for row in rows("outlines.csv")})
