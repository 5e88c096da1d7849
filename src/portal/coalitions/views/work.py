"""Who does what in a room: the table, changing it together, and what is asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.errors import CoalitionError
from portal.base.access import ActingRequest, acting
from portal.base.refusals import words_for
from portal.coalitions import actions
from portal.coalitions.access import access_room
from portal.coalitions.bridge.room import work
from portal.coalitions.forms.work import CellsForm, SeenForm, TickForm, seen_text
from portal.coalitions.models import Participant
from portal.coalitions.queries.work import lots_of

CONFLICT, UNREADABLE = 409, 422


@acting(to="enter rooms")
def room_work(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Show who does what, and first of all what is still open."""
    me = access_room(request.acting, room_id)
    context = {"me": me, "room": me.room, "table": work.table_of(me.room, page_of(request))}
    return render(request, "coalitions/room/work.html", context)


@acting(to="enter rooms")
def room_divide(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Change who does what; only what somebody changed counts, so two may do it at once."""
    me = access_room(request.acting, room_id)
    if request.method != "POST":
        return _divide(request, me, TickForm())
    form = TickForm(request.POST)
    if not form.is_valid():
        return _divide(request, me, form, status=UNREADABLE)
    changes = form.changes(work.table_of(me.room, page_of(request)))
    try:
        count = actions.divide_work(actor=me.person, room=me.room, changes=changes)
    except actions.WorkMoved as moved:
        return _divide(request, me, form, moved=moved, changes=changes, status=CONFLICT)
    messages.success(request, saved(count))
    return redirect("room_work", me.room.pk)


def _divide(
    request: ActingRequest,
    me: Participant,
    form: TickForm,
    *,
    moved: actions.WorkMoved | None = None,
    changes: list[work.Change] | None = None,
    status: int = 200,
) -> HttpResponse:
    table = work.table_of(me.room, page_of(request))
    state = work.state_of(me.room)
    wanted = {change.place: bool(change.wanted) for change in changes or ()}
    context = {
        "me": me,
        "room": me.room,
        "form": form,
        "table": table,
        "seen": seen_text(state, table.places),
        "ticked": work.ticked(table, wanted),
        "told": work.told(me.room, moved.conflicts) if moved else [],
    }
    return render(request, "coalitions/room/divide.html", context, status=status)


@acting(to="enter rooms")
def room_cells(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Add what is asked, or take it away."""
    me = access_room(request.acting, room_id)
    lots = list(lots_of(me.room))
    adding = "services" in request.POST or "areas" in request.POST
    form = CellsForm(request.POST if adding else None, lots=lots)
    if request.method != "POST":
        return _cells(request, me, form)
    if adding:
        return _ask(request, me, form)
    return _drop(request, me, form)


def _ask(request: ActingRequest, me: Participant, form: CellsForm) -> HttpResponse:
    if form.is_valid():
        try:
            count = actions.ask_cells(actor=me.person, room=me.room, **form.asked())
        except CoalitionError:
            form.add_error(
                None,
                _("A room holds %(most)d times a service in a municipality. Leave something out.")
                % {"most": work.MOST_CELLS},
            )
        else:
            messages.success(request, saved(count))
            return redirect("room_cells", me.room.pk)
    return _cells(request, me, form, status=UNREADABLE)


def _drop(request: ActingRequest, me: Participant, form: CellsForm) -> HttpResponse:
    carried = SeenForm(request.POST)
    if not carried.is_valid():
        return _cells(request, me, form, refused=_("Nothing was kept; choose again."), status=UNREADABLE)
    seen = carried.cleaned_data["seen"]
    chosen = [work.Change(place, seen[place], "") for place in request.POST.getlist("drop") if place in seen]
    try:
        count = actions.drop_cells(actor=me.person, room=me.room, seen=chosen)
    except CoalitionError as refusal:
        return _cells(request, me, form, refused=words_for(refusal), status=CONFLICT)
    messages.success(request, saved(count))
    return redirect("room_cells", me.room.pk)


def _cells(
    request: ActingRequest, me: Participant, form: CellsForm, *, refused: str = "", status: int = 200
) -> HttpResponse:
    whole = work.whole_cells(work.state_of(me.room))
    context = {
        "me": me,
        "room": me.room,
        "form": form,
        "table": work.table_of(me.room, page_of(request)),
        "seen": seen_text(whole, whole),
        "refused": refused,
    }
    return render(request, "coalitions/room/cells.html", context, status=status)


def page_of(request: HttpRequest) -> int:
    """Return the page that is asked for; what is no number is the first."""
    text: Any = request.GET.get("p", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 1


def saved(count: int) -> str:
    """Return what became of it."""
    if not count:
        return _("Nothing changed.")
    return ngettext("Kept: %(count)d change.", "Kept: %(count)d changes.", count) % {"count": count}
