"""The outbox: each letter once, with what became of it; and for whom there is something to see."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from portal.base import clock


class Letter(models.Model):
    """One mail to one address, written in the transaction that asked for it."""

    personal: ClassVar[dict[str, str]] = {
        "address": "to deliver the mail; removed 30 days after sending",
        "subject": "may name the person; removed 30 days after sending",
        "text": "may name the person; removed 30 days after sending",
        "html": "says what the text says; removed 30 days after sending",
    }

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        UNKNOWN = "unknown"  # the worker died in the middle: it may have gone, so it is not sent again

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    """Empty for letters of before there was any."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)


class Nudge(models.Model):
    """There is something for somebody: told once a day, without saying what."""

    personal: ClassVar[dict[str, str]] = {
        "address": "to deliver the mail; removed after 30 days",
        "language": "to write in the language of the receiver; removed after 30 days",
    }

    address = models.EmailField()
    language = models.CharField(max_length=7)
    asked_at = models.DateTimeField(default=clock.now)
    told_on = models.DateField(null=True, blank=True)
    """The day of the one letter; none while it waits."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["address", "told_on"], name="nudge_once_a_day")]
