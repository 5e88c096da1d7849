"""Who takes part in a room: partners and people by name, their roles, and the places that are sought."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.errors import CoalitionError
from portal.base import clock
from portal.base.access import ActingRequest, acting
from portal.base.refusals import words_for
from portal.coalitions import actions
from portal.coalitions.access import access_room, access_seat, access_threshold
from portal.coalitions.bridge.room.forms_of import meanings
from portal.coalitions.bridge.room.invitation import places
from portal.coalitions.forms.invitation import ColleagueForm, RoleForm, SeatForm, filled_in
from portal.coalitions.models import Participant
from portal.coalitions.queries.invitation import colleagues_to_name, partners_in, seats_in


@acting(to="enter rooms")
def people(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Show who takes part as what, which places are sought, and what became of each question."""
    return _people(request, access_room(request.acting, room_id))


def _people(request: ActingRequest, me: Participant, *, refused: str = "", **forms: Any) -> HttpResponse:
    room = me.room
    colleagues = colleagues_to_name(me.partner)
    mine = {part.lot_id: part.role for part in me.partner.parts.all()}
    context = {
        "me": me,
        "room": room,
        "partners": partners_in(room),
        "places": places(seats_in(room), clock.today()),
        "colleague": forms.get("colleague") or (ColleagueForm(people=colleagues) if colleagues else None),
        "roles": [
            (
                lot,
                RoleForm(
                    room=room,
                    initial={"lot": lot.pk, "role": mine.get(lot.pk, "")},
                    auto_id=f"lot{lot.pk}_%s",
                ),
            )
            for lot in room.lots.all()
        ],
        "meanings": meanings(),
        "refused": refused,
        "wrong": forms.get("wrong"),
    }
    status = 422 if refused or forms else 200
    return render(request, "coalitions/room/people.html", context, status=status)


@acting(to="enter rooms")
@require_POST
def colleague(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Name a colleague of one's own organisation."""
    me = access_room(request.acting, room_id)
    form = ColleagueForm(request.POST, people=colleagues_to_name(me.partner))
    if not form.is_valid():
        return _people(request, me, colleague=form)
    person = form.cleaned_data["person"]
    try:
        actions.name_colleague(actor=request.acting.person, partner=me.partner, person=person)
    except CoalitionError as refusal:
        return _people(request, me, refused=words_for(refusal))
    messages.success(
        request,
        _("%(name)s may come in after promising to be discreet.") % {"name": person.name},
    )
    return redirect("room_people", room_id)


@acting(to="enter rooms")
@require_POST
def role(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Say as what our organisation takes part in a lot."""
    me = access_room(request.acting, room_id)
    form = RoleForm(request.POST, room=me.room)
    if not form.is_valid():
        return _people(request, me, wrong=form)
    try:
        actions.choose_role(actor=request.acting.person, partner=me.partner, **form.cleaned_data)
    except CoalitionError as refusal:
        return _people(request, me, refused=words_for(refusal))
    messages.success(request, _("Your role is saved. Everyone in the room sees it."))
    return redirect("room_people", room_id)


@acting(to="enter rooms")
def leave(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Say what leaving means, and leave."""
    me = access_threshold(request.acting, room_id)
    last = not me.partner.participants.filter(left_at=None).exclude(pk=me.pk).exists()
    if request.method == "POST":
        try:
            actions.leave_room(actor=request.acting.person, participant=me)
        except CoalitionError as refusal:
            raise Http404 from refusal
        messages.success(request, _("You left the room. What you read there still stays there."))
        return redirect("rooms")
    return render(request, "coalitions/room/leave.html", {"me": me, "room": me.room, "last": last})


@acting(to="enter rooms")
def seat(request: ActingRequest, room_id: UUID, seat_id: UUID | None = None) -> HttpResponse:
    """Say which place is sought; `?vakje=` names the cells of the room that nobody does yet."""
    me, there = access_seat(request.acting, room_id, seat_id) if seat_id else (None, None)
    me = me or access_room(request.acting, room_id)
    form = SeatForm(
        request.POST or None,
        room=me.room,
        cells=request.GET.getlist("vakje"),
        initial=filled_in(there) if there else None,
    )
    if form.is_valid():
        try:
            saved = (
                actions.change_seat(actor=me.person, seat=there, **form.cleaned_data)
                if there
                else actions.add_seat(actor=me.person, room=me.room, **form.cleaned_data)
            )
        except CoalitionError as refusal:
            form.add_error(None, words_for(refusal))
        else:
            return redirect("ask_seat", room_id, saved.pk)
    context = {"me": me, "room": me.room, "form": form, "seat": there}
    return render(request, "coalitions/room/seat.html", context, status=422 if form.errors else 200)


@acting(to="enter rooms")
@require_POST
def remove_seat(request: ActingRequest, room_id: UUID, seat_id: UUID) -> HttpResponse:
    """Take away a place for which nobody was asked."""
    me, there = access_seat(request.acting, room_id, seat_id)
    try:
        actions.remove_seat(actor=request.acting.person, seat=there)
    except CoalitionError as refusal:
        return _people(request, me, refused=words_for(refusal))
    messages.success(request, _("This place is no longer looked for."))
    return redirect("room_people", room_id)
