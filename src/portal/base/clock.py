"""What day it is: the only place of the site that asks; in the demo, the day on which its story stands."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return this moment, with its zone; on the demo's day when one is set."""
    moment = timezone.localtime()
    if settings.DEMO_TODAY:
        day = date.fromisoformat(settings.DEMO_TODAY)
        return moment.replace(year=day.year, month=day.month, day=day.day)
    return moment


def today() -> date:
    """Return the day of `now`, in Dutch time."""
    return now().date()


def in_dutch_time(moment: datetime) -> datetime:
    """Return a moment with the Dutch zone, as calendars want it."""
    return timezone.localtime(moment)
