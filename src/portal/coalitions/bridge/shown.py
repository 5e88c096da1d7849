"""Which proposal a page shows: its answer and its coalition, with the names at hand."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from coalition.composing import Answer, Ask
from portal.coalitions.bridge.desk import Desk, desk
from portal.coalitions.bridge.draft import Draft
from portal.coalitions.bridge.newcomer import with_newcomer
from portal.coalitions.bridge.question import Replay
from portal.coalitions.bridge.sketch import Sketch
from portal.coalitions.models import Run

ORDER = (Ask.WARMEST.value, Ask.CHEAPEST.value, Ask.CLOSEST.value)
NEWCOMER = "newcomer"


@dataclass(frozen=True, slots=True)
class Shown:
    """One proposal of a draft."""

    kept: Replay
    key: str
    answer: Answer
    sketch: Sketch

    @classmethod
    def of(cls, run: Run, draft: Draft, wanted: str) -> Shown:
        """Return the proposal that is wanted; where it is not there, the first."""
        at = desk(run)
        kept = at.drafted(draft)
        answers = dict(kept.answers)
        if wanted == NEWCOMER and Ask.WARMEST in answers and (new := newcomer_answer(at, draft)):
            answers[NEWCOMER] = new
        key = wanted if wanted in answers else next(ask for ask in ORDER if ask in answers)
        return cls(kept, key, answers[key], sketch_of(kept, answers[key], run.organisation.slug))


def newcomer_answer(at: Desk, draft: Draft) -> Answer | None:
    """Return the warmest with a newcomer, worked out once for these wishes."""
    kept = at.drafted(draft)
    return at.once(
        draft, NEWCOMER, lambda: with_newcomer(kept, at.composer(kept.problem), at.asker, nodes=at.nodes)
    )


def sketch_of(kept: Replay, answer: Answer, asker: str) -> Sketch:
    """Return the sketch of the first coalition of an answer, or of an empty table."""
    if not answer.coalitions:
        return Sketch.of_nobody(kept, asker=asker)
    return Sketch.of(kept, answer, answer.coalitions[0], asker=asker)


def proposal_title(key: str) -> str:
    """Return what a proposal is called."""
    titles: dict[str, str] = {
        Ask.WARMEST: _("Warmest"),
        Ask.CHEAPEST: _("Smallest"),
        Ask.CLOSEST: _("The most you can cover"),
        NEWCOMER: _("With a newcomer"),
    }
    return titles[key]
