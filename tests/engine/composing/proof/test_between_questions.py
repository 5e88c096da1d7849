"""What the answer to one question says of the answer to another, and what a clash says."""

from fractions import Fraction

import pytest
from tests.engine.composing import oracle
from tests.engine.composing.proof.agreement import Case
from tests.engine.composing.proof.profiles import PROFILES, problem

from coalition.composing import Ask, Proof, Terms, solve

EACH = range(10)
every_profile = pytest.mark.parametrize("profile", PROFILES)


def larger(profile, seed):
    """A problem that the twin cannot try out."""
    return problem(profile, seed, orgs=24, cells=9)


def told(coalition):
    return coalition.members, coalition.lead, coalition.work, coalition.wmin, coalition.cost


@every_profile
def test_where_there_is_a_warmest_it_is_the_closest_the_first_of_the_front_and_of_the_diverse(profile):
    for seed in EACH:
        asked = larger(profile, seed)
        warmest = solve(asked)

        if warmest.proof is Proof.OPTIMAL:
            for ask in (Ask.CLOSEST, Ask.FRONT, Ask.DIVERSE):
                answer = solve(asked, ask=ask)
                assert told(answer.coalitions[0]) == told(warmest.coalitions[0]), (seed, ask)
                assert not answer.open


@every_profile
def test_the_cheapest_of_the_front_is_the_cheapest(profile):
    for seed in EACH:
        asked = larger(profile, seed)
        front, cheapest = solve(asked, ask=Ask.FRONT), solve(asked, ask=Ask.CHEAPEST)

        found = min(front.coalitions, key=lambda c: (c.cost, -c.wmin, c.size), default=None)
        assert [told(c) for c in cheapest.coalitions] == ([told(found)] if found else [])


@every_profile
def test_a_front_falls_in_warmth_and_nothing_in_it_betters_another(profile):
    for seed in EACH:
        points = [(-c.wmin, c.cost, c.size) for c in solve(larger(profile, seed), ask=Ask.FRONT).coalitions]

        assert points == sorted(set(points))
        assert not [
            (one, other)
            for one in points
            for other in points
            if one != other and all(map(int.__le__, one, other))
        ]


@every_profile
def test_the_kindest_is_as_kind_as_the_warmest_that_fits(profile):
    for seed in EACH:
        asked = larger(profile, seed)
        for warmest in solve(asked).coalitions:
            most = max(2, warmest.size)
            kindest = solve(asked, ask=Ask.KINDEST, terms=Terms(members=most)).coalitions[0]

            assert mean(kindest) >= mean(warmest)
            assert kindest.size <= most


def mean(coalition):
    return Fraction(coalition.wsum, coalition.pairs) if coalition.pairs else Fraction(1000)


@every_profile
@pytest.mark.parametrize("differ", [1, 2, 4])
def test_the_diverse_cool_down_and_differ_from_all_before(profile, differ):
    for seed in EACH[:5]:
        answer = solve(larger(profile, seed), ask=Ask.DIVERSE, terms=Terms(count=4, differ=differ))

        sets = [set(c.members) for c in answer.coalitions]
        assert all(len(one ^ other) >= differ for k, one in enumerate(sets) for other in sets[:k])
        ranks = [(-c.wmin, c.cost, c.size, c.members) for c in answer.coalitions]
        assert ranks == sorted(ranks)


@every_profile
def test_a_clash_clashes_and_leaving_out_any_part_of_it_mends_it(profile):
    clashes = 0
    for seed in range(40):
        case = Case(problem(profile, seed, orgs=7, cells=4))

        answer = solve(case.problem)

        parts = [(part.kind.value, part.ref) for part in answer.clash or ()]
        assert bool(parts) == (not case.sound)
        if parts:
            clashes += 1
            assert not oracle.fits(oracle.with_only(case.doc, parts))
        for part in parts:
            others = [other for other in parts if other != part]
            assert oracle.fits(oracle.with_only(case.doc, others)), (seed, part)
    assert clashes


@every_profile
def test_what_is_named_where_too_few_members_may_join_clashes_too(profile):
    none_fits = 0
    for seed in range(20):
        case = Case(problem(profile, seed, orgs=7, cells=4))

        answer = solve(case.problem, ask=Ask.KINDEST, terms=Terms(members=1))

        none_fits += answer.proof is Proof.INFEASIBLE
        if answer.clash:
            parts = [(part.kind.value, part.ref) for part in answer.clash]
            assert not oracle.fits(oracle.with_only(case.doc, parts)), seed
    assert none_fits
