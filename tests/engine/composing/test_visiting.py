"""Plans of visits against a plain twin that tries every set of visits, and changes that change nothing."""

import json
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.composing import oracle
from tests.engine.composing.conftest import met, organisation
from tests.engine.composing.invented import problems, rules, wishes

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Proof, Visit
from coalition.composing.check import answer_violations
from coalition.composing.parts import Cell, Offer, Prior, Rules, Trust
from coalition.composing.problem import Problem
from coalition.composing.search.meter import Limits
from coalition.composing.visiting import plan_visits
from coalition.errors import InvalidProblem

MANY = settings(max_examples=120, deadline=None)
FEWER = settings(max_examples=40, deadline=None)

LEVELS = st.sampled_from([0, 150, 301, 600, 1000])


@st.composite
def portfolios(draw, most_orgs=5):
    """One to three lots over the same organisations, each with its own offers, rules and wishes."""
    first = draw(problems(most_orgs=most_orgs, most_cells=3))
    return (first, *(draw(lots_beside(first)) for _ in range(draw(st.integers(0, 2)))))


@st.composite
def lots_beside(draw, first):
    cells = range(len(first.cells))
    orgs = tuple(
        replace(org, offers=tuple(Offer(r, draw(st.integers(0, 3)), 1) for r in cells if draw(st.booleans())))
        for org in first.orgs
    )
    trust = first.trust if draw(st.booleans()) else ()
    prior = draw(st.sampled_from([first.prior, Prior(500, 100)]))
    return Problem("beside", first.cells, orgs, trust, prior, draw(rules()), draw(wishes(len(orgs))))


def best_plan(lots, visits, level):
    """The most that any set of visits gains: every set of pairs that have not met is tried."""
    count = len(lots[0].orgs)
    met = {frozenset((g.giver, g.receiver)) for lot in lots for g in lot.trust if g.confidence}
    strangers = [pair for pair in combinations(range(count), 2) if frozenset(pair) not in met]
    docs = [json.loads(lot.to_json()) for lot in lots]
    sound = [[members for members, *_ in oracle.all_sound(doc)] for doc in docs]
    plans = [plan for size in range(visits + 1) for plan in combinations(strangers, size)]
    before = worth(docs, sound, (), level)
    return max(worth(docs, sound, plan, level) for plan in plans) - before


def worth(docs, sound, plan, level):
    """The sum of the best wmin of all lots, when the pairs of the plan have visited each other."""

    def warm(doc, i, j):
        return max(oracle.warmth(doc, i, j), level if (i, j) in plan else 0)

    return sum(
        max(
            (min((warm(doc, i, j) for i, j in combinations(m, 2)), default=1000) for m in members_of),
            default=0,
        )
        for doc, members_of in zip(docs, sound, strict=True)
    )


def gain(answer):
    return sum(visit.gain for visit in answer.visits)


@MANY
@given(lots=portfolios(), visits=st.integers(0, 4), level=LEVELS)
def test_a_plan_gains_as_much_as_the_best_of_all_plans(lots, visits, level):
    answer = plan_visits(lots, visits=visits, level=level)

    assert answer.proof is Proof.OPTIMAL
    assert gain(answer) == answer.bound.gain == best_plan(lots, visits, level)
    assert len(answer.visits) <= visits
    assert answer_violations(lots[0], answer) == []


@FEWER
@given(lots=portfolios(most_orgs=4), visits=st.integers(1, 4), level=LEVELS)
def test_each_visit_adds_what_it_is_said_to_add_to_those_before_it(lots, visits, level):
    answer = plan_visits(lots, visits=visits, level=level)

    docs = [json.loads(lot.to_json()) for lot in lots]
    sound = [[members for members, *_ in oracle.all_sound(doc)] for doc in docs]
    plan = [(visit.one, visit.other) for visit in answer.visits]
    said = [visit.gain for visit in answer.visits]
    reached = [worth(docs, sound, plan[:size], level) for size in range(len(plan) + 1)]
    assert said == [after - before for before, after in pairwise(reached)]


@FEWER
@given(lots=portfolios(), visits=st.integers(0, 3), level=LEVELS)
def test_one_visit_more_is_never_worse(lots, visits, level):
    fewer, more = (plan_visits(lots, visits=count, level=level) for count in (visits, visits + 1))

    assert gain(more) >= gain(fewer)


@FEWER
@given(lots=portfolios(), level=st.integers(0, 1000), higher=st.integers(0, 1000))
def test_a_higher_level_is_never_worse(lots, level, higher):
    low, high = (plan_visits(lots, visits=3, level=one) for one in sorted((level, higher)))

    assert gain(high) >= gain(low)


@FEWER
@given(lots=portfolios(), order=st.randoms(use_true_random=False), level=LEVELS)
def test_the_order_of_the_lots_changes_no_gain(lots, order, level):
    shuffled = list(lots)
    order.shuffle(shuffled)

    assert gain(plan_visits(shuffled, visits=3, level=level)) == gain(
        plan_visits(lots, visits=3, level=level)
    )


@FEWER
@given(lots=portfolios(), nodes=st.integers(0, 60), level=LEVELS)
def test_what_a_limit_ends_still_holds(lots, nodes, level):
    best = best_plan(lots, 3, level)

    answer = plan_visits(lots, visits=3, level=level, limits=Limits(nodes=nodes))

    assert gain(answer) <= best <= answer.bound.gain
    assert (answer.proof is Proof.OPTIMAL) == (gain(answer) == answer.bound.gain)


@FEWER
@given(lots=portfolios())
def test_the_same_plan_comes_twice(lots):
    assert plan_visits(lots, visits=3, level=600, seed=4) == plan_visits(lots, visits=3, level=600, seed=4)


def quarter(name, *orgs, trust=(), least=2, cells=2):
    """A quarter that needs some services from organisations that hardly know each other."""
    return Problem(
        name=name,
        cells=tuple(Cell(f"service {r + 1}", "GM0484", 2) for r in range(cells)),
        orgs=orgs,
        trust=trust,
        prior=Prior(300, 200),
        rules=Rules(min_members=least, max_members=4),
    )


BUURTKRACHT, DE_BRUG = organisation("Buurtkracht", (0, 2, 1)), organisation("De Brug", (1, 2, 1))
ZORGKRING = organisation("Zorgkring", (2, 2, 1))


def test_the_two_who_can_do_it_together_should_meet():
    lot = quarter("youth work and home care", BUURTKRACHT, DE_BRUG, organisation("Straatlicht"))

    answer = plan_visits([lot], visits=2, level=700)

    assert (answer.visits, answer.proof) == ((Visit(0, 1, 400),), Proof.OPTIMAL)


def test_three_who_need_each_other_must_all_meet_before_anything_gets_warmer():
    lot = quarter("three services", BUURTKRACHT, DE_BRUG, ZORGKRING, cells=3)

    assert plan_visits([lot], visits=2, level=700).visits == ()
    assert [visit.gain for visit in plan_visits([lot], visits=3, level=700).visits] == [0, 0, 400]


def test_who_has_met_does_not_meet_again_for_this():
    lot = quarter("youth work and home care", BUURTKRACHT, DE_BRUG, trust=met(0, 1, 100, confidence=1))

    assert plan_visits([lot], visits=2, level=700).visits == ()


def test_trust_without_any_confidence_is_not_having_met():
    lot = quarter("youth work and home care", BUURTKRACHT, DE_BRUG, trust=(Trust(0, 1, 900, 0),))

    assert plan_visits([lot], visits=2, level=700).visits == (Visit(0, 1, 400),)


def test_who_has_met_in_one_lot_has_met_in_all():
    strangers = quarter("youth work", BUURTKRACHT, DE_BRUG)
    known = quarter("home care", BUURTKRACHT, DE_BRUG, trust=met(0, 1, 100))

    assert plan_visits([strangers, known], visits=2, level=700).visits == ()


def test_a_lot_that_nobody_can_do_counts_for_nothing():
    lot = quarter("three services", BUURTKRACHT, DE_BRUG, cells=3)

    answer = plan_visits([lot], visits=2, level=700)

    assert (answer.visits, answer.bound.gain, answer.proof) == ((), 0, Proof.OPTIMAL)


def clique(size):
    """A lot that takes all of so many, none of whom has met."""
    houses = [organisation(f"Buurthuis {r + 1}", (r, 2, 1)) for r in range(size)]
    return replace(quarter("many services", *houses, cells=size), rules=Rules(max_members=size))


def test_five_who_need_each_other_take_ten_visits():
    answer = plan_visits([clique(5)], visits=10, level=700)

    assert (gain(answer), answer.proof) == (400, Proof.OPTIMAL)


def test_sets_of_more_than_ten_visits_are_not_looked_for_but_bounded():
    answer = plan_visits([clique(6)], visits=15, level=700)

    assert (gain(answer), answer.bound.gain, answer.proof) == (0, 400, Proof.BOUNDED)


def test_a_plan_is_read_back_as_it_was_written():
    lot = quarter("youth work and home care", BUURTKRACHT, DE_BRUG)

    answer = plan_visits([lot, lot], visits=2, level=700, seed=9)

    assert Answer.from_json(answer.to_json().encode()) == answer
    assert (answer.ask, answer.seed, answer.visits) == (Ask.VISITS, 9, (Visit(0, 1, 800),))


def test_whoever_watches_can_stop_it():
    lot = quarter("youth work and home care", BUURTKRACHT, DE_BRUG)

    answer = plan_visits([lot] * 2000, visits=2, level=700, progress=lambda report: True)

    assert answer.proof is Proof.BOUNDED
    assert answer.bound.gain >= 800_000


@pytest.mark.parametrize(
    ("lots", "where"),
    [
        ((BUURTKRACHT,), "lots[1].orgs"),
        ((BUURTKRACHT, replace(DE_BRUG, name="Zorgkring")), "lots[1].orgs[1].name"),
        ((BUURTKRACHT, replace(DE_BRUG, x=7)), "lots[1].orgs[1].x"),
        ((BUURTKRACHT, replace(DE_BRUG, kind="care")), "lots[1].orgs[1].kind"),
    ],
)
def test_lots_of_other_organisations_are_refused_by_their_path(lots, where):
    first = quarter("first", BUURTKRACHT, DE_BRUG)

    with pytest.raises(InvalidProblem) as refusal:
        plan_visits([first, replace(first, orgs=lots)], visits=2, level=700)

    assert refusal.value.where == where


def test_a_portfolio_of_nothing_is_refused():
    with pytest.raises(InvalidProblem) as refusal:
        plan_visits((), visits=2, level=700)

    assert refusal.value.where == "lots"


@pytest.mark.parametrize(
    ("visits", "level", "where"), [(-1, 700, "visits"), (101, 700, "visits"), (2, 1001, "level")]
)
def test_amounts_out_of_range_are_refused(visits, level, where):
    with pytest.raises(InvalidProblem) as refusal:
        plan_visits([quarter("first", BUURTKRACHT, DE_BRUG)], visits=visits, level=level)

    assert refusal.value.where == where
