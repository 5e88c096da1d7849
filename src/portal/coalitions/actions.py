"""Asking the composer, and forgetting that one asked."""

from __future__ import annotations

from django.db import transaction

from coalition.composing import ENGINE
from coalition.disclosure import Audience, Subject, decide, refuse_unless
from portal.base import clock
from portal.coalitions import bridge
from portal.coalitions.models import Run
from portal.ledger.actions import record
from portal.members.models import Organisation, Person
from portal.tenders.models import Lot
from portal.tenders.queries import confirmed_demands

NODES = 20_000
"""A limit in steps, not in seconds: the same question has the same answer on every machine."""


@transaction.atomic
def request_composition(
    *,
    actor: Person,
    organisation: Organisation,
    lot: Lot,
    others: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    previous: Run | None = None,
) -> Run:
    """Ask who could do this together, and keep the whole question with its checked answers (ADR 0004)."""
    refuse_unless(decide(Subject.COMPOSE_RUN, Audience.ASKER))
    question = bridge.question(organisation, lot, confirmed_demands(lot, organisation), others, without)
    run = Run.objects.create(
        asker=actor,
        organisation=organisation,
        lot=lot,
        previous=previous,
        made_at=clock.now(),
        as_of=clock.today(),
        engine=ENGINE,
        nodes=NODES,
        network=question.network.to_json(),
        need=question.need.to_json(),
        wishes={"with": list(others), "without": list(without)},
        problem=question.problem.to_json(),
        answers=bridge.answers(question.problem, nodes=NODES),
    )
    record(trail=actor.ref, tag="run:made", actor=actor.ref, subject=f"run:{run.id}")
    return run


@transaction.atomic
def remove_run(*, actor: Person, run: Run) -> None:
    """Forget a run, with all that it held."""
    subject = f"run:{run.id}"
    run.delete()
    record(trail=actor.ref, tag="run:removed", actor=actor.ref, subject=subject)
