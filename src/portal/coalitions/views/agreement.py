"""Agreements: how they stand, their next words, what each partner says of them, and how they came about."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.base.access import ActingRequest, acting
from portal.base.refusals import ChangedMeanwhile, NotNow
from portal.coalitions import actions
from portal.coalitions.access import access_room
from portal.coalitions.bridge.room.agreement import BEGINNINGS, Topic, agreements_of, history_of, stand_of
from portal.coalitions.bridge.room.difference import difference
from portal.coalitions.forms.agreement import AgreementForm, OtherForm, SayForm, VersionForm
from portal.coalitions.models import Agreement, Participant
from portal.coalitions.queries.agreement import agreement_about, agreement_or_none, partners_in


@acting(to="enter rooms")
def room_agreements(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Show what is agreed on, who can live with it, and what nobody wrote yet."""
    me = access_room(request.acting, room_id)
    return _list(request, me)


@acting(to="enter rooms")
def begin_agreement(request: ActingRequest, room_id: UUID, topic: str) -> HttpResponse:
    """Write the first words about a topic."""
    me = access_room(request.acting, room_id)
    if topic not in Topic.values:
        raise Http404
    there = None if topic == Topic.OTHER else agreement_about(me.room, topic, "")
    if there is not None and request.method != "POST":
        return redirect("agreement", me.room.pk, there.pk)
    make = OtherForm if topic == Topic.OTHER else AgreementForm
    form = make(_posted(request), initial={"text": BEGINNINGS[Topic(topic)]})
    if form.is_valid():
        title = form.cleaned_data.get("title") or str(Topic(topic).label)
        text = form.cleaned_data["text"]
        try:
            actions.begin_agreement(me=me, topic=topic, title=title, text=text)
        except ChangedMeanwhile:
            found = agreement_about(me.room, topic, title)
            if found is not None:
                return _both(request, me, found, text)
        messages.success(
            request, _("It is written down, and yours. The others are asked whether they can live with it.")
        )
        return redirect("room_agreements", me.room.pk)
    context = {"me": me, "room": me.room, "form": form, "topic": Topic(topic)}
    status = 422 if form.is_bound else 200
    return render(request, "coalitions/room/agreement_begin.html", context, status=status)


@acting(to="enter rooms")
def agreement(request: ActingRequest, room_id: UUID, agreement_id: int) -> HttpResponse:
    """Show how one agreement came about: each version, what changed, and who could live with it."""
    me = access_room(request.acting, room_id)
    found = _find(me, agreement_id)
    context = {"me": me, "room": me.room, "stand": stand_of(found, me.partner), "chapters": history_of(found)}
    return render(request, "coalitions/room/agreement.html", context)


@acting(to="enter rooms")
def change_agreement(request: ActingRequest, room_id: UUID, agreement_id: int) -> HttpResponse:
    """Write the next words; who comes second reads the first's beside their own, and chooses."""
    me = access_room(request.acting, room_id)
    found = _find(me, agreement_id)
    stand = stand_of(found, me.partner)
    form = VersionForm(
        _posted(request), initial={"based_on": stand.version.number, "text": stand.version.text}
    )
    if form.is_valid():
        try:
            version = actions.change_agreement(me=me, agreement=found, **form.cleaned_data)
        except ChangedMeanwhile:
            return _both(request, me, _find(me, agreement_id), form.cleaned_data["text"])
        if version.number == stand.version.number:
            messages.info(request, _("These are the same words, so nothing changed."))
        else:
            messages.success(
                request, _("Your words stand there. The others are asked again, for this one only.")
            )
        return redirect("agreement", me.room.pk, found.pk)
    context = {"me": me, "room": me.room, "form": form, "stand": stand}
    status = 422 if form.is_bound else 200
    return render(request, "coalitions/room/agreement_change.html", context, status=status)


@acting(to="enter rooms")
@require_POST
def say_of_agreement(request: ActingRequest, room_id: UUID, agreement_id: int) -> HttpResponse:
    """Say for one's organisation that it can live with these words, or what keeps it from that."""
    me = access_room(request.acting, room_id)
    found = _find(me, agreement_id)
    form = SayForm(request.POST, auto_id=f"say{found.pk}_%s")
    if not form.is_valid():
        return _list(request, me, form=form, about=found, status=422)
    before = stand_of(found, me.partner).mine
    version = next(
        (each for each in found.versions.all() if each.number == form.cleaned_data["number"]), None
    )
    if version is None:
        raise Http404
    agrees = form.cleaned_data["agrees"] == "yes"
    try:
        actions.say_of_version(
            me=me, version=version, agrees=agrees, objection=form.cleaned_data["objection"]
        )
    except ChangedMeanwhile:
        form.add_error(
            None,
            _("The words changed while you were reading. Read them below as they are now, and say it again."),
        )
        return _list(request, me, form=form, about=_find(me, agreement_id), status=409)
    except NotNow:
        form.add_error(
            None,
            _(
                "All of you agreed to this. Is it not right any more? Then change the text: "
                "everyone is asked again."
            ),
        )
        return _list(request, me, form=form, about=_find(me, agreement_id), status=409)
    messages.success(request, _said(me, agrees))
    if before and before.person and before.person != me.person:
        messages.info(
            request,
            _("This replaces what %(name)s said for %(organisation)s.")
            % {"name": before.person.name, "organisation": me.partner},
        )
    return redirect("room_agreements", me.room.pk)


def _said(me: Participant, agrees: bool) -> str:
    words = (
        _("%(organisation)s can live with it.")
        if agrees
        else _("The objection of %(organisation)s stands there.")
    )
    return words % {"organisation": me.partner}


def _find(me: Participant, agreement_id: int) -> Agreement:
    found = agreement_or_none(me.room, agreement_id)
    if found is None:
        raise Http404
    return found


def _both(request: ActingRequest, me: Participant, found: Agreement, text: str) -> HttpResponse:
    """Show the words of the other and one's own, and what differs; one's own stand in the field."""
    stand = stand_of(found, me.partner)
    form = VersionForm(initial={"based_on": stand.version.number, "text": text})
    context = {
        "me": me,
        "room": me.room,
        "form": form,
        "stand": stand,
        "own": text,
        "pieces": difference(stand.version.text, text),
    }
    return render(request, "coalitions/room/agreement_both.html", context, status=409)


def _list(
    request: ActingRequest,
    me: Participant,
    *,
    form: SayForm | None = None,
    about: Agreement | None = None,
    status: int = 200,
) -> HttpResponse:
    found = agreements_of(me.room, me.partner)
    rows = [
        (stand, form if form and stand.agreement == about else SayForm(auto_id=f"say{stand.agreement.pk}_%s"))
        for stand in found.stands
    ]
    context: dict[str, Any] = {
        "me": me,
        "room": me.room,
        "agreements": found,
        "rows": rows,
        "form": form,
        "about": about,
        "alone": len(partners_in(me.room)) < 2,
    }
    return render(request, "coalitions/room/agreements.html", context, status=status)


def _posted(request: ActingRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
