"""Who comes into a room, by name: named, promised to be discreet, gone again; never with two hats (M06)."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from coalition.errors import UnknownChoice
from portal.base import clock
from portal.base.refusals import NotNow, TwoRooms
from portal.coalitions import queries
from portal.coalitions.actions.words import show_words
from portal.coalitions.models import Invitation, Participant, Partner, Wall
from portal.coalitions.queries.invitation import colleagues_to_name, to_tell
from portal.ledger.actions import record
from portal.members.models import Person
from portal.notify.actions import nudge, nudge_each

COOLING = timedelta(days=365)
"""How long who left a room stays out of others for the same lot; what they saw is fresh so long (M16)."""


@transaction.atomic
def name_colleague(*, actor: Person, partner: Partner, person: Person) -> Participant:
    """Name somebody of one's own organisation to come in; they promise confidentiality before they see it."""
    queries.lock_room(partner.room)
    there = Participant.objects.filter(room=partner.room, person=person, left_at=None).first()
    if there is not None:
        return there
    if person not in colleagues_to_name(partner):
        raise UnknownChoice(person.name, "directors, contacts, and staff who may compose")
    named, _new = Participant.objects.get_or_create(
        room=partner.room, person=person, defaults={"partner": partner, "named_at": clock.now()}
    )
    named.partner, named.named_at, named.promised_at, named.left_at = partner, clock.now(), None, None
    named.save()
    nudge(address=person.email, language=person.language)
    record(trail=partner.room.trail, tag="participant:named", actor=actor.ref, subject=person.ref)
    return named


@transaction.atomic
def keep_promise(*, actor: Person, participant: Participant) -> Participant:
    """Promise to keep the room to oneself, and come in; raises TwoRooms to who is in another for the lot."""
    room = queries.lock_room(participant.room)
    participant = Participant.objects.select_for_update().get(pk=participant.pk)
    if participant.promised_at is not None:
        return participant
    if not Wall.hold(actor, room, clock.today()):
        raise TwoRooms(actor.name, "is in another room for the same lot")
    participant.promised_at = clock.now()
    participant.save(update_fields=["promised_at"])
    record(trail=room.trail, tag="promise:kept", actor=actor.ref, subject=actor.ref)
    return participant


@transaction.atomic
def leave_room(*, actor: Person, participant: Participant) -> None:
    """Leave a room; the wall stays for a year.

    The last of a partner takes its organisation out: its roles and its work are open again. Where nobody is
    left, nobody can come in either: what was asked is taken back.
    """
    room = queries.lock_room(participant.room)
    participant = Participant.objects.select_for_update().get(pk=participant.pk)
    if participant.left_at is not None:
        raise NotNow(participant.person.name, "left already")
    participant.left_at = clock.now()
    participant.save(update_fields=["left_at"])
    Wall.objects.filter(person=participant.person, room=room).update(until=clock.today() + COOLING)
    if not participant.partner.participants.filter(left_at=None).exists():
        _take_out(participant.partner)
        show_words(room=room, actor=actor)
    if not room.partners.filter(left_at=None).exists():
        room.invitations.filter(state=Invitation.State.ASKED).update(state=Invitation.State.WITHDRAWN)
    nudge_each(people=to_tell(room, actor))
    record(trail=room.trail, tag="participant:left", actor=actor.ref, subject=participant.person.ref)


def _take_out(partner: Partner) -> None:
    partner.left_at = clock.now()
    partner.save(update_fields=["left_at"])
    partner.parts.all().delete()
    partner.work.all().delete()
