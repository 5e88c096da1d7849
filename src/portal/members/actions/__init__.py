"""All that changes organisations, people, cards and offers."""

from portal.members.actions.association import AssociationThere, create_association, save_association
from portal.members.actions.guest import list_organisation, welcome_guest
from portal.members.actions.imports import answer_import, forget_imports, keep_import, remove_import
from portal.members.actions.organisation import (
    ask_whether_still_right,
    confirm_offers,
    remove_certificate,
    save_card,
    save_certificate,
    save_offers,
    save_profile,
)
from portal.members.actions.people import end_role, invite_person, note_role_taken, set_language
from portal.members.actions.taking import finish_import, take_import
from portal.members.actions.undoing import undo_import

__all__ = [
    "AssociationThere",
    "answer_import",
    "ask_whether_still_right",
    "confirm_offers",
    "create_association",
    "end_role",
    "finish_import",
    "forget_imports",
    "invite_person",
    "keep_import",
    "list_organisation",
    "note_role_taken",
    "remove_certificate",
    "remove_import",
    "save_association",
    "save_card",
    "save_certificate",
    "save_offers",
    "save_profile",
    "set_language",
    "take_import",
    "undo_import",
    "welcome_guest",
]
