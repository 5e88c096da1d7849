"""Reading what partners say of one another: one's own, and what all may read; never who wrote already."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.coalitions.models import Appreciation, Partner, Room
from portal.coalitions.queries.agreement import partners_in


def words_by(partner: Partner) -> dict[int, Appreciation]:
    """Return what a partner wrote of others, by their keys: its own words."""
    return {each.receiver_id: each for each in partner.given.all()}


def words_shown(room: Room) -> QuerySet[Appreciation]:
    """Return what all may read: the words of rounds in which everyone wrote of everyone."""
    found = Appreciation.objects.filter(giver__room=room, shown_at__isnull=False)
    people = found.select_related("giver__organisation", "receiver__organisation")
    return people.order_by("receiver__joined_at", "receiver", "giver__joined_at", "giver")


def round_is_full(room: Room) -> bool:
    """Say whether each partner that takes part wrote of each other; only actions ask this."""
    there = {partner.pk for partner in partners_in(room)}
    written = Appreciation.objects.filter(giver__in=there, receiver__in=there).count()
    return len(there) > 1 and written == len(there) * (len(there) - 1)
