"""Sending what is in the outbox, and the postbox of the demo, which prints instead."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from portal.base import clock
from portal.notify.models import Letter


@app.task(name="notify.send", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def send(letter: str) -> None:
    """Send one letter, never twice: one that was in flight when a worker died is marked as unknown."""
    row = _take(letter)
    if row is None:
        return
    try:
        EmailMessage(subject=row.subject, body=row.text, to=[row.address]).send()
    except OSError:  # the mail server refused or is away: nothing went out, so it may be tried again
        _mark(row, Letter.State.WAITING)
        raise
    row.sent_at = clock.now()
    _mark(row, Letter.State.SENT)


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
"""How long a letter stays; `Letter.personal` promises it."""


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
                f"\n{rule}\nMail to {', '.join(message.to)}: {message.subject}\n\n{message.body}\n{rule}\n"
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


@app.periodic(cron="17 3 * * *")
@app.task(name="notify.forget")
def forget(timestamp: int) -> None:
    """Remove letters of more than thirty days ago, each night."""
    Letter.objects.filter(made_at__lt=clock.now() - KEPT).delete()
