"""Every question against the plain twin, on some two hundred fixed problems of all profiles."""

from functools import cache

import pytest
from tests.engine.composing.proof.agreement import ASKS, Case, agree
from tests.engine.composing.proof.profiles import PROFILES, problem

EACH = range(34)


@cache
def case(profile, seed):
    return Case(problem(profile, seed, orgs=8))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("ask", ASKS)
def test_the_composer_answers_as_a_twin_that_tries_everything(ask, profile):
    for seed in EACH:
        agree(case(profile, seed), ask, seed)


@pytest.mark.parametrize("profile", PROFILES)
def test_most_problems_have_several_coalitions(profile):
    sizes = [len(case(profile, seed).sound) for seed in EACH]

    assert sum(size > 1 for size in sizes) > len(sizes) / 3


def test_many_problems_have_none():
    assert sum(not case(profile, seed).sound for profile in PROFILES for seed in EACH) > 20
