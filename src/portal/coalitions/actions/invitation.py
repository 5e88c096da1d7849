"""Asking an organisation to take a place, and its answer; M18 says how little is asked."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation

from coalition.disclosure import Audience, Subject, decide, refuse_unless
from portal.base import clock
from portal.base.refusals import AnsweredAlready, NotNow, PlaceTaken, TooLate, TooManyAsked, TwoRooms
from portal.coalitions import queries
from portal.coalitions.bridge.room.guest import reply_mail
from portal.coalitions.bridge.room.invitation import mail_to
from portal.coalitions.models import (
    Invitation,
    Part,
    Participant,
    Partner,
    PartRole,
    Room,
    Seat,
    Status,
    Wall,
    Work,
)
from portal.coalitions.queries.invitation import answerers, is_taken, lead_of, to_tell
from portal.ledger.actions import record
from portal.members.models import Organisation, Person
from portal.notify.actions import nudge, nudge_each, send_mail

MOST_AT_A_TIME = 3
"""M18: a question to more than three at once tells the market about one's plan."""
EXPIRY = "task:expire"
GUEST = "guest"
"""How a trail names who answers by a link, without an account: its subject says which question it was."""


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
    expire_invitations(room=room)
    there = queries.open_invitations(room)
    if before := there.filter(organisation=organisation).first():
        return before
    if is_taken(seat):
        raise PlaceTaken("", "somebody took it")
    if room.partners.filter(organisation=organisation, left_at=None).exists():
        raise NotNow(str(organisation), "takes part already")
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
    for person in answerers(organisation):
        with translation.override(person.language):
            send_mail(address=person.email, mail=mail_to(invitation, settings.ORIGIN))
    record(trail=room.trail, tag="partner:invited", actor=actor.ref, subject=organisation.ref)
    return invitation


@transaction.atomic
def withdraw_invitation(*, actor: Person, invitation: Invitation) -> Invitation:
    """Take a question back: for the other side it is gone, the sender keeps it; told twice is told once."""
    room = queries.lock_room(invitation.room)
    invitation = Invitation.objects.get(pk=invitation.pk)
    if invitation.state == Invitation.State.WITHDRAWN:
        return invitation
    if invitation.state != Invitation.State.ASKED:
        raise NotNow(_whom(invitation), "answered already")
    invitation.state = Invitation.State.WITHDRAWN
    invitation.save(update_fields=["state"])
    record(trail=room.trail, tag="invitation:withdrawn", actor=actor.ref, subject=str(invitation.id))
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
    _refuse_unless_open(invitation)
    if is_taken(invitation.seat):
        raise PlaceTaken("", "no longer open")
    if not Wall.hold(actor, room, clock.today()):
        raise TwoRooms(actor.name, "is in another room for the same lot")
    invitation.state, invitation.organisation = Invitation.State.ACCEPTED, organisation
    invitation.answered_at, invitation.answered_by = clock.now(), actor
    invitation.save()
    partner = _join(room, organisation)
    _take(invitation.seat, partner)
    participant = _name(room, partner, actor)
    _open(room)
    nudge_each(people=to_tell(room, actor))
    record(trail=room.trail, tag="invitation:accepted", actor=actor.ref, subject=organisation.ref)
    return participant


@transaction.atomic
def decline_invitation(*, actor: Person | None, invitation: Invitation) -> Invitation:
    """Say no; no reason is asked, and told twice is told once. Who has no account is nobody by name."""
    room = queries.lock_room(invitation.room)
    invitation = Invitation.objects.get(pk=invitation.pk)
    if invitation.state == Invitation.State.DECLINED:
        return invitation
    _refuse_unless_open(invitation)
    invitation.state, invitation.answered_at, invitation.answered_by = (
        Invitation.State.DECLINED,
        clock.now(),
        actor,
    )
    invitation.save(update_fields=["state", "answered_at", "answered_by"])
    nudge_each(people=to_tell(room, actor))
    record(trail=room.trail, tag="invitation:declined", actor=_ref(actor), subject=str(invitation.id))
    return invitation


@transaction.atomic
def ask_back(*, actor: Person | None, invitation: Invitation, question: str) -> Invitation:
    """Ask the one question that an invitation leaves room for."""
    room = queries.lock_room(invitation.room)
    invitation = Invitation.objects.get(pk=invitation.pk)
    if invitation.question == question:
        return invitation
    _refuse_unless_open(invitation)
    if invitation.question:
        raise NotNow(room.started_by.name if room.started_by else "", "was asked something already")
    invitation.question = question
    invitation.save(update_fields=["question"])
    nudge_each(people=to_tell(room, actor))
    record(trail=room.trail, tag="invitation:questioned", actor=_ref(actor), subject=str(invitation.id))
    return invitation


@transaction.atomic
def answer_question(*, actor: Person, invitation: Invitation, reply: str) -> Invitation:
    """Answer, once, what the one who was asked wanted to know."""
    room = queries.lock_room(invitation.room)
    invitation = Invitation.objects.select_related("organisation").get(pk=invitation.pk)
    if invitation.reply == reply:
        return invitation
    if invitation.reply or not invitation.question or not queries.is_open(invitation, clock.today()):
        raise NotNow(_whom(invitation), "no question waits for an answer")
    invitation.reply = reply
    invitation.save(update_fields=["reply"])
    for person in answerers(invitation.organisation) if invitation.organisation else ():
        nudge(address=person.email, language=person.language)
    if invitation.organisation is None:
        with translation.override(settings.LANGUAGE_CODE):
            send_mail(address=invitation.email, mail=reply_mail(invitation))
    record(trail=room.trail, tag="invitation:answered", actor=actor.ref, subject=str(invitation.id))
    return invitation


@transaction.atomic
def expire_invitations(*, room: Room) -> int:
    """Note which questions of a room were not answered in time, and say so to who asked them."""
    room = queries.lock_room(room)
    late = room.invitations.filter(state=Invitation.State.ASKED, answer_before__lt=clock.today())
    found = list(late.select_related("asked_by"))
    for invitation in found:
        invitation.state = Invitation.State.EXPIRED
        invitation.save(update_fields=["state"])
        record(trail=room.trail, tag="invitation:expired", actor=EXPIRY, subject=str(invitation.id))
    if found:
        nudge_each(people=to_tell(room))
    return len(found)


def _ref(actor: Person | None) -> str:
    return actor.ref if actor else GUEST


def _whom(invitation: Invitation) -> str:
    return str(invitation.organisation or invitation.email)


def _refuse_unless_open(invitation: Invitation) -> None:
    """Say in words that fit why an answer comes too late."""
    if queries.is_open(invitation, clock.today()):
        return
    if invitation.state in (Invitation.State.ASKED, Invitation.State.EXPIRED):
        raise TooLate("", "the day for an answer has passed")
    if invitation.state in (Invitation.State.ACCEPTED, Invitation.State.DECLINED):
        raise AnsweredAlready(str(invitation.answered_by or ""), "a colleague answered")
    raise PlaceTaken("", "no longer open")


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
    if seat.role == PartRole.LEAD and lead_of(seat.lot, but=partner):
        raise PlaceTaken("", "another leads this lot by now")
    Part.objects.update_or_create(partner=partner, lot=seat.lot, defaults={"role": seat.role})
    cells = seat.lot.cells.filter(service__in=seat.services, area__in=seat.areas)
    Work.objects.bulk_create([Work(cell=cell, partner=partner) for cell in cells], ignore_conflicts=True)
    still_asked = Q(seat=seat, state=Invitation.State.ASKED)
    Invitation.objects.filter(still_asked).update(state=Invitation.State.CLOSED)


def _name(room: Room, partner: Partner, actor: Person) -> Participant:
    """Name who accepted; whoever had left promises anew."""
    participant, new = Participant.objects.get_or_create(
        room=room, person=actor, defaults={"partner": partner, "named_at": clock.now()}
    )
    if not new:
        if participant.left_at is not None:
            participant.promised_at, participant.named_at = None, clock.now()
        participant.partner, participant.left_at = partner, None
        participant.save()
    return participant


def _open(room: Room) -> None:
    if room.opened_at is None:
        room.opened_at, room.status = clock.now(), Status.FORMING
        room.save(update_fields=["opened_at", "status"])
