"""Home, the page on openness, and whether the site is well."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.base import clock
from portal.base.access import public
from portal.front import queries
from portal.front.access import may_begin
from portal.members.access import acting_of


@public
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for me, what is coming and the latest story; to strangers, what this is."""
    acting = acting_of(request)
    if acting is None:
        return redirect("begin") if may_begin() else render(request, "front/welcome.html")
    return render(request, "front/home.html", queries.home(acting, clock.now()))


@public
def account(request: HttpRequest) -> HttpResponse:
    """Show who I am here, in which roles, and how I log in."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    acting = acting_of(request)
    context = {
        "may_edit": acting is not None and acting.may("edit organisation"),
        "runs_association": acting is not None and acting.may("run association"),
    }
    return render(request, "front/account.html", context)


@public
def openness(request: HttpRequest) -> HttpResponse:
    """Say what is open, what is closed, and why."""
    return render(request, "front/openness.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the site is and whom to tell when it is not."""
    return render(request, "front/accessibility.html")


@public
def healthy(request: HttpRequest) -> HttpResponse:
    """Answer when the site and its database work; for machines."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
