"""Asking the composer from a gap: who else could do this? Nothing of the question is kept."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.errors import CoalitionError
from portal.base.access import ActingRequest, acting
from portal.base.refusals import words_for
from portal.coalitions import actions
from portal.coalitions.access import access_room
from portal.coalitions.bridge.room.fill import filling, place_for
from portal.coalitions.models import PartRole
from portal.members.queries import organisation_or_none


@acting(to="enter rooms")
def room_fill(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Show who could do what is open, beside the partners."""
    me = access_room(request.acting, room_id)
    context: dict[str, object] = {"me": me, "room": me.room}
    try:
        context["filling"] = filling(me.room)
    except CoalitionError as refusal:
        context["refused"] = words_for(refusal)
    return render(request, "coalitions/room/fill.html", context)


@acting(to="enter rooms")
@require_POST
def room_seek(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Make a place for an organisation that the composer proposes now; nobody is asked yet."""
    me = access_room(request.acting, room_id)
    lot_id = request.POST.get("lot", "")
    organisation = organisation_or_none(request.POST.get("organisation", "")[:200])
    if organisation is None or not (lot_id.isascii() and lot_id.isdecimal() and len(lot_id) < 10):
        raise Http404
    place = place_for(me.room, organisation.slug, int(lot_id))
    if place is None:
        messages.error(request, _("The table changed meanwhile. Look again who could do this."))
        return redirect("room_fill", me.room.pk)
    actions.add_seat(
        actor=me.person,
        room=me.room,
        lot=place.lot,
        role=PartRole.SUBCONTRACTOR,
        services=place.services,
        areas=place.areas,
        organisation=organisation,
    )
    messages.success(
        request,
        _("The place is there, with %(name)s in mind. Nobody is asked yet.") % {"name": organisation.name},
    )
    return redirect("room_fill", me.room.pk)
