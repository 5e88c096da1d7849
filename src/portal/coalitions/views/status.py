"""How far the coalition is, what that asks, and until when the room is there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.errors import CoalitionError
from portal.base.access import ActingRequest, acting
from portal.base.refusals import words_for
from portal.coalitions import actions
from portal.coalitions.access import access_room
from portal.coalitions.bridge.room.standing import next_steps, standing
from portal.coalitions.forms.status import ConfirmForm, LengthenForm, StatusForm
from portal.coalitions.models import Participant, Room


@acting(to="enter rooms")
def room_status(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Show how far we are and what may follow, and take in the next status."""
    me = access_room(request.acting, room_id)
    form = StatusForm(request.POST or None)
    if form.is_valid():
        try:
            actions.change_status(me=me, **form.cleaned_data)
        except CoalitionError as refusal:
            form.add_error(None, words_for(refusal))
        else:
            messages.success(request, _("It is changed. Everyone in this room sees it now."))
            return redirect("room_status", me.room.pk)
    return _page(request, me, form=form)


@acting(to="enter rooms")
def lengthen_room(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Give the room another end."""
    me = access_room(request.acting, room_id)
    form = LengthenForm(request.POST or None, initial={"ends_on": me.room.ends_on})
    if form.is_valid():
        actions.lengthen_room(me=me, ends_on=form.cleaned_data["ends_on"])
        messages.success(request, _("The room has another end."))
        return redirect("room_status", me.room.pk)
    context = {"me": me, "room": me.room, "form": form}
    return render(request, "coalitions/room/lengthen.html", context, status=422 if form.is_bound else 200)


@acting(to="enter rooms")
@require_POST
def confirm_award(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Say for one's organisation that this is done together."""
    me = access_room(request.acting, room_id)
    form = ConfirmForm(request.POST)
    form.full_clean()
    try:
        actions.confirm_award(me=me, to_members=form.cleaned_data["to_members"])
    except CoalitionError as refusal:
        form.add_error(None, words_for(refusal))
        return _page(request, me, confirm=form)
    messages.success(
        request, _("Thank you. With each partner that says so too, this now stands written down.")
    )
    return redirect("room_status", me.room.pk)


@acting(to="enter rooms")
@require_POST
def room_seen(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Note that one read what changed."""
    me = access_room(request.acting, room_id)
    actions.note_seen(me=me)
    return redirect(me.room)


def _page(
    request: ActingRequest, me: Participant, *, form: Form | None = None, confirm: ConfirmForm | None = None
) -> HttpResponse:
    wrong: Any = confirm or form
    room = Room.objects.get(pk=me.room.pk)
    context: dict[str, Any] = {
        "me": me,
        "room": room,
        "form": wrong if wrong is not None and wrong.is_bound else StatusForm(),
        "award": form if form is not None and form.is_bound else StatusForm(),
        "confirm": confirm or ConfirmForm(),
        "standing": standing(me),
        "next": next_steps(room),
    }
    status = 422 if wrong is not None and wrong.is_bound else 200
    return render(request, "coalitions/room/status.html", context, status=status)
