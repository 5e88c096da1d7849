"""Who does what in a room, with the volumes and prices that may be spoken of there and nowhere else (M03)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from portal.coalitions.models.people import Partner
from portal.coalitions.models.room import RoomLot


class RoomCell(models.Model):
    """One service in one municipality that is asked, with how much of it where the partners know."""

    personal: ClassVar[dict[str, str]] = {}

    lot = models.ForeignKey(RoomLot, on_delete=models.CASCADE, related_name="cells")
    service = models.CharField(max_length=60)
    area = models.CharField(max_length=6)
    volume = models.PositiveIntegerField(null=True, blank=True)
    """How much is asked, in the unit that the partners use; all cells of a room in one unit."""
    source_text = models.TextField(blank=True)

    class Meta:
        ordering = ["lot__order", "service", "area"]
        constraints = [models.UniqueConstraint(fields=["lot", "service", "area"], name="room_cell_once")]


class Work(models.Model):
    """That a partner does a cell, or a part of it, and for how much."""

    personal: ClassVar[dict[str, str]] = {}

    cell = models.ForeignKey(RoomCell, on_delete=models.CASCADE, related_name="work")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="work")
    volume = models.PositiveIntegerField(null=True, blank=True)
    """At most so much of the cell; empty: all of it."""
    price_cents = models.PositiveBigIntegerField(null=True, blank=True)
    """What one unit costs with this partner, in cents; empty: not said."""

    class Meta:
        ordering = ["cell", "partner__joined_at"]
        constraints = [models.UniqueConstraint(fields=["cell", "partner"], name="work_once")]
