"""What is sought, and who was asked for it: a fixed form without price, plan or preference (M18)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.coalitions.models.people import PartRole
from portal.coalitions.models.room import UNTIL_ITS_ROOM_GOES, Room, RoomLot


class Seat(models.Model):
    """One place in a coalition: a role, for which services, where. One organisation takes it."""

    personal: ClassVar[dict[str, str]] = {}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="seats")
    lot = models.ForeignKey(RoomLot, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(_("role"), max_length=14, choices=PartRole.choices)
    services = models.JSONField(default=list)
    areas = models.JSONField(default=list)
    proposed = models.ForeignKey(
        "members.Organisation", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """Whom the composer, or the starter, thinks of for it."""
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]


class Invitation(models.Model):
    """A question to one organisation to take one place, answered before a day.

    Whoever is asked by address alone gets a link with a secret, and a code that works once; both are kept
    as fingerprints. What the other side sees of it ends when it is withdrawn; the sender keeps it.
    """

    personal: ClassVar[dict[str, str]] = {
        "email": f"to ask somebody who has no account; {UNTIL_ITS_ROOM_GOES}",
        "contact": f"to address them; {UNTIL_ITS_ROOM_GOES}",
        "asked_by": f"to know who asked; {UNTIL_ITS_ROOM_GOES}",
        "answered_by": f"to know who answered; {UNTIL_ITS_ROOM_GOES}",
        "question": f"what was asked back; {UNTIL_ITS_ROOM_GOES}",
    }

    class State(models.TextChoices):
        """What became of it, as the sender sees it: who may not come in looks like who said no (M06)."""

        ASKED = "asked", _("asked")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("not accepted")
        EXPIRED = "expired", _("not answered in time")
        WITHDRAWN = "withdrawn", _("withdrawn")
        CLOSED = "closed", _("the place was taken by another")

    class Alone(models.TextChoices):
        """Could the asker do this realistically by itself (M05)?"""

        NO = "no", _("no, we could not do this by ourselves")
        PARTLY = "partly", _("only a part of it")
        YES = "yes", _("yes, we could do this by ourselves")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="invitations")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    contact = models.CharField(_("name of the person you ask"), max_length=120, blank=True)
    asked_by = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answer_before = models.DateField(_("answer before"))
    wording = models.TextField()
    """What the other side is told, word for word, as the asker saw it before sending."""
    overlaps = models.JSONField(default=list)
    """[service, area] of which both publish that they do it: then the question of M05 came first."""
    alone = models.CharField(max_length=8, choices=Alone.choices, blank=True)
    why_together = models.TextField(max_length=1000, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASKED)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    question = models.TextField(_("your question"), max_length=600, blank=True)
    reply = models.TextField(_("your answer"), max_length=600, blank=True)
    secret = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=128, blank=True)
    code_until = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    codes_from = models.DateTimeField(null=True, blank=True)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    """How many codes were mailed in the hour that began then."""

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(email=""), name="invitation_asks_somebody"
            ),
            models.UniqueConstraint(
                fields=["seat"], condition=Q(state="accepted"), name="a_seat_is_taken_once"
            ),
            models.UniqueConstraint(
                fields=["room", "organisation"], condition=Q(state="asked"), name="asked_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["room", "email"],
                condition=Q(state="asked") & ~Q(email=""),
                name="mailed_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["secret"], condition=~Q(secret=""), name="invitation_secret_once"
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the page on which those who were asked answer."""
        return reverse("invitation", args=[self.id])
