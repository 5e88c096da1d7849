"""The room: where partners make one plan together, with what it is about and until when."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.base import clock

UNTIL_ITS_ROOM_GOES = "as long as the room, which its partners end"


class Status(models.TextChoices):
    """How far a coalition is."""

    EXPLORING = "exploring", _("exploring")
    FORMING = "forming", _("forming")
    AGREED = "agreed", _("agreed")
    HANDED_IN = "handed in", _("handed in")
    AWARDED = "awarded", _("awarded")
    NOT_AWARDED = "not awarded", _("not awarded")
    RUNNING = "running", _("running")
    ENDED = "ended", _("ended")


class Room(models.Model):
    """One plan with its purpose, its end and its partners; nobody else ever learns that it is there (M04).

    What it is about stands in the room itself: a notice may be taken away, and a partner may not see the
    notice of another. Until the first one accepts, it is the starter's alone.
    """

    personal: ClassVar[dict[str, str]] = {"started_by": f"to know who began; {UNTIL_ITS_ROOM_GOES}"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("name of the plan"), max_length=160)
    purpose = models.TextField(_("purpose"), max_length=1200, blank=True)
    promise = models.TextField(_("what we keep to ourselves"), max_length=2000)
    """What each participant accepts before they see anything (confidentiality)."""
    ends_on = models.DateField(_("this room ends on"), null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.EXPLORING)
    tender = models.ForeignKey(
        "tenders.Tender", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    buyer = models.CharField(_("buyer"), max_length=300, blank=True)
    link = models.URLField(max_length=600, blank=True)
    started_by = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    starts_on = models.DateField(_("the work starts on"), null=True, blank=True)
    until = models.DateField(_("the work ends on"), null=True, blank=True)
    public_source = models.URLField(_("where the award is public"), max_length=600, blank=True)
    unit = models.CharField(_("the unit that we count in"), max_length=40, blank=True)
    """Of every volume in the room, and of what a price is of; free to agree, such as "hours"."""

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(starts_on__isnull=True) | Q(until__gte=F("starts_on")),
                name="room_work_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        """Return the name of the plan."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the room itself."""
        return reverse("room", args=[self.id])

    @property
    def is_over(self) -> bool:
        """Say whether its end has come: then it can be read, and no longer changed (M04)."""
        if self.status == Status.ENDED:
            return True
        return self.ends_on is not None and self.ends_on < clock.today()

    @property
    def trail(self) -> str:
        """Return the name of the room's own audit trail; its acts stand nowhere else."""
        return f"room:{self.id}"


class RoomLot(models.Model):
    """A part of the assignment, for which each partner may have a role; without lots there is one: the whole.

    `key` is the same for all rooms on the same lot of the same publication, whoever handed the notice in.
    """

    personal: ClassVar[dict[str, str]] = {}

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="lots")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    lot = models.ForeignKey("tenders.Lot", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["room", "order"], name="room_lot_order_once")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class RoomDeadline(models.Model):
    """A day, or a moment of it, before which the partners must do something."""

    personal: ClassVar[dict[str, str]] = {}

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="deadlines")
    what = models.CharField(_("what must be done"), max_length=200)
    on = models.DateField(_("on"))
    at = models.DateTimeField(null=True, blank=True)
    changed = models.PositiveIntegerField(default=0)
    """How often it was changed: the tag by which a calendar knows that it moved."""

    class Meta:
        ordering = ["on", "at", "id"]
