"""Invented problems: the same everywhere, valid, and with something to find."""

import json
from itertools import islice

import pytest

from coalition.composing.problem import Problem
from coalition.composing.trial.instances import Profile, instance, lacking, portfolio
from coalition.composing.trial.peers.cpsat import CpSat
from coalition.composing.trial.peers.search import Search, Status
from coalition.composing.trial.peers.task import Task
from coalition.composing.warmth import warmth_table


def known_pairs(problem):
    return {frozenset((given.giver, given.receiver)) for given in problem.trust}


def part_known(problem):
    count = len(problem.orgs)
    return len(known_pairs(problem)) / (count * (count - 1) / 2)


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize(("organisations", "cells"), [(1, 1), (7, 3), (60, 20)])
def test_every_profile_is_valid_and_reads_back_as_it_was(profile, organisations, cells):
    problem = instance(profile, organisations, cells, seed=3)

    assert (len(problem.orgs), len(problem.cells)) == (organisations, cells)
    assert Problem.from_json(problem.to_json().encode()) == problem


@pytest.mark.parametrize("profile", Profile)
def test_the_same_seed_gives_the_same_problem_and_another_another(profile):
    assert instance(profile, 30, 8, seed=5) == instance(profile, 30, 8, seed=5)
    assert instance(profile, 30, 8, seed=5).orgs != instance(profile, 30, 8, seed=6).orgs


def test_the_first_problem_is_the_same_on_every_machine_and_in_every_version():
    problem = instance("realistic", 12, 6, seed=0)

    assert [cell.volume for cell in problem.cells] == VOLUMES
    assert [(org.x, org.y, org.fixed_cost) for org in problem.orgs[:2]] == FIRST_TWO


VOLUMES = [57, 68, 42, 23, 28, 17]
FIRST_TWO = [(-39, 67, 8591), (-187, -181, 10144)]


@pytest.mark.parametrize("seed", range(4))
def test_in_a_realistic_network_4_to_12_percent_know_each_other_the_nearer_the_likelier(seed):
    problem = instance("realistic", 150, 12, seed)
    known, orgs = known_pairs(problem), problem.orgs
    apart = {
        pair: (orgs[min(pair)].x - orgs[max(pair)].x) ** 2 + (orgs[min(pair)].y - orgs[max(pair)].y) ** 2
        for pair in (frozenset((i, j)) for i in range(150) for j in range(i))
    }
    middle = sorted(apart.values())[len(apart) // 2]

    assert 0.03 < part_known(problem) < 0.13
    assert sum(apart[pair] <= middle for pair in known) > 0.6 * len(known)


def test_in_a_sparse_network_hardly_anybody_knows_anybody():
    assert part_known(instance("sparse", 150, 12, seed=1)) < 0.006


def test_a_tight_problem_allows_twelve_members_and_each_does_little():
    tight, real = instance("tight", 100, 20, seed=1), instance("realistic", 100, 20, seed=1)

    assert (tight.rules.max_members, real.rules.max_members) == (12, 8)
    assert max(org.total_capacity for org in tight.orgs) < 0.3 * tight.volume()


def test_in_a_lacking_problem_nobody_offers_three_cells_and_all_else_is_the_same():
    problem = instance("realistic", 30, 8, seed=2)

    without = lacking(problem, seed=2)

    offered = {offer.cell for org in without.orgs for offer in org.offers}
    assert len(set(range(8)) - offered) == 3
    assert (without.cells, without.trust, without.rules) == (problem.cells, problem.trust, problem.rules)


def test_a_lacking_problem_keeps_one_cell():
    gone = lacking(instance("flat", 5, 2, seed=1), seed=1)

    assert {offer.cell for org in gone.orgs for offer in org.offers}


def test_the_lots_of_a_portfolio_share_one_network_and_ask_yes_or_no():
    lots = list(portfolio(5, 80, seed=1))

    assert lots == list(islice(portfolio(40, 80, seed=1), 5))
    assert len({lot.trust for lot in lots}) == len({tuple(o.name for o in lot.orgs) for lot in lots}) == 1
    assert {cell.volume for lot in lots for cell in lot.cells} == {1}
    assert {(offer.capacity, offer.unit_cost) for lot in lots for o in lot.orgs for offer in o.offers} == {
        (1, 0)
    }


@pytest.mark.parametrize("profile", Profile)
def test_most_problems_have_a_coalition_of_several(profile):
    tasks = [Task.of(instance(profile, 40, 8, seed)) for seed in range(4)]

    told = [Search(CpSat(), task, 20.0, ties=False).answer("warmest") for task in tasks]

    assert sum(finding.status is Status.SOLVED for finding in told) >= 3
    assert all(finding.values[0][2] >= 2 for finding in told if finding.values)


def test_the_table_of_a_large_network_has_many_levels_of_warmth():
    table = warmth_table(instance("realistic", 60, 8, seed=1))

    assert len({w for row in table for w in row}) > 100


def test_a_problem_is_written_with_whole_numbers_alone():
    told = json.loads(instance("tight", 20, 6, seed=1).to_json(), parse_float=pytest.fail)

    assert len(told["orgs"]) == 20
