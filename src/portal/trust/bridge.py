"""Rows of evidence to values of the engine, and the word of a pair."""

from __future__ import annotations

from coalition import trust
from portal.base import clock
from portal.members.bridge import network_members
from portal.trust import queries
from portal.trust.models import Evidence


def evidence_value(row: Evidence) -> trust.Evidence:
    """Return one row as the engine's value."""
    return trust.Evidence(
        giver=row.giver.slug,
        receiver=row.receiver.slug,
        kind=trust.EvidenceKind(row.kind),
        on=row.on,
        until=row.until,
        outcome=float(row.outcome),
        verified=trust.Verification(row.verified),
        audience=trust.Audience(row.audience),
        title=row.title,
        source=row.source or None,
    )


def public_network() -> trust.Network:
    """Return who there is, what they publish, and the open and members' events, as of today."""
    return trust.Network(
        as_of=clock.today(),
        organisations=network_members(),
        evidence=tuple(evidence_value(row) for row in queries.public_events()),
    )


def words_with(slug: str) -> dict[str, str]:
    """Return the word of each pair of this organisation with another, from what members may know."""
    network = public_network()
    view = trust.public_view(network)
    return {
        member.id: view.word(slug, member.id).value for member in network.organisations if member.id != slug
    }
