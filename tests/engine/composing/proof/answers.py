"""Prints the answers to a few dozen questions, in the order of asking: run in a process of its own."""

import sys
from dataclasses import replace

from tests.engine.composing.proof.agreement import ASKS
from tests.engine.composing.proof.profiles import PROFILES, problem

from coalition.composing import Ask, Limits, Terms, solve
from coalition.composing.kernels import COMPILED

QUESTIONS = [(profile, seed, ask) for profile in PROFILES for seed in range(2) for ask in ASKS]
LIMITS = Limits(nodes=400)


def answer(profile, seed, ask):
    """Return an answer without its seconds, None where there is no coalition to judge."""
    asked = problem(profile, seed, orgs=14, cells=7)
    terms = Terms()
    if ask is Ask.STABILITY:
        judged = solve(asked, ask=Ask.CHEAPEST, limits=LIMITS).coalitions
        if not judged:
            return None
        terms = Terms(coalition=judged[0])
    return replace(solve(asked, ask=ask, terms=terms, limits=LIMITS), seconds=0.0)


if __name__ == "__main__":
    sys.stdout.write(f"{COMPILED}\n")
    for question in QUESTIONS:
        told = answer(*question)
        sys.stdout.write(f"{told and told.to_json()!r}\n")
