"""Seeking somebody for a place that is open."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from portal.base import clock
from portal.base.refusals import NotNow
from portal.coalitions import queries
from portal.coalitions.models import PartRole, Room, RoomLot, Seat
from portal.coalitions.queries.work import seats_sought
from portal.ledger.actions import record
from portal.members.models import Organisation, Person


@transaction.atomic
def add_seat(
    *,
    actor: Person,
    room: Room,
    lot: RoomLot,
    role: str,
    services: Sequence[str],
    areas: Sequence[str],
    organisation: Organisation | None = None,
) -> Seat:
    """Seek somebody for a place: a role, for which services, where; told twice it is one place.

    Raises NotNow for the role of lead where the lot has one: it has one at most.
    """
    room = queries.lock_room(room)
    services, areas = sorted(set(services)), sorted(set(areas))
    for seat in seats_sought(room).filter(lot=lot, role=role, proposed=organisation):
        if (seat.services, seat.areas) == (services, areas):
            return seat
    if role == PartRole.LEAD and lot.parts.filter(role=PartRole.LEAD, partner__left_at=None).exists():
        raise NotNow(str(lot), "has a lead contractor already")
    seat = Seat.objects.create(
        room=room,
        lot=lot,
        role=role,
        services=services,
        areas=areas,
        proposed=organisation,
        made_at=clock.now(),
    )
    record(trail=room.trail, tag="seat:added", actor=actor.ref, subject=f"seat:{seat.id}")
    return seat
