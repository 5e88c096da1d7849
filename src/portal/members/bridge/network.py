"""Organisations and what they publish, as the engine's network."""

from __future__ import annotations

from coalition import trust
from coalition.values import Kind
from portal.base import clock
from portal.members import queries
from portal.members.models import Organisation


def network_members() -> tuple[trust.Member, ...]:
    """Return every organisation with what it publishes, as the engine's values, by identifier."""
    return tuple(_member(organisation) for organisation in queries.all_with_offers())


def _member(organisation: Organisation) -> trust.Member:
    by_service: dict[str, list[str]] = {}
    for offer in organisation.offers.all():
        by_service.setdefault(offer.service, []).append(offer.area)
    today = clock.today()
    return trust.Member(
        id=organisation.slug,
        name=organisation.name,
        kind=Kind(organisation.kind),
        kvk=organisation.kvk,
        group=organisation.group or None,
        seat=organisation.seat,
        offers=tuple(
            trust.Offer(service, tuple(sorted(where))) for service, where in sorted(by_service.items())
        ),
        certificates=tuple(
            sorted(held.name for held in organisation.certificates.all() if held.until >= today)
        ),
        can_lead=organisation.can_lead,
    )
