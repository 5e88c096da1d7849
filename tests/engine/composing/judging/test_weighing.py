"""Weighing proposals: the measures by hand, which comes first, why, and whether that is proven of all."""

import json
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from tests.engine.composing import oracle
from tests.engine.composing.conftest import met, organisation
from tests.engine.composing.invented import problems

from coalition.composing.answer import ENGINE, Answer
from coalition.composing.answer_parts import Ask, Bound, Coalition, Proof
from coalition.composing.judging import weighing
from coalition.composing.judging.measures import Measure, measures
from coalition.composing.judging.weighing import Weighing, proposals, weigh, what_moves
from coalition.composing.parts import Cell, Prior, Rules
from coalition.composing.problem import Problem
from coalition.composing.solve import solve
from coalition.errors import InvalidProblem

BRUG, KRACHT, ZORG, BAKEN, LOKET = range(5)


@pytest.fixture
def town():
    """Meeting places and youth work in one town, home care and debt advice in the next.

    De Brug leads and does the meeting places. Buurtkracht does youth work, Zorgkring home care, Thuisbaken
    debt advice; Loket does the last two, knows nobody but De Brug, and that a little.
    """
    return Problem(
        name="town",
        cells=(
            Cell("meeting-places", "GM0484", 1),
            Cell("youth-work", "GM0484", 1),
            Cell("home-care", "GM0569", 1),
            Cell("debt-advice", "GM0569", 1),
        ),
        orgs=(
            organisation("De Brug", (0, 1, 0), (1, 1, 0)),
            organisation("Buurtkracht", (1, 1, 0)),
            organisation("Zorgkring", (2, 1, 0)),
            organisation("Thuisbaken", (3, 1, 0)),
            organisation("Loket", (2, 1, 0), (3, 1, 0)),
        ),
        trust=(
            *met(BRUG, KRACHT, 800),
            *met(BRUG, ZORG, 700),
            *met(BRUG, BAKEN, 600),
            *met(KRACHT, ZORG, 500),
            *met(KRACHT, BAKEN, 400),
            *met(ZORG, BAKEN, 900),
            *met(BRUG, LOKET, 300),
            *met(KRACHT, LOKET, 350),
        ),
        prior=Prior(max=0, length=200),
        rules=Rules(max_members=4),
    )


def coalition(problem, work, lead=BRUG):
    """A coalition whose members each do these cells, measured by the problem's own prices."""
    members = tuple(sorted(work))
    done = tuple(sorted((org, cell, 1) for org, cells in work.items() for cell in cells))
    cost = sum(problem.orgs[org].fixed_cost for org in members)
    measured = measures(problem, Coalition(members, lead, done, 0, 0, 0, cost, len(members)))
    pairs = len(members) * (len(members) - 1) // 2
    wsum = int(measured.wmean * pairs)
    return Coalition(members, lead, done, measured.wmin, wsum, pairs, cost, len(members))


@pytest.fixture
def four(town):
    return coalition(town, {BRUG: [0], KRACHT: [1], ZORG: [2], BAKEN: [3]})


@pytest.fixture
def two(town):
    return coalition(town, {BRUG: [0, 1], LOKET: [2, 3]})


def answer(ask, *coalitions, proof=Proof.OPTIMAL):
    best = coalitions[0]
    return Answer(ask, "town", ENGINE, 0, proof, Bound(best.wmin, best.cost), 0.0, coalitions)


def test_each_reading_of_warmth_names_its_least_warm_pair(town, four):
    found = measures(town, four)

    assert (found.wmin, found.coldest) == (400, (KRACHT, BAKEN))
    assert (found.wstar, found.coldest_of_lead) == (600, (BRUG, BAKEN))
    assert (found.warea, found.coldest_in_area) == (800, (BRUG, KRACHT))
    assert found.wmean == Fraction(800 + 700 + 600 + 500 + 400 + 900, 6)


def test_a_member_alone_is_as_warm_as_can_be_and_names_no_pair(town):
    found = measures(town, coalition(town, {BRUG: [0, 1]}), open_cells=(2, 3))

    assert (found.wmin, found.wmean, found.wstar, found.warea) == (1000, 1000, 1000, 1000)
    assert (found.coldest, found.coldest_of_lead, found.coldest_in_area) == (None, None, None)


def test_complementary_are_the_asked_cells_that_one_member_can_do(town, four, two):
    assert measures(town, four).complementarity == 750  # youth work could be done by two
    assert measures(town, two).complementarity == 1000
    assert measures(town, four, open_cells=(1,)).complementarity == 1000


def test_newcomers_are_counted_among_the_members_only(town, two):
    assert measures(town, two, newcomers=(LOKET, ZORG)).newcomers == 1


def test_more_warmth_and_fewer_members_come_first_by_the_weighing_that_says_so(town, four, two):
    warm = weigh(town, [two, four], weighing.WARMTH_FIRST)
    few = weigh(town, [two, four], weighing.FEW_PARTNERS)

    assert [(place.number, place.behind_by) for place in warm] == [(1, ()), (0, (Measure.WMIN,))]
    assert [(place.number, place.behind_by) for place in few] == [(0, ()), (1, (Measure.SIZE,))]


def test_the_second_step_decides_where_the_first_is_equal(town, four):
    led_by_kracht = coalition(town, {BRUG: [0], KRACHT: [1], ZORG: [2], BAKEN: [3]}, lead=KRACHT)
    wmin_then_lead = Weighing.by("in steps", Measure.WMIN, Measure.WSTAR)

    order = weigh(town, [led_by_kracht, four], wmin_then_lead)

    assert [(place.number, place.behind_by) for place in order] == [(1, ()), (0, (Measure.WSTAR,))]


def test_what_is_equal_goes_by_fewest_members_and_then_smallest_ids(town, two):
    other = coalition(town, {BRUG: [0, 1], ZORG: [2], BAKEN: [3]})
    kracht = coalition(town, {BRUG: [0], KRACHT: [1], LOKET: [2, 3]})
    by_newcomers = Weighing.by("newcomers only", Measure.NEWCOMERS)

    order = weigh(town, [other, kracht, two], by_newcomers)

    assert [(place.number, place.behind_by) for place in order] == [(2, ()), (1, ()), (0, ())]


def test_a_linear_weighing_trades_one_measure_for_another(town, four, two):
    member_costs_40 = Weighing("a member more must warm by 40", (((Measure.WMIN, 1), (Measure.SIZE, 40)),))
    member_costs_60 = Weighing("a member more must warm by 60", (((Measure.WMIN, 1), (Measure.SIZE, 60)),))

    assert weigh(town, [four, two], member_costs_40)[0].number == 0  # 400 - 160 against 300 - 80
    assert weigh(town, [four, two], member_costs_60)[0].number == 1  # 400 - 240 against 300 - 120
    assert weigh(town, [four, two], member_costs_40)[1].behind_by == (Measure.WMIN, Measure.SIZE)


@pytest.mark.parametrize(
    "steps", [(), ((),), (((Measure.WMIN, 0),),), (((Measure.WMIN, 1), (Measure.WMIN, 2)),)]
)
def test_a_weighing_of_nothing_or_with_a_measure_turned_around_is_refused(steps):
    with pytest.raises(InvalidProblem):
        Weighing("nonsense", steps)


def test_a_weighing_has_a_name():
    with pytest.raises(InvalidProblem):
        Weighing.by(" ", Measure.WMIN)


def test_what_moves_tells_the_first_against_what_and_why(town, four, two):
    warm, _all_round, lead, _street, few, fitting, new = what_moves(
        town, [answer(Ask.WARMEST, four), answer(Ask.CHEAPEST, two)], newcomers=[LOKET]
    )

    assert (warm.first, warm.over, warm.because) == (0, 1, (Measure.WMIN,))
    assert (lead.first, lead.over, lead.because) == (0, 1, (Measure.WSTAR,))
    assert (few.first, few.over, few.because) == (1, 0, (Measure.SIZE,))
    assert (fitting.first, fitting.over, fitting.because) == (1, 0, (Measure.COMPLEMENTARITY,))
    assert (new.first, new.over, new.because) == (1, 0, (Measure.NEWCOMERS,))


def test_the_same_members_are_one_proposal(town, four, two):
    given = [answer(Ask.WARMEST, four), answer(Ask.CHEAPEST, two), answer(Ask.DIVERSE, four, two)]

    assert proposals(given) == ((four, ()), (two, ()))


def test_a_single_proposal_is_held_against_nothing(town, four):
    (moved,) = what_moves(town, [answer(Ask.WARMEST, four)], [weighing.WARMTH_FIRST])

    assert (moved.first, moved.over, moved.because, moved.proven) == (0, None, (), True)


def test_nothing_is_first_of_no_proposals(town):
    nobody = Answer(Ask.WARMEST, "town", ENGINE, 0, Proof.INFEASIBLE, Bound(0, 0), 0.0)

    assert what_moves(town, [nobody]) == ()


def test_what_the_warmest_and_the_smallest_prove_and_what_not(town, four, two):
    moved = what_moves(town, [answer(Ask.WARMEST, four), answer(Ask.CHEAPEST, two)], weighing.INSIDE_A_ROOM)

    assert [found.weighing.name for found in moved if found.proven] == [
        "warmth first",
        "few partners",  # all cost the same, so the cheapest is the smallest
        "careful with money",
    ]


def test_the_smallest_is_not_proven_where_prices_differ(neighbourhood):
    cheap = solve(neighbourhood, ask="cheapest")

    few, money = what_moves(neighbourhood, [cheap], [weighing.FEW_PARTNERS, weighing.CAREFUL_WITH_MONEY])

    assert (few.proven, money.proven) == (False, True)


def test_an_answer_that_a_limit_ended_proves_nothing(town, four, two):
    given = [answer(Ask.WARMEST, four, proof=Proof.BOUNDED), answer(Ask.FRONT, four, proof=Proof.BOUNDED)]

    assert not any(moved.proven for moved in what_moves(town, given))


def test_a_front_proves_linear_weighings_too_and_a_warmest_does_not(town, four, two):
    linear = Weighing("a member more must warm by 60", (((Measure.WMIN, 1), (Measure.SIZE, 60)),))

    by_front = what_moves(town, [answer(Ask.FRONT, four, two)], [linear])
    by_warmest = what_moves(town, [answer(Ask.WARMEST, four), answer(Ask.CHEAPEST, two)], [linear])

    assert (by_front[0].proven, by_warmest[0].proven) == (True, False)


ALONG_THE_FRONT = [
    *(
        Weighing.by("-".join(order), *order)
        for count in (1, 2, 3)
        for order in permutations((Measure.WMIN, Measure.COST, Measure.SIZE), count)
    ),
    Weighing("sum", (((Measure.WMIN, 2), (Measure.COST, 35), (Measure.SIZE, 90)),)),
    weighing.WARM_ALL_ROUND,
]


@settings(max_examples=100, deadline=None)
@given(problem=problems(most_orgs=5))
def test_what_is_called_proven_is_bettered_by_no_coalition_at_all(problem):
    document = json.loads(problem.to_json())
    sound = oracle.all_sound(document)
    points = tuple(
        Coalition(f.members, f.members[0], (), f.wmin, f.wsum, 0, f.cost, f.size) for f in oracle.front(sound)
    )
    proofs = [[solve(problem, ask="warmest"), solve(problem, ask="cheapest")]]
    proofs += [[answer(Ask.FRONT, *points)]] if points else []

    for given_answers in proofs:
        shown = proposals(given_answers)
        for moved in what_moves(problem, given_answers, ALONG_THE_FRONT):
            best, _ = shown[moved.first]
            if moved.proven:
                assert moved.weighing != weighing.WARM_ALL_ROUND
                assert not [f for f in sound if _worth(moved.weighing, f) > _worth(moved.weighing, best)]


def _worth(by, found):
    """The worth of each step, worked out from the oracle's measures."""
    return [
        sum(
            weight * (found.wmin if measure is Measure.WMIN else -getattr(found, measure.value))
            for measure, weight in step
        )
        for step in by.steps
    ]
