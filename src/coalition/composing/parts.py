"""The parts of a composing problem: cells, organisations, trust, rules and wishes, all in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.errors import InvalidProblem

PERMILLE = 1000
MOST = 10**9
"""The largest amount, price or turnover that is read: above it a slip of the pen is likelier than a fact."""


def require(holds: bool, where: str, detail: str) -> None:
    """Refuse with `InvalidProblem(where, detail)` unless `holds`."""
    if not holds:
        raise InvalidProblem(where, detail)


def require_within(where: str, value: int, least: int, most: int = MOST) -> None:
    """Refuse a number outside `least` to `most`."""
    require(least <= value <= most, where, f"is {value}, must be from {least} to {most}")


def require_once(where: str, items: tuple[object, ...]) -> None:
    """Refuse a list that names the same thing twice; `where` is the list."""
    for place, item in enumerate(items):
        require(item not in items[:place], f"{where}[{place}]", f"{item!r} stands there already")


@dataclass(frozen=True, slots=True)
class Cell:
    """One service in one area: `volume` work units (1 unit = 1,000 euro of estimated value)."""

    service: str
    area: str
    volume: int
    certs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a cell that asks for nothing."""
        require(bool(self.service), "service", "is empty")
        require_within("volume", self.volume, 1)
        require_once("certs", self.certs)


@dataclass(frozen=True, slots=True)
class Offer:
    """What one organisation can do in one cell: at most `capacity` units, at `unit_cost` euro each."""

    cell: int
    capacity: int
    unit_cost: int

    def __post_init__(self) -> None:
        """Refuse amounts below nothing."""
        require_within("cell", self.cell, 0)
        require_within("capacity", self.capacity, 0)
        require_within("unit_cost", self.unit_cost, 0)


@dataclass(frozen=True, slots=True)
class Org:
    """An organisation that could join: where it sits (units of 100 m), what it may lead, what it offers."""

    name: str
    kind: str
    x: int
    y: int
    turnover: int
    certs: tuple[str, ...]
    fixed_cost: int
    total_capacity: int
    offers: tuple[Offer, ...]

    def __post_init__(self) -> None:
        """Refuse a nameless organisation, negative amounts and an offer told twice."""
        require(bool(self.name.strip()), "name", "is empty")
        require_within("x", self.x, -MOST)
        require_within("y", self.y, -MOST)
        require_within("turnover", self.turnover, 0)
        require_within("fixed_cost", self.fixed_cost, 0)
        require_within("total_capacity", self.total_capacity, 0)
        require_once("certs", self.certs)
        for place, offer in enumerate(self.offers):
            earlier = {known.cell for known in self.offers[:place]}
            require(offer.cell not in earlier, f"offers[{place}]", f"cell {offer.cell} is offered twice")

    def certs_for(self, cell_certs: tuple[str, ...], lot_certs: tuple[str, ...]) -> bool:
        """Return whether the organisation holds every certificate that the cell and the lot ask for."""
        return all(cert in self.certs for cert in cell_certs + lot_certs)


@dataclass(frozen=True, slots=True)
class Trust:
    """How far `giver` trusts `receiver` (`t`), and how sure that is (`confidence`); both permille."""

    giver: int
    receiver: int
    t: int
    confidence: int

    def __post_init__(self) -> None:
        """Refuse trust in oneself and permilles outside 0 to 1000."""
        require(self.giver != self.receiver, "", f"organisation {self.giver} cannot give trust to itself")
        require_within("t", self.t, 0, PERMILLE)
        require_within("confidence", self.confidence, 0, PERMILLE)


@dataclass(frozen=True, slots=True)
class Prior:
    """What to expect of a pair nobody knows: `max` permille next door, halved at a distance of `length`."""

    max: int
    length: int

    def __post_init__(self) -> None:
        """Refuse a length that would divide by zero."""
        require_within("max", self.max, 0, PERMILLE)
        require_within("length", self.length, 1)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the lot asks of a coalition; `max_subcontract` and `min_share` are permille of its volume."""

    min_members: int = 1
    max_members: int = 8
    lead_min_turnover: int = 0
    max_subcontract: int = PERMILLE
    min_share: int = 0
    lot_certs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a least number of members above the most."""
        require_within("min_members", self.min_members, 1)
        require_within("max_members", self.max_members, 1)
        require(
            self.min_members <= self.max_members,
            "min_members",
            f"is {self.min_members}, above max_members {self.max_members}",
        )
        require_within("lead_min_turnover", self.lead_min_turnover, 0)
        require_within("max_subcontract", self.max_subcontract, 0, PERMILLE)
        require_within("min_share", self.min_share, 0, PERMILLE)
        require_once("lot_certs", self.lot_certs)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the asker would like: who joins, who does not, who not together, and who leads."""

    with_: tuple[int, ...] = ()
    without: tuple[int, ...] = ()
    not_together: tuple[tuple[int, int], ...] = ()
    lead: int | None = None

    def __post_init__(self) -> None:
        """Refuse wishes that contradict each other in words already."""
        require_once("with", self.with_)
        require_once("without", self.without)
        for place, org in enumerate(self.without):
            require(org not in self.with_, f"without[{place}]", f"organisation {org} is also wished for")
        require(self.lead not in self.without, "lead", f"organisation {self.lead} is also left out")
        seen: set[frozenset[int]] = set()
        for place, pair in enumerate(self.not_together):
            where = f"not_together[{place}]"
            require(pair[0] != pair[1], where, f"organisation {pair[0]} cannot be kept from itself")
            require(frozenset(pair) not in seen, where, "this pair stands there already")
            seen.add(frozenset(pair))

    def named(self) -> tuple[tuple[str, int], ...]:
        """Return each organisation a wish names, with the path of the place that names it."""
        places = [(f"with[{k}]", org) for k, org in enumerate(self.with_)]
        places += [(f"without[{k}]", org) for k, org in enumerate(self.without)]
        for k, pair in enumerate(self.not_together):
            places += [(f"not_together[{k}]", org) for org in pair]
        if self.lead is not None:
            places.append(("lead", self.lead))
        return tuple(places)
