"""The room itself: its threshold, where one promises to be discreet, and its first page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.errors import CoalitionError
from portal.base import clock
from portal.base.access import ActingRequest, acting
from portal.base.refusals import words_for
from portal.coalitions import actions
from portal.coalitions.access import access_threshold
from portal.coalitions.bridge.room.news import news
from portal.coalitions.bridge.room.standing import standing

MOST_DAYS = 3


@acting(to="enter rooms")
def room(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Show how the plan stands; who did not promise yet reads the promise first, and nothing else."""
    me = access_threshold(request.acting, room_id)
    if me.promised_at is None:
        return render(request, "coalitions/room/promise.html", {"me": me, "room": me.room})
    context = {
        "me": me,
        "room": me.room,
        "standing": standing(me),
        "news": news(me),
        "partners": me.room.partners.filter(left_at=None).select_related("organisation"),
        "deadlines": me.room.deadlines.filter(on__gte=clock.today())[:MOST_DAYS],
    }
    return render(request, "coalitions/room/room.html", context)


@acting(to="enter rooms")
@require_POST
def promise(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Promise to be discreet, and come in."""
    me = access_threshold(request.acting, room_id)
    try:
        actions.keep_promise(actor=request.acting.person, participant=me)
    except CoalitionError as refusal:
        context = {"me": me, "room": me.room, "refused": words_for(refusal)}
        return render(request, "coalitions/room/promise.html", context, status=422)
    messages.success(request, _("You are in. What you read here stays here."))
    return redirect(me.room)
