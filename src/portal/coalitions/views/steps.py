"""Next steps, the days that count, and both as a calendar."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.base import clock
from portal.base.access import ActingRequest, acting
from portal.base.refusals import ChangedMeanwhile
from portal.coalitions import actions
from portal.coalitions.access import access_room
from portal.coalitions.bridge.room.calendar import calendar
from portal.coalitions.forms.steps import DeadlineForm, StepForm
from portal.coalitions.queries.standing import deadline_in, step_in, steps_of


@acting(to="enter rooms")
def room_steps(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Show what we do next and before when, and take in a new step."""
    me = access_room(request.acting, room_id)
    form = StepForm(request.POST or None, room=me.room)
    if form.is_valid():
        actions.add_step(me=me, **form.about())
        messages.success(request, _("It stands in the list."))
        return redirect("room_steps", me.room.pk)
    context = {
        "me": me,
        "room": me.room,
        "form": form,
        "steps": steps_of(me.room),
        "deadlines": me.room.deadlines.all(),
        "today": clock.today(),
    }
    return render(request, "coalitions/room/steps.html", context, status=422 if form.is_bound else 200)


@acting(to="enter rooms")
def change_step(request: ActingRequest, room_id: UUID, step_id: int) -> HttpResponse:
    """Change a step; who is second reads what the first wrote, with their own words still in the form."""
    me = access_room(request.acting, room_id)
    form = StepForm(request.POST or None, instance=step_in(me.room, step_id), room=me.room)
    context: dict[str, Any] = {"me": me, "room": me.room, "form": form}
    if form.is_valid():
        there = step_in(me.room, step_id)
        try:
            actions.change_step(me=me, step=there, seen=form.cleaned_data["seen"] or 0, **form.about())
        except ChangedMeanwhile:
            context["there"] = step_in(me.room, step_id)
            _from_now_on(form, context["there"].changed)
        else:
            messages.success(request, _("The step is changed."))
            return redirect("room_steps", me.room.pk)
    return render(request, "coalitions/room/change_step.html", context, status=_status(form, context))


@acting(to="enter rooms")
@require_POST
def tick_step(request: ActingRequest, room_id: UUID, step_id: int) -> HttpResponse:
    """Say that a step is done, or not after all."""
    me = access_room(request.acting, room_id)
    actions.tick_step(me=me, step=step_in(me.room, step_id), done=request.POST.get("done") != "no")
    return redirect("room_steps", me.room.pk)


@acting(to="enter rooms")
def add_deadline(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Add a day that counts."""
    me = access_room(request.acting, room_id)
    form = DeadlineForm(request.POST or None)
    if form.is_valid():
        actions.add_deadline(me=me, **form.about())
        messages.success(request, _("The day stands in the calendar of this room."))
        return redirect("room_steps", me.room.pk)
    context = {"me": me, "room": me.room, "form": form}
    return render(request, "coalitions/room/deadline.html", context, status=422 if form.is_bound else 200)


@acting(to="enter rooms")
def change_deadline(request: ActingRequest, room_id: UUID, deadline_id: int) -> HttpResponse:
    """Move or rename a day that counts; who is second reads what the first wrote."""
    me = access_room(request.acting, room_id)
    form = DeadlineForm(request.POST or None, instance=deadline_in(me.room, deadline_id))
    context: dict[str, Any] = {"me": me, "room": me.room, "form": form, "deadline_id": deadline_id}
    if form.is_valid():
        there = deadline_in(me.room, deadline_id)
        try:
            actions.change_deadline(
                me=me, deadline=there, seen=form.cleaned_data["seen"] or 0, **form.about()
            )
        except ChangedMeanwhile:
            context["there"] = deadline_in(me.room, deadline_id)
            _from_now_on(form, context["there"].changed)
        else:
            messages.success(request, _("The day is changed. Download the calendar again to see it there."))
            return redirect("room_steps", me.room.pk)
    return render(request, "coalitions/room/deadline.html", context, status=_status(form, context))


@acting(to="enter rooms")
@require_POST
def remove_deadline(request: ActingRequest, room_id: UUID, deadline_id: int) -> HttpResponse:
    """Take a day away."""
    me = access_room(request.acting, room_id)
    actions.remove_deadline(me=me, deadline=deadline_in(me.room, deadline_id))
    messages.success(request, _("The day is taken away."))
    return redirect("room_steps", me.room.pk)


@acting(to="enter rooms")
def room_calendar(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Give the days of the room as a calendar file."""
    me = access_room(request.acting, room_id)
    return HttpResponse(
        calendar(me.room),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="termijnen.ics"'},
    )


def _from_now_on(form: ModelForm[Any], changed: int) -> None:
    """Let the form hold what was typed, made from what stands there now: sent again, it takes its place."""
    form.data = {**form.data.dict(), "seen": str(changed)}  # type: ignore[attr-defined]


def _status(form: ModelForm[Any], context: dict[str, Any]) -> int:
    if "there" in context:
        return 409
    return 422 if form.is_bound else 200
