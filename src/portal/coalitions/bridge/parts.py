"""The parts of a run or a draft as the command line reads them."""

from __future__ import annotations

from portal.coalitions.bridge.desk import desk
from portal.coalitions.bridge.draft import Draft
from portal.coalitions.models import Run


def part_of(run: Run, draft: Draft, part: str) -> str | None:
    """Return one part as text, None where there is none; of what was kept, to the letter what was kept."""
    at = desk(run)
    if part in {"netwerk", "vraag"}:
        return run.network if part == "netwerk" else run.need
    if at.choice_of(draft) == at.choice:
        return run.problem if part == "probleem" else run.answers.get(part)
    kept = at.drafted(draft)
    if part == "probleem":
        return kept.problem.to_json()
    return kept.answers[part].to_json() if part in kept.answers else None
