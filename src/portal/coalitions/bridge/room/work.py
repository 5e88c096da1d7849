"""Who does what, as rows of what is asked and columns of partners, with what is open in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from portal.base.templatetags.look import dutch_list as listed
from portal.coalitions.models import Partner, Room, RoomCell, RoomLot
from portal.coalitions.queries.work import cells_of, partners_now
from portal.members.bridge import area_codes, area_name, in_sentence, service_name

MOST_CELLS = 600
"""Of services × municipalities in a room, as many as the composer takes at once."""
MOST_PARTNERS = 12
"""Columns on one page: more do not fit beside each other."""
MOST_BOXES = 800
"""Boxes on one page: 600 cells × 12 partners would be 7,200, more than anybody can go through."""
DOES = "yes"


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody changed at one place: what they saw there, and what they want there."""

    place: str
    seen: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that somebody changed meanwhile: what one wants, what stands there now, and whose it is."""

    place: str
    wanted: str
    now: str
    by: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether one partner does one cell, or the cells of one service: all of them, some, or none."""

    partner: Partner
    place: str
    does: bool
    some: bool = False


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One municipality of a service."""

    cell: RoomCell
    name: str
    open: bool
    left: int | None
    """How much of it nobody does, where volumes are known and it is not all."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service of a lot with its municipalities; of one municipality it is the row itself."""

    lot: RoomLot
    service: str
    name: str
    areas: tuple[AreaRow, ...]
    marks: tuple[Mark, ...]

    @property
    def single(self) -> AreaRow | None:
        """Return the one municipality, where there is one."""
        return self.areas[0] if len(self.areas) == 1 else None

    @property
    def open(self) -> list[AreaRow]:
        """Return where it is open."""
        return [row for row in self.areas if row.open]


@dataclass(frozen=True, slots=True)
class LotTable:
    """What one lot asks, on this page."""

    lot: RoomLot
    rows: tuple[ServiceRow, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Who does what: one page of lots, rows and columns, and how all of it stands."""

    partners: tuple[Partner, ...]
    lots: tuple[LotTable, ...]
    gaps: tuple[str, ...]
    """What is open in the whole room, a few words each."""
    covered: int
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
        rows = (row for lot in self.lots for service in lot.rows for row in service.areas)
        return [mark.place for row in rows for mark in row.marks]


def table_of(room: Room, page: int = 1) -> Table:
    """Return a page of who does what; a page past the last is the last."""
    partners, cells = partners_now(room), in_order(cells_of(room))
    pieces = list(_pieces(cells, partners)) or [([], partners)]
    number = min(max(page, 1), len(pieces))
    some, columns = pieces[number - 1]
    open_cells = [cell for cell in cells if _is_open(cell)]
    return Table(
        partners=tuple(columns),
        lots=tuple(
            LotTable(lot, tuple(_services(lot, list(here), columns)))
            for lot, here in groupby(some, key=lambda cell: cell.lot)
        ),
        gaps=tuple(in_words(open_cells)),
        covered=len(cells) - len(open_cells),
        asked=len(cells),
        page=number,
        pages=len(pieces),
    )


def in_order(cells: Sequence[RoomCell]) -> list[RoomCell]:
    """Return cells by lot, name of service and name of municipality."""
    areas = {code: place for place, code in enumerate(area_codes(cell.area for cell in cells))}
    last = len(areas)
    return sorted(
        cells,
        key=lambda cell: (
            cell.lot.order,
            service_name(cell.service).casefold(),
            cell.service,
            areas.get(cell.area, last),
            cell.area,
        ),
    )


def left_of(cell: RoomCell) -> int | None:
    """Return how much nobody does: 0 when all is done, None when it is open and no volume is known."""
    work = list(cell.work.all())
    if any(row.volume is None for row in work):
        return 0
    if cell.volume is None:
        return 0 if work else None
    return max(0, cell.volume - sum(row.volume or 0 for row in work))


def in_words(cells: Iterable[RoomCell]) -> list[str]:
    """Return cells in words, a service of a lot each: debt advice in Nieuwkoop and Gouda."""
    found = []
    for (_lot, service), here in groupby(cells, key=lambda cell: (cell.lot_id, cell.service)):
        values = {"service": in_sentence(service_name(service)), "areas": listed(_places(here))}
        found.append(_("%(service)s in %(areas)s") % values)
    return found


def state_of(room: Room) -> dict[str, str]:
    """Return what stands at each place of a room now, as text: boxes, amounts, prices and the unit."""
    state = {"unit": room.unit}
    partners = partners_now(room)
    for cell in cells_of(room):
        state[f"v-{cell.pk}"] = _text(cell.volume)
        work = {row.partner_id: row for row in cell.work.all()}
        for partner in partners:
            row, pair = work.get(partner.pk), f"{cell.pk}-{partner.pk}"
            state[f"w-{pair}"] = ""
            if row is not None:
                capacity, price = _text(row.volume), _text(row.price_cents)
                state |= {
                    f"w-{pair}": f"{DOES} {capacity}/{price}",
                    f"c-{pair}": capacity,
                    f"p-{pair}": price,
                }
    return state


def whole_cells(state: dict[str, str]) -> dict[str, str]:
    """Return all that stands at each cell as one text, by the place of its volume."""
    whole: dict[str, list[str]] = {}
    for place, text in state.items():
        kind, _dash, rest = place.partition("-")
        if kind in {"v", "w"} and text:
            owner = "" if kind == "v" else rest.partition("-")[2]
            whole.setdefault(f"v-{rest.partition('-')[0]}", []).append(f"{owner}:{text}")
    cells = [place for place in state if place.startswith("v-")]
    return {place: "|".join(whole.get(place, ())) for place in cells}


@dataclass(frozen=True, slots=True)
class Told:
    """A conflict in words: who changed what, what one wants, and what stands there now."""

    place: str
    who: str
    what: str
    wanted: str
    now: str


def told(room: Room, conflicts: Iterable[Conflict]) -> list[Told]:
    """Return conflicts in words, for who wanted something else."""
    people = {row.person.ref: row.person.name for row in room.participants.select_related("person")}
    return [
        Told(
            conflict.place,
            people.get(conflict.by, _("Somebody")),
            place_in_words(room, conflict.place),
            _stands(conflict.place, conflict.wanted),
            _stands(conflict.place, conflict.now),
        )
        for conflict in conflicts
    ]


def ticked(table: Table, wanted: dict[str, bool]) -> set[str]:
    """Return the boxes that are ticked on a page: as it stands now, with what somebody wants on top."""
    found = set()
    for lot in table.lots:
        for row in lot.rows:
            for number, together in enumerate(row.marks):
                marks = [area.marks[number] for area in row.areas]
                here = {mark.place for mark in marks if wanted.get(mark.place, mark.does)}
                found |= here | ({together.place} if len(here) == len(marks) else set())
    return found


def place_in_words(room: Room, place: str) -> str:
    """Return a place in words: the service, where, and whose."""
    kind, _dash, rest = place.partition("-")
    if kind == "unit":
        return _("the unit")
    cell_id, _dash, partner_id = rest.partition("-")
    cell = RoomCell.objects.filter(lot__room=room, pk=int(cell_id)).first()
    partner = room.partners.filter(pk=int(partner_id)).first() if partner_id else None
    if cell is None:
        return _("something that is no longer asked")
    what = _("%(service)s in %(areas)s") % {
        "service": in_sentence(service_name(cell.service)),
        "areas": area_name(cell.area),
    }
    return f"{what} · {partner}" if partner else what


def _pieces(
    cells: Sequence[RoomCell], partners: Sequence[Partner]
) -> Iterable[tuple[Sequence[RoomCell], Sequence[Partner]]]:
    for first in range(0, len(partners), MOST_PARTNERS):
        columns = partners[first : first + MOST_PARTNERS]
        most = MOST_BOXES // len(columns)
        for start in range(0, len(cells), most):
            yield cells[start : start + most], columns


def _services(lot: RoomLot, cells: Sequence[RoomCell], partners: Sequence[Partner]) -> Iterable[ServiceRow]:
    for service, here in groupby(cells, key=lambda cell: cell.service):
        areas = tuple(_area(cell, partners) for cell in here)
        marks = tuple(
            _together(f"a-{lot.pk}.{service}-{partner.pk}", partner, [row.marks[n] for row in areas])
            for n, partner in enumerate(partners)
        )
        yield ServiceRow(lot, service, service_name(service), areas, marks)


def _together(place: str, partner: Partner, marks: Sequence[Mark]) -> Mark:
    done = [mark.does for mark in marks]
    return Mark(partner, place, does=all(done), some=any(done) and not all(done))


def _area(cell: RoomCell, partners: Sequence[Partner]) -> AreaRow:
    doing = {row.partner_id for row in cell.work.all()}
    marks = tuple(Mark(partner, f"w-{cell.pk}-{partner.pk}", partner.pk in doing) for partner in partners)
    left = left_of(cell)
    return AreaRow(cell, area_name(cell.area), _is_open(cell), left if doing else None, marks)


def _is_open(cell: RoomCell) -> bool:
    return left_of(cell) != 0


def _places(cells: Iterable[RoomCell]) -> list[str]:
    return [area_name(cell.area) for cell in cells]


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _stands(place: str, text: str) -> str:
    """Return what stands at a place in words."""
    if place.startswith("w-"):
        return _words_of_work(text) if text else _("does not do this")
    if not text:
        return _("empty")
    return money_of(int(text)) if place.startswith("p-") else text


def _words_of_work(text: str) -> str:
    capacity, _slash, price = text.removeprefix(DOES).strip().partition("/")
    parts = [_("does this")]
    parts += [_("at most %(count)s") % {"count": capacity}] if capacity else []
    parts += [_("%(amount)s each") % {"amount": money_of(int(price))}] if price else []
    return listed(parts)


def money_of(cents: int) -> str:
    """Return an amount in euro, with its cents where there are any."""
    whole = cents % 100 == 0
    return f"€ {number_format(cents / 100, 0 if whole else 2, force_grouping=True)}"
