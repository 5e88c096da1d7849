"""Asking the composer, keeping what one made of the answer, and forgetting that one asked."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from coalition.composing import ENGINE, Answer, Composer
from coalition.disclosure import Audience, Subject, decide, refuse_unless
from portal.base import clock
from portal.coalitions import bridge, queries
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
) -> Run:
    """Ask who could do this together, and keep the whole question with its checked answers (ADR 0004)."""
    refuse_unless(decide(Subject.COMPOSE_RUN, Audience.ASKER))
    question = bridge.question(organisation, lot, confirmed_demands(lot, organisation), others, without)
    run = Run.objects.create(
        asker=actor,
        organisation=organisation,
        lot=lot,
        made_at=clock.now(),
        as_of=clock.today(),
        engine=ENGINE,
        nodes=NODES,
        network=question.network.to_json(),
        need=question.need.to_json(),
        wishes={"with": list(others), "without": list(without)},
        problem=question.problem.to_json(),
        answers=_texts(bridge.answers(Composer(question.problem), nodes=NODES)),
    )
    record(trail=actor.ref, tag="run:made", actor=actor.ref, subject=f"run:{run.id}")
    return run


@transaction.atomic
def keep_draft(*, actor: Person, run: Run, draft: bridge.Draft) -> Run:
    """Keep a run with the wishes of a draft, once; what is asked and known stays as it was (ADR 0008)."""
    refuse_unless(decide(Subject.COMPOSE_RUN, Audience.ASKER))
    choice = bridge.desk(run).choice_of(draft)
    wishes = {"with": list(choice.others), "without": list(choice.without)}
    there = run if wishes == run.wishes else queries.kept_before(run, wishes)
    if there is not None:
        return there
    replay = bridge.drafted(run, draft)
    kept = Run.objects.create(
        asker=actor,
        organisation=run.organisation,
        lot=run.lot,
        previous=run,
        made_at=clock.now(),
        as_of=run.as_of,
        engine=ENGINE,
        nodes=run.nodes,
        network=run.network,
        need=run.need,
        wishes=wishes,
        problem=replay.problem.to_json(),
        answers=_texts(replay.answers),
    )
    record(trail=actor.ref, tag="run:kept", actor=actor.ref, subject=f"run:{kept.id}")
    return kept


@transaction.atomic
def remove_run(*, actor: Person, run: Run) -> None:
    """Forget a run, with all that it held."""
    subject = f"run:{run.id}"
    bridge.forget(run.id)
    run.delete()
    record(trail=actor.ref, tag="run:removed", actor=actor.ref, subject=subject)


def _texts(answers: Mapping[str, Answer]) -> dict[str, str]:
    """Return answers as a run keeps them."""
    return {ask: answer.to_json() for ask, answer in answers.items()}
