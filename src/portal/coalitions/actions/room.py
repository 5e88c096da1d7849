"""Starting a room, and what concerns the room as a whole."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from coalition.disclosure import Audience, Subject, decide, refuse_unless
from portal.base import clock
from portal.base.refusals import NotNow, TwoRooms
from portal.coalitions import queries
from portal.coalitions.bridge.room import Plan, PlannedLot
from portal.coalitions.models import (
    Part,
    Participant,
    Partner,
    Room,
    RoomCell,
    RoomDeadline,
    RoomLot,
    Seat,
    Wall,
    Work,
)
from portal.ledger.actions import record
from portal.members.models import Organisation, Person
from portal.notify.actions import nudge


@transaction.atomic
def start_room(
    *,
    actor: Person,
    organisation: Organisation,
    plan: Plan,
    title: str,
    purpose: str,
    promise: str,
    ends_on: date | None,
) -> Room:
    """Begin a plan with others; until the first one accepts, only the starter sees it.

    Raises TwoRooms where the starter is in another room for one of these lots.
    """
    refuse_unless(decide(Subject.COALITION_ROOM, Audience.ROOM_PARTNER))
    room = Room.objects.create(
        title=title,
        purpose=purpose,
        promise=promise,
        ends_on=ends_on,
        tender=plan.tender,
        buyer=plan.buyer,
        link=plan.link,
        started_by=actor,
        made_at=clock.now(),
    )
    starter = Partner.objects.create(
        room=room, organisation=organisation, is_starter=True, joined_at=room.made_at
    )
    lots = [_keep_lot(room, number, lot) for number, lot in enumerate(plan.lots)]
    for number, lot in enumerate(lots):
        Part.objects.create(partner=starter, lot=lot, role=plan.own_role)
        _keep_own_work(lot, starter, set(plan.own.get(number, ())))
    _keep_seats(room, lots, plan)
    RoomDeadline.objects.bulk_create(
        RoomDeadline(room=room, what=what, on=on, at=at) for what, on, at in plan.deadlines
    )
    Participant.objects.create(
        room=room, partner=starter, person=actor, named_at=room.made_at, promised_at=room.made_at
    )
    if not Wall.hold(actor, room, clock.today()):
        raise TwoRooms(actor.name, "is in another room for the same lot")
    record(trail=room.trail, tag="room:started", actor=actor.ref, subject=organisation.ref)
    return room


@transaction.atomic
def attach_assignment(*, me: Participant, plan: Plan) -> Room:
    """Say which assignment a room that began with people is for; what it had stays, what is asked is added.

    Whoever turns out to be in another room for one of its lots comes to the threshold again, where they alone
    are told why; raises TwoRooms where that is the one who attaches it.
    """
    room = queries.lock_room(me.room)
    if room.tender_id is not None or room.lots.exclude(key="").exists():
        raise NotNow(room.title, "has an assignment")
    first, *more = plan.lots
    whole = room.lots.get()
    whole.title, whole.lot, whole.key = first.title, first.lot, first.key
    whole.save()
    _ask(whole, first)
    for number, lot in enumerate(more, start=1):
        _keep_lot(room, number, lot)
    room.tender, room.buyer, room.link = plan.tender, plan.buyer, plan.link
    room.save(update_fields=["tender", "buyer", "link"])
    RoomDeadline.objects.bulk_create(
        RoomDeadline(room=room, what=what, on=on, at=at) for what, on, at in plan.deadlines
    )
    if not Wall.hold(me.person, room, clock.today()):
        raise TwoRooms(me.person.name, "is in another room for the same lot")
    inside = room.participants.filter(left_at=None, promised_at__isnull=False).exclude(pk=me.pk)
    for other in inside.select_related("person"):
        if not Wall.hold(other.person, room, clock.today()):
            other.promised_at = None
            other.save(update_fields=["promised_at"])
        nudge(address=other.person.email, language=other.person.language)
    record(trail=room.trail, tag="assignment:attached", actor=me.person.ref, subject=f"room:{room.id}")
    return room


def _keep_lot(room: Room, number: int, lot: PlannedLot) -> RoomLot:
    kept = RoomLot.objects.create(room=room, order=number, title=lot.title, lot=lot.lot, key=lot.key)
    _ask(kept, lot)
    return kept


def _ask(kept: RoomLot, lot: PlannedLot) -> None:
    """Write down what a lot asks; what stood there already stays."""
    RoomCell.objects.bulk_create(
        (
            RoomCell(lot=kept, service=service, area=area, source_text=text)
            for (service, area), text in lot.cells
        ),
        ignore_conflicts=True,
    )


def _keep_own_work(lot: RoomLot, partner: Partner, own: set[tuple[str, str]]) -> None:
    Work.objects.bulk_create(
        Work(cell=cell, partner=partner) for cell in lot.cells.all() if (cell.service, cell.area) in own
    )


def _keep_seats(room: Room, lots: list[RoomLot], plan: Plan) -> None:
    Seat.objects.bulk_create(
        Seat(
            room=room,
            lot=lots[seat.lot],
            role=seat.role,
            services=sorted({service for service, _area in seat.cells}),
            areas=sorted({area for _service, area in seat.cells}),
            proposed=seat.organisation,
            made_at=room.made_at,
        )
        for seat in plan.seats
    )
