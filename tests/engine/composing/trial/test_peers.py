"""The two peers against the plain twin: they are judges, so they must be exactly the specification."""

import json

import pytest
from hypothesis import given, settings
from tests.engine.composing import oracle
from tests.engine.composing.invented import problems

from coalition.composing.answer_parts import Ask
from coalition.composing.trial.instances import instance
from coalition.composing.trial.peers.cpsat import CpSat
from coalition.composing.trial.peers.highs import HiGHS
from coalition.composing.trial.peers.search import Search, Status
from coalition.composing.trial.peers.task import Task

FEW = settings(max_examples=40, deadline=None)
PEERS = pytest.mark.parametrize("solver", [CpSat(), HiGHS()], ids=["cpsat", "highs"])


def told(solver, problem, ask, members=None):
    finding = Search(solver, Task.of(problem), 30.0, members=members).answer(Ask(ask))
    assert finding.status is (Status.SOLVED if finding.values else Status.NONE_FITS)
    return list(finding.values)


def all_sound(problem):
    return oracle.all_sound(json.loads(problem.to_json()))


@PEERS
@FEW
@given(problem=problems(most_orgs=5))
def test_the_warmest(solver, problem):
    best = oracle.warmest(all_sound(problem))

    assert told(solver, problem, "warmest") == ([(best.wmin, best.cost, best.size)] if best else [])


@PEERS
@FEW
@given(problem=problems(most_orgs=5))
def test_the_cheapest(solver, problem):
    best = oracle.cheapest(all_sound(problem))

    assert told(solver, problem, "cheapest") == ([(best.cost, best.wmin, best.size)] if best else [])


@PEERS
@FEW
@given(problem=problems(most_orgs=4))
def test_the_closest(solver, problem):
    sound, document = all_sound(problem), json.loads(problem.to_json())
    found = (0, oracle.warmest(sound), ()) if sound else oracle.closest(document)
    expected = [(found[0], found[1].wmin, found[1].cost, found[1].size)] if found else []

    assert told(solver, problem, "closest") == expected


@PEERS
@FEW
@given(problem=problems(most_orgs=5))
def test_the_front(solver, problem):
    sound = all_sound(problem)
    points = [(found.wmin, found.cost, found.size) for found in (oracle.front(sound) if sound else ())]

    assert told(solver, problem, "front") == points


@FEW
@given(problem=problems(most_orgs=5))
def test_the_kindest_of_at_most_three(problem):
    best = oracle.kindest(all_sound(problem), 3)

    expected = [(best.mean.numerator, best.mean.denominator)] if best else []
    assert told(CpSat(), problem, "kindest", members=3) == expected


@pytest.mark.parametrize("ask", ["warmest", "cheapest", "closest", "front"])
@pytest.mark.parametrize("profile", ["realistic", "tight"])
def test_the_peers_agree_on_what_is_too_large_for_the_twin(ask, profile):
    problem = instance(profile, 24, 5, seed=1)

    assert told(CpSat(), problem, ask) == told(HiGHS(), problem, ask) != []


@PEERS
def test_a_peer_without_time_proves_nothing(solver):
    finding = Search(solver, Task.of(instance("flat", 30, 8, seed=1)), 0.0).answer(Ask.WARMEST)

    assert (finding.status, finding.values) == (Status.OUT_OF_TIME, ())


def test_sums_over_pairs_are_not_for_highs():
    finding = Search(HiGHS(), Task.of(instance("flat", 12, 4, seed=1)), 9.0).answer(Ask.KINDEST)

    assert finding.status is Status.OUT_OF_TIME
