"""Whether an answer keeps to its own bounds, and reaches them where it is said to be proven."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Coalition, Proof
from coalition.composing.parts import PERMILLE
from coalition.composing.problem import Problem

BOUNDED_BY = {
    Ask.WARMEST: ("wmin", "cost"),
    Ask.CLOSEST: ("wmin", "cost"),
    Ask.CHEAPEST: ("cost", "wmin"),
    Ask.FRONT: ("wmin", "cost"),
    Ask.DIVERSE: ("wmin", "cost"),
}
"""Which bounds a question has, the first one first: the second holds among those that are best by the first.

Where there are several coalitions they are bounds of the first one: the others are held to their order.
"""

LOOSE = {(Ask.FRONT, "cost"), (Ask.DIVERSE, "cost")}
"""A bound on the cost of all the coalitions, which the first one need not reach."""

OWN = {"open": Ask.CLOSEST, "mean": Ask.KINDEST, "gain": Ask.VISITS}
"""The bounds that belong to one question."""


def beyond_bounds(problem: Problem, answer: Answer) -> Iterator[str]:
    """Yield each measure that is better than its bound, or is called proven without reaching it."""
    for name, ask in OWN.items():
        if getattr(answer.bound, name) is not None and answer.ask is not ask:
            yield f"a bound on {name}, but {answer.ask} was asked"
    if answer.ask is Ask.VISITS:
        yield from _gain(answer)
    if not answer.coalitions:
        return
    first = answer.coalitions[0]
    if answer.ask is Ask.KINDEST:
        yield from _mean(answer, first)
    elif answer.ask is Ask.CLOSEST:
        yield from _left_open(problem, answer, first)
    elif answer.ask in BOUNDED_BY:
        yield from _measures(answer, first)


def _left_open(problem: Problem, answer: Answer, first: Coalition) -> Iterator[str]:
    left, bound = problem.volume() - problem.volume(answer.open or ()), answer.bound.open
    if bound is not None and left < bound:
        yield f"{left} units open, less than the bound {bound}"
    if left == bound:
        yield from _measures(answer, first)  # these bounds hold among the closest
    elif answer.proof is Proof.OPTIMAL:
        yield f"{left} units open are called proven, the bound is {bound}"


def _measures(answer: Answer, first: Coalition) -> Iterator[str]:
    for name in BOUNDED_BY[answer.ask]:
        said, bound = getattr(first, name), getattr(answer.bound, name)
        if said > bound if name == "wmin" else said < bound:
            yield f"{name} {said} is better than the bound {bound}"
        elif said != bound and answer.proof is Proof.OPTIMAL and (answer.ask, name) not in LOOSE:
            yield f"{name} {said} is called proven, the bound is {bound}"
        if said != bound:
            return


def _mean(answer: Answer, first: Coalition) -> Iterator[str]:
    mean, bound = -(-first.wsum // first.pairs) if first.pairs > 0 else PERMILLE, answer.bound.mean
    if bound is None:
        yield "kindest was asked, but the mean has no bound"
    elif mean > bound:
        yield f"the mean, {mean} rounded up, is better than the bound {bound}"
    elif mean < bound and answer.proof is Proof.OPTIMAL:
        yield f"the mean, {mean} rounded up, is called proven, the bound is {bound}"
    if first.wmin > answer.bound.wmin:
        yield f"wmin {first.wmin} is better than the bound {answer.bound.wmin}"
    if mean == bound and first.cost < answer.bound.cost:
        yield f"cost {first.cost} is better than the bound {answer.bound.cost}"


def _gain(answer: Answer) -> Iterator[str]:
    gain, bound = sum(visit.gain for visit in answer.visits or ()), answer.bound.gain
    if bound is None:
        yield "visits were asked, but what they gain has no bound"
    elif gain > bound:
        yield f"the visits gain {gain}, more than the bound {bound}"
    elif gain < bound and answer.proof is Proof.OPTIMAL:
        yield f"visits that gain {gain} are called proven, the bound is {bound}"
