"""Planning activities."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from portal.ledger.actions import record
from portal.programme.models import Activity


@transaction.atomic
def plan_activity(*, actor: str, **fields: Any) -> Activity:
    """Put a visit or a meeting in the programme, once."""
    activity, new = Activity.objects.get_or_create(
        title=fields.pop("title"), starts_at=fields.pop("starts_at"), defaults=fields
    )
    if new:
        record(trail="association", tag="activity:planned", actor=actor, subject=f"activity:{activity.id}")
    return activity
