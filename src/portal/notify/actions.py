"""Putting a letter in the outbox, and saying that there is something for somebody; the only door to mail."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from procrastinate.contrib.django import app

from portal.notify.bridge import LONGEST_SUBJECT, Mail, as_html, as_text, one_line
from portal.notify.models import Letter, Nudge


@transaction.atomic
def send_mail(*, address: str, mail: Mail) -> Letter:
    """Queue one mail, text and HTML, in the caller's transaction: rolled back with it, never lost after it.

    The words are the receiver's: make the `Mail` and call this under `translation.override(their language)`.
    What is not one address is refused.
    """
    _refuse_unless_one(address)
    letter = Letter.objects.create(
        address=address,
        subject=one_line(mail.subject)[:LONGEST_SUBJECT],
        text=as_text(mail),
        html=as_html(mail),
    )
    app.configure_task("notify.send", allow_unknown=True).defer(letter=str(letter.id))
    return letter


@transaction.atomic
def send_letter(*, address: str, subject: str, text: str) -> Letter:
    """Queue one mail of plain words; an empty line parts paragraphs, a code alone in one is shown large."""
    return send_mail(address=address, mail=Mail.of_text(subject, text))


@transaction.atomic
def nudge(*, address: str, language: str = "nl") -> None:
    """Say that there is something for somebody, in the caller's transaction: rolled back with it.

    Rule R9: about rooms, invitations and relations a mail carries no content, only that. However often it is
    called, at most one letter a day goes out, at four in the afternoon; `language` is that of the receiver.
    It waits for no other caller, so that many may nudge the same people in any order.
    """
    _refuse_unless_one(address)
    if not Nudge.objects.filter(address=address, told_on=None).exists():
        Nudge.objects.create(address=address, language=language)


@transaction.atomic
def nudge_each(*, people: Iterable[tuple[str, str]]) -> None:
    """Say that there is something to several people, each by address and language."""
    for address, language in people:
        nudge(address=address, language=language)


def _refuse_unless_one(address: str) -> None:
    """Refuse what is not one address; Django lets some ends of lines pass behind it."""
    validate_email(address)
    if address != one_line(address):
        raise ValidationError("an address holds no white space", code="invalid")
