"""From a public notice to a warm coalition, with reasons: the engine's public names."""

from coalition.composing import Answer, Ask, Limits, Problem, explain, solve
from coalition.flows import Choice, compose, problem_from
from coalition.tenders import Need, demands, read
from coalition.trust import Network

__all__ = [
    "Answer",
    "Ask",
    "Choice",
    "Limits",
    "Need",
    "Network",
    "Problem",
    "compose",
    "demands",
    "explain",
    "problem_from",
    "read",
    "solve",
]
