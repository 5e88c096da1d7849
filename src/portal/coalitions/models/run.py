"""The table of runs: the whole question and the whole answer, so that any run can be replayed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.urls import reverse


class Run(models.Model):
    """One question to the composer and its answers; nobody but the asker ever learns of it (M12)."""

    personal: ClassVar[dict[str, str]] = {
        "asker": "a run is the asker's alone; until the asker removes it or leaves"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asker = models.ForeignKey("members.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("members.Organisation", on_delete=models.CASCADE, related_name="+")
    lot = models.ForeignKey("tenders.Lot", on_delete=models.CASCADE, related_name="+")
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    as_of = models.DateField()
    engine = models.CharField(max_length=20)
    seed = models.PositiveIntegerField(default=0)
    nodes = models.PositiveIntegerField()
    network = models.TextField()
    """`warmnet-1`: the public view of that day."""
    need = models.TextField()
    """`warmneed-1`: the confirmed demands."""
    wishes = models.JSONField(default=dict)
    """Identifiers of organisations: {"with": […], "without": […]}."""
    problem = models.TextField()
    """`warmco-1`; the organisations in order of `network`."""
    answers = models.JSONField(default=dict)
    """Ask → `warmco-answer-1` as text."""

    class Meta:
        ordering = ["-made_at"]

    def get_absolute_url(self) -> str:
        """Return the page of the run."""
        return reverse("run", args=[self.id])
