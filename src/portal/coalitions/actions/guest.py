"""Asking somebody by address alone: a link by mail with a code that works once, and no account needed.

The mail names who asks and until which day, and nothing else (R9, M18). Of the secret in the link and of the
code only fingerprints are kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

from coalition.disclosure import Audience, Subject, decide, refuse_unless
from portal.base import clock
from portal.base.refusals import PlaceTaken, TooManyAsked
from portal.coalitions import queries
from portal.coalitions.actions.invitation import (
    GUEST,
    MOST_AT_A_TIME,
    accept_invitation,
    expire_invitations,
)
from portal.coalitions.bridge.room.guest import code_mail, question_mail
from portal.coalitions.models import Invitation, Participant, Seat
from portal.coalitions.queries.invitation import is_taken
from portal.ledger.actions import record
from portal.members.actions import welcome_guest
from portal.members.models import Person
from portal.notify.actions import send_mail

SIGNS = "346789ACDEFGHJKMNPQRTWXY"
"""What a code is made of: no sign that is read as another (0 and O, 1 and I, 5 and S, 2 and Z)."""
SIGNS_IN_CODE = 6
"""24 ** 6 is 191 million codes: with five tries a code and three codes an hour, guessing takes 700 years."""
MOST_TRIES = 5
MOST_CODES = 3
CODE_LASTS = timedelta(hours=24)
HOUR = timedelta(hours=1)


@transaction.atomic
def invite_guest(  # noqa: PLR0913 - the fixed form of M18, and whom to write to
    *,
    actor: Person,
    seat: Seat,
    email: str,
    contact: str,
    answer_before: date,
    wording: str,
    overlaps: Sequence[tuple[str, str]] = (),
    alone: str = "",
    why_together: str = "",
) -> Invitation:
    """Ask who reads this address for a place, once at a time; raises TooManyAsked past three at a time.

    Whether the address has an account here makes no difference to whoever asks.
    """
    refuse_unless(decide(Subject.INVITATION, Audience.INVITED))
    room = queries.lock_room(seat.room)
    expire_invitations(room=room)
    there = room.invitations.filter(state=Invitation.State.ASKED)
    if before := there.filter(email=email.lower()).first():
        return before
    if is_taken(seat):
        raise PlaceTaken("", "somebody took it")
    if there.count() >= MOST_AT_A_TIME:
        raise TooManyAsked(email, "three are being asked already")
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        room=room,
        seat=seat,
        email=email.lower(),
        contact=contact,
        asked_by=actor,
        asked_at=clock.now(),
        answer_before=answer_before,
        wording=wording,
        overlaps=[list(pair) for pair in overlaps],
        alone=alone,
        why_together=why_together,
        secret=queries.fingerprint(secret),
    )
    code = _new_code(invitation)
    with translation.override(settings.LANGUAGE_CODE):  # that of the reader is not known
        send_mail(address=invitation.email, mail=question_mail(invitation, code, _link(secret)))
    record(trail=room.trail, tag="guest:invited", actor=actor.ref, subject=str(invitation.id))
    return invitation


@transaction.atomic
def send_code(*, invitation: Invitation, secret: str) -> bool:
    """Mail a fresh code to the address that was asked; False when three went out within an hour."""
    room = queries.lock_room(invitation.room)
    invitation = Invitation.objects.get(pk=invitation.pk)
    now = clock.now()
    if invitation.codes_from is None or now - invitation.codes_from >= HOUR:
        invitation.codes_from, invitation.codes_sent = now, 0
    if invitation.codes_sent >= MOST_CODES:
        return False
    code = _new_code(invitation)
    with translation.override(settings.LANGUAGE_CODE):
        send_mail(address=invitation.email, mail=code_mail(invitation, code, _link(secret)))
    record(trail=room.trail, tag="code:sent", actor=GUEST, subject=str(invitation.id))
    return True


@transaction.atomic
def use_code(*, invitation: Invitation, code: str) -> bool:
    """Say whether this is the code of an invitation, and use it up.

    Wrong, used up, void and too late take the same steps: compare, count, keep.
    """
    room = queries.lock_room(invitation.room)
    invitation = Invitation.objects.get(pk=invitation.pk)
    right = constant_time_compare(_code_print(invitation, code), invitation.code or "-")
    in_time = invitation.code_until is not None and clock.now() < invitation.code_until
    opened = right and in_time and invitation.code_tries < MOST_TRIES
    invitation.code_tries = min(invitation.code_tries + 1, MOST_TRIES)
    if opened:
        invitation.code = ""
    invitation.save(update_fields=["code", "code_tries"])
    if opened:
        record(trail=room.trail, tag="code:used", actor=GUEST, subject=str(invitation.id))
    return opened


@transaction.atomic
def accept_as_guest(*, invitation: Invitation, person: str, name: str, kind: str, area: str) -> Participant:
    """Take the place as somebody new: an organisation, who answers for it, and the yes, or none of these.

    Told twice is told once. Raises HasAccount to who acts here already: they log in, and answer as that.
    """
    room = queries.lock_room(invitation.room)
    invitation = Invitation.objects.select_related("answered_by").get(pk=invitation.pk)
    if told_before := _accepted_before(invitation):
        return told_before
    contact, organisation = welcome_guest(
        email=invitation.email, person=person, name=name, kind=kind, area=area
    )
    inside = accept_invitation(actor=contact, invitation=invitation, organisation=organisation)
    record(trail=room.trail, tag="guest:accepted", actor=contact.ref, subject=str(invitation.id))
    return inside


def _accepted_before(invitation: Invitation) -> Participant | None:
    who = invitation.answered_by
    if invitation.state != Invitation.State.ACCEPTED or who is None or who.email != invitation.email:
        return None
    return Participant.objects.filter(room=invitation.room, person=who, left_at=None).first()


def _new_code(invitation: Invitation) -> str:
    """Give an invitation a fresh code, and return it; the one before it is void."""
    code = "".join(secrets.choice(SIGNS) for _place in range(SIGNS_IN_CODE))
    invitation.code, invitation.code_tries = _code_print(invitation, code), 0
    invitation.code_until = clock.now() + CODE_LASTS
    invitation.codes_from = invitation.codes_from or clock.now()
    invitation.codes_sent += 1
    invitation.save(update_fields=["code", "code_tries", "code_until", "codes_from", "codes_sent"])
    return code


def _code_print(invitation: Invitation, code: str) -> str:
    """Return what is kept of a code; it fits no other invitation."""
    salt = f"coalitions.guest.code:{invitation.id}"
    return salted_hmac(salt, code, algorithm="sha256").hexdigest()


def _link(secret: str) -> str:
    return f"{settings.ORIGIN}{reverse('guest', args=[secret])}"
