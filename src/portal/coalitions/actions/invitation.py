"""Asking an organisation to take a place, and its answer; M18 says how little is asked."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from coalition.disclosure import Audience, Subject, decide, refuse_unless
from portal.base import clock
from portal.base.refusals import PlaceTaken, TooManyAsked, TwoRooms
from portal.coalitions import queries
from portal.coalitions.models import Invitation, Part, Participant, Partner, Room, Seat, Status, Wall, Work
from portal.ledger.actions import record
from portal.members.models import Organisation, Person

MOST_AT_A_TIME = 3
"""M18: a question to more than three at once tells the market about one's plan."""


@transaction.atomic
def invite_partner(
    *,
    actor: Person,
    seat: Seat,
    organisation: Organisation,
    answer_before: date,
    wording: str,
    overlaps: list[tuple[str, str]],
    alone: str = "",
    why_together: str = "",
) -> Invitation:
    """Ask an organisation for a place, once; raises TooManyAsked past three at a time."""
    refuse_unless(decide(Subject.INVITATION, Audience.INVITED))
    room = queries.lock_room(seat.room)
    there = queries.open_invitations(room)
    if before := there.filter(organisation=organisation).first():
        return before
    if there.count() >= MOST_AT_A_TIME:
        raise TooManyAsked(str(organisation), "three are being asked already")
    invitation = Invitation.objects.create(
        room=room,
        seat=seat,
        organisation=organisation,
        asked_by=actor,
        asked_at=clock.now(),
        answer_before=answer_before,
        wording=wording,
        overlaps=[list(pair) for pair in overlaps],
        alone=alone,
        why_together=why_together,
    )
    record(trail=room.trail, tag="partner:invited", actor=actor.ref, subject=organisation.ref)
    return invitation


@transaction.atomic
def accept_invitation(*, actor: Person, invitation: Invitation, organisation: Organisation) -> Participant:
    """Take the place; the first to accept opens the room.

    Raises PlaceTaken when it is no longer open, TwoRooms to who is in another room for the lot: the asker
    then learns nothing but that nobody accepted.
    """
    room = queries.lock_room(invitation.room)
    invitation = Invitation.objects.select_related("seat__lot").get(pk=invitation.pk)
    if told_before := _accepted_by(invitation, actor):
        return told_before
    if not queries.is_open(invitation, clock.today()):
        raise PlaceTaken("", "no longer open")
    if not Wall.hold(actor, room, clock.today()):
        raise TwoRooms(actor.name, "is in another room for the same lot")
    invitation.state, invitation.organisation = Invitation.State.ACCEPTED, organisation
    invitation.answered_at, invitation.answered_by = clock.now(), actor
    invitation.save()
    partner = _join(room, organisation)
    _take(invitation.seat, partner)
    participant, _new = Participant.objects.update_or_create(
        room=room, person=actor, defaults={"partner": partner, "named_at": clock.now(), "left_at": None}
    )
    _open(room)
    record(trail=room.trail, tag="invitation:accepted", actor=actor.ref, subject=organisation.ref)
    return participant


@transaction.atomic
def decline_invitation(*, actor: Person, invitation: Invitation) -> Invitation:
    """Say no; no reason is asked, and told twice is told once."""
    room = queries.lock_room(invitation.room)
    invitation = Invitation.objects.get(pk=invitation.pk)
    if invitation.state == Invitation.State.DECLINED:
        return invitation
    if invitation.state != Invitation.State.ASKED:
        raise PlaceTaken("", "no longer open")
    invitation.state, invitation.answered_at, invitation.answered_by = (
        Invitation.State.DECLINED,
        clock.now(),
        actor,
    )
    invitation.save(update_fields=["state", "answered_at", "answered_by"])
    record(trail=room.trail, tag="invitation:declined", actor=actor.ref, subject=str(invitation.id))
    return invitation


def _accepted_by(invitation: Invitation, actor: Person) -> Participant | None:
    if invitation.state != Invitation.State.ACCEPTED or invitation.answered_by != actor:
        return None
    return Participant.objects.filter(room=invitation.room, person=actor, left_at=None).first()


def _join(room: Room, organisation: Organisation) -> Partner:
    partner, _new = Partner.objects.update_or_create(
        room=room,
        organisation=organisation,
        defaults={"left_at": None},
        create_defaults={"joined_at": clock.now()},
    )
    return partner


def _take(seat: Seat, partner: Partner) -> None:
    """Give the partner its role and work, and end the other questions for this place."""
    Part.objects.update_or_create(partner=partner, lot=seat.lot, defaults={"role": seat.role})
    cells = seat.lot.cells.filter(service__in=seat.services, area__in=seat.areas)
    Work.objects.bulk_create([Work(cell=cell, partner=partner) for cell in cells], ignore_conflicts=True)
    still_asked = Q(seat=seat, state=Invitation.State.ASKED)
    Invitation.objects.filter(still_asked).update(state=Invitation.State.CLOSED)


def _open(room: Room) -> None:
    if room.opened_at is None:
        room.opened_at, room.status = clock.now(), Status.FORMING
        room.save(update_fields=["opened_at", "status"])
