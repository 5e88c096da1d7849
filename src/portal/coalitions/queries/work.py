"""Reading who does what in a room: what is asked, who does it, and who changed it last."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Prefetch, QuerySet

from portal.coalitions.models import Invitation, Partner, Room, RoomCell, RoomLot, Seat, Work
from portal.ledger.queries import steps

LATEST = 200
"""Steps of a trail in which we look for who changed something just now; what is older was seen."""
NOT_AGAIN = (Invitation.State.DECLINED, Invitation.State.EXPIRED)


def partners_now(room: Room) -> list[Partner]:
    """Return the partners who take part, in the order in which they joined."""
    return list(room.partners.filter(left_at=None).select_related("organisation"))


def cells_of(room: Room) -> list[RoomCell]:
    """Return what is asked in a room, each with the work of partners who take part."""
    there = Work.objects.filter(partner__left_at=None)
    return list(
        RoomCell.objects.filter(lot__room=room)
        .select_related("lot")
        .prefetch_related(Prefetch("work", queryset=there))
    )


def lots_of(room: Room) -> QuerySet[RoomLot]:
    """Return the lots of a room, in order."""
    return room.lots.all()


def changed_by(room: Room, keys: Collection[str]) -> dict[str, str]:
    """Return who changed each of these places last, the latest first, as the trail of the room says."""
    found: dict[str, str] = {}
    for step in steps(room.trail).order_by("-seq")[:LATEST]:
        for key in step.payload.get("places", ()):
            if key in keys:
                found.setdefault(key, step.payload["actor"])
    return found


def not_again(room: Room) -> set[str]:
    """Return whom the room does not think of again: who declined, did not answer in time, or left."""
    asked = room.invitations.filter(state__in=NOT_AGAIN, organisation__isnull=False)
    left = room.partners.exclude(left_at=None)
    return {
        *asked.values_list("organisation__slug", flat=True),
        *left.values_list("organisation__slug", flat=True),
    }


def asked_now(room: Room) -> set[str]:
    """Return who is being asked at this moment."""
    asked = room.invitations.filter(state=Invitation.State.ASKED, organisation__isnull=False)
    return set(asked.values_list("organisation__slug", flat=True))


def seats_sought(room: Room) -> QuerySet[Seat]:
    """Return the places that nobody took yet, with whom one thinks of."""
    taken = room.invitations.filter(state=Invitation.State.ACCEPTED)
    return room.seats.exclude(invitations__in=taken).select_related("proposed", "lot")
