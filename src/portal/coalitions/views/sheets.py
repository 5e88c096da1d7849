"""The sheets that one takes to one's board and to the municipality."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.base.access import ActingRequest, acting
from portal.base.paper import Paper, PaperTooLong
from portal.base.paper.answer import as_download, too_long
from portal.base.refusals import ChangedMeanwhile, words_for
from portal.coalitions import actions
from portal.coalitions.access import access_room
from portal.coalitions.bridge.room.sheets import coalition_sheet, missing_on_relief, relief_sheet
from portal.coalitions.forms.sheets import ReliefForm
from portal.coalitions.models import Participant, Relief
from portal.coalitions.queries.sheets import relief_of

COALITION, RELIEF = "coalitieblad", "ontzorgblad"


@acting(to="enter rooms")
def room_sheets(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Show both sheets with what is missing on each, and the buttons to take them along."""
    me = access_room(request.acting, room_id)
    return render(request, "coalitions/room/sheets.html", _context(me))


@acting(to="enter rooms")
def sheet(request: ActingRequest, room_id: UUID, which: str) -> HttpResponse:
    """Show a sheet on the screen, as it is on paper."""
    me = access_room(request.acting, room_id)
    context = _context(me) | {"paper": _paper(request, me, which), "which": which}
    return render(request, "coalitions/room/sheet.html", context)


@acting(to="enter rooms")
def sheet_file(request: ActingRequest, room_id: UUID, which: str, kind: str) -> HttpResponse:
    """Give a sheet as a PDF or a DOCX; what does not fit on one page says what to shorten."""
    me = access_room(request.acting, room_id)
    paper = _paper(request, me, which)
    if kind not in {"pdf", "docx"}:
        raise Http404
    try:
        return as_download(paper, kind, name=which)
    except PaperTooLong as refusal:
        context = _context(me) | {"refused": too_long(refusal)}
        return render(request, "coalitions/room/sheets.html", context, status=422)


@acting(to="enter rooms")
def edit_relief(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Write what the municipality reads; who is second reads both, with their own words still in the form."""
    me = access_room(request.acting, room_id)
    there = relief_of(me.room) or Relief(room=me.room)
    form = ReliefForm(request.POST or None, instance=there)
    context: dict[str, Any] = {"me": me, "room": me.room, "form": form}
    if form.is_valid():
        try:
            actions.save_relief(
                me=me, seen=form.cleaned_data["seen"] or 0, words=form.words(), rows=form.rows()
            )
        except ChangedMeanwhile as refusal:
            now = relief_of(me.room)
            posted = request.POST.copy()
            posted["seen"] = str(now.changed if now else 0)
            form = ReliefForm(posted, instance=there)
            context |= {"form": form, "refused": words_for(refusal), "now": now}
        else:
            messages.success(request, _("The sheet for the municipality says this now."))
            return redirect("room_sheets", me.room.pk)
    status = 422 if form.is_bound else 200
    return render(request, "coalitions/room/relief.html", context, status=status)


def _paper(request: ActingRequest, me: Participant, which: str) -> Paper:
    if which == COALITION:
        return coalition_sheet(me.room, with_amounts=bool(request.GET.get("bedragen")))
    if which == RELIEF:
        return relief_sheet(me.room)
    raise Http404


def _context(me: Participant) -> dict[str, Any]:
    return {"me": me, "room": me.room, "missing": missing_on_relief(me.room)}
