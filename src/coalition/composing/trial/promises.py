"""What is to be reached beside the peers: what-if, first answer, memory, visits and a whole portfolio."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from statistics import mean

from coalition.composing.answer_parts import Ask, Coalition
from coalition.composing.composer import Composer
from coalition.composing.parts import Wishes
from coalition.composing.problem import Problem
from coalition.composing.search.meter import Limits
from coalition.composing.solve import solve
from coalition.composing.trial.fresh import fresh
from coalition.composing.trial.instances import portfolio
from coalition.composing.trial.table import SIDE_BY_SIDE, Row, Told, Trial, side_by_side
from coalition.composing.trial.timing import Timing, timed
from coalition.composing.visiting.plan import plan_visits

REACH = {
    "warmest": "500 x cpsat, 1500 x highs; worst 10 x median",
    "kindest": "1000 x cpsat; worst 10 x median",
    "front": "40 x warmest; worst 5 x median",
    "what-if": "0.3 x fresh",
    "cheapest": "20 x the better peer",
    "closest": "3 x warmest",
    "visits": "0.95 of the bound, 5 s",
    "first answer": "1.5 s",
    "memory": "300 MB",
    "portfolio": "linear; 1500 lots in minutes",
}
"""The figures to reach; the order is that of the table."""
QUESTIONS = tuple(REACH)
VISITS, LEVEL, VISIT_SECONDS, VISIT_SEEDS = 6, 600, 5.0, 3
LOTS = 1_500


def rows(trial: Trial, questions: Sequence[str], told: Told) -> Iterator[Row]:
    """Give the rows of these questions, each with what is to be reached; `told` hears what is measured."""
    seen: dict[str, float] = {}
    for question in questions:
        for row in _rows(trial, question, told):
            seen[question] = row.ours.median
            said = row.said
            if question in ("front", "closest"):
                if "warmest" not in seen:
                    alone = replace(trial, peers=())
                    seen["warmest"] = next(side_by_side(alone, [Ask.WARMEST], told)).ours.median
                said = f"{row.ours.median / seen['warmest']:.1f} x warmest"
            yield replace(row, said=said, reach=REACH[question])


def _rows(trial: Trial, question: str, told: Told) -> Iterator[Row]:
    others: dict[str, Callable[[Trial, Told], Row]] = {
        "what-if": _what_if,
        "visits": _visits,
        "first answer": _first_answer,
        "memory": _memory,
        "portfolio": _portfolio,
    }
    if question in others:
        yield others[question](trial, told)
    else:
        yield from side_by_side(trial, [ask for ask in SIDE_BY_SIDE if ask == question], told)


def _what_if(trial: Trial, told: Told) -> Row:
    """Change one wish after another, and count where a fresh solve says something else."""
    again, anew, differing = [], [], 0
    for seed in range(trial.seeds):
        told(f"what-if {trial.profile} {trial.size}: seed {seed}")
        problem = trial.problem(Ask.WARMEST, seed)
        composer = Composer(problem)
        first = composer.solve(limits=Limits(trial.limit))
        for wishes in _changes(first.coalitions[0]) if first.coalitions else ():
            took, answer = timed(lambda: composer.changed(wishes).solve(limits=Limits(trial.limit)))  # noqa: B023
            fresh_took, other = timed(lambda: _anew(problem, wishes, trial.limit))  # noqa: B023
            again.append(took)
            anew.append(fresh_took)
            differing += answer != other
    ours = Timing(tuple(again) or (0.0,))
    said = f"{ours.median / (Timing(tuple(anew)).median if anew else 1.0):.2f} x fresh"
    return Row("what-if", trial, ours, differing=differing, said=said)


def _changes(warmest: Coalition) -> list[Wishes]:
    """Return what somebody would try on seeing an answer: out with one, keep two, in with another."""
    members = warmest.members
    changes = [Wishes(without=(i,)) for i in {members[0], members[-1]}]
    changes += [Wishes(with_=members[:2], lead=warmest.lead)]
    return changes + [Wishes(with_=(swap.into,)) for swap in warmest.alternatives[:1]]


def _anew(problem: Problem, wishes: Wishes, limit: float) -> object:
    return solve(replace(problem, wishes=wishes), limits=Limits(limit))


def _first_answer(trial: Trial, told: Told) -> Row:
    seconds = []
    for seed in range(3):
        told(f"first answer {trial.size}: seed {seed}")
        seconds.append(fresh(trial.problem(Ask.WARMEST, seed), Ask.WARMEST).seconds)
    return Row("first answer", trial, Timing(tuple(seconds[1:])), said=f"{max(seconds[1:]):.2f} s at worst")


def _memory(trial: Trial, told: Told) -> Row:
    """Return the most that a process of its own held, over the heaviest questions."""
    found = []
    for ask in (Ask.WARMEST, Ask.FRONT, Ask.KINDEST):
        told(f"memory {trial.size}: {ask}")
        found.append(fresh(trial.problem(ask, 0), ask))
    most = max(one.megabytes for one in found)
    return Row("memory", trial, Timing(tuple(one.seconds for one in found)), said=f"{most:.0f} MB")


def _visits(trial: Trial, told: Told) -> Row:
    """Plan six visits over 60 lots and 120 organisations (fewer in a smaller trial)."""
    organisations, lots = min(120, trial.organisations), min(60, trial.organisations)
    seconds, reached = [], []
    for seed in range(VISIT_SEEDS):
        told(f"visits {lots} lots, {organisations} organisations: seed {seed}")
        network = list(portfolio(lots, organisations, seed))
        took, answer = timed(
            lambda: plan_visits(network, visits=VISITS, level=LEVEL, limits=Limits(VISIT_SECONDS))  # noqa: B023
        )
        gain = sum(visit.gain for visit in answer.visits or ())
        seconds.append(took)
        reached.append(gain / answer.bound.gain if answer.bound.gain else 1.0)
    size = f"{lots} lots, {organisations}"
    said = f"{mean(reached):.2f} of the bound"
    return Row("visits", trial, Timing(tuple(seconds)), said=said, size=size)


def _portfolio(trial: Trial, told: Told) -> Row:
    """Answer some lots of one network and twice as many: is it linear, and how long would 1,500 take?"""
    organisations = min(700, trial.organisations + 200)
    few = min(40, trial.organisations)
    told(f"portfolio of {3 * few} lots, {organisations} organisations")
    seconds = [
        timed(lambda: solve(lot, limits=Limits(trial.limit)))[0]  # noqa: B023
        for lot in islice(portfolio(1 + 3 * few, organisations, 0), 1 + 3 * few)
    ][1:]
    first, second = sum(seconds[:few]), sum(seconds[few:])
    minutes = sum(seconds) / len(seconds) * LOTS / 60
    said = (
        f"twice the lots {second / max(first, 1e-9):.1f} x as long; {LOTS} lots {minutes:.1f} min, one thread"
    )
    return Row("portfolio", trial, Timing(tuple(seconds)), said=said, size=f"{3 * few} lots, {organisations}")


__all__ = ["QUESTIONS", "REACH", "rows"]
