"""The table of evidence: what two organisations did together, when, and who may know."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Evidence(models.Model):
    """One dated event from one organisation to another; a joint event is two rows, one each way."""

    personal: ClassVar[dict[str, str]] = {}

    class Kind(models.TextChoices):
        """What happened."""

        VISIT = "visit", _("visit")
        MEETING = "meeting", _("meeting")
        AGREEMENT = "agreement", _("agreement")
        CONTRACT = "contract", _("contract")

    class Verified(models.TextChoices):
        """Who stands for it."""

        THIRD_PARTY = "third party", _("confirmed by an independent third party")
        BOTH = "both", _("confirmed by both")
        ONE = "one", _("told by one of the two")

    class Audience(models.TextChoices):
        """Who may know of it."""

        OPEN = "open", _("everyone")
        MEMBERS = "members", _("members")
        PAIR = "pair", _("only the two")

    giver = models.ForeignKey("members.Organisation", on_delete=models.CASCADE, related_name="+")
    receiver = models.ForeignKey("members.Organisation", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    outcome = models.DecimalField(max_digits=4, decimal_places=3, default=1)
    verified = models.CharField(max_length=12, choices=Verified.choices)
    audience = models.CharField(max_length=8, choices=Audience.choices)
    title = models.CharField(max_length=200)
    source = models.URLField(blank=True)

    class Meta:
        ordering = ["-on", "title", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="evidence_between_two"),
            models.UniqueConstraint(
                fields=["giver", "receiver", "kind", "on", "title"], name="evidence_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome__gte=0, outcome__lte=1), name="evidence_outcome_share"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("on")), name="evidence_ends_after_start"
            ),
        ]
