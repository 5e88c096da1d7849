"""The page of the coalitions that one is in or is asked for, and beginning one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from coalition.errors import CoalitionError
from portal.base import clock
from portal.base.access import ActingRequest, acting
from portal.base.refusals import words_for
from portal.coalitions import actions, queries
from portal.coalitions.access import access_room, access_run
from portal.coalitions.bridge.room import Plan, from_lots, from_people, from_run
from portal.coalitions.forms.start import AssignmentForm, PeopleForm, StartForm, usual_promise
from portal.coalitions.models import Room
from portal.members.access import own_organisation
from portal.tenders.access import access_lot


@acting(to="enter rooms")
def rooms(request: ActingRequest) -> HttpResponse:
    """Show what I am asked, and the rooms that I am in; nobody else's."""
    person, organisation = request.acting.person, own_organisation(request.acting)
    answers = request.acting.may("answer invitations")
    context = {
        "asked": queries.invitations_to(person, organisation, clock.today()) if answers else [],
        "rooms": queries.rooms_of(person, organisation),
        "may_compose": request.acting.may("compose"),
    }
    return render(request, "coalitions/rooms.html", context)


@acting(to="compose")
def start_from_lot(request: ActingRequest, lot_id: UUID) -> HttpResponse:
    """Begin a room about a lot, without the composer."""
    lot = access_lot(request.acting, lot_id)
    return _start(request, from_lots([lot], own_organisation(request.acting)))


@acting(to="compose")
def start_from_run(request: ActingRequest, run_id: UUID, members: str) -> HttpResponse:
    """Begin a room from a proposal, found by its members."""
    run = access_run(request.acting, run_id)
    plan = from_run(run, members)
    if plan is None:
        raise Http404
    return _start(request, plan)


@acting(to="compose")
def start_from_people(request: ActingRequest) -> HttpResponse:
    """Begin a room with people: choose partners, what for and where; an assignment may come later."""
    organisation = own_organisation(request.acting)
    form = PeopleForm(request.POST or None, initial={"promise": usual_promise()}, own=organisation)
    if form.is_valid():
        plan = from_people(*form.chosen(), organisation)
        if started := _started(request, form, plan):
            return redirect(started)
    status = 422 if form.errors else 200
    return render(request, "coalitions/start_from_people.html", {"form": form}, status=status)


def _start(request: ActingRequest, plan: Plan) -> HttpResponse:
    form = StartForm(request.POST or None, initial={"title": plan.title, "promise": usual_promise()})
    if form.is_valid() and (started := _started(request, form, plan)):
        return redirect(started)
    status = 422 if form.errors else 200
    return render(request, "coalitions/start.html", {"form": form, "plan": plan}, status=status)


def _started(request: ActingRequest, form: StartForm, plan: Plan) -> Room | None:
    """Return the room that was begun; None where it was refused, which the form then says."""
    try:
        room = actions.start_room(
            actor=request.acting.person,
            organisation=own_organisation(request.acting),
            plan=plan,
            **form.about(),
        )
    except CoalitionError as refusal:
        form.add_error(None, words_for(refusal))
        return None
    messages.success(request, _("The room is there. Nobody but you sees it yet."))
    return room


@acting(to="compose")
def attach_assignment(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Say which assignment a room that began with people is for."""
    me = access_room(request.acting, room_id)
    form = AssignmentForm(request.POST or None, own=own_organisation(request.acting))
    if form.is_valid():
        lots = list(form.cleaned_data["tender"].lots.all())
        try:
            actions.attach_assignment(me=me, plan=from_lots(lots, me.partner.organisation))
        except CoalitionError as refusal:
            form.add_error(None, words_for(refusal))
        else:
            messages.success(request, _("The room is for this assignment now."))
            return redirect(me.room)
    context = {"me": me, "room": me.room, "form": form}
    return render(request, "coalitions/room/attach.html", context, status=422 if form.errors else 200)
