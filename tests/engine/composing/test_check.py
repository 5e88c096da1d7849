"""The check: what a sound coalition is, by hand."""

from dataclasses import replace

import pytest

from coalition.composing import (
    Adds,
    Alternative,
    Ask,
    Bound,
    Clash,
    ClashKind,
    Coalition,
    Offer,
    Proof,
    Rules,
    Why,
    Wishes,
    answer_violations,
    solve,
    violations,
)


@pytest.fixture
def pair():
    """Buurtkracht and De Brug in the neighbourhood: 2 fixed, 2 x 1 and 2 x 5."""
    return Coalition(
        members=(0, 1),
        lead=0,
        work=((0, 0, 2), (1, 1, 2)),
        wmin=800,
        wsum=800,
        pairs=1,
        cost=14,
        size=2,
        adds=(Adds(0, Why.INDISPENSABLE, (0,)), Adds(1, Why.INDISPENSABLE, (1,))),
        alternatives=(Alternative(1, 2, 400, 6),),
    )


def test_a_sound_coalition_breaks_nothing(neighbourhood, pair):
    assert violations(neighbourhood, pair) == []


BROKEN_COALITIONS = [
    ({"members": (1, 0)}, "rising order"),
    ({"members": (0, 9)}, "rising order"),
    ({"members": ()}, "rising order"),
    ({"lead": 2}, "lead 2 is not a member"),
    ({"work": ((1, 1, 2), (0, 0, 2))}, "work is not in rising order"),
    ({"work": ((0, 0, 2), (2, 1, 2))}, "not work of a member"),
    ({"work": ((0, 0, 2), (1, 1, 0))}, "not work of a member"),
    ({"work": ((0, 0, 2), (1, 5, 2))}, "not work of a member"),
    ({"work": ((0, 0, 2), (1, 1, 1))}, "cell 1 gets 1 of 2"),
    ({"work": ((0, 0, 3), (1, 1, 2))}, "does 3 in cell 0, may do 2"),
    ({"wmin": 801}, "wmin is said to be 801, is 800"),
    ({"wsum": 1}, "wsum is said to be 1"),
    ({"pairs": 3}, "pairs is said to be 3, is 1"),
    ({"cost": 13}, "cost is said to be 13, is 14"),
    ({"size": 3}, "size is said to be 3"),
    ({"adds": (Adds(0, Why.INDISPENSABLE, (0,)),)}, "not told of each member once"),
    (
        {"adds": (Adds(0, Why.INDISPENSABLE, (0,)), Adds(1, Why.PAYS))},
        "said to add 'pays for itself' [], adds 'indispensable' [1]",
    ),
    ({"alternatives": (Alternative(1, 2, 400, 5),)}, "gives 400 and 6"),
    ({"alternatives": (Alternative(2, 1, 400, 5),)}, "is not a swap"),
]


@pytest.mark.parametrize(("change", "said"), BROKEN_COALITIONS)
def test_each_slip_of_a_coalition_is_named(neighbourhood, pair, change, said):
    assert any(said in broken for broken in violations(neighbourhood, replace(pair, **change)))


BROKEN_RULES = [
    (Rules(min_members=3), "2 members, must be 3 to 8"),
    (Rules(max_members=1), "2 members, must be 1 to 1"),
    (Rules(lead_min_turnover=901), "turnover below 901"),
    (Rules(max_subcontract=400), "organisation 0 does 2, must do 3 to 10"),
    (Rules(min_share=600), "organisation 1 does 2, must do 3 to 10"),
    (Rules(lot_certs=("HKZ",)), "may do 0"),
]


@pytest.mark.parametrize(("rules", "said"), BROKEN_RULES)
def test_each_broken_rule_is_named(neighbourhood, pair, rules, said):
    broken = violations(replace(neighbourhood, rules=rules), pair)

    assert any(said in line for line in broken)


BROKEN_WISHES = [
    (Wishes(with_=(3,)), "3 is wished for and not a member"),
    (Wishes(without=(1,)), "1 is wished away and a member"),
    (Wishes(not_together=((0, 1),)), "0 and 1 must not be together"),
    (Wishes(lead=1), "lead 0, though 1 is wished as lead"),
    (Wishes(with_=(1,)), "2 instead of 1 breaks a wish"),
    (Wishes(without=(2,)), "2 instead of 1 breaks a wish"),
    (Wishes(not_together=((0, 2),)), "brings together who must not be"),
]


@pytest.mark.parametrize(("wishes", "said"), BROKEN_WISHES)
def test_each_broken_wish_is_named(neighbourhood, pair, wishes, said):
    broken = violations(replace(neighbourhood, wishes=wishes), pair)

    assert any(said in line for line in broken)


def test_work_that_could_be_done_more_cheaply_by_the_same_members_is_named(neighbourhood):
    dear = Coalition((0, 1, 2), 0, ((0, 0, 2), (1, 1, 2)), 400, 1900, 3, 15, 3)

    assert violations(neighbourhood, dear) == ["the same members can do it for 7, not 15"]


def test_cells_left_open_are_not_asked_and_get_no_work(neighbourhood, pair):
    alone = Coalition((0,), 0, ((0, 0, 2),), 1000, 0, 0, 3, 1)

    assert violations(neighbourhood, alone, open_cells=(1,)) == []
    assert any("not work of a member" in line for line in violations(neighbourhood, pair, open_cells=(1,)))


def test_who_saves_money_pays_for_itself_and_who_saves_nothing_was_asked_for_or_only_warms(neighbourhood):
    trio = Coalition((0, 1, 2), 0, ((0, 0, 2), (2, 1, 2)), 400, 1900, 3, 7, 3)
    said = (Adds(0, Why.INDISPENSABLE, (0,)), Adds(1, Why.WARMS), Adds(2, Why.PAYS))
    asked = (said[0], Adds(1, Why.ASKED), said[2])

    assert violations(neighbourhood, replace(trio, adds=said)) == []
    assert violations(replace(neighbourhood, wishes=Wishes(with_=(1,))), replace(trio, adds=asked)) == []
    assert violations(replace(neighbourhood, wishes=Wishes(lead=1)), replace(trio, lead=1, adds=asked)) == []
    at_least_three = replace(neighbourhood, rules=Rules(min_members=3))
    assert violations(at_least_three, replace(trio, adds=asked)) == []


def test_only_who_may_lead_is_indispensable_though_the_others_could_do_all(neighbourhood):
    poor = replace(neighbourhood.orgs[1], turnover=0, offers=(Offer(0, 2, 1), Offer(1, 2, 5)))
    problem = replace(
        neighbourhood,
        orgs=(neighbourhood.orgs[0], poor, *neighbourhood.orgs[2:]),
        rules=Rules(lead_min_turnover=500),
    )
    adds = (Adds(0, Why.INDISPENSABLE, ()), Adds(1, Why.INDISPENSABLE, (1,)))
    coalition = Coalition((0, 1), 0, ((0, 0, 2), (1, 1, 2)), 800, 800, 1, 14, 2, adds)

    assert violations(problem, coalition) == []


@pytest.fixture
def answer(neighbourhood):
    return solve(neighbourhood)


BROKEN_ANSWERS = [
    ({"proof": Proof.INFEASIBLE}, "proof infeasible with 1 coalitions"),
    ({"coalitions": ()}, "proof optimal with 0 coalitions"),
    ({"clash": (Clash(ClashKind.DEMAND, 0),)}, "a clash is named"),
    ({"open": (0,)}, "left open, but warmest was asked"),
    ({"ask": Ask.CLOSEST, "open": (1, 0)}, "not cells in rising order"),
    ({"ask": Ask.CLOSEST, "open": (0, 1)}, "every cell is left open"),
    ({"ask": Ask.CLOSEST, "open": (), "bound": Bound(800, 14, 1)}, "0 units open, less than the bound 1"),
    ({"bound": Bound(799, 14)}, "wmin 800 is better than the bound 799"),
    ({"bound": Bound(800, 15)}, "cost 14 is better than the bound 15"),
    ({"ask": Ask.CHEAPEST, "bound": Bound(1000, 15)}, "cost 14 is better than the bound 15"),
]


@pytest.mark.parametrize(("change", "said"), BROKEN_ANSWERS)
def test_each_slip_of_an_answer_is_named(neighbourhood, answer, change, said):
    assert answer_violations(neighbourhood, answer) == []

    assert any(said in line for line in answer_violations(neighbourhood, replace(answer, **change)))


def test_the_other_bounds_are_of_the_closest_alone(neighbourhood, answer):
    worse = replace(answer, ask=Ask.CLOSEST, open=(), bound=Bound(1, 99, -1), proof=Proof.BOUNDED)

    assert answer_violations(neighbourhood, worse) == []
