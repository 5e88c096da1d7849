"""How much is asked, how much each can do, and for how much; shown in the room and nowhere else (M03)."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from portal.base.access import ActingRequest, acting
from portal.coalitions import actions
from portal.coalitions.access import access_room
from portal.coalitions.bridge.room import amounts, work
from portal.coalitions.forms.work import AmountsForm, seen_text, shown_amount
from portal.coalitions.models import Participant
from portal.coalitions.views.work import CONFLICT, UNREADABLE, page_of, saved


@acting(to="enter rooms")
def room_amounts(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Agree on volumes and prices; two may do it at once, and nobody writes over what they did not see."""
    me = access_room(request.acting, room_id)
    if request.method != "POST":
        return _amounts(request, me, AmountsForm())
    form = AmountsForm(request.POST)
    if not form.is_valid():
        return _amounts(request, me, form, status=UNREADABLE)
    changes = form.changes()
    if form.wrong:
        return _amounts(request, me, form, status=UNREADABLE)
    try:
        count = actions.set_amounts(actor=me.person, room=me.room, changes=changes)
    except actions.WorkMoved as moved:
        return _amounts(request, me, form, moved=moved, status=CONFLICT)
    messages.success(request, saved(count))
    return redirect(request.get_full_path())


def _amounts(
    request: ActingRequest,
    me: Participant,
    form: AmountsForm,
    *,
    moved: actions.WorkMoved | None = None,
    status: int = 200,
) -> HttpResponse:
    me.room.refresh_from_db()
    state = work.state_of(me.room)
    page = amounts.page_of(me.room, page_of(request))
    places = ["unit", *page.places]
    typed = form.typed(state)
    context = {
        "me": me,
        "room": me.room,
        "form": form,
        "table": page,
        "fields": {place: typed.get(place, shown_amount(place, state[place])) for place in places},
        "wrong": form.wrong,
        "seen": seen_text(form.kept_seen(state, told=moved is not None), places),
        "told": work.told(me.room, moved.conflicts) if moved else [],
        "cost": amounts.cost_of(me.room),
    }
    return render(request, "coalitions/room/amounts.html", context, status=status)
