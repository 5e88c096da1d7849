"""The few words that a sheet says of itself on every page, in its own language."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, override, pgettext

PAGE, PAGES = "{page}", "{pages}"
"""Where the numbers stand in `Furniture.page`; only a typesetter knows them."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The word for a draft, and how a page is numbered."""

    draft: str
    page: str


def furniture(language: str) -> Furniture:
    """Return the words in the language of the sheet, whatever the reader's language is."""
    with override(language):
        return Furniture(
            draft=pgettext("on every page of a sheet", "DRAFT"),
            page=gettext("page %(page)s of %(pages)s") % {"page": PAGE, "pages": PAGES},
        )
