"""How far a coalition is; and from an award that both confirm, evidence of what they did together."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override

from portal.base import clock
from portal.base.refusals import NotNow
from portal.coalitions import queries
from portal.coalitions.models import Confirmation, Participant, Room, Status
from portal.coalitions.queries.agreement import all_agreed
from portal.coalitions.queries.invitation import to_tell
from portal.coalitions.queries.standing import (
    AWARDED,
    back_to,
    confirmations,
    steps_from,
)
from portal.ledger.actions import record
from portal.ledger.queries import steps
from portal.members.models import Organisation
from portal.notify.actions import nudge_each
from portal.trust.actions import record_evidence

PAIR, MEMBERS = "pair", "members"
"""Who may know of evidence, as `record_evidence` takes it."""


@transaction.atomic
def change_status(
    *,
    me: Participant,
    was: str,
    to: str,
    starts_on: date | None = None,
    until: date | None = None,
    public_source: str = "",
) -> Room:
    """Say how far the coalition is, from how one saw it; told twice is told once.

    Raises NotNow for a step that makes no sense, for "agreed" while something is not, and where somebody else
    said something different since. Back from an award takes back what was confirmed, until two did so.
    """
    room = queries.lock_room(me.room)
    if room.status == to:
        return room
    if room.status != was or to not in steps_from(room):
        raise NotNow(str(Status(to).label), f"it is {room.status} now")
    if to == Status.AGREED and not (back_to(room) == to or all_agreed(room)):
        raise NotNow(str(Status(to).label), "not everything is agreed")
    if to == Status.AWARDED and room.status == Status.HANDED_IN:
        if starts_on is None or until is None:
            raise NotNow(str(Status(to).label), "from when to when is not said")
        room.starts_on, room.until, room.public_source = starts_on, until, public_source
    if to == Status.HANDED_IN and room.status == Status.AWARDED:
        Confirmation.objects.filter(partner__room=room).delete()
    room.status = to
    room.save(update_fields=["status", "starts_on", "until", "public_source"])
    nudge_each(people=to_tell(room, me.person))
    record(trail=room.trail, tag="status:changed", actor=me.person.ref, subject=to, was=was)
    return room


@transaction.atomic
def lengthen_room(*, me: Participant, ends_on: date) -> Room:
    """Give the room another end; also when its end has passed."""
    room = queries.lock_room(me.room)
    if room.ends_on == ends_on:
        return room
    room.ends_on = ends_on
    room.save(update_fields=["ends_on"])
    nudge_each(people=to_tell(room, me.person))
    record(trail=room.trail, tag="room:lengthened", actor=me.person.ref, subject=ends_on.isoformat())
    return room


@transaction.atomic
def confirm_award(*, me: Participant, to_members: bool) -> Confirmation:
    """Say for one's organisation that this was given to us together and that we do it; said once.

    For every two that both said so it becomes evidence, never before. Members learn of it only where the two
    both agree to that; else it stays with the two.
    """
    room = queries.lock_room(me.room)
    before = Confirmation.objects.filter(partner=me.partner).first()
    if before is not None and before.to_members == to_members:
        return before
    if before is not None:
        raise NotNow(str(me.partner), "confirmed already")
    if room.status not in AWARDED or room.starts_on is None:
        raise NotNow(str(Status.AWARDED.label), "not awarded")
    others = list(confirmations(room))
    mine = Confirmation.objects.create(
        partner=me.partner, person=me.person, at=clock.now(), to_members=to_members
    )
    for other in others:
        audience = PAIR
        if _members_may_know(mine, other):
            audience = MEMBERS
        _become_evidence(room, me, other.partner.organisation, audience)
    nudge_each(people=to_tell(room, me.person))
    record(trail=room.trail, tag="award:confirmed", actor=me.person.ref, subject=me.partner.organisation.ref)
    return mine


@transaction.atomic
def note_seen(*, me: Participant) -> Participant:
    """Note that somebody read what changed; the rest of the room does not see it."""
    queries.lock_room(me.room)
    me = Participant.objects.select_related("room", "person").get(pk=me.pk)
    me.seen_at = clock.now()
    me.save(update_fields=["seen_at"])
    upto = steps(me.room.trail).count()
    record(trail=me.person.ref, tag="room:seen", actor=me.person.ref, subject=me.room.trail, upto=upto)
    return me


def _members_may_know(one: Confirmation, other: Confirmation) -> bool:
    if not (one.to_members and other.to_members):
        return False
    return one.partner.organisation.is_listed and other.partner.organisation.is_listed


def _become_evidence(room: Room, me: Participant, other: Organisation, audience: str) -> None:
    assert room.starts_on is not None
    record_evidence(
        actor=me.person.ref,
        between=(me.partner.organisation, other),
        kind="contract",
        on=room.starts_on,
        until=room.until,
        verified="both",
        audience=audience,
        title=_public_title(room),
        source=room.public_source,
    )


def _public_title(room: Room) -> str:
    """Return how the two may call it: as the award says where that is public, else without a name.

    The name that the partners gave their plan stays in the room.
    """
    named = room.tender.title if room.tender else ", ".join(lot.title for lot in room.lots.all())
    if room.public_source and named:
        return ": ".join(part for part in (room.buyer, named) if part)[:200]
    with override(settings.LANGUAGE_CODE):
        return gettext("An assignment together")
