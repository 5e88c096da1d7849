"""From rows to a question for the engine, and its answers as they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from coalition import flows
from coalition.composing import Answer, Ask, Limits, Problem, Proof, solve
from coalition.tenders import Need
from coalition.trust import Network, PublicView, public_view
from portal.coalitions.models import Run
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


def answers(problem: Problem, *, nodes: int) -> dict[str, str]:
    """Return the answers by ask: the warmest and, where it differs, the smallest; else the closest."""
    limits = Limits(nodes=nodes)
    best = flows.compose(problem, limits=limits)
    found = {best.ask.value: best.to_json()}
    if best.ask is Ask.WARMEST:
        smallest = solve(problem, ask=Ask.CHEAPEST, limits=limits)
        if smallest.proof is not Proof.INFEASIBLE and _members(smallest) != _members(best):
            found[smallest.ask.value] = smallest.to_json()
    return found


def _members(answer: Answer) -> tuple[int, ...]:
    return answer.coalitions[0].members if answer.coalitions else ()


def knows(run: Run, *slugs: str) -> bool:
    """Say whether all these organisations are in the network of a run ("" counts as nobody)."""
    known = {member.id for member in replay(run).network.organisations}
    return all(slug in known or not slug for slug in slugs)


@dataclass(frozen=True, slots=True)
class Replay:
    """A run read back: what was asked, and what the pairs knew of each other on that day."""

    network: Network
    need: Need
    problem: Problem
    view: PublicView
    answers: dict[str, Answer]


def replay(run: Run) -> Replay:
    """Read a run back from what was kept of it."""
    return _replay(run.id, run.network, run.need, run.problem, tuple(sorted(run.answers.items())))


@lru_cache(maxsize=32)
def _replay(
    _run: UUID, network: str, need: str, problem: str, answers: tuple[tuple[str, str], ...]
) -> Replay:
    """Read the documents of a run; the same texts give the same values, so reading them twice is waste.

    Kept for each run by itself: a page that came sooner would tell that a colleague asked the same.
    """
    known = Network.from_json(network.encode())
    return Replay(
        network=known,
        need=Need.from_json(need.encode()),
        problem=Problem.from_json(problem.encode()),
        view=public_view(known),
        answers={ask: Answer.from_json(text.encode()) for ask, text in answers},
    )
