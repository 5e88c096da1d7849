"""Recording evidence; telling it twice is harmless."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from portal.ledger.actions import append, record
from portal.members.models import Organisation
from portal.trust.models import Evidence


@transaction.atomic
def record_evidence(  # noqa: PLR0913  an event is all of these, each named
    *,
    actor: str,
    between: tuple[Organisation, Organisation],
    kind: str,
    on: date,
    until: date | None = None,
    outcome: Decimal = Decimal(1),
    verified: str,
    audience: str,
    title: str,
    source: str = "",
) -> bool:
    """Keep a joint event as two rows, one each way; return False when it was known already.

    What every member may know goes into the public log; what only the two may know, into their trail.
    """
    rows = [
        Evidence(
            giver=giver,
            receiver=receiver,
            kind=kind,
            on=on,
            until=until,
            outcome=outcome,
            verified=verified,
            audience=audience,
            title=title,
            source=source,
        )
        for giver, receiver in (between, between[::-1])
    ]
    before = Evidence.objects.filter(giver=between[0], receiver=between[1], kind=kind, on=on, title=title)
    if before.exists():
        return False
    Evidence.objects.bulk_create(rows)
    if audience == Evidence.Audience.PAIR:
        first, second = sorted(organisation.ref for organisation in between)
        record(
            trail=f"pair:{first}:{second}", tag="evidence:recorded", actor=actor, kind=kind, on=on.isoformat()
        )
    else:
        append(
            type=f"evidence:{audience}:confirmed",
            payload={
                "between": sorted(organisation.slug for organisation in between),
                "kind": kind,
                "on": on.isoformat(),
            },
        )
    return True
