"""The warmest coalition with somebody in it whom the asker does not know yet."""

from __future__ import annotations

from dataclasses import replace

from coalition.composing import Answer, Ask, Composer, Limits, Problem, Proof, Wishes
from coalition.composing.warmth import mutual_warmth, trust_among
from coalition.values import Warmth
from portal.coalitions.bridge.question import Replay

MOST_TRIED = 60
"""Newcomers with whom an answer is worked out; past it the best so far is told as such."""


def newcomers(kept: Replay, asker: int) -> list[int]:
    """Return who could do something of what is asked, may join, and is unknown to the asker by its word."""
    members, wishes = kept.network.organisations, kept.problem.wishes
    return [
        org
        for org, offering in enumerate(kept.problem.orgs)
        if org != asker
        and org not in wishes.without
        and any(kept.problem.capacity(org, offer.cell) for offer in offering.offers)
        and kept.view.word(members[asker].id, members[org].id) is Warmth.UNKNOWN
    ]


def with_newcomer(kept: Replay, composer: Composer, asker: int, *, nodes: int) -> Answer | None:
    """Return the warmest coalition with at least one newcomer; None where there is none.

    Each newcomer in turn must join, the one that is warmest with the asker and all who must join first: no
    coalition with it is warmer than that, so the search ends where that falls below the best that was found.
    """
    new = newcomers(kept, asker)
    warmest = kept.answers.get(Ask.WARMEST)
    if warmest is not None and warmest.coalitions and set(warmest.coalitions[0].members) & set(new):
        return warmest
    best, whole = None, True
    for tried, (most, org) in enumerate(_warmest_first(kept.problem, new)):
        if best is not None and most < best.coalitions[0].wmin:
            break
        if tried == MOST_TRIED:
            whole = False
            break
        answer = composer.changed(_joined(kept.problem.wishes, org)).solve(limits=Limits(nodes=nodes))
        whole = whole and answer.proof is not Proof.BOUNDED
        if answer.coalitions and (best is None or _rank(answer) < _rank(best)):
            best = answer
    return best if best is None or whole else replace(best, proof=Proof.BOUNDED)


def _warmest_first(problem: Problem, new: list[int]) -> list[tuple[int, int]]:
    """Return each newcomer with the greatest warmth that a coalition with it can have, permille."""
    held = problem.wishes.with_
    known = trust_among(problem, {*held, *new})
    most = [
        (min((mutual_warmth(problem, known, org, one) for one in held if one != org), default=1000), org)
        for org in new
    ]
    return sorted(most, key=lambda one: (-one[0], one[1]))


def _joined(wishes: Wishes, org: int) -> Wishes:
    return replace(wishes, with_=tuple(sorted({*wishes.with_, org})))


def _rank(answer: Answer) -> tuple[int, int, int, tuple[int, ...]]:
    """Return what the warmest is chosen by: warmth, then cost, then size, then the smallest numbers."""
    found = answer.coalitions[0]
    return -found.wmin, found.cost, found.size, found.members
