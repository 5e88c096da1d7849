"""Tags of pages in a room: a field for an amount."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("coalitions/room/_amount.html", takes_context=True)
def amount(context: Mapping[str, Any], place: str, label: str) -> dict[str, Any]:
    """Draw the field of one amount; its label is read aloud, the heads of the table are seen."""
    return {
        "place": place,
        "label": label,
        "value": context["fields"][place],
        "wrong": context["wrong"].get(place),
        "money": place.startswith("p-"),
    }
