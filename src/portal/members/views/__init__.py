"""Pages of the network, and of one's own organisation."""

from portal.members.views.imports import import_page, import_template, imports, remove_import, undo_import
from portal.members.views.network import (
    card,
    choose_language,
    compare_cards,
    directory,
    organisation,
    take_role,
)
from portal.members.views.own import (
    confirm_offers,
    edit_card,
    edit_certificates,
    edit_offers,
    edit_profile,
    end_role,
    list_organisation,
    own_organisation,
    people,
    remove_certificate,
)

__all__ = [
    "card",
    "choose_language",
    "compare_cards",
    "confirm_offers",
    "directory",
    "edit_card",
    "edit_certificates",
    "edit_offers",
    "edit_profile",
    "end_role",
    "import_page",
    "import_template",
    "imports",
    "list_organisation",
    "organisation",
    "own_organisation",
    "people",
    "remove_certificate",
    "remove_import",
    "take_role",
    "undo_import",
]
