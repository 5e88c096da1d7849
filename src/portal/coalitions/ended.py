"""A room whose end has come can be read, and no longer changed (M04): said once, for every page of a room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from portal.base.access import ActingRequest
from portal.coalitions.access import access_room

STAYS = {"promise", "room_seen", "room_status", "lengthen_room", "confirm_award", "leave_room"}
"""What can still be done: come in to read, lengthen it, say how it ended, and leave."""


class EndedRoomMiddleware:
    """Leads who would change an ended room to the page on which it can be lengthened.

    For who may not see the room it does nothing: they find no room, as ever.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as if it were not there."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Stop what would change an ended room, after the door and before the page."""
        match = request.resolver_match
        if request.method != "POST" or match is None or "room_id" not in kwargs or match.url_name in STAYS:
            return None
        acting = cast(ActingRequest, request).acting
        if acting is None or not acting.may("enter rooms"):
            return None
        try:
            me = access_room(acting, kwargs["room_id"])
        except Http404:
            return None
        if not me.room.is_over:
            return None
        messages.warning(request, _("This room has ended: you can read it, and no longer change it."))
        return redirect("room_status", me.room.pk)
