"""Reading rooms and invitations: a room exists for its participants, an invitation for who was asked."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from portal.base import clock
from portal.coalitions.models import Invitation, Participant, Room
from portal.members.models import Organisation, Person

SEEN_BY_ASKED = (
    Invitation.State.ASKED,
    Invitation.State.ACCEPTED,
    Invitation.State.DECLINED,
    Invitation.State.EXPIRED,
)
"""What is taken back, or was given to another, is gone for who was asked."""


def lock_room(room: Room) -> Room:
    """Lock a room: all that changes anything in it waits in one row."""
    return Room.objects.select_for_update().get(pk=room.pk)


def participant_or_none(
    person: Person, organisation: Organisation | None, room_id: UUID
) -> Participant | None:
    """Return what makes somebody, acting for an organisation, one of a room; None where they are not."""
    found = Participant.objects.select_related("room", "partner__organisation", "person")
    return found.filter(
        room=room_id, person=person, left_at=None, partner__organisation=organisation, partner__left_at=None
    ).first()


def rooms_of(person: Person, organisation: Organisation) -> QuerySet[Participant]:
    """Return the rooms somebody is named for, acting for an organisation, latest first."""
    found = Participant.objects.select_related("room", "partner")
    mine = found.filter(
        person=person, left_at=None, partner__organisation=organisation, partner__left_at=None
    )
    return mine.order_by("-room__made_at")


def invitations_to(person: Person, organisation: Organisation, today: date) -> QuerySet[Invitation]:
    """Return what an organisation is asked and has not answered, soonest first."""
    return _asked(person, organisation).filter(state=Invitation.State.ASKED, answer_before__gte=today)


def invitation_or_none(person: Person, organisation: Organisation, invitation_id: UUID) -> Invitation | None:
    """Return an invitation that this organisation, or this address, may see."""
    return _asked(person, organisation).filter(pk=invitation_id, state__in=SEEN_BY_ASKED).first()


def open_invitations(room: Room) -> QuerySet[Invitation]:
    """Return what is asked in a room and can still be answered."""
    return room.invitations.filter(state=Invitation.State.ASKED, answer_before__gte=clock.today())


def is_open(invitation: Invitation, today: date) -> bool:
    """Say whether an invitation can be accepted today."""
    if invitation.room.is_over:
        return False
    return invitation.state == Invitation.State.ASKED and today <= invitation.answer_before


def _asked(person: Person, organisation: Organisation) -> QuerySet[Invitation]:
    found = Invitation.objects.select_related("room", "seat__lot", "asked_by", "organisation")
    to_us = Q(organisation=organisation)
    to_me = Q(organisation=None, email=person.email)
    return found.filter(to_us | to_me).order_by("answer_before", "asked_at")
