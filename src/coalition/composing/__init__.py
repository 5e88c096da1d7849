"""Choose partners exactly, prove it, and show why."""

from coalition.composing.answer import ENGINE, Answer
from coalition.composing.answer_parts import (
    Adds,
    Alternative,
    Ask,
    Because,
    Bound,
    Clash,
    ClashKind,
    Coalition,
    Code,
    Proof,
    Share,
    Terms,
    Visit,
    Why,
)
from coalition.composing.check import answer_violations, violations
from coalition.composing.composer import BrokenAnswer, Composer
from coalition.composing.explain import explain
from coalition.composing.parts import Cell, Offer, Org, Prior, Rules, Trust, Wishes
from coalition.composing.problem import Problem
from coalition.composing.search.meter import Limits, Progress, Report
from coalition.composing.solve import solve

__all__ = [
    "ENGINE",
    "Adds",
    "Alternative",
    "Answer",
    "Ask",
    "Because",
    "Bound",
    "BrokenAnswer",
    "Cell",
    "Clash",
    "ClashKind",
    "Coalition",
    "Code",
    "Composer",
    "Limits",
    "Offer",
    "Org",
    "Prior",
    "Problem",
    "Progress",
    "Proof",
    "Report",
    "Rules",
    "Share",
    "Terms",
    "Trust",
    "Visit",
    "Why",
    "Wishes",
    "answer_violations",
    "explain",
    "solve",
    "violations",
]
