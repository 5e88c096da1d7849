"""The profiles of invented problems: what each kind of organisation can do, and who knows whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[float, float]
"""From and to: what is drawn lies between."""


class Profile(StrEnum):
    """What invented problems are like."""

    REALISTIC = "realistic"
    """Towns, four sorts of organisation, and 4 to 12 % of the pairs that know each other, mostly near by."""
    SPARSE = "sparse"
    """The same, but hardly anybody knows anybody: warmth is distance."""
    TIGHT = "tight"
    """Small capacities, so that it takes a large coalition."""
    FLAT = "flat"
    """No structure at all, the adversary: no towns, no sorts, everything drawn alike."""


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of organisation: how many there are of it, where it sits, what it offers and at what price.

    `share`: permille of all organisations. `away`: units of 100 m from the towns of the lot; `services` and
    `areas`: the part of them that it offers; `capacity` is the part of a cell's volume, `total` of the lot's.
    Unit costs in euro per unit, fixed costs in euro, turnover in thousands of euro.
    """

    share: int
    away: Span
    services: Span
    areas: Span
    capacity: Span
    total: Span
    unit_cost: Span
    fixed_cost: Span
    turnover: Span


@dataclass(frozen=True, slots=True)
class Style:
    """All that makes a profile: its sorts of organisation, the pairs that know each other, and the rules.

    `known`: the part of the pairs. `near`: the distance (units of 100 m) over which knowing falls by e; None
    where distance does not count. `subcontract`, `share`: permille; `held`: the part that has a certificate.
    """

    sorts: Mapping[str, Sort]
    known: Span
    near: int | None
    subcontract: tuple[int, int]
    share: tuple[int, int]
    max_members: int
    held: float


REAL: Mapping[str, Sort] = {
    "local": Sort(
        share=500,
        away=(0, 60),
        services=(0.2, 0.6),
        areas=(0.2, 0.5),
        capacity=(0.5, 1.2),
        total=(0.1, 0.25),
        unit_cost=(860, 1060),
        fixed_cost=(3_000, 12_000),
        turnover=(400, 6_000),
    ),
    "specialist": Sort(
        share=280,
        away=(30, 600),
        services=(0.1, 0.3),
        areas=(0.5, 1.0),
        capacity=(0.7, 1.3),
        total=(0.15, 0.35),
        unit_cost=(880, 1100),
        fixed_cost=(5_000, 20_000),
        turnover=(1_500, 12_000),
    ),
    "broad": Sort(
        share=170,
        away=(0, 300),
        services=(0.4, 0.8),
        areas=(0.4, 1.0),
        capacity=(0.6, 1.2),
        total=(0.4, 0.7),
        unit_cost=(840, 1020),
        fixed_cost=(12_000, 35_000),
        turnover=(6_000, 40_000),
    ),
    "national": Sort(
        share=50,
        away=(300, 1_200),
        services=(0.6, 1.0),
        areas=(0.8, 1.0),
        capacity=(0.5, 1.1),
        total=(0.45, 0.8),
        unit_cost=(820, 980),
        fixed_cost=(30_000, 70_000),
        turnover=(30_000, 200_000),
    ),
}

SMALL: Mapping[str, Sort] = {
    "local": Sort(
        share=600,
        away=(0, 80),
        services=(0.3, 0.7),
        areas=(0.3, 0.7),
        capacity=(0.2, 0.6),
        total=(0.05, 0.12),
        unit_cost=(860, 1060),
        fixed_cost=(2_000, 8_000),
        turnover=(400, 6_000),
    ),
    "specialist": Sort(
        share=250,
        away=(30, 600),
        services=(0.2, 0.4),
        areas=(0.5, 1.0),
        capacity=(0.25, 0.7),
        total=(0.08, 0.16),
        unit_cost=(880, 1100),
        fixed_cost=(3_000, 12_000),
        turnover=(1_500, 12_000),
    ),
    "broad": Sort(
        share=150,
        away=(0, 300),
        services=(0.5, 0.9),
        areas=(0.5, 1.0),
        capacity=(0.25, 0.6),
        total=(0.16, 0.3),
        unit_cost=(840, 1020),
        fixed_cost=(8_000, 20_000),
        turnover=(6_000, 40_000),
    ),
}

ALIKE: Mapping[str, Sort] = {
    "alike": Sort(
        share=1_000,
        away=(0, 800),
        services=(0.2, 1.0),
        areas=(0.2, 1.0),
        capacity=(0.3, 1.0),
        total=(0.15, 0.55),
        unit_cost=(850, 1_050),
        fixed_cost=(5_000, 20_000),
        turnover=(2_000, 20_000),
    ),
}

STYLES: Mapping[Profile, Style] = {
    Profile.REALISTIC: Style(REAL, (0.04, 0.12), 150, (600, 700), (30, 50), 8, 0.9),
    Profile.SPARSE: Style(REAL, (0.001, 0.004), 150, (600, 700), (30, 50), 8, 0.9),
    Profile.TIGHT: Style(SMALL, (0.04, 0.12), 150, (800, 850), (20, 30), 12, 0.9),
    Profile.FLAT: Style(ALIKE, (0.04, 0.12), None, (600, 700), (30, 50), 8, 0.9),
}

__all__ = ["STYLES", "Profile", "Sort", "Span", "Style"]
