"""The page of what two organisations did together; only those two see it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from portal.base.access import ActingRequest, acting
from portal.members.access import own_organisation
from portal.members.queries import has_card, organisation_or_none
from portal.trust import bridge


@acting(to="edit organisation")
def together(request: ActingRequest, slug: str) -> HttpResponse:
    """Show the dated events between one's own organisation and another, and the word they make."""
    mine = own_organisation(request.acting)
    other = organisation_or_none(slug)
    if other is None or other == mine:
        raise Http404
    context = {
        "mine": mine,
        "other": other,
        "is_member": request.acting.may("read members"),
        "relation": bridge.relation(mine, other),
        "has_card": has_card(other),
    }
    return render(request, "trust/together.html", context)
