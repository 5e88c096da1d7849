"""Sending what is in the outbox, and the postbox of the demo, which prints instead."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from portal.notify.models import Letter


@app.task(name="notify.send", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def send(letter: str) -> None:
    """Send one letter once: the row is locked, and a letter that was sent is left alone."""
    with transaction.atomic():
        row = Letter.objects.select_for_update().get(id=letter)
        if row.state == Letter.State.SENT:
            return
        EmailMessage(subject=row.subject, body=row.text, to=[row.address]).send()
        row.state = Letter.State.SENT
        row.sent_at = timezone.now()
        row.save(update_fields=["state", "sent_at"])


class DemoPostbox(BaseEmailBackend):
    """Keeps mails as files and prints them: the demo sends nothing to anybody."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each mail to the folder and to the terminal."""
        settings.MAIL_FOLDER.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S-%f}.eml"
            (settings.MAIL_FOLDER / name).write_bytes(message.message().as_bytes())
            rule = "-" * 72
            sys.stdout.write(
                f"\n{rule}\nMail to {', '.join(message.to)}: {message.subject}\n\n{message.body}\n{rule}\n"
            )
            sys.stdout.flush()
        return len(email_messages)
