"""The composer against a plain twin that tries everything."""

import json

import pytest
from hypothesis import given, settings
from tests.engine.composing import oracle
from tests.engine.composing.invented import problems

from coalition.composing.plain import cheapest_cost
from coalition.composing.problem import Problem
from coalition.composing.solve import solve

CASES = settings(max_examples=350, deadline=None)
FEWER = settings(max_examples=120, deadline=None)


def document(problem):
    return json.loads(problem.to_json())


@CASES
@given(problem=problems())
def test_the_warmest_is_the_warmest_of_all(problem):
    best = oracle.warmest(document(problem))

    answer = solve(problem, ask="warmest")

    assert found(answer, lambda c: (-c.wmin, c.cost, c.size, c.members)) == best


@CASES
@given(problem=problems())
def test_the_cheapest_is_the_cheapest_of_all(problem):
    best = oracle.cheapest(document(problem))

    answer = solve(problem, ask="cheapest")

    assert found(answer, lambda c: (c.cost, -c.wmin, c.size, c.members)) == best


@CASES
@given(problem=problems(most_orgs=5))
def test_the_closest_leaves_the_least_open_of_all(problem):
    best = oracle.closest(document(problem))

    answer = solve(problem, ask="closest")

    left = problem.volume() - problem.volume(answer.open or ())
    assert found(answer, lambda c: (left, -c.wmin, c.cost, c.size, c.members, answer.open)) == best


@FEWER
@given(problem=problems())
def test_a_clash_clashes_and_leaving_out_any_part_of_it_mends_it(problem):
    doc = document(problem)

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
    doc = document(problem)

    for members in oracle.wished_sets(doc):
        assert cheapest_cost(problem, members) == oracle.sound(doc, members)


@pytest.mark.parametrize("ask", ["warmest", "cheapest", "closest"])
def test_the_oracle_and_the_composer_agree_on_a_problem_written_by_hand(ask, neighbourhood):
    doc = document(neighbourhood)

    answer = solve(Problem.from_json(neighbourhood.to_json().encode()), ask=ask)

    assert answer.coalitions[0].members == getattr(oracle, ask)(doc)[{"closest": 4}.get(ask, 3)]


def found(answer, ranked):
    assert answer.proof.value == ("optimal" if answer.coalitions else "infeasible")
    return ranked(answer.coalitions[0]) if answer.coalitions else None
