"""A front that is made by hand: for each number of members the warmest, found by asking that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from coalition.composing import Answer, Ask, Coalition, Limits, Problem, Proof, solve


def hand_made_front(
    problem: Problem, *, ask: Any = Ask.FRONT, limits: Limits | None = None, seed: int = 0
) -> Answer:
    """Return what `solve` gives for a front where each organisation costs the same."""
    warmest = solve(problem, ask=Ask.WARMEST)
    if not warmest.coalitions:
        return replace(warmest, ask=Ask.FRONT, clash=None)
    points: list[Coalition] = []
    for most in range(warmest.coalitions[0].size, 0, -1):
        rules = replace(problem.rules, max_members=most, min_members=min(most, problem.rules.min_members))
        found = solve(replace(problem, rules=rules), ask=Ask.WARMEST).coalitions
        if found and found[0].size <= most and (not points or found[0].size < points[-1].size):
            points.append(found[0])
    return replace(warmest, ask=Ask.FRONT, proof=Proof.OPTIMAL, coalitions=tuple(points))
