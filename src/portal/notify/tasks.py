"""Sending what is in the outbox, and the postbox of the demo, which prints instead."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from portal.base import clock
from portal.notify.actions import send_mail
from portal.notify.bridge import Button, Mail
from portal.notify.models import Letter, Nudge
from portal.notify.queries import letterhead

REFUSED = (SMTPResponseException, SMTPRecipientsRefused, ConnectionRefusedError)
"""The mail server said no, or there was none: nothing went out."""


@app.task(name="notify.send", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def send(letter: str) -> None:
    """Send one letter, never twice: one that was in flight when a worker died is marked as unknown."""
    row = _take(letter)
    if row is None:
        return
    connection = get_connection()
    try:
        connection.open()
    except OSError:  # the mail server is away: nothing went out, so it may be tried again
        _mark(row, Letter.State.WAITING)
        raise
    try:
        _message(row, connection).send()
    except REFUSED:
        _mark(row, Letter.State.WAITING)
        raise
    except OSError:  # it fell silent in the middle: it may have gone, so it is not sent again
        _mark(row, Letter.State.UNKNOWN)
        raise
    else:
        row.sent_at = clock.now()
        _mark(row, Letter.State.SENT)
    finally:
        connection.close()


def _message(row: Letter, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    headers = {
        "Auto-Submitted": "auto-generated",
        "Message-ID": f"<{row.id}@{urlsplit(settings.ORIGIN).hostname}>",
    }
    message = EmailMultiAlternatives(
        subject=row.subject, body=row.text, to=[row.address], headers=headers, connection=connection
    )
    if row.html:
        message.attach_alternative(row.html, "text/html")
    return message


@transaction.atomic
def _take(letter: str) -> Letter | None:
    """Take a waiting letter in hand; the row is locked, so that only one worker does."""
    row = Letter.objects.select_for_update().get(id=letter)
    if row.state == Letter.State.SENDING:
        _mark(row, Letter.State.UNKNOWN)
    if row.state != Letter.State.WAITING:
        return None
    _mark(row, Letter.State.SENDING)
    return row


def _mark(row: Letter, state: Letter.State) -> None:
    row.state = state
    row.save(update_fields=["state", "sent_at"])


KEPT = timedelta(days=30)
"""How long a letter or a nudge stays; their `personal` promises it."""
ROUND = 16
"""The hour, in Dutch time, from which one is told that there is something."""


class DemoPostbox(BaseEmailBackend):
    """Keeps mails as files and prints them: the demo sends nothing to anybody."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each mail to the folder and to the terminal."""
        settings.MAIL_FOLDER.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{clock.now():%Y%m%d-%H%M%S-%f}.eml"
            (settings.MAIL_FOLDER / name).write_bytes(message.message().as_bytes())
            rule = "-" * 72
            sys.stdout.write(
                f"\n{rule}\nMail to {', '.join(message.to)}: {message.subject}\n\n{message.body}"
                f"\n(with its HTML: {settings.MAIL_FOLDER / name})\n{rule}\n"
            )
            sys.stdout.flush()
        return len(email_messages)


@app.periodic(cron="* * * * *")
@app.task(name="notify.take_up_again", queueing_lock="notify.take_up_again", pass_context=True)
async def take_up_again(context: JobContext, timestamp: int) -> None:
    """Take up work of a worker that died in the middle of it; every task of ours may be told twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron="0 * * * *")
@app.task(name="notify.tell", lock="notify.tell")
def tell(timestamp: int) -> None:
    """Tell, once a day, for whom there is something; each hour from the fourth of the afternoon on.

    The later hours find only what the first could not do: a worker may be away at four.
    """
    end = clock.now().replace(hour=ROUND, minute=0, second=0, microsecond=0)
    if clock.now() < end:
        return
    waiting = Nudge.objects.filter(told_on=None, asked_at__lt=end)
    for address in waiting.order_by("address").values_list("address", flat=True).distinct():
        tell_one(address)


@transaction.atomic
def tell_one(address: str) -> None:
    """Write the one letter of the day to an address, in the transaction that notes it."""
    if Nudge.objects.filter(address=address, told_on=clock.today()).exists():
        return
    waiting = Nudge.objects.filter(address=address, told_on=None)
    first = waiting.select_for_update().order_by("id").first()
    if first is None:
        return
    waiting.exclude(id=first.id).delete()
    first.told_on = clock.today()
    first.save(update_fields=["told_on"])
    with translation.override(first.language):
        send_mail(address=address, mail=_something())


def _something() -> Mail:
    name = {"name": letterhead()}
    return Mail(
        subject=_("There is something for you"),
        heading=_("There is something for you"),
        paragraphs=(_("Log in to see what it is. For your privacy it does not stand in this mail."),),
        button=Button(_("See what there is"), f"{settings.ORIGIN}/"),
        why=_("You get this mail because you are known at %(name)s. There is at most one such mail a day.")
        % name,
    )


@app.periodic(cron="17 3 * * *")
@app.task(name="notify.forget")
def forget(timestamp: int) -> None:
    """Remove letters and nudges of more than thirty days ago, each night."""
    Letter.objects.filter(made_at__lt=clock.now() - KEPT).delete()
    Nudge.objects.filter(asked_at__lt=clock.now() - KEPT).delete()
