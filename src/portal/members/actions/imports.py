"""Importing from a file: keeping and showing it, answering its questions, and taking it away again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from portal.base import clock
from portal.ledger.actions import record
from portal.members import queries
from portal.members.bridge import imports as bridge
from portal.members.models import Import, Person

TRAIL = "association"
KEPT = timedelta(days=365)
"""How long a file stays; `Import.personal` promises it."""
WORKER = "worker"


@transaction.atomic
def keep_import(*, actor: Person, subject: str, name: str, raw: bytes, table: bridge.Table) -> Import:
    """Keep a file with what each row is; nothing of it is taken over yet."""
    rows = bridge.judge(subject, table.lines, {})
    kept = Import.objects.create(
        made_by=actor,
        made_at=clock.now(),
        subject=subject,
        name=name[:200],
        raw=raw,
        rows=[row.as_json() for row in rows],
        about={
            "headings": table.headings,
            "unknown": list(table.unknown[:50]),
            "others": list(table.others[:50]),
        },
    )
    record(
        trail=TRAIL,
        tag="import:shown",
        actor=actor.ref,
        subject=f"import:{kept.id}",
        about=subject,
        rows=len(rows),
    )
    return kept


@transaction.atomic
def answer_import(*, actor: Person, number: UUID, answers: Mapping[int, str]) -> Import:
    """Keep to which organisation a row is the same ("" is none); only while nothing is taken over yet."""
    kept = queries.lock_import(number)
    rows = [bridge.from_json(each) for each in kept.rows]
    before = {row.number: row.same for row in rows}
    if kept.state != Import.State.SHOWN or all(before.get(at, "") == same for at, same in answers.items()):
        return kept
    judged = bridge.judge(kept.subject, bridge.lines_of(rows), {**before, **answers})
    kept.rows = [row.as_json() for row in judged]
    kept.save(update_fields=["rows"])
    record(trail=TRAIL, tag="import:answered", actor=actor.ref, subject=f"import:{kept.id}")
    return kept


@transaction.atomic
def remove_import(*, actor: Person, number: UUID) -> None:
    """Take the file away, with all that was read from it; what was taken over stays, and cannot be undone."""
    kept = queries.lock_import(number)
    if kept.state == Import.State.BUSY:
        return
    kept.delete()
    record(trail=TRAIL, tag="import:removed", actor=actor.ref, subject=f"import:{number}")


@transaction.atomic
def forget_imports() -> int:
    """Remove the files of more than a year ago."""
    old = Import.objects.filter(made_at__lt=clock.now() - KEPT)
    count, _of = old.delete()
    if count:
        record(trail=TRAIL, tag="import:forgotten", actor=WORKER, subject=TRAIL, count=count)
    return count
