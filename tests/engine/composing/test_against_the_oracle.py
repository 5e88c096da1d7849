"""The composer against a plain twin that tries everything, on problems that shrink when it is wrong."""

import json
from itertools import combinations

import pytest
from hypothesis import given, settings
from tests.engine.composing import oracle
from tests.engine.composing.invented import problems
from tests.engine.composing.proof.agreement import ASKS, Case, agree

from coalition.composing import solve
from coalition.composing.plain import cheapest_cost

FEWER = settings(max_examples=120, deadline=None)


@pytest.mark.parametrize("ask", ASKS)
@settings(max_examples=150, deadline=None)
@given(problem=problems())
def test_the_composer_answers_as_the_twin(ask, problem):
    agree(Case(problem), ask)


@FEWER
@given(problem=problems())
def test_a_clash_clashes_and_leaving_out_any_part_of_it_mends_it(problem):
    doc = json.loads(problem.to_json())

    answer = solve(problem)

    parts = [(part.kind.value, part.ref) for part in answer.clash or ()]
    assert bool(parts) == (not oracle.fits(doc))
    if parts:
        assert not oracle.fits(oracle.with_only(doc, parts))
    for part in parts:
        assert oracle.fits(oracle.with_only(doc, [other for other in parts if other != part])), part


@FEWER
@given(problem=problems(most_orgs=4))
def test_the_check_prices_every_set_of_members_as_the_oracle_does(problem):
    prices = dict(oracle.delivery_costs(json.loads(problem.to_json())))

    for size in range(1, min(len(problem.orgs), problem.rules.max_members) + 1):
        for members in combinations(range(len(problem.orgs)), size):
            assert cheapest_cost(problem, members) == prices.get(members)


@pytest.mark.parametrize("ask", ASKS)
def test_the_oracle_and_the_composer_agree_on_a_problem_written_by_hand(ask, neighbourhood):
    answer = agree(Case(neighbourhood), ask)

    assert answer.coalitions[0].size == 2
