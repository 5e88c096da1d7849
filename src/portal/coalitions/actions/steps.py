"""What we do next, and before which days."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from portal.base import clock
from portal.base.refusals import ChangedMeanwhile
from portal.coalitions import queries
from portal.coalitions.models import NextStep, Participant, RoomDeadline
from portal.ledger.actions import record
from portal.notify.actions import nudge


@transaction.atomic
def add_step(*, me: Participant, what: str, owner: Participant | None, due: date | None) -> NextStep:
    """Add something to do, once; whoever is to do it hears that there is something."""
    room = queries.lock_room(me.room)
    about = {"what": what, "owner": owner, "due": due}
    if there := NextStep.objects.filter(room=room, done_at=None, **about).first():
        return there
    step = NextStep.objects.create(room=room, **about)
    _tell(owner, me)
    record(trail=room.trail, tag="step:added", actor=me.person.ref, subject=f"step:{step.pk}")
    return step


@transaction.atomic
def change_step(
    *, me: Participant, step: NextStep, seen: int, what: str, owner: Participant | None, due: date | None
) -> NextStep:
    """Change something to do; raises ChangedMeanwhile where somebody else did so since it was seen."""
    room = queries.lock_room(me.room)
    step = NextStep.objects.get(pk=step.pk)
    if (step.what, step.owner, step.due) == (what, owner, due):
        return step
    if step.changed != seen:
        raise ChangedMeanwhile(step.what, "changed since")
    if owner != step.owner:
        _tell(owner, me)
    step.what, step.owner, step.due, step.changed = what, owner, due, step.changed + 1
    step.save()
    record(trail=room.trail, tag="step:changed", actor=me.person.ref, subject=f"step:{step.pk}")
    return step


@transaction.atomic
def tick_step(*, me: Participant, step: NextStep, done: bool) -> NextStep:
    """Say that something is done, or not after all."""
    room = queries.lock_room(me.room)
    step = NextStep.objects.get(pk=step.pk)
    if (step.done_at is not None) == done:
        return step
    step.done_at = clock.now() if done else None
    step.save(update_fields=["done_at"])
    tag = "step:done" if done else "step:reopened"
    record(trail=room.trail, tag=tag, actor=me.person.ref, subject=f"step:{step.pk}")
    return step


@transaction.atomic
def add_deadline(*, me: Participant, what: str, on: date, at: datetime | None) -> RoomDeadline:
    """Add a day that counts, once."""
    room = queries.lock_room(me.room)
    deadline, new = RoomDeadline.objects.get_or_create(room=room, what=what, on=on, at=at)
    if new:
        record(trail=room.trail, tag="deadline:added", actor=me.person.ref, subject=f"deadline:{deadline.pk}")
    return deadline


@transaction.atomic
def change_deadline(
    *, me: Participant, deadline: RoomDeadline, seen: int, what: str, on: date, at: datetime | None
) -> RoomDeadline:
    """Move or rename a day that counts; calendars see that it moved."""
    room = queries.lock_room(me.room)
    deadline = RoomDeadline.objects.get(pk=deadline.pk)
    if (deadline.what, deadline.on, deadline.at) == (what, on, at):
        return deadline
    if deadline.changed != seen:
        raise ChangedMeanwhile(deadline.what, "changed since")
    deadline.what, deadline.on, deadline.at, deadline.changed = what, on, at, deadline.changed + 1
    deadline.save()
    record(trail=room.trail, tag="deadline:changed", actor=me.person.ref, subject=f"deadline:{deadline.pk}")
    return deadline


@transaction.atomic
def remove_deadline(*, me: Participant, deadline: RoomDeadline) -> None:
    """Take a day away; told twice is told once."""
    room = queries.lock_room(me.room)
    removed, _what = RoomDeadline.objects.filter(pk=deadline.pk).delete()
    if removed:
        subject = f"deadline:{deadline.pk}"
        record(trail=room.trail, tag="deadline:removed", actor=me.person.ref, subject=subject)


def _tell(owner: Participant | None, me: Participant) -> None:
    if owner is not None and owner != me:
        nudge(address=owner.person.email, language=owner.person.language)
