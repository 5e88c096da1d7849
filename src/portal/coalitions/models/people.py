"""Who takes part in a room: organisations with a role for each lot, and the people who may come in."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.coalitions.models.room import UNTIL_ITS_ROOM_GOES, Room, RoomLot
from portal.members.models import Person


class PartRole(models.TextChoices):
    """As what an organisation takes part, whichever form the coalition has."""

    LEAD = "lead", _("lead contractor")
    SUBCONTRACTOR = "subcontractor", _("subcontractor")
    CONSORTIUM = "consortium", _("consortium member")
    COOPERATIVE = "cooperative", _("cooperative member")
    ALLIANCE = "alliance", _("alliance partner")
    RELIED_UPON = "relied upon", _("relied-upon third party")
    INFORMAL = "informal", _("informal partner")


class Partner(models.Model):
    """An organisation that takes part in a room."""

    personal: ClassVar[dict[str, str]] = {}

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey("members.Organisation", on_delete=models.CASCADE, related_name="+")
    is_starter = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["joined_at", "id"]
        constraints = [models.UniqueConstraint(fields=["room", "organisation"], name="partner_once")]

    def __str__(self) -> str:
        """Return the name of the organisation."""
        return str(self.organisation)


class Part(models.Model):
    """As what a partner takes part in one lot."""

    personal: ClassVar[dict[str, str]] = {}

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="parts")
    lot = models.ForeignKey(RoomLot, on_delete=models.CASCADE, related_name="parts")
    role = models.CharField(_("role"), max_length=14, choices=PartRole.choices)

    class Meta:
        ordering = ["lot__order", "partner__joined_at"]
        constraints = [
            models.UniqueConstraint(fields=["partner", "lot"], name="part_once"),
            models.UniqueConstraint(fields=["lot"], condition=Q(role="lead"), name="one_lead_a_lot"),
        ]


class Participant(models.Model):
    """Somebody who is named to come into a room; they see it once they promised to keep it to themselves."""

    personal: ClassVar[dict[str, str]] = {
        "person": f"the room must know who may come in; {UNTIL_ITS_ROOM_GOES}",
        "seen_at": f"to show them what changed since; {UNTIL_ITS_ROOM_GOES}",
    }

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="participants")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey("members.Person", on_delete=models.CASCADE, related_name="+")
    named_at = models.DateTimeField()
    promised_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["partner__joined_at", "named_at", "id"]
        constraints = [models.UniqueConstraint(fields=["room", "person"], name="participant_once")]

    def __str__(self) -> str:
        """Return the name of the person."""
        return str(self.person)


class Wall(models.Model):
    """That somebody is, or was until shortly, in the room of a lot: they can be in no other for it (M06)."""

    personal: ClassVar[dict[str, str]] = {
        "person": "to keep rivals' rooms apart; until a year after they left the room"
    }

    person = models.ForeignKey("members.Person", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="walls")
    until = models.DateField(null=True, blank=True)
    """Empty while they are in; afterwards the day until which it holds on."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_room_a_lot")]

    @classmethod
    def hold(cls, person: Person, room: Room, today: date) -> bool:
        """Hold somebody to this one room for each of its lots; False when they are in another for one.

        The database keeps it, also where two rooms are entered at the same moment.
        """
        keys = {lot.key for lot in room.lots.all() if lot.key}
        cls.objects.filter(person=person, key__in=keys, until__lt=today).delete()
        walls = [Wall(person=person, key=key, room=room) for key in sorted(keys)]
        Wall.objects.bulk_create(walls, ignore_conflicts=True)
        held = cls.objects.filter(person=person, key__in=keys)
        if held.exclude(room=room).exists():
            return False
        held.update(until=None)
        return True
