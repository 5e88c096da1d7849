"""Rows that are only ever added: entries of the public log and steps of private trails. No foreign keys."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Entry(models.Model):
    """One entry of the public log. Erasing payload and salt erases the link; the commitment stays."""

    personal: ClassVar[dict[str, str]] = {}

    seq = models.PositiveBigIntegerField(primary_key=True)
    type = models.CharField(max_length=60)
    payload = models.JSONField(null=True, blank=True)
    salt = models.BinaryField(max_length=32, null=True, blank=True)
    commitment = models.BinaryField(max_length=32)
    leaf_hash = models.BinaryField(max_length=32)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.CheckConstraint(
                condition=Q(payload__isnull=True, salt__isnull=True)
                | Q(payload__isnull=False, salt__isnull=False),
                name="entry_payload_with_salt",
            )
        ]

    @property
    def commitment_hex(self) -> str:
        """Return the fingerprint as people can compare it."""
        return bytes(self.commitment).hex()


class Head(models.Model):
    """The one row that is locked while something is added, so that positions are dense."""

    personal: ClassVar[dict[str, str]] = {}

    name = models.CharField(max_length=120, primary_key=True)
    size = models.PositiveBigIntegerField(default=0)
    hash = models.BinaryField(max_length=32)


class Step(models.Model):
    """One step of a private trail, chained to the step before it."""

    personal: ClassVar[dict[str, str]] = {
        "payload": "who did what, by a reference that points nowhere once the person is erased; never changed"
    }

    trail = models.CharField(max_length=120)
    seq = models.PositiveBigIntegerField()
    payload = models.JSONField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["trail", "seq"]
        constraints = [models.UniqueConstraint(fields=["trail", "seq"], name="step_position_once")]
