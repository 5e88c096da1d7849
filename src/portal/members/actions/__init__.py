"""All that changes organisations, people, cards and offers."""

from portal.members.actions.association import AssociationThere, create_association, save_association
from portal.members.actions.organisation import (
    confirm_offers,
    remove_certificate,
    save_card,
    save_certificate,
    save_offers,
    save_profile,
)
from portal.members.actions.people import end_role, invite_person, note_role_taken, set_language

__all__ = [
    "AssociationThere",
    "confirm_offers",
    "create_association",
    "end_role",
    "invite_person",
    "note_role_taken",
    "remove_certificate",
    "save_association",
    "save_card",
    "save_certificate",
    "save_offers",
    "save_profile",
    "set_language",
]
