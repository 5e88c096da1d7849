"""How a room stands: what may follow, what is agreed, what is open, and what waits for whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import Http404

from portal.coalitions.models import (
    Confirmation,
    Consent,
    Invitation,
    NextStep,
    Participant,
    Room,
    RoomCell,
    RoomDeadline,
    Status,
    Version,
    Work,
)
from portal.ledger.queries import steps
from portal.members.models import Organisation, Person

AWARDED = (Status.AWARDED, Status.RUNNING)
"""An award is there: partners may confirm it."""
ONWARD = {
    Status.EXPLORING: (Status.ENDED,),
    Status.FORMING: (Status.AGREED, Status.ENDED),
    Status.AGREED: (Status.HANDED_IN, Status.ENDED),
    Status.HANDED_IN: (Status.AWARDED, Status.NOT_AWARDED, Status.ENDED),
    Status.AWARDED: (Status.RUNNING, Status.ENDED),
    Status.NOT_AWARDED: (Status.ENDED,),
    Status.RUNNING: (Status.ENDED,),
    Status.ENDED: (),
}
"""What may follow what; the first is the usual way. Forming begins by itself when the first one accepts."""
BACK = {
    Status.AGREED: Status.FORMING,
    Status.HANDED_IN: Status.AGREED,
    Status.AWARDED: Status.HANDED_IN,
    Status.NOT_AWARDED: Status.HANDED_IN,
    Status.RUNNING: Status.AWARDED,
}
"""One step back, for who clicked too early."""
SOON = timedelta(days=7)
SOONEST = (F("due").asc(nulls_last=True), "id")


def steps_from(room: Room) -> tuple[Status, ...]:
    """Return every status that may follow the present one of a room, the way back last."""
    back = back_to(room)
    return (*ONWARD[Status(room.status)], *((back,) if back else ()))


def back_to(room: Room) -> Status | None:
    """Return the status one step back; none from an award that two have confirmed: that is history."""
    if room.status == Status.ENDED:
        return _before_the_end(room)
    if room.status == Status.AWARDED and confirmations(room).count() > 1:
        return None
    return BACK.get(Status(room.status))


def _before_the_end(room: Room) -> Status | None:
    last = steps(room.trail).filter(payload__tag="status:changed").order_by("seq").last()
    return Status(last.payload["was"]) if last else None


def seen_until(me: Participant) -> int:
    """Return how many steps of the room's trail somebody has read: at the button, or when they came in."""
    room = me.room
    read = (
        steps(me.person.ref)
        .filter(payload__tag="room:seen", payload__subject=room.trail)
        .order_by("seq")
        .last()
    )
    if read is not None:
        return int(read.payload["upto"])
    came = steps(room.trail).filter(payload__actor=me.person.ref, payload__tag="promise:kept").order_by("seq")
    last = came.last()
    return last.seq if last else 0


def inside(room: Room) -> QuerySet[Participant]:
    """Return who is in a room and promised."""
    there = room.participants.filter(left_at=None, partner__left_at=None, promised_at__isnull=False)
    return there.select_related("person", "partner__organisation")


def confirmations(room: Room) -> QuerySet[Confirmation]:
    """Return which partners that are still there confirmed the award, always in one order."""
    found = Confirmation.objects.filter(partner__room=room, partner__left_at=None)
    return found.select_related("partner__organisation").order_by("partner__organisation_id")


def last_versions(rooms: Sequence[Room]) -> QuerySet[Version]:
    """Return the last words of every agreement in some rooms."""
    later = Version.objects.filter(agreement=OuterRef("agreement"), number__gt=OuterRef("number"))
    return (
        Version.objects.filter(agreement__room__in=rooms).exclude(Exists(later)).select_related("agreement")
    )


def unanswered(me: Participant) -> QuerySet[Version]:
    """Return the last words of agreements of which somebody's organisation said nothing yet."""
    said = Consent.objects.filter(version=OuterRef("pk"), partner=me.partner)
    return last_versions([me.room]).exclude(Exists(said))


def open_cells(room: Room) -> QuerySet[RoomCell]:
    """Return what is asked and no partner does."""
    does = Work.objects.filter(cell=OuterRef("pk"), partner__left_at=None)
    return RoomCell.objects.filter(lot__room=room).exclude(Exists(does))


def to_promise(room: Room) -> QuerySet[Participant]:
    """Return who was named and did not promise yet."""
    return room.participants.filter(left_at=None, promised_at=None).select_related("person")


def steps_of(room: Room) -> QuerySet[NextStep]:
    """Return what is to be done, soonest first; what is done last."""
    found = room.steps.select_related("owner__person", "owner__partner__organisation")
    return found.order_by(F("done_at").asc(nulls_first=True), *SOONEST)


def step_in(room: Room, step_id: int) -> NextStep:
    """Return something to do of this room, or not found."""
    found = NextStep.objects.select_related("owner__person").filter(room=room, pk=step_id).first()
    if found is None:
        raise Http404
    return found


def deadline_in(room: Room, deadline_id: int) -> RoomDeadline:
    """Return a day of this room, or not found."""
    found = RoomDeadline.objects.filter(room=room, pk=deadline_id).first()
    if found is None:
        raise Http404
    return found


def mine_to_do(person: Person, rooms: Sequence[Room], before: date) -> QuerySet[NextStep]:
    """Return what somebody is still to do in some rooms before a day, or without one."""
    found = NextStep.objects.filter(room__in=rooms, owner__person=person, owner__left_at=None, done_at=None)
    return found.filter(due__isnull=True) | found.filter(due__lte=before)


def waiting_rooms(person: Person, organisation: Organisation, today: date) -> list[Room]:
    """Return the rooms in which something waits for somebody: a promise, words, an award, something late.

    As many questions to the database for forty rooms as for one.
    """
    named = Participant.objects.filter(
        person=person, left_at=None, partner__organisation=organisation, partner__left_at=None
    )
    mine = [me for me in named.select_related("room", "partner") if not me.room.is_over]
    rooms = [me.room for me in mine if me.promised_at]
    partners = [me.partner for me in mine if me.promised_at]
    said = Consent.objects.filter(version=OuterRef("pk"), partner__in=partners)
    waits = {me.room_id for me in mine if me.promised_at is None}
    waits |= set(last_versions(rooms).exclude(Exists(said)).values_list("agreement__room", flat=True))
    waits |= set(mine_to_do(person, rooms, today + SOON).values_list("room", flat=True))
    confirmed = set(Confirmation.objects.filter(partner__in=partners).values_list("pk", flat=True))
    waits |= {
        me.room_id
        for me in mine
        if me.room.status in AWARDED and me.promised_at and me.partner_id not in confirmed
    }
    return [me.room for me in mine if me.room_id in waits]


def due_on(day: date) -> list[Person]:
    """Return who has to finish something on a day, in a room that goes on."""
    found = NextStep.objects.filter(due=day, done_at=None, owner__left_at=None, owner__partner__left_at=None)
    found = found.filter(owner__promised_at__isnull=False).select_related("room", "owner__person")
    return list({step.owner.person for step in found if step.owner and not step.room.is_over})


UNDER_WAY = (Status.EXPLORING, Status.FORMING)
"""While partners are still sought."""


def seats_to_ask(room: Room) -> int:
    """Return how many places nobody has, and nobody is asked for."""
    held = (Invitation.State.ASKED, Invitation.State.ACCEPTED)
    return room.seats.exclude(invitations__state__in=held).count() if room.status in UNDER_WAY else 0
