"""Reading what somebody without an account was asked, by the secret in their link."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from portal.coalitions.models import Invitation
from portal.members.models import Person, Role
from portal.members.queries import roles_of

SEEN_BY_LINK = (
    Invitation.State.ASKED,
    Invitation.State.ACCEPTED,
    Invitation.State.DECLINED,
    Invitation.State.EXPIRED,
)
"""What is taken back, or was given to another, is gone for who was asked."""
OVER_FOR = timedelta(days=30)
"""How long after its day a question still says that it is over; then there is nothing any more."""


def fingerprint(secret: str) -> str:
    """Return what is kept of the secret in a link."""
    return hashlib.sha256(secret.encode()).hexdigest()


def by_secret(secret: str) -> Invitation | None:
    """Return what a link leads to, also when its reader may no longer see it."""
    found = Invitation.objects.select_related("room", "seat__lot", "asked_by", "organisation")
    return found.filter(secret=fingerprint(secret)).first()


def seen_by_link(invitation: Invitation, today: date) -> bool:
    """Say whether there is anything left to see for who has the link."""
    return invitation.state in SEEN_BY_LINK and today <= invitation.answer_before + OVER_FOR


def roles_here(email: str) -> list[Role]:
    """Return what somebody with this address acts as today; nothing when nobody here has it."""
    found = Person.objects.filter(email=email).first()
    return roles_of(found) if found is not None else []
