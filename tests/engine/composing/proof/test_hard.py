"""The hardest problems that a search found (`tests/hunt/hardest.py`): each is still answered with proof."""

import json

import pytest
from tests.house.tree import ROOT

from coalition.composing import Limits, Problem, Proof, solve

CASES = ROOT / "tests" / "engine" / "composing" / "hard"
TOLD = json.loads((CASES / "nodes.json").read_text(encoding="utf-8"))
LONG = 500_000
"""Nodes that take ten seconds or so."""


def marked(name, ask, nodes):
    return pytest.param(
        name, ask, nodes, marks=[pytest.mark.hunt] if nodes > LONG else [], id=f"{ask} {name}"
    )


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("name", "ask", "nodes"), [marked(name, *told) for name, asks in TOLD.items() for told in asks.items()]
)
def test_a_hard_problem_is_answered_with_proof_in_as_few_nodes_as_before(name, ask, nodes):
    """Twice as many are allowed: another order of trying is no fault."""
    problem = Problem.from_json((CASES / name).read_bytes())

    answer = solve(problem, ask=ask, limits=Limits(nodes=2 * nodes))

    assert answer.proof is Proof.OPTIMAL


@pytest.mark.parametrize("name", TOLD)
def test_a_hard_problem_that_is_cut_short_says_so_and_says_how_far_it_may_be_off(name):
    problem = Problem.from_json((CASES / name).read_bytes())

    for ask in TOLD[name]:
        answer = solve(problem, ask=ask, limits=Limits(nodes=2000))

        assert answer.proof is Proof.BOUNDED
        assert all(c.wmin <= answer.bound.wmin for c in answer.coalitions)
