"""Noting that data were taken along."""

from __future__ import annotations

from django.db import transaction

from portal.ledger.actions import record
from portal.members.models import Organisation, Person


@transaction.atomic
def note_export(*, actor: Person, organisation: Organisation | None) -> None:
    """Note in one's own trail, or in that of the organisation, that its data were taken along."""
    trail = organisation.ref if organisation else actor.ref
    record(trail=trail, tag="data:exported", actor=actor.ref, subject=trail)
