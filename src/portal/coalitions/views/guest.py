"""Pages for who was asked by mail and has no account: the code, the question, and an answer to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.base.access import public
from portal.coalitions.access import access_by_link


@public
def guest(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for the code; before that the page says nothing but that somebody asks something."""
    access_by_link(secret)
    return render(request, "coalitions/guest/code.html", {"secret": secret})
