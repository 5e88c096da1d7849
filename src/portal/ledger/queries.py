"""Reading the public log and one's own trails."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.ledger.models import Entry, Step


def entries() -> QuerySet[Entry]:
    """Return the public log, newest first."""
    return Entry.objects.order_by("-seq")


def steps(trail: str) -> QuerySet[Step]:
    """Return one private trail in order; the caller has checked that the reader is concerned."""
    return Step.objects.filter(trail=trail)


def was_recorded(tag: str) -> bool:
    """Say whether this was ever done here, by whomever; for the commands of whoever runs the site."""
    return Step.objects.filter(payload__tag=tag).exists()
