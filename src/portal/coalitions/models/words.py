"""What partners say of one another, what they do next, and that an award is really theirs together."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.coalitions.models.people import Participant, Partner
from portal.coalitions.models.room import UNTIL_ITS_ROOM_GOES, Room


class Appreciation(models.Model):
    """What another adds and what is fun about it, a sentence each; shown when all have written theirs."""

    personal: ClassVar[dict[str, str]] = {"by": f"to know who wrote it; {UNTIL_ITS_ROOM_GOES}"}

    giver = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="given")
    receiver = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="received")
    adds = models.CharField(_("what they add"), max_length=240)
    fun = models.CharField(_("what is fun about working with them"), max_length=240)
    by = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    """Empty while somebody still has to write; once it is read, it stands, also when others join."""

    class Meta:
        ordering = ["receiver", "giver"]
        constraints = [
            models.UniqueConstraint(fields=["giver", "receiver"], name="appreciation_once"),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="appreciation_of_another"),
        ]


class NextStep(models.Model):
    """Something that one of us does before a day."""

    personal: ClassVar[dict[str, str]] = {"owner": f"to know who does it; {UNTIL_ITS_ROOM_GOES}"}

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(_("what"), max_length=200)
    owner = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    due = models.DateField(_("before"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    changed = models.PositiveIntegerField(default=0)
    """How often it was changed, so that two who change it at once are told."""

    class Meta:
        ordering = [F("due").asc(nulls_last=True), "id"]


class Confirmation(models.Model):
    """That a partner says: this assignment was given to us together, and we do it; and who may know of it."""

    personal: ClassVar[dict[str, str]] = {"person": f"to know who said so; {UNTIL_ITS_ROOM_GOES}"}

    partner = models.OneToOneField(
        Partner, on_delete=models.CASCADE, related_name="confirmation", primary_key=True
    )
    person = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    to_members = models.BooleanField(default=False)
    """Members may know; where one of the two says no, only the two do."""
