"""Invented problems of any size: the same profile, size and seed give the same problem everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from coalition.composing.parts import Cell, Offer, Org, Prior, Rules, require
from coalition.composing.problem import Problem
from coalition.composing.trial.network import KINDS, Place, Sketch, between, knowing, sketches, towns
from coalition.composing.trial.profiles import STYLES, Profile, Sort, Style

PRIOR = Prior(max=350, length=200)
CERTS = ("HKZ", "ISO 9001", "Keurmerk")
LEAST_TURNOVER = 2_500
"""What a lead must turn over, in thousands of euro: most that are large enough to lead do."""
CLUSTERS = 12
"""Clusters of towns that a portfolio is spread over."""
NEIGHBOURS, FAR = 150, 1_000
"""How far beyond its own towns an organisation works, and what makes it a national one; units of 100 m."""


@dataclass(frozen=True, slots=True)
class Lot:
    """What one lot asks, and where: for each cell the place of its service and area."""

    cells: tuple[Cell, ...]
    spots: tuple[tuple[int, int], ...]
    homes: tuple[Place, ...]
    services: int


def instance(profile: Profile | str, organisations: int, cells: int, seed: int) -> Problem:
    """Return an invented problem with real amounts: volumes, capacities, prices, shares and certificates.

    Nearly all of them have a sound coalition. Takes about half a second for 500 organisations.
    """
    require(organisations >= 1 and cells >= 1, "size", "asks for nothing")
    style = STYLES[Profile(profile)]
    chance = Random(f"{profile} {organisations} {cells} {seed}")  # noqa: S311 - invents, keeps no secret
    lot = _lot(cells, Place(0, 0), chance)
    everyone = sketches(style, organisations, lot.homes, chance)
    return Problem(
        name=f"{Profile(profile)} {organisations}x{cells} seed {seed}",
        cells=lot.cells,
        orgs=tuple(_org(number, one, lot, style, chance) for number, one in enumerate(everyone)),
        trust=knowing(style, everyone, chance),
        prior=PRIOR,
        rules=_rules(style, chance),
    )


def lacking(problem: Problem, seed: int, cells: int = 3) -> Problem:
    """Return the same problem with some cells (three, but never all) that nobody offers."""
    chance = Random(f"lacking {problem.name} {seed}")  # noqa: S311 - invents, keeps no secret
    gone = set(chance.sample(range(len(problem.cells)), min(cells, len(problem.cells) - 1)))
    orgs = tuple(
        replace(org, offers=tuple(offer for offer in org.offers if offer.cell not in gone))
        for org in problem.orgs
    )
    return replace(problem, name=f"{problem.name} lacking {len(gone)}", orgs=orgs)


def portfolio(lots: int, organisations: int, seed: int) -> Iterator[Problem]:
    """Give the general needs of many regions over one network: an id is the same organisation in each.

    Outside a room, so yes or no: volumes, capacities and fixed costs are 1, unit costs 0. Each problem is
    made when it is asked for; a thousand of them at once would take gigabytes.
    """
    style = STYLES[Profile.REALISTIC]
    chance = Random(f"portfolio {organisations} {seed}")  # noqa: S311 - invents, keeps no secret
    middles = [Place(chance.randrange(2_000), chance.randrange(2_500)) for _ in range(CLUSTERS)]
    clusters = [towns(6, middle, chance) for middle in middles]
    everyone = sketches(style, organisations, [town for cluster in clusters for town in cluster], chance)
    trust = knowing(replace(style, known=(0.015, 0.015)), everyone, chance)
    for number in range(lots):
        drawn = Random(f"portfolio {organisations} {seed} lot {number}")  # noqa: S311 - the same
        size = drawn.randint(8, 24)
        lot = _lot(size, middles[number % CLUSTERS], drawn)
        yield Problem(
            name=f"portfolio {organisations} seed {seed} lot {number}",
            cells=tuple(replace(cell, volume=1, certs=()) for cell in lot.cells),
            orgs=tuple(
                _outside_a_room(_org(i, one, lot, style, drawn), _reaches(one, lot, style), size)
                for i, one in enumerate(everyone)
            ),
            trust=trust,
            prior=PRIOR,
            rules=Rules(max_members=8, lead_min_turnover=1),
        )


def _lot(cells: int, middle: Place, chance: Random) -> Lot:
    """Return services times areas, the last of them cut off where the number of cells asks for that."""
    services = max(1, min(cells, round((cells * 1.25) ** 0.5)))
    areas = -(-cells // services)
    sizes = [chance.uniform(15, 60) for _ in range(services)]
    people = [chance.uniform(0.5, 1.6) for _ in range(areas)]
    needs = [tuple(chance.sample(CERTS, 1)) if chance.random() < 0.25 else () for _ in range(services)]
    spots = [(service, area) for area in range(areas) for service in range(services)][:cells]
    asked = [
        Cell(
            service=f"service {service + 1}",
            area=f"area {area + 1}",
            volume=max(1, round(sizes[service] * people[area])),
            certs=needs[service],
        )
        for service, area in spots
    ]
    return Lot(tuple(asked), tuple(spots), tuple(towns(areas, middle, chance)), services)


def _org(number: int, one: Sketch, lot: Lot, style: Style, chance: Random) -> Org:
    sort = style.sorts[one.sort]
    volume = sum(cell.volume for cell in lot.cells)
    dear = between(sort.unit_cost, chance)
    offers = [
        Offer(
            cell=r,
            capacity=max(1, round(lot.cells[r].volume * between(sort.capacity, chance))),
            unit_cost=round(dear * chance.uniform(0.95, 1.05)),
        )
        for r in _offered(one, sort, lot, chance)
    ]
    return Org(
        name=f"Trial {one.sort} {number + 1}",
        kind=KINDS[one.group % len(KINDS)],
        x=one.seat.x,
        y=one.seat.y,
        turnover=round(between(sort.turnover, chance)),
        certs=tuple(cert for cert in CERTS if chance.random() < style.held),
        fixed_cost=round(between(sort.fixed_cost, chance)),
        total_capacity=round(volume * between(sort.total, chance)),
        offers=tuple(offers),
    )


def _offered(one: Sketch, sort: Sort, lot: Lot, chance: Random) -> Sequence[int]:
    """Return the cells of some services in the areas nearest by; one at least."""
    services = _part(sort.services, lot.services, chance)
    areas = _part(sort.areas, len(lot.homes), chance)
    does = set(chance.sample(range(lot.services), services))
    nearest = sorted(range(len(lot.homes)), key=lambda area: (one.seat.away(lot.homes[area]), area))
    there = set(nearest[:areas])
    found = [r for r, (service, area) in enumerate(lot.spots) if service in does and area in there]
    return found or [chance.randrange(len(lot.cells))]


def _part(span: tuple[float, float], many: int, chance: Random) -> int:
    return max(1, min(many, round(many * between(span, chance))))


def _rules(style: Style, chance: Random) -> Rules:
    return Rules(
        max_members=style.max_members,
        lead_min_turnover=LEAST_TURNOVER,
        max_subcontract=chance.randint(*style.subcontract),
        min_share=chance.randint(*style.share),
        lot_certs=tuple(chance.sample(CERTS, 1)) if chance.random() < 0.5 else (),
    )


def _outside_a_room(org: Org, reaches: bool, cells: int) -> Org:
    """Return what an organisation publishes of itself: whether it can lead, and yes or no for each cell."""
    return replace(
        org,
        turnover=int(org.turnover >= LEAST_TURNOVER),
        certs=(),
        fixed_cost=1,
        total_capacity=cells,
        offers=tuple(Offer(offer.cell, 1, 0) for offer in org.offers) if reaches else (),
    )


def _reaches(one: Sketch, lot: Lot, style: Style) -> bool:
    """Return whether it works in the region at all: a national one everywhere, others near by."""
    far = style.sorts[one.sort].away[1]
    return far > FAR or min(one.seat.away(home) for home in lot.homes) <= far + NEIGHBOURS


__all__ = ["Profile", "instance", "lacking", "portfolio"]
