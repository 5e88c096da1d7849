"""Pages for when something is not right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.base.access import public


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open too long, and that nothing was done."""
    return render(request, "403_csrf.html", {"reason": reason}, status=403)
