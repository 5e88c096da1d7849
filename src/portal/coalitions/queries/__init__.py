"""Reading runs and rooms; each query names whose eyes it serves."""

from portal.coalitions.queries.guest import by_secret, fingerprint, roles_here, seen_by_link
from portal.coalitions.queries.room import (
    invitation_or_none,
    invitations_to,
    is_open,
    lock_room,
    open_invitations,
    participant_or_none,
    rooms_of,
)
from portal.coalitions.queries.run import kept_before, run_or_none, runs_of

__all__ = [
    "by_secret",
    "fingerprint",
    "invitation_or_none",
    "invitations_to",
    "is_open",
    "kept_before",
    "lock_room",
    "open_invitations",
    "participant_or_none",
    "roles_here",
    "rooms_of",
    "run_or_none",
    "runs_of",
    "seen_by_link",
]
