"""Named weightings of coalitions: which comes first when this weighs most, and what made the difference.

Nothing is searched here: given proposals are put in order, exactly. Whether the first of them is also the
best of all coalitions is said only where an answer with proof of its best shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Coalition, Proof
from coalition.composing.judging.measures import Measure, Measures, measures
from coalition.composing.parts import require, require_once, require_within
from coalition.composing.problem import Problem

Step = tuple[tuple[Measure, int], ...]
"""Measures that are added up, each times a whole weight above 0."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """An order of coalitions: the first step decides; where it is equal the next one does, and so on.

    What all steps leave equal is put in order by the fewest members, then the smallest ids.
    """

    name: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        """Refuse an order that goes by nothing, or by a weight that turns a measure around."""
        require(bool(self.name.strip()), "weighing.name", "is empty")
        require(bool(self.steps) and all(self.steps), "weighing.steps", "is empty: it goes by nothing")
        for place, step in enumerate(self.steps):
            require_once(f"weighing.steps[{place}]", tuple(measure for measure, _ in step))
            for measure, weight in step:
                require_within(f"weighing.steps[{place}].{measure}", weight, 1)

    @classmethod
    def by(cls, name: str, *order: Measure) -> Weighing:
        """Return the weighing that goes by one measure after another."""
        return cls(name, tuple(((measure, 1),) for measure in order))

    def worth(self, measured: Measures) -> tuple[Fraction, ...]:
        """Return what each step gives this coalition; of two, the greater tuple comes first."""
        return tuple(
            sum((weight * measured.worth(measure) for measure, weight in step), Fraction(0))
            for step in self.steps
        )


WARMTH_FIRST = Weighing.by("warmth first", Measure.WMIN, Measure.COST, Measure.SIZE)
WARM_ALL_ROUND = Weighing.by("warm all round", Measure.WMEAN, Measure.WMIN, Measure.SIZE)
AROUND_THE_LEAD = Weighing.by("around the lead", Measure.WSTAR, Measure.WMIN, Measure.SIZE)
SAME_STREET = Weighing.by("same street", Measure.WAREA, Measure.WMIN, Measure.SIZE)
FEW_PARTNERS = Weighing.by("few partners", Measure.SIZE, Measure.WMIN)
COMPLEMENTARY = Weighing.by("complementary", Measure.COMPLEMENTARITY, Measure.WMIN, Measure.SIZE)
ROOM_FOR_NEWCOMERS = Weighing.by("room for newcomers", Measure.NEWCOMERS, Measure.WMIN, Measure.SIZE)
CAREFUL_WITH_MONEY = Weighing.by("careful with money", Measure.COST, Measure.WMIN, Measure.SIZE)

OUTSIDE_A_ROOM = (
    WARMTH_FIRST,
    WARM_ALL_ROUND,
    AROUND_THE_LEAD,
    SAME_STREET,
    FEW_PARTNERS,
    COMPLEMENTARY,
    ROOM_FOR_NEWCOMERS,
)
"""What can be weighed where no price is known; the first of them is what the others are held against."""
INSIDE_A_ROOM = (*OUTSIDE_A_ROOM, CAREFUL_WITH_MONEY)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A coalition in its place: `number` is where it stood among those given.

    `behind_by` names the measures of the step that put it behind the one before it; none for the first, and
    none where every step was equal.
    """

    number: int
    measures: Measures
    behind_by: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Which proposal comes first by a weighing, and against which it was held.

    `over` is the first of the weighing before all others where that is another, else the second by this
    weighing; None where there is no second. `because` names the measures that made the difference (none: they
    are equal). `proven`: no coalition at all does better by this weighing, else only no proposal does.
    """

    weighing: Weighing
    first: int
    over: int | None
    because: tuple[Measure, ...]
    proven: bool


def weigh(
    problem: Problem,
    coalitions: Sequence[Coalition],
    weighing: Weighing,
    *,
    newcomers: Collection[int] = (),
    open_cells: Collection[int] = (),
) -> tuple[Weighed, ...]:
    """Put coalitions of a problem in order, best first, with what put each behind the one before it."""
    measured = [
        measures(problem, coalition, newcomers=newcomers, open_cells=open_cells) for coalition in coalitions
    ]
    return _in_order(weighing, coalitions, measured)


def _in_order(
    weighing: Weighing, coalitions: Sequence[Coalition], measured: Sequence[Measures]
) -> tuple[Weighed, ...]:
    order = sorted(
        range(len(coalitions)),
        key=lambda n: (
            tuple(-worth for worth in weighing.worth(measured[n])),
            measured[n].size,
            coalitions[n].members,
        ),
    )
    return tuple(
        Weighed(n, measured[n], _apart(weighing, measured[order[place - 1]], measured[n]) if place else ())
        for place, n in enumerate(order)
    )


def _apart(weighing: Weighing, one: Measures, other: Measures) -> tuple[Measure, ...]:
    """Return the measures that differ in the first step that tells two coalitions apart."""
    worths = zip(weighing.worth(one), weighing.worth(other), strict=True)
    for step, (first, second) in zip(weighing.steps, worths, strict=True):
        if first != second:
            return tuple(measure for measure, _ in step if one.worth(measure) != other.worth(measure))
    return ()


def proposals(answers: Sequence[Answer]) -> tuple[tuple[Coalition, tuple[int, ...]], ...]:
    """Return each coalition of the answers once (by its members), and the cells that it leaves open."""
    found: dict[tuple[int, ...], tuple[Coalition, tuple[int, ...]]] = {}
    for answer in answers:
        for coalition in answer.coalitions:
            found.setdefault(coalition.members, (coalition, answer.open or ()))
    return tuple(found.values())


def what_moves(
    problem: Problem,
    answers: Sequence[Answer],
    weighings: Sequence[Weighing] = OUTSIDE_A_ROOM,
    *,
    newcomers: Collection[int] = (),
) -> tuple[Moved, ...]:
    """Return for each weighing which of `proposals(answers)` comes first, why, and how sure that is.

    Numbers in what is returned are places in `proposals(answers)`; nothing is returned where that is empty.
    """
    shown = proposals(answers)
    if not shown:
        return ()
    coalitions = [coalition for coalition, _ in shown]
    measured = [
        measures(problem, coalition, newcomers=newcomers, open_cells=opened) for coalition, opened in shown
    ]
    orders = [_in_order(weighing, coalitions, measured) for weighing in weighings]
    usual = orders[0][0].number if orders else 0
    found = []
    for weighing, order in zip(weighings, orders, strict=True):
        first = order[0].number
        over = usual if usual != first else order[1].number if len(order) > 1 else None
        because = () if over is None else _apart(weighing, measured[first], measured[over])
        proven = any(_shows_best(problem, weighing, answer) for answer in answers)
        found.append(Moved(weighing, first, over, because, proven))
    return tuple(found)


_ORDERS = {
    Ask.WARMEST: (Measure.WMIN, Measure.COST, Measure.SIZE),
    Ask.DIVERSE: (Measure.WMIN, Measure.COST, Measure.SIZE),
    Ask.CHEAPEST: (Measure.COST, Measure.WMIN, Measure.SIZE),
}
"""By what the first coalition of a proven answer is the best of all."""


def _shows_best(problem: Problem, weighing: Weighing, answer: Answer) -> bool:
    """Say whether a proven answer holds a coalition that no other betters by this weighing.

    Every weighing of wmin, cost and size alone has its best on their front; one that goes by the beginning
    of the order in which an answer is best has it there.
    """
    if answer.proof is not Proof.OPTIMAL:
        return False
    if answer.ask is Ask.FRONT:
        return {measure for step in weighing.steps for measure, _ in step} <= set(_ORDERS[Ask.WARMEST])
    order = _plain_order(problem, _ORDERS.get(answer.ask, ()))
    wanted = tuple(step[0][0] for step in weighing.steps if len(step) == 1)
    if len(wanted) < len(weighing.steps):
        return False
    wanted = _plain_order(problem, wanted)
    return bool(order) and order[: len(wanted)] == wanted


def _plain_order(problem: Problem, order: Sequence[Measure]) -> tuple[Measure, ...]:
    """Return an order without what is told twice: where all cost the same, cost is the number of members."""
    fixed = {org.fixed_cost for org in problem.orgs}
    free_work = all(offer.unit_cost == 0 for org in problem.orgs for offer in org.offers)
    if free_work and len(fixed) == 1 and fixed != {0}:
        order = [Measure.SIZE if measure is Measure.COST else measure for measure in order]
    return tuple(dict.fromkeys(order))
