"""The only door to runs: the asker's own; for everybody else, whoever they are, there is none."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from portal.coalitions import queries
from portal.coalitions.models import Run
from portal.members.access import Acting


def access_run(acting: Acting, run_id: UUID) -> Run:
    """Return a run of this person for the organisation they act for, or not found."""
    run = queries.run_or_none(acting.person, run_id)
    if run is None:
        raise Http404
    if run.organisation != acting.organisation:
        raise Http404
    return run
