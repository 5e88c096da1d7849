"""The page of the public log; open to everyone."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.base.access import public
from portal.ledger import queries

PER_PAGE = 50


@public
def public_log(request: HttpRequest) -> HttpResponse:
    """Show the public log, newest first: the commitment of each entry, and never who did what with whom."""
    page = Paginator(queries.entries(), PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "ledger/public_log.html", {"page": page})
