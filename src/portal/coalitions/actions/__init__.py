"""All that changes runs and rooms, one module a noun."""

from portal.coalitions.actions.invitation import accept_invitation, decline_invitation, invite_partner
from portal.coalitions.actions.people import keep_promise, leave_room, name_colleague
from portal.coalitions.actions.room import start_room
from portal.coalitions.actions.run import keep_draft, remove_run, request_composition

__all__ = [
    "accept_invitation",
    "decline_invitation",
    "invite_partner",
    "keep_draft",
    "keep_promise",
    "leave_room",
    "name_colleague",
    "remove_run",
    "request_composition",
    "start_room",
]
