"""Asking somebody by address alone: a link by mail with a code that works once, and no account needed.

The mail names who asks and before which day, and nothing else (R9, M18). Of the secret in the link and of the
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
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalition.disclosure import Audience, Subject, decide, refuse_unless
from portal.base import clock
from portal.base.refusals import TooManyAsked
from portal.coalitions import queries
from portal.coalitions.actions.invitation import MOST_AT_A_TIME
from portal.coalitions.models import Invitation, Partner, Seat
from portal.ledger.actions import record
from portal.members.models import Person
from portal.notify.actions import send_mail
from portal.notify.bridge import Button, Mail

SIGNS = "346789ACDEFGHJKMNPQRTWXY"
"""What a code is made of: no sign that is read as another (0 and O, 1 and I, 5 and S, 2 and Z)."""
SIGNS_IN_CODE = 6
"""24 ** 6 is 191 million; at five tries a code and three codes an hour, guessing takes 700 years."""
CODE_LASTS = timedelta(hours=24)


@transaction.atomic
def invite_guest(  # noqa: PLR0913  (the fixed form of M18, and whom to write to)
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
    there = room.invitations.filter(state=Invitation.State.ASKED, answer_before__gte=clock.today())
    if before := there.filter(email=email.lower()).first():
        return before
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
    _write(invitation, code, f"{settings.ORIGIN}{reverse('guest', args=[secret])}")
    record(trail=room.trail, tag="guest:invited", actor=actor.ref, subject=str(invitation.id))
    return invitation


def _new_code(invitation: Invitation) -> str:
    """Give an invitation a fresh code, and return it; the one before it is void."""
    code = "".join(secrets.choice(SIGNS) for _place in range(SIGNS_IN_CODE))
    invitation.code, invitation.code_tries = _code_print(invitation, code), 0
    invitation.code_until = clock.now() + CODE_LASTS
    invitation.save(update_fields=["code", "code_tries", "code_until"])
    return code


def _code_print(invitation: Invitation, code: str) -> str:
    salt = f"coalitions.guest.code:{invitation.id}"
    return salted_hmac(salt, code, algorithm="sha256").hexdigest()


def _write(invitation: Invitation, code: str, address: str) -> None:
    """Mail the link and the code, in the language of the site: that of the reader is not known."""
    with translation.override(settings.LANGUAGE_CODE):
        asker = _asker(invitation)
        values = asker | {
            "contact": invitation.contact or _("reader"),
            "day": date_format(invitation.answer_before, "j F Y"),
        }
        send_mail(
            address=invitation.email,
            mail=Mail(
                subject=_("%(person)s of %(organisation)s asks you a question") % values,
                heading=_("%(person)s of %(organisation)s asks you a question") % values,
                paragraphs=(
                    _("Dear %(contact)s,") % values,
                    _("Read the question with the button below, and answer before %(day)s.") % values,
                    _("You need no account. This code opens the question. It works once, for 24 hours:"),
                    code,
                    _("The code no longer works? On the same page you ask for a new one."),
                ),
                why=_("You get this mail because %(person)s gave your address to ask you this.") % values,
                button=Button(_("Read the question"), address),
            ),
        )


def _asker(invitation: Invitation) -> dict[str, str]:
    """Return who asks: the person and their organisation."""
    person = invitation.asked_by
    ours = Partner.objects.filter(room=invitation.room, participants__person=person).first()
    starter = ours or Partner.objects.filter(room=invitation.room).first()
    return {"person": person.name if person else "", "organisation": str(starter or "")}
