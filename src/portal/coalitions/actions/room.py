"""Starting a room, and what concerns the room as a whole."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from coalition.disclosure import Audience, Subject, decide, refuse_unless
from portal.base import clock
from portal.base.refusals import TwoRooms
from portal.coalitions.bridge.room import Plan, PlannedLot
from portal.coalitions.models import (
    Part,
    Participant,
    Partner,
    PartRole,
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


def _keep_lot(room: Room, number: int, lot: PlannedLot) -> RoomLot:
    kept = RoomLot.objects.create(room=room, order=number, title=lot.title, lot=lot.lot, key=lot.key)
    RoomCell.objects.bulk_create(
        RoomCell(lot=kept, service=service, area=area, source_text=text)
        for (service, area), text in lot.cells
    )
    return kept


def _keep_own_work(lot: RoomLot, partner: Partner, own: set[tuple[str, str]]) -> None:
    Work.objects.bulk_create(
        Work(cell=cell, partner=partner) for cell in lot.cells.all() if (cell.service, cell.area) in own
    )


def _keep_seats(room: Room, lots: list[RoomLot], plan: Plan) -> None:
    Seat.objects.bulk_create(
        Seat(
            room=room,
            lot=lots[seat.lot],
            role=seat.role if plan.own_role != PartRole.LEAD or seat.role != PartRole.LEAD else "",
            services=sorted({service for service, _area in seat.cells}),
            areas=sorted({area for _service, area in seat.cells}),
            proposed=seat.organisation,
            made_at=room.made_at,
        )
        for seat in plan.seats
    )
