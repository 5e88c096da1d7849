"""Pages for when something is not right."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.base.access import public


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open too long, and that nothing was done."""
    return render(request, "403_csrf.html", {"reason": reason}, status=403)


@public
def closed(request: HttpRequest) -> HttpResponse:
    """Find nothing: a page of a library that this site does not offer."""
    raise Http404
