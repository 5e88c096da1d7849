"""The table of activities."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Activity(models.Model):
    """A working visit or a meeting on a day."""

    personal: ClassVar[dict[str, str]] = {}

    class Kind(models.TextChoices):
        """What it is."""

        VISIT = "visit", _("working visit")
        MEETING = "meeting", _("deepening meeting")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=160)
    about = models.TextField(blank=True)
    host = models.ForeignKey(
        "members.Organisation", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=160, blank=True)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    travel = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["title", "starts_at"], name="activity_once")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of the activity."""
        return reverse("activity", args=[self.id])
