"""Reading what stands on the sheets of a room, for its partners alone."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.coalitions.models import NextStep, Part, Partner, Relief, Room, RoomCell


def partners_on_paper(room: Room) -> list[Partner]:
    """Return who takes part, each with the people who speak for it."""
    found = room.partners.filter(left_at=None).select_related("organisation")
    return list(found.prefetch_related("participants__person", "parts"))


def parts_of(room: Room) -> QuerySet[Part]:
    """Return as what each partner takes part in each lot."""
    return Part.objects.filter(partner__room=room, partner__left_at=None).select_related("partner", "lot")


def cells_with_work(room: Room) -> QuerySet[RoomCell]:
    """Return what is asked, with who does it."""
    cells = RoomCell.objects.filter(lot__room=room).select_related("lot")
    return cells.prefetch_related("work__partner__organisation")


def steps_to_do(room: Room) -> QuerySet[NextStep]:
    """Return what is still to be done, soonest first."""
    found = room.steps.filter(done_at=None).select_related("owner__person", "owner__partner__organisation")
    return found.order_by("due", "id")


def relief_of(room: Room) -> Relief | None:
    """Return what the room wrote for the municipality; None where it wrote nothing yet."""
    return Relief.objects.prefetch_related("rows").filter(room=room).first()
