"""The regions of Eurostat (NUTS 2021 and 2024): what lies in them, and in what a municipality lies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from coalition.areas.municipality import Municipality, municipalities, municipality
from coalition.areas.table import rows
from coalition.errors import UnknownCode

VERSIONS = (2024, 2021)
"""The versions we know, the newest first: so they are tried."""


def within(area: str, version: int | None = None) -> tuple[str, ...]:
    """Return the sorted codes of the municipalities inside an area: GM0484, NL, NL3, NL36 or NL363.

    Without a version the newest that knows the code decides; an old notice may name NUTS 2021.
    """
    if area.startswith("GM"):
        return (municipality(area).code,)
    for one in _versions(version):
        if area in _inside(one):
            return _inside(one)[area]
    known = " or ".join(str(one) for one in _versions(version))
    raise UnknownCode(area, f"is not an area of the Netherlands in NUTS {known}, nor a municipality")


def containing(code: str) -> tuple[str, ...]:
    """Return the regions in which a municipality lies, the smallest first: NUTS-3, -2, -1 of 2024 and NL."""
    return _regions(municipality(code), 2024)


def nuts_name(code: str, version: int | None = None) -> str | None:
    """Return the name of a region ("Groot-Rijnmond"), or None where neither version knows the code."""
    for one in _versions(version):
        if (one, code) in _names():
            return _names()[one, code]
    return None


def _versions(version: int | None) -> tuple[int, ...]:
    if version is None:
        return VERSIONS
    if version not in VERSIONS:
        raise UnknownCode(f"NUTS {version}", "is not a version we know: 2021 or 2024")
    return (version,)


def _regions(one: Municipality, version: int) -> tuple[str, ...]:
    smallest = one.nuts3_2021 if version == 2021 else one.nuts3_2024
    return tuple(smallest[:length] for length in (5, 4, 3, 2))


@cache
def _inside(version: int) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in municipalities():
        for region in _regions(one, version):
            found.setdefault(region, []).append(one.code)
    return MappingProxyType({region: tuple(sorted(codes)) for region, codes in found.items()})


@cache
def _names() -> Mapping[tuple[int, str], str]:
    return MappingProxyType({(int(row["version"]), row["code"]): row["name"] for row in rows("nuts.csv")})
