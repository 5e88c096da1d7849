"""The outbox: each letter once, with what became of it."""

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
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)
