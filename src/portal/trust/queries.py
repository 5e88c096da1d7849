"""Reading evidence: what members may know, and what only the two may know."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from portal.members.models import Organisation
from portal.trust.models import Evidence


def public_events() -> QuerySet[Evidence]:
    """Return open and members' events of who is shown: all that composing for others may ever read."""
    return (
        Evidence.objects.exclude(audience=Evidence.Audience.PAIR)
        .filter(giver__is_listed=True, receiver__is_listed=True)
        .select_related("giver", "receiver")
        .order_by("on", "giver__slug", "receiver__slug", "kind", "title")
    )


def events_of_two(one: Organisation, other: Organisation) -> QuerySet[Evidence]:
    """Return all events from one to the other, newest first; only these two may see them."""
    return Evidence.objects.filter(giver=one, receiver=other).select_related("giver", "receiver")


def events_of(organisation: Organisation) -> QuerySet[Evidence]:
    """Return all events that an organisation is part of, both directions, newest first: for its own eyes."""
    mine = Evidence.objects.filter(Q(giver=organisation) | Q(receiver=organisation))
    return mine.select_related("giver", "receiver")
