"""The page of the front: warmth against number of members, with one point open."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from portal.base.access import ActingRequest, acting
from portal.coalitions.access import access_run
from portal.coalitions.bridge.beside.front import front as front_of
from portal.coalitions.forms.run import DraftForm


@acting(to="compose")
def front(request: ActingRequest, run_id: UUID) -> HttpResponse:
    """Show how much warmer it can be for how many members more, with one point open."""
    found = access_run(request.acting, run_id)
    form = DraftForm(request.GET, run=found)
    if not form.is_valid():
        raise Http404
    wanted = request.GET.get("punt", "")
    page = front_of(found, form.draft, int(wanted) if wanted.isdecimal() and len(wanted) < 4 else 1)
    return render(
        request,
        "coalitions/front.html",
        {
            "run": found,
            "lot": found.lot,
            "tender": found.lot.tender,
            "front": page,
            "back": f"{found.get_absolute_url()}?{form.draft.query}".rstrip("?"),
        },
    )
