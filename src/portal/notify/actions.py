"""Putting a letter in the outbox; the only door to mail."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app

from portal.notify.models import Letter


@transaction.atomic
def send_letter(*, address: str, subject: str, text: str) -> Letter:
    """Queue one mail in the caller's transaction: rolled back with it, never lost after it."""
    letter = Letter.objects.create(address=address, subject=" ".join(subject.split())[:200], text=text)
    app.configure_task("notify.send", allow_unknown=True).defer(letter=str(letter.id))
    return letter
