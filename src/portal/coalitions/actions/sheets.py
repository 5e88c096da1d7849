"""What the room writes for the municipality."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from portal.base.refusals import ChangedMeanwhile
from portal.coalitions import queries
from portal.coalitions.models import Participant, Relief, ReliefRow
from portal.ledger.actions import record

Row = tuple[str, str, str]
"""What residents say, what the system counts, and where that rubs."""


@transaction.atomic
def save_relief(*, me: Participant, seen: int, words: dict[str, str], rows: Sequence[Row]) -> Relief:
    """Keep what the municipality reads; raises ChangedMeanwhile where somebody else changed it since."""
    room = queries.lock_room(me.room)
    relief, _new = Relief.objects.get_or_create(room=room)
    there = [(row.residents, row.system, row.rubs) for row in relief.rows.all()]
    if there == list(rows) and all(getattr(relief, name) == said for name, said in words.items()):
        return relief
    if relief.changed != seen:
        raise ChangedMeanwhile("", "changed since")
    for name, said in words.items():
        setattr(relief, name, said)
    relief.changed += 1
    relief.save()
    relief.rows.all().delete()
    ReliefRow.objects.bulk_create(
        ReliefRow(relief=relief, order=order, residents=residents, system=system, rubs=rubs)
        for order, (residents, system, rubs) in enumerate(rows)
    )
    record(trail=room.trail, tag="relief:saved", actor=me.person.ref, subject=f"room:{room.id}")
    return relief
