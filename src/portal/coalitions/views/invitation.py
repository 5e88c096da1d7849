"""Asking somebody for a place, step by step, and answering when one is asked."""

from __future__ import annotations

from typing import Any
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
from portal.coalitions import actions, queries
from portal.coalitions.access import access_invitation, access_seat, access_sent
from portal.coalitions.bridge.room.invitation import asked, in_words, language_of, overlaps, places, wording
from portal.coalitions.forms.invitation import AloneForm, DayForm, FindForm, MailForm, QuestionForm, ReplyForm
from portal.coalitions.models import Invitation, Participant, Seat
from portal.coalitions.queries.invitation import askable, found_by_name, is_taken
from portal.members.access import own_organisation
from portal.members.models import Organisation

BY_MAIL = "per-mail"
"""What stands for an organisation in the address when somebody is asked by e-mail."""


@acting(to="enter rooms")
def ask(request: ActingRequest, room_id: UUID, seat_id: UUID) -> HttpResponse:
    """Ask for a place: whom, whether one needs them, until when, the words, and only then it is sent."""
    me, seat = access_seat(request.acting, room_id, seat_id)
    if not seat.role:
        messages.info(request, _("First say as what you look for somebody."))
        return redirect("change_seat", room_id, seat_id)
    if is_taken(seat):
        messages.info(request, _("This place was taken already."))
        return redirect("room_people", room_id)
    whom = request.GET.get("wie", "")
    chosen = askable(me.room, whom)
    if chosen is None and whom != BY_MAIL:
        return _choose(request, me, seat)
    if chosen and queries.open_invitations(me.room).filter(organisation=chosen).exists():
        messages.info(request, _("%(name)s is being asked already.") % {"name": chosen.name})
        return redirect("room_people", room_id)
    return _asking(request, me, seat, chosen)


def _choose(request: ActingRequest, me: Participant, seat: Seat) -> HttpResponse:
    form = FindForm(request.GET)
    text = form.cleaned_data["zoek"].strip() if form.is_valid() else ""
    context = {
        "me": me,
        "room": me.room,
        "seat": seat,
        "place": _place(seat),
        "form": FindForm(initial={"zoek": text}),
        "text": text,
        "found": found_by_name(text, me.room) if text else [],
        "by_mail": BY_MAIL,
    }
    return render(request, "coalitions/room/invite.html", context)


def _asking(request: ActingRequest, me: Participant, seat: Seat, chosen: Organisation | None) -> HttpResponse:
    """Take the one step that is next; what was answered before travels along in the form."""
    data = request.POST
    both = overlaps(seat, me.partner.organisation, chosen) if chosen else []
    alone = AloneForm(data if "alone" in data or "why_together" in data else None)
    day_form = DayForm if chosen else MailForm
    day = day_form(data if "answer_before" in data else None)
    context: dict[str, Any] = {
        "me": me,
        "room": me.room,
        "seat": seat,
        "place": _place(seat),
        "chosen": chosen,
        "overlaps": in_words(both),
        "alone": alone,
        "day": day,
    }
    if both and not alone.is_valid():
        return _step(request, "alone", context, wrong=bool(alone.errors))
    if not day.is_valid():
        return _step(request, "day", context, wrong=bool(day.errors))
    words = wording(
        asker=me.person,
        of=me.partner.organisation,
        seat=seat,
        answer_before=day.cleaned_data["answer_before"],
        language=language_of(chosen),
    )
    context["wording"] = words
    if data.get("wording", "").replace("\r\n", "\n") != words:
        return _step(request, "show", context, wrong=False)
    return _send(request, me, context, both)


def _send(
    request: ActingRequest, me: Participant, context: dict[str, Any], both: list[tuple[str, str]]
) -> HttpResponse:
    chosen, alone, day = context["chosen"], context["alone"], context["day"]
    said = alone.cleaned_data if both else {"alone": "", "why_together": ""}
    asked_for = {"actor": me.person, "seat": context["seat"], "wording": context["wording"], "overlaps": both}
    try:
        if chosen:
            actions.invite_partner(organisation=chosen, **asked_for, **said, **day.cleaned_data)
        else:
            actions.invite_guest(**asked_for, **said, **day.cleaned_data)
    except CoalitionError as refusal:
        return _step(request, "show", context | {"refused": words_for(refusal)}, wrong=True)
    name = chosen.name if chosen else day.cleaned_data["contact"]
    messages.success(request, _("%(name)s was asked. You see here what becomes of it.") % {"name": name})
    return redirect("room_people", me.room.pk)


def _step(request: ActingRequest, step: str, context: dict[str, Any], *, wrong: bool) -> HttpResponse:
    return render(
        request, "coalitions/room/asking.html", context | {"step": step}, status=422 if wrong else 200
    )


def _place(seat: Seat) -> Any:
    seat.asked = []  # type: ignore[attr-defined]  # the page needs the words of the place alone
    return places([seat], clock.today())[0]


@acting(to="enter rooms")
@require_POST
def withdraw(request: ActingRequest, room_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Take a question back."""
    _me, sent = access_sent(request.acting, room_id, invitation_id)
    try:
        actions.withdraw_invitation(actor=request.acting.person, invitation=sent)
    except CoalitionError as refusal:
        messages.error(request, words_for(refusal))
    else:
        messages.success(request, _("Taken back. Who was asked no longer finds the question."))
    return redirect("room_people", room_id)


@acting(to="enter rooms")
def reply(request: ActingRequest, room_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Answer the one question that was asked back."""
    me, sent = access_sent(request.acting, room_id, invitation_id)
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        try:
            actions.answer_question(actor=me.person, invitation=sent, **form.cleaned_data)
        except CoalitionError as refusal:
            form.add_error(None, words_for(refusal))
        else:
            messages.success(request, _("Your answer stands beside their question."))
            return redirect("room_people", room_id)
    context = {"me": me, "room": me.room, "asked": asked(sent, clock.today()), "form": form}
    return render(request, "coalitions/room/reply.html", context, status=422 if form.errors else 200)


@acting(to="answer invitations")
def invitation(request: ActingRequest, invitation_id: UUID) -> HttpResponse:
    """Show who asks, for which role, where and until when: what the fixed form holds and nothing else."""
    return _invitation(request, access_invitation(request.acting, invitation_id))


def _invitation(
    request: ActingRequest, found: Invitation, *, refused: str = "", form: QuestionForm | None = None
) -> HttpResponse:
    me = request.acting
    inside = queries.participant_or_none(me.person, own_organisation(me), found.room_id)
    context = {
        "invitation": found,
        "asked": asked(found, clock.today()),
        "inside": inside,
        "form": form or QuestionForm(),
        "refused": refused,
    }
    wrong = bool(refused or (form and form.errors))
    return render(request, "coalitions/invitation.html", context, status=422 if wrong else 200)


def _refused(request: ActingRequest, found: Invitation, refusal: CoalitionError) -> HttpResponse:
    """Say why not, beside how it stands by now; what is gone by now is not shown again."""
    there = queries.invitation_or_none(request.acting.person, own_organisation(request.acting), found.pk)
    if there is None:
        return render(request, "coalitions/gone.html", {"refused": words_for(refusal)}, status=422)
    return _invitation(request, there, refused=words_for(refusal))


@acting(to="answer invitations")
@require_POST
def accept(request: ActingRequest, invitation_id: UUID) -> HttpResponse:
    """Take the place, and go on to the promise."""
    found = access_invitation(request.acting, invitation_id)
    try:
        me = actions.accept_invitation(
            actor=request.acting.person,
            invitation=found,
            organisation=own_organisation(request.acting),
        )
    except CoalitionError as refusal:
        return _refused(request, found, refusal)
    return redirect(me.room)


@acting(to="answer invitations")
@require_POST
def decline(request: ActingRequest, invitation_id: UUID) -> HttpResponse:
    """Say no, without a reason."""
    found = access_invitation(request.acting, invitation_id)
    try:
        actions.decline_invitation(actor=request.acting.person, invitation=found)
    except CoalitionError as refusal:
        return _refused(request, found, refusal)
    return redirect(found)


@acting(to="answer invitations")
@require_POST
def ask_back(request: ActingRequest, invitation_id: UUID) -> HttpResponse:
    """Ask the one question."""
    found = access_invitation(request.acting, invitation_id)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _invitation(request, found, form=form)
    try:
        actions.ask_back(actor=request.acting.person, invitation=found, **form.cleaned_data)
    except CoalitionError as refusal:
        return _refused(request, found, refusal)
    messages.success(request, _("Your question was passed on. You get a mail when there is an answer."))
    return redirect(found)
