"""What the room itself writes on the sheet for the municipality."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.coalitions.models.room import UNTIL_ITS_ROOM_GOES, Room


class Relief(models.Model):
    """The sheet that unburdens the municipality: one front door, and what happens when a partner stops."""

    personal: ClassVar[dict[str, str]] = {
        "door_name": f"the municipality must know whom to call; {UNTIL_ITS_ROOM_GOES}",
        "door_reach": f"the municipality must know how to reach them; {UNTIL_ITS_ROOM_GOES}",
        "substitute": f"the municipality must know who stands in; {UNTIL_ITS_ROOM_GOES}",
    }

    room = models.OneToOneField(Room, on_delete=models.CASCADE, related_name="relief", primary_key=True)
    door_name = models.CharField(_("the front door: who"), max_length=120, blank=True)
    door_reach = models.CharField(_("how to reach them"), max_length=160, blank=True)
    substitute = models.CharField(_("who stands in for them"), max_length=160, blank=True)
    when_one_stops = models.TextField(_("what happens when a partner stops"), max_length=600, blank=True)
    changed = models.PositiveIntegerField(default=0)
    """How often it was changed, so that two who change it at once are told."""


class ReliefRow(models.Model):
    """What residents say beside what the system counts, and where that rubs."""

    personal: ClassVar[dict[str, str]] = {}

    relief = models.ForeignKey(Relief, on_delete=models.CASCADE, related_name="rows")
    order = models.PositiveSmallIntegerField()
    residents = models.CharField(_("what residents say"), max_length=240, blank=True)
    system = models.CharField(_("what the system counts"), max_length=240, blank=True)
    rubs = models.CharField(_("where does it rub?"), max_length=240, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["relief", "order"], name="relief_row_once")]
