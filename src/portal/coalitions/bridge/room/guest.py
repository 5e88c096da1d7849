"""What is mailed to somebody without an account, and what their pages say of a question."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.coalitions.models import Invitation, Partner
from portal.notify.bridge import Button, Mail


def question_mail(invitation: Invitation, code: str, address: str) -> Mail:
    """Return the mail with which somebody is asked: who asks, until when, the link and the code (R9, M18)."""
    values = _values(invitation)
    return Mail(
        subject=_("%(person)s of %(organisation)s asks you a question") % values,
        heading=_("%(person)s of %(organisation)s asks you a question") % values,
        paragraphs=(
            _("Dear %(contact)s,") % values,
            _("Read the question with the button below. Please answer on %(day)s at the latest.") % values,
            _("You need no account. This code opens the question. It works once, for 24 hours:"),
            code,
            _("Does the code no longer work? On the same page you ask for a new one."),
        ),
        why=_("You get this mail because %(person)s filled in your address to ask you this.") % values,
        button=Button(_("Read the question"), address),
    )


def code_mail(invitation: Invitation, code: str, address: str) -> Mail:
    """Return the mail with a fresh code, for who asked for one."""
    values = _values(invitation)
    return Mail(
        subject=_("Your new code"),
        heading=_("Your new code"),
        paragraphs=(
            _("Dear %(contact)s,") % values,
            _("This code opens the question that you were asked. It works once, for 24 hours:"),
            code,
            _("Did you not ask for a code? Then you need to do nothing."),
        ),
        why=_("You get this mail because somebody asked for a new code on the page of your question."),
        button=Button(_("Read the question"), address),
    )


def reply_mail(invitation: Invitation) -> Mail:
    """Return the mail that says that an answer lies ready; the link stands in the first mail only."""
    return Mail(
        subject=_("There is an answer to your question"),
        heading=_("There is an answer to your question"),
        paragraphs=(
            _("Dear %(contact)s,") % _values(invitation),
            _("Open the link in the first mail that you got from us. There you read the answer."),
        ),
        why=_("You get this mail because you asked something about a question that you were asked."),
    )


def asker_of(invitation: Invitation) -> str:
    """Return the organisation for which somebody asks."""
    there = Partner.objects.filter(room=invitation.room).select_related("organisation")
    found = there.filter(participants__person=invitation.asked_by).first() or there.first()
    return str(found or "")


def _values(invitation: Invitation) -> dict[str, str]:
    return {
        "person": str(invitation.asked_by or ""),
        "organisation": asker_of(invitation),
        "contact": invitation.contact or _("reader"),
        "day": date_format(invitation.answer_before, "j F Y"),
    }
