"""One question in, one checked answer out."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.composing.answer import ENGINE, Answer
from coalition.composing.answer_parts import Ask, Bound, Clash, Coalition, Proof
from coalition.composing.check import answer_violations
from coalition.composing.clash import minimal_clash
from coalition.composing.exact.bits import bits, mask_of
from coalition.composing.exact.bounds import Bounds
from coalition.composing.exact.meter import Limits, Meter, OutOfLimitsError, Progress
from coalition.composing.exact.model import Model
from coalition.composing.exact.quest import Quest
from coalition.composing.exact.search import Hit
from coalition.composing.problem import Problem
from coalition.composing.reasons import near_alternatives, reasons, what_each_adds
from coalition.composing.warmth import pair_warmths
from coalition.errors import CoalitionError, UnknownChoice

NO_LIMITS = Limits()


class BrokenAnswer(CoalitionError):
    """An answer that does not pass its own check: a fault of ours; it is never handed out."""

    code = "broken-answer"
    exit_code = 70


def solve(
    problem: Problem,
    *,
    ask: Ask | str = Ask.WARMEST,
    limits: Limits = NO_LIMITS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Answer:
    """Answer one question exactly, or say how far a limit let it come.

    `warmest`: greatest wmin, then least cost, then fewest members, then smallest ids. `cheapest`: least cost,
    then greatest wmin, then the same. `closest`: least volume left open (one cell at least is delivered),
    then as `warmest`, then the smallest open cells. The same in gives the same out on every machine, but
    for `limits.seconds`. Raises `UnknownChoice` for another question and `BrokenAnswer` if the check objects.
    """
    question = _question(ask)
    model = Model.of(problem)
    quest = Quest(model, Bounds(model), Meter(limits, progress))
    found = _pursue(quest, question)
    answer = Answer(
        ask=question,
        problem=problem.name,
        engine=ENGINE,
        seed=seed,
        proof=found.proof,
        bound=_bound(quest, question, found),
        seconds=round(quest.meter.seconds(), 6),
        coalitions=() if found.hit is None else (told(model, found.hit, question, found.proof),),
        clash=_clash(quest) if found.proof is Proof.INFEASIBLE else None,
        open=tuple(bits(found.hit.opened)) if found.hit and question is Ask.CLOSEST else None,
    )
    if broken := answer_violations(problem, answer):
        raise BrokenAnswer(problem.name, "; ".join(broken))
    return answer


@dataclass(frozen=True, slots=True)
class _Found:
    hit: Hit | None
    proof: Proof


def _question(ask: Ask | str) -> Ask:
    try:
        return Ask(ask)
    except ValueError:
        raise UnknownChoice("ask", f"is {ask!r}, can be: {', '.join(Ask)}") from None


def _pursue(quest: Quest, question: Ask) -> _Found:
    chains = {Ask.WARMEST: quest.warmest, Ask.CHEAPEST: quest.cheapest, Ask.CLOSEST: quest.closest}
    try:
        hit = chains[question]()
    except OutOfLimitsError:
        best = quest.best
        return _Found(None if best is None else _trimmed(quest.model, best), Proof.BOUNDED)
    return _Found(hit, Proof.INFEASIBLE if hit is None else Proof.OPTIMAL)


def _trimmed(model: Model, hit: Hit) -> Hit:
    """Drop whoever adds nothing: a search that was cut short may not have come to that."""
    wishes, rules = model.problem.wishes, model.problem.rules
    held = mask_of(wishes.with_) | (0 if wishes.lead is None else 1 << wishes.lead)
    for i in reversed(list(bits(hit.members & ~held))):
        rest = hit.members & ~(1 << i)
        priced = model.price_of(rest, hit.opened) if rest.bit_count() >= rules.min_members else None
        if priced is not None and priced[0] <= hit.cost:
            hit = Hit(rest, hit.opened, *priced)
    return hit


def _bound(quest: Quest, question: Ask, found: _Found) -> Bound:
    left_open = quest.open if question is Ask.CLOSEST else None
    if found.proof is Proof.INFEASIBLE:
        return Bound(0, 0)
    return Bound(quest.wmin, quest.cost, left_open)


def _clash(quest: Quest) -> tuple[Clash, ...] | None:
    """Return a minimal clash, None when the limits leave no room to find one: a half one would mislead."""
    try:
        return minimal_clash(quest.model.problem, quest.model.warm, quest.meter)
    except OutOfLimitsError:
        return None


def told(model: Model, hit: Hit, question: Ask, proof: Proof) -> Coalition:
    """Return a hit with all that can be told of it: lead, work, measures, reasons and near alternatives."""
    members = tuple(bits(hit.members))
    warmths = pair_warmths(model.warm, members)
    return Coalition(
        members=members,
        lead=hit.lead,
        work=model.work(hit.members, hit.opened, hit.lead),
        wmin=model.wmin(hit.members),
        wsum=sum(warmths),
        pairs=len(warmths),
        cost=hit.cost,
        size=len(members),
        adds=what_each_adds(model, hit),
        because=reasons(model, hit, proven=proof is Proof.OPTIMAL and question is not Ask.CHEAPEST),
        alternatives=near_alternatives(model, hit),
    )


__all__ = ["NO_LIMITS", "BrokenAnswer", "Limits", "solve"]
