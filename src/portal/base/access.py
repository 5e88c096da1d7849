"""Guards for views: who may come in at all, and what every page knows of its visitor."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.base import clock

if TYPE_CHECKING:
    from portal.members.access import Acting

P = ParamSpec("P")


class ActingRequest(HttpRequest):
    """A request of somebody in a role; only views behind `acting` see one."""

    acting: Acting


View = Callable[Concatenate[HttpRequest, P], HttpResponse]
ActingView = Callable[Concatenate[ActingRequest, P], HttpResponse]

PUBLIC_VIEWS: set[str] = set()
"""Names of the views that anybody may open; a house test holds every other view to a guard."""
GUARDED_VIEWS: set[str] = set()


def public(view: View[P]) -> View[P]:
    """Mark a view as open to everyone."""
    PUBLIC_VIEWS.add(f"{view.__module__}.{view.__name__}")
    return view


def acting(*, to: str) -> Callable[[ActingView[P]], View[P]]:
    """Let in who acts in a role that may do this; others log in first, or find nothing here (404)."""

    def guard(view: ActingView[P]) -> View[P]:
        GUARDED_VIEWS.add(f"{view.__module__}.{view.__name__}")

        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            role: Any = getattr(request, "acting", None)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if role is None or not role.may(to):
                raise Http404
            return view(cast(ActingRequest, request), *args, **kwargs)

        return cast("View[P]", guarded)

    return guard


class PrivatePagesMiddleware:
    """Pages for one person are never kept by a browser or a proxy (trust R9)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and mark the answer private when somebody is logged in."""
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store, private"
        return response


NOUNS = (
    ("activities", _("Visits"), "read members"),
    ("tenders", _("Tenders"), "see tenders"),
    ("rooms", _("Coalitions"), "enter rooms"),
    ("openness", _("Openness"), ""),
    ("directory", _("Network"), ""),
    ("stories", _("Stories"), "read stories"),
)
"""The six nouns of the menu: view, word, and what one must be allowed to do ("" is for everyone)."""


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Return what the layout shows on every page; the menu leads nowhere that does not open."""
    acting: Any = getattr(request, "acting", None)
    known = request.user.is_authenticated
    nouns = [
        {"address": reverse(view), "word": word}
        for view, word, verb in NOUNS
        if not verb or not known or (acting is not None and acting.may(verb))
    ]
    return {"acting": acting, "nouns": nouns, "demo": settings.DEMO, "today": clock.today()}
