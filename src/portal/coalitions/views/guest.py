"""Pages for who was asked by mail and has no account: the code, the question, and an answer to it.

A link alone shows that somebody asks something and no more; what, by whom and how it stands comes after the
code, which opens it in this browser.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.errors import CoalitionError
from portal.base import clock
from portal.base.access import public
from portal.base.refusals import words_for
from portal.coalitions import actions, queries
from portal.coalitions.access import access_by_link, access_opened, may_answer, opened, remember_opened
from portal.coalitions.bridge.room.guest import asker_of
from portal.coalitions.forms.guest import CodeForm, GuestForm
from portal.coalitions.forms.invitation import QuestionForm
from portal.coalitions.models import Invitation, Participant

SOON = timedelta(minutes=2)
"""A second click within this time comes in like the first."""


@public
def guest(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for the code, and show the question to who gave it."""
    found = access_by_link(secret)
    if getattr(request.user, "email", "") == found.email and may_answer(found.email):
        return redirect(found)
    if opened(request, found):
        return _question(request, secret, found)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if actions.use_code(invitation=found, code=form.cleaned_data["code"]):
            remember_opened(request, found)
            return redirect("guest", secret)
        form.add_error("code", _("This code is not right, or it no longer works. Ask for a new one below."))
    return _answer(request, "code", {"secret": secret, "form": form}, wrong=bool(form.errors))


@public
@require_POST
def new_code(request: HttpRequest, secret: str) -> HttpResponse:
    """Mail a fresh code to the address that was asked."""
    found = access_by_link(secret)
    if actions.send_code(invitation=found, secret=secret):
        messages.success(request, _("A new code is on its way. It comes to the address of the first mail."))
    else:
        messages.warning(request, _("You can ask three codes an hour. Look in your mail, or try later."))
    return redirect("guest", secret)


@public
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Say yes: who one is, and go on to the promise."""
    try:
        found = access_opened(request, secret)
        if found is None or _logs_in(found):
            return redirect("guest", secret)
        form = GuestForm(request.POST or None, initial={"person": found.contact})
        if form.is_valid():
            return _come_in(request, actions.accept_as_guest(invitation=found, **form.cleaned_data))
    except CoalitionError as refusal:
        return _refused(request, secret, refusal)
    context = {"secret": secret, "invitation": found, "form": form}
    return _answer(request, "accept", context, wrong=bool(form.errors))


@public
@require_POST
def decline(request: HttpRequest, secret: str) -> HttpResponse:
    """Say no, without a reason."""
    try:
        if found := access_opened(request, secret):
            actions.decline_invitation(actor=None, invitation=found)
    except CoalitionError as refusal:
        return _refused(request, secret, refusal)
    return redirect("guest", secret)


@public
@require_POST
def ask_back(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask the one question."""
    form = QuestionForm(request.POST)
    try:
        found = access_opened(request, secret)
        if found is not None and not form.is_valid():
            return _question(request, secret, found, form=form)
        if found is not None:
            actions.ask_back(actor=None, invitation=found, **form.cleaned_data)
            messages.success(
                request, _("Your question was passed on. You get a mail when there is an answer.")
            )
    except CoalitionError as refusal:
        return _refused(request, secret, refusal)
    return redirect("guest", secret)


def _question(
    request: HttpRequest,
    secret: str,
    found: Invitation,
    *,
    form: QuestionForm | None = None,
    refused: str = "",
) -> HttpResponse:
    """Show the question as it stands: open, answered or over."""
    accepted = found.state == Invitation.State.ACCEPTED
    context = {
        "secret": secret,
        "invitation": found,
        "organisation": asker_of(found),
        "is_open": queries.is_open(found, clock.today()),
        "acts_here": _logs_in(found),
        "may_answer": may_answer(found.email),
        "log_in": _log_in(found.room.get_absolute_url() if accepted else found.get_absolute_url()),
        "form": form or QuestionForm(),
        "refused": refused,
    }
    return _answer(request, "question", context, wrong=bool(refused or (form and form.errors)))


def _refused(request: HttpRequest, secret: str, refusal: CoalitionError) -> HttpResponse:
    """Say why not, beside how it stands by now; what is gone by now is not shown again."""
    there = queries.by_secret(secret)
    if there is None or not queries.seen_by_link(there, clock.today()):
        return _answer(request, "gone", {"refused": words_for(refusal)}, wrong=True)
    return _question(request, secret, there, refused=words_for(refusal))


def _come_in(request: HttpRequest, inside: Participant) -> HttpResponse:
    """Log in who just said yes, in a session of its own: a second click finds the first as it was.

    Giving the code of a mail is how one logs in here; a second factor it does not replace.
    """
    person, room = inside.person, inside.room.get_absolute_url()
    if request.user == person:
        return redirect(room)
    if clock.now() - inside.named_at > SOON or is_mfa_enabled(person):
        return redirect(_log_in(room))
    request.session = SessionStore()
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(room)


def _log_in(then: str) -> str:
    return f"{reverse('account_request_login_code')}?{urlencode({'next': then})}"


def _logs_in(found: Invitation) -> bool:
    """Say whether who was asked answers by logging in; a second click after a yes does not."""
    return found.state == Invitation.State.ASKED and bool(queries.roles_here(found.email))


def _answer(request: HttpRequest, page: str, context: dict[str, Any], *, wrong: bool) -> HttpResponse:
    """Answer with a page that no browser or proxy keeps."""
    response = render(request, f"coalitions/guest/{page}.html", context, status=422 if wrong else 200)
    response["Cache-Control"] = "no-store, private"
    return response
