"""The two sheets of a room: one for the partners and their boards, one for the municipality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base import clock
from portal.base.paper import Block, Callout, Cell, Facts, Heading, Mark, Paper, Prose, Table
from portal.base.templatetags.look import dutch_list as listed
from portal.coalitions.bridge.room.agreement import Stand, agreements_of
from portal.coalitions.models import Partner, Relief, Room, RoomCell, RoomDeadline, Status
from portal.coalitions.queries.sheets import (
    cells_with_work,
    partners_on_paper,
    parts_of,
    relief_of,
    steps_to_do,
)
from portal.members.bridge import area_names, service_name

DRAFT = (Status.EXPLORING, Status.FORMING)
"""Until everything is agreed, a sheet is a draft and says so on every page; that for the municipality also
until nothing is missing on it."""


def coalition_sheet(room: Room, *, with_amounts: bool = False) -> Paper:
    """Return the sheet for the partners and their boards; amounts only where the room asks for them now."""
    partners, cells = partners_on_paper(room), list(cells_with_work(room))
    blocks: list[Block] = [
        Heading(_("What it is about")),
        Facts(_facts(room)),
        Heading(_("Who takes part")),
        _members(room, partners),
        Heading(_("Who does what")),
        *_matrix(cells, partners),
        *(_amounts(cells) if with_amounts else ()),
        Heading(_("What we agree")),
        *_agreements(room),
        Heading(_("What we do next")),
        *_steps(room),
        *_days(room),
    ]
    return Paper(
        title=room.title,
        subtitle=_("Coalition sheet for the partners and their boards"),
        about=_("As it stood on %(day)s. Only the partners read this sheet.") % {"day": _day(clock.today())},
        language=_language(),
        foot=f"{room.title} · {_('coalition sheet')}",
        draft=room.status in DRAFT,
        on=clock.today(),
        blocks=blocks,
    )


def relief_sheet(room: Room) -> Paper:
    """Return the one page for the municipality; nothing that the room did not choose to say."""
    relief, draft = relief_of(room), room.status in DRAFT or bool(missing_on_relief(room))
    cells = list(cells_with_work(room))
    blocks = [
        *_front_door(relief),
        Heading(_("Who answers for what")),
        *_answers_for(cells),
        Heading(_("When a partner stops")),
        Prose(relief.when_one_stops if relief and relief.when_one_stops else _("We still agree on this.")),
        Heading(_("What residents say, beside what the system counts")),
        *_rubs(relief),
    ]
    return Paper(
        title=room.title,
        subtitle=_("One front door for %(buyer)s") % {"buyer": room.buyer or _("the municipality")},
        language=_language(),
        draft=draft,
        one_page=True,
        on=clock.today(),
        blocks=blocks,
    )


def missing_on_relief(room: Room) -> list[str]:
    """Return what the sheet for the municipality does not say yet."""
    relief = relief_of(room)
    there = {
        _("who the front door is"): relief and relief.door_name,
        _("who stands in for them"): relief and relief.substitute,
        _("what happens when a partner stops"): relief and relief.when_one_stops,
        _("what residents say, beside what the system counts"): relief and relief.rows.exists(),
    }
    return [word for word, said in there.items() if not said]


def _facts(room: Room) -> list[tuple[str, str]]:
    facts = [
        (_("Assignment"), room.title),
        (_("Buyer"), room.buyer),
        (_("Lots"), "\n".join(lot.title for lot in room.lots.all())),
        (_("Purpose"), room.purpose),
        (_("Where to read it"), room.link),
        (_("How far we are"), str(Status(room.status).label)),
    ]
    return [(term, words) for term, words in facts if words]


def _members(room: Room, partners: Sequence[Partner]) -> Block:
    if not partners:
        return Prose(_("Nobody takes part any more."))
    roles: dict[int, list[str]] = {}
    several = room.lots.count() > 1
    for part in parts_of(room):
        words = str(part.get_role_display())
        roles.setdefault(part.partner_id, []).append(f"{part.lot}: {words}" if several else words)
    rows = [
        [
            str(partner),
            "\n".join(roles.get(partner.pk, [])) or "–",
            listed([str(each.person) for each in partner.participants.all() if each.left_at is None]) or "–",
        ]
        for partner in partners
    ]
    return Table(_("Partners and their roles"), (_("Organisation"), _("Role"), _("Who speaks")), rows)


def _matrix(cells: Sequence[RoomCell], partners: Sequence[Partner]) -> Iterable[Block]:
    if not cells:
        return [Prose(_("What is asked is not written down yet."))]
    yes, gap = Cell(_("yes"), Mark.DONE), Cell(_("open"), Mark.OPEN)
    rows: list[list[Cell | str]] = []
    for words, who in _grouped(cells):
        marks = [yes if partner.pk in who else Cell("") for partner in partners]
        rows.append([words, *marks, Cell(_("covered"), Mark.SOFT) if who else gap])
    heads = (_("Asked"), *(str(partner) for partner in partners), _("Together"))
    open_words = [words for words, who in _grouped(cells) if not who]
    table = Table(_("By service and municipality"), heads, rows)
    if not open_words:
        return [table, Prose(_("Somebody does everything that is asked."))]
    return [table, Callout(_("Still open"), "\n".join(open_words))]


def _grouped(cells: Sequence[RoomCell]) -> list[tuple[str, frozenset[int]]]:
    """Return what is asked in words with who does it; municipalities that the same partners do, together."""
    groups: dict[tuple[str, str, frozenset[int]], list[str]] = {}
    several = len({cell.lot_id for cell in cells}) > 1
    for cell in cells:
        who = frozenset(work.partner_id for work in cell.work.all() if work.partner.left_at is None)
        lot = f"{cell.lot}: " if several else ""
        groups.setdefault((lot, cell.service, who), []).append(cell.area)
    return [
        (f"{lot}{service_name(service)}, {listed(area_names(areas))}", who)
        for (lot, service, who), areas in groups.items()
    ]


def _amounts(cells: Sequence[RoomCell]) -> Iterable[Block]:
    rows = [
        [
            f"{service_name(cell.service)}, {area_names([cell.area])[0]}",
            str(work.partner),
            _number(work.volume),
            _euro(work.price_cents),
        ]
        for cell in cells
        for work in cell.work.all()
        if work.partner.left_at is None and (work.volume is not None or work.price_cents is not None)
    ]
    if not rows:
        return [Prose(_("No amounts are written down yet."))]
    heads = (_("Asked"), _("Who does it"), _("How much"), _("Price for each"))
    return [Table(_("How much, and for how much"), heads, rows)]


def _agreements(room: Room) -> Iterable[Block]:
    stands = agreements_of(room).stands
    if not stands:
        return [Prose(_("Nothing is agreed yet."))]
    rows = [[stand.title, stand.version.text, _stands(stand)] for stand in stands]
    return [
        Table(_("Agreements and how they stand"), (_("About"), _("What we agree"), _("How it stands")), rows)
    ]


def _stands(stand: Stand) -> str:
    """Return in words who agrees to the present words of an agreement, and who does not (yet)."""
    if stand.of_all:
        return _("Agreed by all")
    said = [
        _("Objection of %(name)s: %(words)s") % {"name": each.partner, "words": each.objection}
        for each in stand.objections
    ]
    if stand.silent:
        said.append(_("Not yet: %(names)s") % {"names": listed(list(stand.silent))})
    return "\n".join(said)


def _steps(room: Room) -> Iterable[Block]:
    rows = [
        [
            step.what,
            f"{step.owner}, {step.owner.partner}" if step.owner else _("nobody yet"),
            _day(step.due) if step.due else "–",
        ]
        for step in steps_to_do(room)
    ]
    if not rows:
        return [Prose(_("No steps are agreed on yet."))]
    return [Table(_("Next steps"), (_("What"), _("Who"), _("Before")), rows)]


def _days(room: Room) -> Iterable[Block]:
    rows = [[deadline.what, _moment(deadline)] for deadline in room.deadlines.all()]
    return [Table(_("Days that count"), (_("What"), _("When")), rows)] if rows else []


def _front_door(relief: Relief | None) -> Iterable[Block]:
    if relief is None or not relief.door_name:
        return [Callout(_("One front door"), _("We still agree on who this is."))]
    facts = [
        (_("You always call"), relief.door_name),
        (_("How"), relief.door_reach),
        (_("Stands in"), relief.substitute),
    ]
    return [Heading(_("One front door")), Facts([(term, words) for term, words in facts if words])]


def _answers_for(cells: Sequence[RoomCell]) -> Iterable[Block]:
    by_service: dict[str, dict[str, list[str]]] = {}
    gaps: list[str] = []
    for cell in cells:
        names = [str(work.partner) for work in cell.work.all() if work.partner.left_at is None]
        if names:
            by_service.setdefault(cell.service, {}).setdefault(listed(names), []).append(cell.area)
        else:
            gaps.append(f"{service_name(cell.service)}, {area_names([cell.area])[0]}")
    rows = [
        [service_name(service), listed(area_names(areas)), names]
        for service, by_names in by_service.items()
        for names, areas in by_names.items()
    ]
    found: list[Block] = []
    if rows:
        heads = (_("For"), _("In"), _("You speak to"))
        found.append(Table(_("By service and municipality"), heads, rows))
    else:
        found.append(Prose(_("We still divide the work.")))
    if gaps:
        found.append(Callout(_("We still speak about this"), "\n".join(gaps)))
    return found


def _rubs(relief: Relief | None) -> Iterable[Block]:
    rows = (
        [[row.residents or "–", row.system or "–", row.rubs or "–"] for row in relief.rows.all()]
        if relief
        else []
    )
    if not rows:
        return [Prose(_("We still write this down, with residents."))]
    heads = (_("What residents say"), _("What the system counts"), _("Where does it rub?"))
    return [Table(_("The world of residents and that of the system"), heads, rows, row_heads=False)]


def _language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _moment(deadline: RoomDeadline) -> str:
    if deadline.at is None:
        return _day(deadline.on)
    time = f"{clock.in_dutch_time(deadline.at):%H.%M}"
    return _("%(day)s, %(time)s hours") % {"day": _day(deadline.on), "time": time}


def _number(number: int | None) -> str:
    return "–" if number is None else number_format(number, force_grouping=True)


def _euro(cents: int | None) -> str:
    return "–" if cents is None else f"€ {number_format(cents / 100, decimal_pos=2, force_grouping=True)}"
