"""Two or three proposals side by side; only the asker sees them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from portal.base.access import ActingRequest, acting
from portal.coalitions import bridge
from portal.coalitions.access import access_run
from portal.coalitions.views.composer.run import draft_form


@acting(to="compose")
def sides(request: ActingRequest, run_id: UUID) -> HttpResponse:
    """Show proposals for the same wishes beside each other, each with a button that takes it."""
    found = access_run(request.acting, run_id)
    draft = draft_form(request.GET, found).draft
    context = {"run": found, "lot": found.lot, "tender": found.lot.tender, "draft": draft}
    return render(request, "coalitions/sides.html", context | {"compared": bridge.sides(found, draft)})
