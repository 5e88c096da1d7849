"""Where a demand was read, in words; a place in a notice stays as it is, for who looks it up."""

from __future__ import annotations

import re

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()
_LINE = re.compile(r"line (\d{1,5})")
_TABLE = re.compile(r"table (\d{1,5}(?:, \d{1,5})*)")


@register.filter
def place_in_words(path: str) -> str:
    """Return in words where something stands in what was typed in; any other path as it is."""
    if path == "title":
        return _("in the title")
    if found := _LINE.fullmatch(path):
        return _("line %(number)s of the text") % {"number": found[1]}
    if found := _TABLE.fullmatch(path):
        numbers = found[1].split(", ")
        said = ngettext("line %(numbers)s of the table", "lines %(numbers)s of the table", len(numbers))
        return said % {"numbers": found[1]}
    return path
