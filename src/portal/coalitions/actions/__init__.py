"""All that changes runs and rooms, one module a noun."""

from portal.coalitions.actions.agreement import begin_agreement, change_agreement, say_of_version
from portal.coalitions.actions.guest import accept_as_guest, invite_guest, send_code, use_code
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
from portal.coalitions.actions.room import attach_assignment, start_room
from portal.coalitions.actions.run import keep_draft, remove_run, request_composition
from portal.coalitions.actions.seat import add_seat
from portal.coalitions.actions.sheets import save_relief
from portal.coalitions.actions.status import change_status, confirm_award, lengthen_room, note_seen
from portal.coalitions.actions.steps import (
    add_deadline,
    add_step,
    change_deadline,
    change_step,
    remove_deadline,
    tick_step,
)
from portal.coalitions.actions.words import write_words
from portal.coalitions.actions.work import WorkMoved, ask_cells, divide_work, drop_cells, set_amounts

__all__ = [
    "WorkMoved",
    "accept_as_guest",
    "accept_invitation",
    "add_deadline",
    "add_seat",
    "add_step",
    "answer_question",
    "ask_back",
    "ask_cells",
    "attach_assignment",
    "begin_agreement",
    "change_agreement",
    "change_deadline",
    "change_seat",
    "change_status",
    "change_step",
    "choose_role",
    "confirm_award",
    "decline_invitation",
    "divide_work",
    "drop_cells",
    "expire_invitations",
    "invite_guest",
    "invite_partner",
    "keep_draft",
    "keep_promise",
    "leave_room",
    "lengthen_room",
    "name_colleague",
    "note_seen",
    "remove_deadline",
    "remove_run",
    "remove_seat",
    "request_composition",
    "save_relief",
    "say_of_version",
    "send_code",
    "set_amounts",
    "start_room",
    "tick_step",
    "use_code",
    "withdraw_invitation",
    "write_words",
]
