"""Which proposal comes first when something else weighs most: named weightings, told in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.composing import Answer, Ask, Coalition, Proof
from coalition.composing.judging import weighing
from coalition.composing.judging.measures import Measure, Measures, Pair, measures
from coalition.composing.judging.weighing import Moved, proposals, what_moves
from coalition.values import Warmth
from portal.base.templatetags.look import WORDS
from portal.coalitions.bridge.question import Replay

Members = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """One weighting: what weighs most, the proposal that then comes first, why, and how sure that is."""

    title: str
    first: str
    why: str
    proven: bool


def weights(
    kept: Replay,
    answers: Sequence[Answer],
    labels: Mapping[Members, str],
    asker: str,
    also: Sequence[Answer] = (),
) -> list[Weight]:
    """Return what each weighting puts first among the proposals of these answers; none for a single one.

    `labels` names each proposal by its members, as the page does; others are not weighed. `also` are answers
    to the same question with a wish more: their proposals are weighed, but prove only what holds with it.
    """
    answers = [*answers, *(replace(answer, proof=Proof.BOUNDED) for answer in also)]
    answers = [_of_the_page(answer, labels) for answer in answers]
    shown = proposals(answers)
    if len(shown) < 2:
        return []
    strangers = _strangers(kept, asker)
    told = _Told(kept, shown, labels, strangers)
    return [told.weight(moved) for moved in what_moves(kept.problem, answers, newcomers=strangers)]


def _of_the_page(answer: Answer, labels: Mapping[Members, str]) -> Answer:
    """Return an answer with what the page shows; without its best (of a front: any) it proves nothing."""
    shown = tuple(each for each in answer.coalitions if each.members in labels)
    whole = shown == answer.coalitions if answer.ask is Ask.FRONT else shown[:1] == answer.coalitions[:1]
    return replace(answer, coalitions=shown, proof=answer.proof if whole else Proof.BOUNDED)


def _strangers(kept: Replay, asker: str) -> frozenset[int]:
    """Return whom the asker does not know yet, by what members may know: the newcomers at its table."""
    return frozenset(
        org
        for org, member in enumerate(kept.network.organisations)
        if member.id != asker and kept.view.word(asker, member.id) is Warmth.UNKNOWN
    )


class _Told:
    """The proposals with their names and measures at hand."""

    def __init__(
        self,
        kept: Replay,
        shown: Sequence[tuple[Coalition, tuple[int, ...]]],
        labels: Mapping[Members, str],
        strangers: frozenset[int],
    ) -> None:
        self.kept = kept
        self.names = [labels[coalition.members] for coalition, _open in shown]
        self.measured = [
            measures(kept.problem, coalition, newcomers=strangers, open_cells=opened)
            for coalition, opened in shown
        ]

    def weight(self, moved: Moved) -> Weight:
        """Return one weighting in words."""
        return Weight(
            title=TITLES[moved.weighing.name](),
            first=self.names[moved.first],
            why=self._why(moved),
            proven=moved.proven,
        )

    def _why(self, moved: Moved) -> str:
        if moved.over is None or not moved.because:
            return _("The proposals are equal in this; then the one with the fewest members comes first.")
        measure, over = moved.because[0], self.names[moved.over]
        first, other = self.measured[moved.first], self.measured[moved.over]
        if measure in _PAIRS:
            why = self._of_pairs(measure, first, other, over)
        else:
            count, others = getattr(first, measure.value), getattr(other, measure.value)
            why = _WHY[measure]({"count": count, "other": others, "over": over})
        if measure in {name for name, _weight in moved.weighing.steps[0]}:
            return why
        return _("In that, the two are equal. %(why)s") % {"why": why}

    def _of_pairs(self, measure: Measure, first: Measures, other: Measures, over: str) -> str:
        """Return a sentence on the least warm pairs: in words, which may hide by how much they differ."""
        pair_of, nobody, by_word, by_measure = _PAIRS[measure]
        here, there = self._word(pair_of(first)), self._word(pair_of(other))
        if here is None:
            return nobody() % {"over": over}
        if there is None or here.rank <= there.rank:
            return by_measure() % {"over": over}
        return by_word() % {"over": over, "here": WORDS[here], "there": WORDS[there]}

    def _word(self, pair: Pair | None) -> Warmth | None:
        if pair is None:
            return None
        one, other = (self.kept.network.organisations[org].id for org in pair)
        return self.kept.view.word(one, other)


TITLES: Mapping[str, Callable[[], str]] = {
    weighing.WARMTH_FIRST.name: lambda: _("the warmth of the coolest pair"),
    weighing.WARM_ALL_ROUND.name: lambda: _("the warmth of all pairs together"),
    weighing.AROUND_THE_LEAD.name: lambda: _("the warmth around the lead contractor"),
    weighing.SAME_STREET.name: lambda: _("the warmth between who work in the same municipality"),
    weighing.FEW_PARTNERS.name: lambda: _("few partners"),
    weighing.COMPLEMENTARY.name: lambda: _("members who complement each other"),
    weighing.ROOM_FOR_NEWCOMERS.name: lambda: _("room for whom you do not know yet"),
}
"""What weighs most, after "if you let this weigh most": "…"."""

Sentence = Callable[[], str]
_PAIRS: Mapping[Measure, tuple[Callable[[Measures], Pair | None], Sentence, Sentence, Sentence]] = {
    Measure.WMIN: (
        lambda measured: measured.coldest,
        lambda: _("Nobody else is needed there, so no pair is cool."),
        lambda: _("The coolest pair there is: %(here)s. In “%(over)s” it is: %(there)s."),
        lambda: _(
            "By the measure, which also counts distance and years gone by, "
            "the coolest pair there is warmer than in “%(over)s”."
        ),
    ),
    Measure.WSTAR: (
        lambda measured: measured.coldest_of_lead,
        lambda: _("Nobody else is needed there, so no pair is cool."),
        lambda: _(
            "The coolest pair of the lead contractor with another there is: %(here)s. "
            "In “%(over)s” it is: %(there)s."
        ),
        lambda: _(
            "By the measure, which also counts distance and years gone by, the coolest pair of the lead "
            "contractor with another there is warmer than in “%(over)s”."
        ),
    ),
    Measure.WAREA: (
        lambda measured: measured.coldest_in_area,
        lambda: _("There, no two work in the same municipality."),
        lambda: _(
            "The coolest pair that works in the same municipality there is: %(here)s. "
            "In “%(over)s” it is: %(there)s."
        ),
        lambda: _(
            "By the measure, which also counts distance and years gone by, the coolest pair that works in "
            "the same municipality there is warmer than in “%(over)s”."
        ),
    ),
}
"""Of each reading of warmth: whose pair, and what is said where there is none, where the words tell the
difference, and where only the measure does."""

_WHY: Mapping[Measure, Callable[[Mapping[str, object]], str]] = {
    Measure.WMEAN: lambda values: (
        _("All pairs taken together, it is warmer there than in “%(over)s”.") % values
    ),
    Measure.SIZE: lambda values: (
        ngettext(
            "It has %(count)d member; “%(over)s” has %(other)d.",
            "It has %(count)d members; “%(over)s” has %(other)d.",
            _count(values),
        )
        % values
    ),
    Measure.COMPLEMENTARITY: lambda values: (
        _("The members overlap less there in what they can do than in “%(over)s”.") % values
    ),
    Measure.NEWCOMERS: lambda values: (
        ngettext(
            "It has %(count)d organisation that you do not know yet; “%(over)s” has %(other)d.",
            "It has %(count)d organisations that you do not know yet; “%(over)s” has %(other)d.",
            _count(values),
        )
        % values
    ),
}


def _count(values: Mapping[str, object]) -> int:
    count = values["count"]
    return count if isinstance(count, int) else 0
