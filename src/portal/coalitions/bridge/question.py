"""From rows to a question for the engine, and its answers as they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coalition import flows
from coalition.composing import Answer, Ask, Composer, Limits, Problem, Proof
from coalition.tenders import Need
from coalition.trust import Network, PublicView
from portal.members.models import Organisation
from portal.tenders.bridge import need
from portal.tenders.models import Demand, Lot
from portal.trust.bridge import public_network


@dataclass(frozen=True, slots=True)
class Question:
    """All that a run is worked out from; kept whole, so that it can be replayed."""

    network: Network
    need: Need
    problem: Problem


@dataclass(frozen=True, slots=True)
class Replay:
    """A run read back, with other wishes perhaps: what is asked, the answers, and the words of that day."""

    network: Network
    need: Need
    problem: Problem
    view: PublicView
    answers: dict[str, Answer]


def question(
    organisation: Organisation,
    lot: Lot,
    demands: Sequence[Demand],
    others: tuple[str, ...],
    without: tuple[str, ...],
) -> Question:
    """Return the question of an organisation for a lot: public view only, yes or no per service and area."""
    network = public_network()
    asked = need(lot, demands)
    choice = flows.Choice(asker=organisation.slug, others=others, without=without)
    return Question(network, asked, flows.problem_from(network, asked, choice))


def answers(composer: Composer, *, nodes: int) -> dict[str, Answer]:
    """Return the answers by ask: the warmest and, where it differs, the smallest; else the closest."""
    limits = Limits(nodes=nodes)
    best = composer.solve(ask=Ask.WARMEST, limits=limits)
    if best.proof is Proof.INFEASIBLE:
        closest = composer.solve(ask=Ask.CLOSEST, limits=limits)
        return {closest.ask.value: replace(closest, clash=best.clash)}
    smallest = composer.solve(ask=Ask.CHEAPEST, limits=limits)
    if smallest.proof is Proof.INFEASIBLE or _members(smallest) == _members(best):
        return {best.ask.value: best}
    return {best.ask.value: best, smallest.ask.value: smallest}


def _members(answer: Answer) -> tuple[int, ...]:
    return answer.coalitions[0].members if answer.coalitions else ()
