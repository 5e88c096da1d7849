"""Reading runs: each query names the asker."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from portal.coalitions.models import Run
from portal.members.models import Organisation, Person

HEAVY = ("network", "need", "problem")


def run_or_none(asker: Person, run_id: UUID) -> Run | None:
    """Return a run of this person; the long documents come when they are read."""
    found = Run.objects.select_related("organisation", "lot__tender").defer(*HEAVY)
    return found.filter(asker=asker, pk=run_id).first()


def kept_before(run: Run, wishes: dict[str, list[str]]) -> Run | None:
    """Return what was kept of a run before with just these wishes."""
    return Run.objects.filter(asker=run.asker, previous=run, wishes=wishes).defer(*HEAVY).first()


def runs_of(asker: Person, organisation: Organisation) -> QuerySet[Run]:
    """Return what somebody asked for an organisation, latest first, without the long documents."""
    return (
        Run.objects.filter(asker=asker, organisation=organisation).select_related("lot__tender").defer(*HEAVY)
    )
