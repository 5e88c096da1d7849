"""Who does what, how much and for how much: partners change it together, and nobody's change is lost."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from coalition.disclosure import Audience, Subject, decide, refuse_unless
from portal.base.refusals import ChangedMeanwhile, NotNow
from portal.coalitions import queries
from portal.coalitions.bridge.room.work import DOES, MOST_CELLS, Change, Conflict, state_of, whole_cells
from portal.coalitions.models import Room, RoomCell, RoomLot, Work
from portal.coalitions.queries.invitation import to_tell
from portal.coalitions.queries.work import changed_by
from portal.ledger.actions import record
from portal.members.models import Person
from portal.notify.actions import nudge_each


class WorkMoved(ChangedMeanwhile):
    """Somebody else changed what one changes; nothing was kept, and each place is told."""

    code = "work-moved"

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__("", f"{len(conflicts)} places moved")
        self.conflicts = tuple(conflicts)


@transaction.atomic
def divide_work(*, actor: Person, room: Room, changes: Sequence[Change]) -> int:
    """Say who does what: only what somebody changed; returns how many places changed.

    What another changed meanwhile stays, unless one wants something else at the same place than what stands
    there now: then nothing is kept, and WorkMoved tells what stands there.
    """
    room = queries.lock_room(room)
    return _apply(actor, room, changes, "work:divided")


@transaction.atomic
def set_amounts(*, actor: Person, room: Room, changes: Sequence[Change]) -> int:
    """Say how much is asked, how much each can do, and for how much; it never leaves the room (M03)."""
    refuse_unless(decide(Subject.PRICE, Audience.ROOM_PARTNER))
    refuse_unless(decide(Subject.CAPACITY, Audience.ROOM_PARTNER))
    room = queries.lock_room(room)
    return _apply(actor, room, changes, "amounts:set")


@transaction.atomic
def ask_cells(
    *, actor: Person, room: Room, lot: RoomLot, services: Sequence[str], areas: Sequence[str]
) -> int:
    """Add what is asked: these services in these municipalities; raises NotNow past what a room can hold."""
    room = queries.lock_room(room)
    wanted = {(service, area) for service in services for area in areas}
    new = sorted(wanted - set(lot.cells.values_list("service", "area")))
    if not new:
        return 0
    if RoomCell.objects.filter(lot__room=room).count() + len(new) > MOST_CELLS:
        raise NotNow(str(lot), f"more than {MOST_CELLS} cells")
    RoomCell.objects.bulk_create(RoomCell(lot=lot, service=service, area=area) for service, area in new)
    nudge_each(people=to_tell(room, actor))
    record(trail=room.trail, tag="cells:asked", actor=actor.ref, subject=f"lot:{lot.pk}", added=len(new))
    return len(new)


@transaction.atomic
def drop_cells(*, actor: Person, room: Room, seen: Sequence[Change]) -> int:
    """Take away what is not asked after all; raises WorkMoved where somebody put something there meanwhile.

    Each change names a place `v-<cell>`, with all that was seen of it.
    """
    room = queries.lock_room(room)
    now = whole_cells(state_of(room))
    there = [change for change in seen if change.place in now]
    _refuse_moved(room, [change for change in there if change.seen != now[change.place]], now)
    if not there:
        return 0
    RoomCell.objects.filter(
        lot__room=room, pk__in=[int(change.place.partition("-")[2]) for change in there]
    ).delete()
    nudge_each(people=to_tell(room, actor))
    record(
        trail=room.trail,
        tag="cells:dropped",
        actor=actor.ref,
        subject=room.trail,
        places=[change.place for change in there],
    )
    return len(there)


def _apply(actor: Person, room: Room, changes: Sequence[Change], tag: str) -> int:
    now = state_of(room)
    moved = [change for change in changes if not _fits(change, now)]
    _refuse_moved(room, moved, now)
    fresh = [change for change in changes if not _stands(change, now)]
    if not fresh:
        return 0
    for change in fresh:
        _put(room, change)
    nudge_each(people=to_tell(room, actor))
    record(
        trail=room.trail,
        tag=tag,
        actor=actor.ref,
        subject=room.trail,
        places=[change.place for change in fresh],
    )
    return len(fresh)


def _stands(change: Change, now: dict[str, str]) -> bool:
    """Say whether what is wanted stands there already."""
    there = now.get(change.place, "")
    if change.wanted == DOES:
        return there.startswith(DOES)
    return there == change.wanted


def _fits(change: Change, now: dict[str, str]) -> bool:
    """Say whether a change can be made without writing over what was not seen."""
    return _stands(change, now) or now.get(change.place) == change.seen


def _refuse_moved(room: Room, moved: Sequence[Change], now: dict[str, str]) -> None:
    if moved:
        by = changed_by(room, _all_places(moved))
        raise WorkMoved(
            [
                Conflict(change.place, change.wanted, now.get(change.place, ""), _who(by, change.place))
                for change in moved
            ]
        )


def _all_places(changes: Sequence[Change]) -> set[str]:
    """Return the places that say something of these: a box goes with its amount and its price."""
    found = set()
    for change in changes:
        kind, _dash, rest = change.place.partition("-")
        found |= {change.place, *(f"{other}-{rest}" for other in "wcp" if kind in "wcp")}
    return found


def _who(by: dict[str, str], place: str) -> str:
    """Return who changed a place last, or what goes with it; `by` has the latest first."""
    kind, _dash, rest = place.partition("-")
    places = {place, *(f"{other}-{rest}" for other in "wcp" if kind in "wcp")}
    return next((actor for name, actor in by.items() if name in places), "")


def _put(room: Room, change: Change) -> None:
    kind, _dash, rest = change.place.partition("-")
    if kind == "unit":
        room.unit = change.wanted
        room.save(update_fields=["unit"])
        return
    cell, _dash, partner = rest.partition("-")
    number = int(change.wanted) if change.wanted.isdecimal() else None
    if kind == "v":
        RoomCell.objects.filter(pk=int(cell)).update(volume=number)
    elif kind == "w" and change.wanted:
        Work.objects.create(cell_id=int(cell), partner_id=int(partner))
    elif kind == "w":
        Work.objects.filter(cell=int(cell), partner=int(partner)).delete()
    else:
        field = "volume" if kind == "c" else "price_cents"
        Work.objects.filter(cell=int(cell), partner=int(partner)).update(**{field: number})
