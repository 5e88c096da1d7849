"""Long searches for a wrong answer of the composer: each batch has seeds of its own."""

from __future__ import annotations

import pytest
from tests.engine.composing.proof import peer
from tests.engine.composing.proof.agreement import ASKS, Case, agree
from tests.engine.composing.proof.profiles import PROFILES, problem

from coalition.composing import Ask, Problem, Terms, answer_violations, solve
from coalition.composing.trial.instances import instance
from coalition.composing.trial.profiles import Profile

pytestmark = [pytest.mark.hunt, pytest.mark.timeout(3600)]
BATCHES = range(1, 10)
EACH = 100


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("batch", BATCHES)
def test_the_composer_agrees_with_a_twin_that_tries_everything(batch: int, profile: str) -> None:
    """5,400 problems, each with every question; what CP-SAT can be asked goes to it as well."""
    for seed in range(batch * EACH, batch * EACH + EACH):
        case = Case(problem(profile, seed))
        for ask in ASKS:
            answer = agree(case, ask, seed)
            if ask in peer.ASKS:
                peer.agrees(case.problem, answer, case.terms(seed).members)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("batch", BATCHES)
def test_the_composer_agrees_with_cp_sat_where_nothing_can_be_tried_out(batch: int, profile: str) -> None:
    for seed in range(batch * 5, batch * 5 + 5):
        asked = problem(profile, seed, orgs=25 - seed % 10, cells=12)
        for ask in peer.ASKS:
            hold(asked, ask)


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("batch", range(5))
def test_the_composer_agrees_with_cp_sat_on_lots_as_they_are(batch: int, profile: Profile) -> None:
    for seed in range(batch * 4, batch * 4 + 4):
        asked = instance(profile, 18, 6, 1000 + seed)
        for ask in peer.ASKS:
            hold(asked, ask)


def hold(asked: Problem, ask: Ask) -> None:
    """Ask the composer and CP-SAT; of the kindest, of four members at most."""
    members = max(4, asked.rules.min_members)
    answer = solve(asked, ask=ask, terms=Terms(members=members))

    assert answer_violations(asked, answer) == []
    peer.agrees(asked, answer, members)
