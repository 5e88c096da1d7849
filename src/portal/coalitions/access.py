"""The only door to runs, rooms and invitations: for whom they are not, there are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from portal.base import clock
from portal.base.access import ActingRequest
from portal.base.refusals import PlaceTaken
from portal.coalitions import queries
from portal.coalitions.models import Invitation, Participant, Run, Seat
from portal.coalitions.queries.invitation import seat_or_none, sent_or_none
from portal.members.access import VERBS, Acting

OPENED = "opened_invitations"


def access_run(acting: Acting, run_id: UUID) -> Run:
    """Return a run of this person for the organisation they act for, or not found."""
    run = queries.run_or_none(acting.person, run_id)
    if run is None:
        raise Http404
    if run.organisation != acting.organisation:
        raise Http404
    return run


def access_threshold(acting: Acting, room_id: UUID) -> Participant:
    """Return who somebody is in a room they are named for, also before they promised; or not found."""
    found = queries.participant_or_none(acting.person, acting.organisation, room_id)
    if found is None:
        raise Http404
    return found


def access_room(acting: Acting, room_id: UUID) -> Participant:
    """Return who somebody is in a room that they may see; or not found.

    The same answer whether there is no room, it is another's, or they did not promise yet.
    """
    found = access_threshold(acting, room_id)
    if found.promised_at is None:
        raise Http404
    return found


def access_by_link(secret: str) -> Invitation:
    """Return what a link that was mailed is about; not found when there is none, or nothing more to see."""
    found = queries.by_secret(secret)
    if found is None:
        raise Http404
    if not queries.seen_by_link(found, clock.today()):
        raise Http404
    return found


def access_opened(request: HttpRequest, secret: str) -> Invitation | None:
    """Return what somebody answers by a link, or None before they gave the code.

    Raises PlaceTaken to who had it open while it was taken back, or given to another.
    """
    found = queries.by_secret(secret)
    if found is None or not opened(request, found):
        access_by_link(secret)
        return None
    if not queries.seen_by_link(found, clock.today()):
        raise PlaceTaken("", "no longer open")
    return found


def opened(request: HttpRequest, invitation: Invitation) -> bool:
    """Say whether the code of an invitation was given in this browser."""
    return str(invitation.pk) in request.session.get(OPENED, [])


def remember_opened(request: HttpRequest, invitation: Invitation) -> None:
    """Remember that the code was given, under a new key: one that somebody knew before is worth nothing."""
    request.session.cycle_key()
    request.session[OPENED] = sorted({*request.session.get(OPENED, []), str(invitation.pk)})


def may_answer(email: str) -> bool:
    """Say whether somebody with this address has an account with which they can answer."""
    return any("answer invitations" in VERBS.get(role.name, ()) for role in queries.roles_here(email))


def access_seat(acting: Acting, room_id: UUID, seat_id: UUID) -> tuple[Participant, Seat]:
    """Return who somebody is in a room with one of its places, or not found."""
    me = access_room(acting, room_id)
    seat = seat_or_none(me.room, seat_id)
    if seat is None:
        raise Http404
    return me, seat


def access_sent(acting: Acting, room_id: UUID, invitation_id: UUID) -> tuple[Participant, Invitation]:
    """Return who somebody is in a room with an invitation that was sent from it, or not found."""
    me = access_room(acting, room_id)
    sent = sent_or_none(me.room, invitation_id)
    if sent is None:
        raise Http404
    return me, sent


def access_invitation(acting: Acting, invitation_id: UUID) -> Invitation:
    """Return an invitation that is meant for this organisation or this address, or not found."""
    organisation = acting.organisation
    if organisation is None:
        raise Http404
    found = queries.invitation_or_none(acting.person, organisation, invitation_id)
    if found is None:
        raise Http404
    return found


STAYS = {"promise", "room_seen", "room_status", "lengthen_room", "confirm_award", "leave_room"}
"""What can still be done in a room whose end has come: read it, lengthen it, say how it ended, and leave."""


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
