"""Reading what is coming and what was."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from portal.programme.models import Activity


def coming(now: datetime) -> QuerySet[Activity]:
    """Return what is still to come, soonest first."""
    return Activity.objects.filter(starts_at__gte=now).select_related("host")


def past(now: datetime) -> QuerySet[Activity]:
    """Return what was, latest first."""
    return Activity.objects.filter(starts_at__lt=now).select_related("host").order_by("-starts_at")
