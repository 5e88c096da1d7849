"""The page to print: a proposal without any warmth."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from portal.base.access import ActingRequest, acting
from portal.coalitions.access import access_run
from portal.coalitions.bridge.beside.copy import copy as copy_of


@acting(to="compose")
def copy(request: ActingRequest, run_id: UUID, members: str) -> HttpResponse:
    """Show who does what and what is open, to print; found by its members, so that it tells nothing else."""
    found = access_run(request.acting, run_id)
    page = copy_of(found, members)
    if page is None:
        raise Http404
    return render(
        request,
        "coalitions/copy.html",
        {"run": found, "lot": found.lot, "tender": found.lot.tender, "copy": page},
    )
