"""Who else could do what is open: a question for the composer from inside a room, of which nothing is kept.

Volumes and prices of the partners take part, for they were entered here; trust is what members may see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coalition import flows
from coalition.composing import Answer, Ask, Cell, Composer, Limits, Offer, Org, Problem, Proof, Rules, Wishes
from coalition.tenders import Need
from coalition.trust import Member, Network, PublicView, public_view
from coalition.values import Demand, Warmth
from portal.coalitions.bridge.room.amounts import NODES, work_of
from portal.coalitions.bridge.room.work import in_order, in_words, left_of
from portal.coalitions.models import Partner, Room, RoomCell, RoomLot
from portal.coalitions.queries.work import asked_now, cells_of, not_again, partners_now, seats_sought
from portal.trust.bridge import public_network

MOST_NEW = 3
"""As many as may be asked at a time (M18)."""
USUAL = 8
"""Members of a coalition in all, unless the room has more already; as many as outside a room."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a proposed organisation would do in one lot: what a place for it says."""

    lot: RoomLot
    services: tuple[str, ...]
    areas: tuple[str, ...]
    what: tuple[str, ...]
    sought: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """An organisation that could do what is open, and how warm it is with each partner, in words."""

    slug: str
    name: str
    places: tuple[Place, ...]
    warmth: tuple[tuple[str, Warmth], ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Filling:
    """Who could do what is open, what stays open, and how sure that is."""

    gaps: tuple[str, ...]
    proposed: tuple[Proposed, ...] = ()
    stays: tuple[str, ...] = ()
    proven: bool = True
    left_out: int = 0
    average: bool = False
    """Whether somebody entered a price: who is not here yet counts for the average of those."""
    unlisted: tuple[str, ...] = ()
    """Partners that are not in the network: how warm they are is not known."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The question: what is asked, who is in, and where each stands in the problem."""

    cells: list[RoomCell]
    partners: list[Partner]
    network: Network
    number: dict[str, int]
    problem: Problem


def filling(room: Room) -> Filling:
    """Return who could do what is open beside the partners, who all stay; nothing of it is kept."""
    cells = in_order(cells_of(room))
    opened = [cell for cell in cells if left_of(cell) != 0]
    if not opened:
        return Filling(())
    away = not_again(room)
    table = _table(room, cells, away)
    answer = _answer(table.problem)
    partners = {table.number[partner.organisation.slug] for partner in table.partners}
    found = answer.coalitions[0] if answer.coalitions else None
    work = found.work if found else ()
    new = [org for org in (found.members if found else ()) if org not in partners]
    doing = {org: [cells[n] for who, n, amount in work if who == org and amount] for org in new}
    stays = [cells[n] for n in answer.open or ()] if found else opened
    return Filling(
        gaps=tuple(in_words(opened)),
        proposed=tuple(_proposed(room, table, org, doing[org]) for org in new if doing[org]),
        stays=tuple(in_words(stays)),
        proven=answer.proof is not Proof.BOUNDED,
        left_out=len(away & {member.id for member in table.network.organisations}),
        average=any(row.price_cents is not None for cell in cells for row in cell.work.all()),
        unlisted=tuple(
            str(row) for row in table.partners if table.number[row.organisation.slug] >= _listed(table)
        ),
    )


def place_for(room: Room, slug: str, lot_id: int) -> Place | None:
    """Return the place that the composer has for an organisation in a lot now; None where it has none."""
    proposed = next((one for one in filling(room).proposed if one.slug == slug), None)
    if proposed is None:
        return None
    return next((place for place in proposed.places if place.lot.pk == lot_id), None)


def _answer(problem: Problem) -> Answer:
    """Return the warmest that covers everything; where none does, the closest."""
    composer, limits = Composer(problem), Limits(nodes=NODES)
    best = composer.solve(ask=Ask.WARMEST, limits=limits)
    return best if best.coalitions else composer.solve(ask=Ask.CLOSEST, limits=limits)


def _table(room: Room, cells: list[RoomCell], away: set[str]) -> _Table:
    partners = partners_now(room)
    network = public_network()
    ids = [member.id for member in network.organisations]
    number = {slug: place for place, slug in enumerate(ids)}
    guests = [partner for partner in partners if partner.organisation.slug not in number]
    number |= {guest.organisation.slug: len(ids) + place for place, guest in enumerate(guests)}
    base = flows.problem_from(network, _need(room, cells))
    by_slug = {partner.organisation.slug: partner for partner in partners}
    usual = _average(cells)
    orgs = [
        _partner(org, by_slug[member.id], cells, usual)
        if member.id in by_slug
        else _other(org, member, cells, usual)
        for org, member in zip(base.orgs, network.organisations, strict=True)
    ]
    orgs += [_partner(_guest(guest), guest, cells, usual) for guest in guests]
    problem = Problem(
        name="room",
        cells=tuple(Cell(cell.service, cell.area, cell.volume or 1) for cell in cells),
        orgs=tuple(orgs),
        trust=base.trust,
        prior=base.prior,
        rules=Rules(max_members=max(USUAL, len(partners) + MOST_NEW)),
        wishes=Wishes(
            with_=tuple(sorted(number[slug] for slug in by_slug)),
            without=tuple(sorted(number[slug] for slug in away if slug in number and slug not in by_slug)),
        ),
    )
    return _Table(cells, partners, network, number, problem)


def _need(room: Room, cells: Sequence[RoomCell]) -> Need:
    """Return what is asked as a need, each service once; only trust and places are taken from it."""
    areas: dict[str, dict[str, None]] = {}
    for cell in cells:
        areas.setdefault(cell.service, {})[cell.area] = None
    demands = tuple(Demand(service, tuple(where)) for service, where in areas.items())
    return Need("room", str(room.pk), demands)


def _partner(org: Org, partner: Partner, cells: Sequence[RoomCell], usual: int) -> Org:
    """Return a partner with the work it has in the room, and nothing else of what it publishes."""
    offers = []
    for number, cell in enumerate(cells):
        row = work_of(cell, partner)
        if row is not None:
            asked = cell.volume or 1
            most = asked if row.volume is None else min(row.volume, asked)
            offers.append(Offer(number, most, usual if row.price_cents is None else row.price_cents))
    return replace(org, certs=(), total_capacity=_total(cells), offers=tuple(offers))


def _other(org: Org, member: Member, cells: Sequence[RoomCell], usual: int) -> Org:
    """Return who is not here yet with what it publishes: yes or no, for the average price."""
    offered = {(offer.service, area) for offer in member.offers for area in offer.areas}
    offers = tuple(
        Offer(number, cell.volume or 1, usual)
        for number, cell in enumerate(cells)
        if (cell.service, cell.area) in offered
    )
    return replace(org, total_capacity=_total(cells), offers=offers)


def _guest(partner: Partner) -> Org:
    """Return a partner that is not in the network: nothing is known of it but its work here."""
    return Org(
        name=str(partner), kind="", x=0, y=0, turnover=0, certs=(), fixed_cost=1, total_capacity=0, offers=()
    )


def _average(cells: Sequence[RoomCell]) -> int:
    """Return the average of the prices that were entered, in cents; 0 where there are none."""
    prices = [row.price_cents for cell in cells for row in cell.work.all() if row.price_cents is not None]
    return round(sum(prices) / len(prices)) if prices else 0


def _total(cells: Sequence[RoomCell]) -> int:
    return min(sum(cell.volume or 1 for cell in cells), 10**9)


def _proposed(room: Room, table: _Table, org: int, cells: Sequence[RoomCell]) -> Proposed:
    member, view = table.network.organisations[org], public_view(table.network)
    sought = {
        (seat.lot_id, tuple(seat.services), tuple(seat.areas))
        for seat in seats_sought(room)
        if seat.proposed and seat.proposed.slug == member.id
    }
    places = []
    for lot in dict.fromkeys(cell.lot for cell in cells):
        here = [cell for cell in cells if cell.lot_id == lot.pk]
        services = tuple(sorted({cell.service for cell in here}))
        areas = tuple(sorted({cell.area for cell in here}))
        known = (lot.pk, services, areas) in sought
        places.append(Place(lot, services, areas, tuple(in_words(here)), known))
    return Proposed(
        slug=member.id,
        name=member.name,
        places=tuple(places),
        warmth=tuple((str(partner), _word(table, view, member.id, partner)) for partner in table.partners),
        asked=member.id in asked_now(room),
    )


def _word(table: _Table, view: PublicView, slug: str, partner: Partner) -> Warmth:
    other = partner.organisation.slug
    return view.word(slug, other) if table.number[other] < _listed(table) else Warmth.UNKNOWN


def _listed(table: _Table) -> int:
    return len(table.network.organisations)
