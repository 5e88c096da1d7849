"""Reading stories."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from portal.stories.models import Story


def published(today: date) -> QuerySet[Story]:
    """Return what stands published on a day, newest first."""
    return Story.objects.filter(published_on__lte=today)
