"""Reading what somebody without an account was asked, by the secret in their link."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from portal.coalitions.models import Invitation

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


def by_secret(secret: str, today: date) -> Invitation | None:
    """Return what a link leads to, as long as its reader may see it."""
    found = Invitation.objects.select_related("room", "seat__lot", "asked_by", "organisation")
    return found.filter(
        secret=fingerprint(secret), state__in=SEEN_BY_LINK, answer_before__gte=today - OVER_FOR
    ).first()
