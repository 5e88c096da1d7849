"""Agreements in short texts, each version of which the partners agree to by consent."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.coalitions.models.people import Partner
from portal.coalitions.models.room import UNTIL_ITS_ROOM_GOES, Room


class Agreement(models.Model):
    """One thing to agree on; its words are those of its last version."""

    personal: ClassVar[dict[str, str]] = {}

    class Topic(models.TextChoices):
        """What it is about."""

        TASK = "task", _("the task")
        CONTACT = "contact", _("who is the contact")
        SUBSTITUTE = "substitute", _("who stands in")
        START = "start", _("when we start")
        LEAVING = "leaving", _("what happens if one of us leaves")
        VISIBLE = "visible", _("who is visible where")
        OTHER = "other", _("something else")

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="agreements")
    topic = models.CharField(max_length=10, choices=Topic.choices)
    title = models.CharField(_("title"), max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Version(models.Model):
    """What an agreement says, in one of its versions; never changed, only followed by the next."""

    personal: ClassVar[dict[str, str]] = {"by": f"to know who wrote it; {UNTIL_ITS_ROOM_GOES}"}

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(_("what we agree"), max_length=2000)
    by = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["agreement", "-number"]
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="version_once")]


class Consent(models.Model):
    """What a partner says of one version: that it can live with it, or what keeps it from that."""

    personal: ClassVar[dict[str, str]] = {"person": f"to know who said so; {UNTIL_ITS_ROOM_GOES}"}

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="consents")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    agrees = models.BooleanField()
    objection = models.TextField(_("your objection"), max_length=600, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "partner"], name="consent_once")]
