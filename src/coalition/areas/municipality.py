"""The 342 municipalities of the Netherlands since 2023, and those that merged into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType

from coalition.areas.table import rows
from coalition.errors import UnknownCode
from coalition.values import fold

YEAR = 2023
"""The division of 1 January of this year; nothing changed since, up to 2026."""

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG)."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality: what it is called, where it lies (degrees WGS84), how many live there by year.

    `merged` holds the codes that came into it whole, directly or by way of another; parts of a
    municipality that was split are among `predecessors(code)` only. `nuts3_…` is its region in that version.
    """

    code: str
    name: str
    province: str
    nuts3_2021: str
    nuts3_2024: str
    lon: float
    lat: float
    inhabitants: tuple[tuple[int, int], ...]
    merged: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a place outside the Netherlands and a municipality without a name."""
        if not self.name:
            raise UnknownCode(self.code, "has no name")
        if not (3 < self.lon < 8 and 50 < self.lat < 54):
            raise UnknownCode(self.code, f"does not lie in the Netherlands: {self.lon}, {self.lat}")


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A vanished municipality and one of the municipalities its land went to; `kind` says how.

    `kind` is "merged", "renamed" or "split part"; `main` is True where most of its inhabitants went.
    """

    code: str
    name: str
    successor: str
    date: str
    kind: str
    main: bool


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return all municipalities, sorted by name the Dutch way (accents and apostrophes do not count)."""
    merged = _merged()
    found = [_municipality(row, merged) for row in rows("municipalities.csv")]
    return tuple(sorted(found, key=lambda one: sort_key(one.name)))


def sort_key(name: str) -> str:
    """Return the key by which Dutch names are sorted: 's-Gravenhage under S, Súdwest-Fryslân under Su."""
    return fold(name)[0].lstrip("'")


def municipality(code: str) -> Municipality:
    """Return the municipality with this code ("GM0484"); a vanished code is refused with its successors."""
    found = _by_code().get(code)
    if found is not None:
        return found
    if code not in _successors():
        raise UnknownCode(code, "is not a code of a Dutch municipality (GM and four digits)")
    names = ", ".join(f"{new} {_by_code()[new].name}" for new in current(code))
    raise UnknownCode(code, f"no longer exists ({vanished()[code]}); it went into {names}")


def current(code: str) -> tuple[str, ...]:
    """Return the code itself if it exists, or the codes its land went to: the main one first."""
    if code in _by_code():
        return (code,)
    if code not in _successors():
        raise UnknownCode(code, "is not a code of a Dutch municipality (GM and four digits)")
    later = [last for new in _successors()[code] for last in current(new)]
    return tuple(dict.fromkeys(later))


@cache
def _steps() -> tuple[Predecessor, ...]:
    read = [
        Predecessor(
            row["code"], row["name"], row["successor"], row["date"], row["kind"], row["main"] == "yes"
        )
        for row in rows("predecessors.csv")
    ]
    return tuple(sorted(read, key=lambda step: (step.date, step.code, not step.main, step.successor)))


def predecessors(code: str) -> tuple[Predecessor, ...]:
    """Return every step that led to a municipality, the oldest first, also by way of another vanished one."""
    municipality(code)
    return tuple(step for step in _steps() if code in current(step.successor))


@cache
def vanished() -> Mapping[str, str]:
    """Return the names of the vanished municipalities by code (since 2014)."""
    return MappingProxyType({step.code: step.name for step in _steps()})


def distance_km(a: str, b: str) -> float:
    """Return the distance in kilometres between the middles of two municipalities, along the globe."""
    if a == b:
        municipality(a)
        return 0.0
    one, other = municipality(min(a, b)), municipality(max(a, b))
    up, across = radians(other.lat - one.lat) / 2, radians(other.lon - one.lon) / 2
    part = sin(up) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(across) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(part))


@cache
def _by_code() -> Mapping[str, Municipality]:
    return MappingProxyType({one.code: one for one in municipalities()})


@cache
def _successors() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for step in _steps():
        found[step.code] = (*found.get(step.code, ()), step.successor)
    return MappingProxyType(found)


@cache
def _merged() -> Mapping[str, tuple[str, ...]]:
    """Follow each whole merger to its end: Groesbeek took in Ubbergen before it became Berg en Dal."""
    onward = {step.code: step.successor for step in _steps() if step.kind != "split part"}
    found: dict[str, list[str]] = {}
    for code, successor in onward.items():
        while successor in onward:
            successor = onward[successor]
        found.setdefault(successor, []).append(code)
    return MappingProxyType({code: tuple(sorted(old)) for code, old in found.items()})


def _municipality(row: Mapping[str, str], merged: Mapping[str, tuple[str, ...]]) -> Municipality:
    years = sorted(int(column.rpartition("_")[2]) for column in row if column.startswith("inhabitants_"))
    numbers = ((year, row[f"inhabitants_{year}"]) for year in years)
    return Municipality(
        code=row["code"],
        name=row["name"],
        province=row["province"],
        nuts3_2021=row["nuts3_2021"],
        nuts3_2024=row["nuts3_2024"],
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        inhabitants=tuple((year, int(number)) for year, number in numbers if number),
        merged=merged.get(row["code"], ()),
        known_as=tuple(row["known_as"].split(";")) if row["known_as"] else (),
    )
