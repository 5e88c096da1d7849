"""All that changes runs and rooms, one module a noun."""

from portal.coalitions.actions.agreement import begin_agreement, change_agreement, say_of_version
from portal.coalitions.actions.guest import invite_guest
from portal.coalitions.actions.invitation import (
    accept_invitation,
    answer_question,
    ask_back,
    decline_invitation,
    expire_invitations,
    invite_partner,
    withdraw_invitation,
)
from portal.coalitions.actions.part import change_seat, choose_role, remove_seat
from portal.coalitions.actions.people import keep_promise, leave_room, name_colleague
from portal.coalitions.actions.room import start_room
from portal.coalitions.actions.run import keep_draft, remove_run, request_composition
from portal.coalitions.actions.seat import add_seat
from portal.coalitions.actions.words import write_words

__all__ = [
    "accept_invitation",
    "add_seat",
    "answer_question",
    "ask_back",
    "begin_agreement",
    "change_agreement",
    "change_seat",
    "choose_role",
    "decline_invitation",
    "expire_invitations",
    "invite_guest",
    "invite_partner",
    "keep_draft",
    "keep_promise",
    "leave_room",
    "name_colleague",
    "remove_run",
    "remove_seat",
    "request_composition",
    "say_of_version",
    "start_room",
    "withdraw_invitation",
    "write_words",
]
