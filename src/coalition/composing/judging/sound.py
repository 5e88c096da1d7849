"""Judging is of sound coalitions only."""

from __future__ import annotations

from coalition.composing.answer_parts import Coalition
from coalition.composing.check import violations
from coalition.composing.parts import require
from coalition.composing.problem import Problem


def require_sound(problem: Problem, coalition: Coalition) -> None:
    """Refuse a coalition that breaks a rule, a measure or a claim in this problem with `InvalidProblem`."""
    broken = violations(problem, coalition)
    require(not broken, "terms.coalition", f"is not sound in this problem: {'; '.join(broken)}")
