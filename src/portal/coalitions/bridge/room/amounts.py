"""How much and for how much, a page at a time, and what the work costs the partners together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from coalition.composing import Ask, Cell, Composer, Limits, Offer, Org, Prior, Problem, Proof, Rules, Wishes
from portal.coalitions.bridge.room.work import in_order, in_words, left_of, money_of
from portal.coalitions.models import Partner, Room, RoomCell, RoomLot, Work
from portal.coalitions.queries.work import cells_of, partners_now
from portal.members.bridge import area_name, service_name

MOST_FIELDS = 400
"""Fields on one page: more makes a page that nobody fills in."""
NODES = 20_000
"""As a run: a limit in steps, so that the same question has the same answer on every machine."""


@dataclass(frozen=True, slots=True)
class AmountRow:
    """One municipality of a service, with who does it."""

    cell: RoomCell
    name: str
    volume: str
    """The place of the volume; those of capacity and price stand with each partner."""
    partners: tuple[tuple[Partner, str, str], ...]


@dataclass(frozen=True, slots=True)
class AmountService:
    """One service of a lot."""

    lot: RoomLot
    name: str
    rows: tuple[AmountRow, ...]


@dataclass(frozen=True, slots=True)
class AmountPage:
    """One page of amounts."""

    services: tuple[AmountService, ...]
    asked: int
    page: int
    pages: int

    @property
    def numbers(self) -> range:
        """Return the numbers of the pages."""
        return range(1, self.pages + 1)

    @property
    def places(self) -> list[str]:
        """Return the places on this page."""
        rows = [row for service in self.services for row in service.rows]
        own = [row.volume for row in rows]
        return own + [place for row in rows for _partner, *two in row.partners for place in two]


@dataclass(frozen=True, slots=True)
class CostRow:
    """What one partner does of one cell, in the cheapest division of the work."""

    what: str
    partner: str
    amount: int
    price: str
    cost: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What the work costs the partners together; or what is still missing to say it."""

    missing: tuple[str, ...] = ()
    rows: tuple[CostRow, ...] = ()
    partners: tuple[tuple[str, str], ...] = ()
    total: str = ""
    proven: bool = True


def page_of(room: Room, page: int) -> AmountPage:
    """Return one page of amounts; a page past the last is the last."""
    partners, cells = partners_now(room), in_order(cells_of(room))
    pieces = list(_pieces(cells)) or [[]]
    number = min(max(page, 1), len(pieces))
    services = [
        AmountService(
            here[0].lot, service_name(here[0].service), tuple(_row(cell, partners) for cell in here)
        )
        for here in _by_service(pieces[number - 1])
    ]
    return AmountPage(tuple(services), len(cells), number, len(pieces))


def cost_of(room: Room) -> Cost:
    """Return what the work costs with the partners as they are, the cheapest way; only if all is known."""
    cells, partners = in_order(cells_of(room)), partners_now(room)
    if missing := list(_missing(room, cells)):
        return Cost(tuple(missing))
    working = [partner for partner in partners if any(work_of(cell, partner) for cell in cells)]
    problem = _problem(cells, working)
    answer = Composer(problem).solve(ask=Ask.CHEAPEST, limits=Limits(nodes=NODES))
    if answer.proof is Proof.INFEASIBLE or not answer.coalitions:
        return Cost((_("The partners together can do less than what is asked."),))
    found = answer.coalitions[0]
    rows, each = [], dict.fromkeys(working, 0)
    for org, number, amount in found.work:
        if amount:
            price = problem.unit_cost(org, number)
            each[working[org]] += price * amount
            rows.append((number, working[org], amount, price))
    return Cost(
        rows=tuple(
            _cost_row(cells[n], partner, amount, price)
            for n, partner, amount, price in sorted(rows, key=lambda row: row[0])
        ),
        partners=tuple((str(partner), money_of(cents)) for partner, cents in each.items()),
        total=money_of(found.cost),
        proven=answer.proof is Proof.OPTIMAL,
    )


def _missing(room: Room, cells: Sequence[RoomCell]) -> Iterable[str]:
    """Yield what is not known yet, in words."""
    if not cells:
        yield _("what is asked")
    if cells and not room.unit:
        yield _("the unit that you count in")
    if without := [cell for cell in cells if cell.volume is None]:
        yield from (_("how much is asked of %(what)s") % {"what": what} for what in in_words(without))
    if opened := [cell for cell in cells if left_of(cell) != 0]:
        yield from (_("who does all of %(what)s") % {"what": what} for what in in_words(opened))
    unpriced = {
        (row.partner_id, cell.pk) for cell in cells for row in cell.work.all() if row.price_cents is None
    }
    for partner in partners_now(room):
        here = [cell for cell in cells if (partner.pk, cell.pk) in unpriced]
        for what in in_words(here):
            yield _("the price of %(name)s for %(what)s") % {"name": partner, "what": what}


def _problem(cells: Sequence[RoomCell], working: Sequence[Partner]) -> Problem:
    """Return the question what is cheapest with just these partners; euro are cents here."""
    orgs = tuple(
        Org(
            name=str(partner),
            kind="",
            x=0,
            y=0,
            turnover=0,
            certs=(),
            fixed_cost=0,
            total_capacity=sum(cell.volume or 0 for cell in cells),
            offers=tuple(
                Offer(number, _capacity(row, cell), row.price_cents or 0)
                for number, cell in enumerate(cells)
                if (row := work_of(cell, partner)) is not None
            ),
        )
        for partner in working
    )
    everybody = tuple(range(len(orgs)))
    return Problem(
        name="room",
        cells=tuple(Cell(cell.service, cell.area, cell.volume or 1) for cell in cells),
        orgs=orgs,
        trust=(),
        prior=Prior(0, 1),
        rules=Rules(min_members=len(orgs), max_members=len(orgs)),
        wishes=Wishes(with_=everybody),
    )


def _cost_row(cell: RoomCell, partner: Partner, amount: int, price: int) -> CostRow:
    return CostRow(in_words([cell])[0], str(partner), amount, money_of(price), money_of(price * amount))


def _row(cell: RoomCell, partners: Sequence[Partner]) -> AmountRow:
    doing = [partner for partner in partners if work_of(cell, partner) is not None]
    return AmountRow(
        cell,
        area_name(cell.area),
        f"v-{cell.pk}",
        tuple((partner, f"c-{cell.pk}-{partner.pk}", f"p-{cell.pk}-{partner.pk}") for partner in doing),
    )


def work_of(cell: RoomCell, partner: Partner) -> Work | None:
    """Return what a partner does of a cell, from what was read already."""
    return next((row for row in cell.work.all() if row.partner_id == partner.pk), None)


def _capacity(row: Work, cell: RoomCell) -> int:
    asked = cell.volume or 1
    return asked if row.volume is None else min(row.volume, asked)


def _by_service(cells: Sequence[RoomCell]) -> Iterable[list[RoomCell]]:
    for _key, here in groupby(cells, key=lambda cell: (cell.lot_id, cell.service)):
        yield list(here)


def _pieces(cells: Sequence[RoomCell]) -> Iterable[list[RoomCell]]:
    piece: list[RoomCell] = []
    fields = 0
    for cell in cells:
        wide = 1 + 2 * len(cell.work.all())
        if piece and fields + wide > MOST_FIELDS:
            yield piece
            piece, fields = [], 0
        piece.append(cell)
        fields += wide
    if piece:
        yield piece
