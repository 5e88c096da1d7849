"""Fair shares against what they mean: what a member adds when it comes in, over every order."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from tests.engine.composing.checking import slowly
from tests.engine.composing.conftest import organisation
from tests.engine.composing.invented import problems

from coalition.composing import Answer, Ask, Bound, Coalition, Proof, Rules, Share, answer_violations, explain
from coalition.composing.judging import orders
from coalition.composing.judging.orders import Work, added, sampled
from coalition.composing.judging.shares import exact, grounds, shares
from coalition.composing.parts import Cell, Prior, Wishes
from coalition.composing.problem import Problem
from coalition.composing.warmth import pair_warmths, warmth_table
from coalition.errors import InvalidProblem

CASES = settings(max_examples=100, deadline=None)


def lot(*volumes, members, most=20):
    cells = tuple(Cell("youth-work", f"GM{r:04}", volume) for r, volume in enumerate(volumes))
    return Problem("lot", cells, tuple(members), (), Prior(300, 200), Rules(1, most), Wishes())


def together(problem):
    """The sound coalition of everyone, or None: placed the slow way."""
    members = tuple(range(len(problem.orgs)))
    desk = slowly.lay_out(problem, members, 0, ())
    if not slowly.place_all(desk):
        return None
    slowly.cancel_dear_circles(desk)
    work = tuple((i, r, units) for (i, r), units in sorted(desk.done.items()) if units)
    warmths = pair_warmths(warmth_table(problem), members)
    cost = sum(org.fixed_cost for org in problem.orgs) + sum(u * desk.price[i, r] for i, r, u in work)
    least = min(warmths, default=1000)
    return Coalition(members, 0, work, least, sum(warmths), len(warmths), cost, len(members))


def unruled(problem):
    """The same problem without rules (but the certificates) and wishes."""
    rules = Rules(max_members=5, lot_certs=problem.rules.lot_certs)
    return replace(problem, rules=rules, wishes=Wishes())


def delivered(problem, members):
    """The most units that these can do together: work is passed on until nothing more fits."""
    desk = slowly.lay_out(problem, tuple(members), -1, ())
    slowly.place_all(desk)
    return sum(desk.done.values())


def by_all_orders(problem):
    count, total = len(problem.orgs), problem.volume()
    adds = [Fraction(0)] * count
    turns = list(permutations(range(count)))
    for turn in turns:
        for place, org in enumerate(turn):
            more = delivered(problem, turn[: place + 1]) - delivered(problem, turn[:place])
            adds[org] += Fraction(more, total * len(turns))
    return adds


def fractions(given_shares):
    return [Fraction(share.numerator, share.denominator) for share in given_shares]


@CASES
@given(problem=problems(most_orgs=5))
def test_a_share_is_what_a_member_adds_on_average_over_all_orders(problem):
    problem = unruled(problem)
    coalition = together(problem)
    assume(coalition is not None)

    found = shares(problem, coalition)

    assert fractions(found) == by_all_orders(problem)
    assert sum(fractions(found)) == 1
    assert {share.spread for share in found} == {0}


@CASES
@given(problem=problems(most_orgs=5))
def test_whoever_comes_in_adds_what_more_can_be_delivered(problem):
    problem = unruled(problem)
    room = [[problem.capacity(i, r) for r in range(len(problem.cells))] for i in range(len(problem.orgs))]
    work = Work(room, [org.total_capacity for org in problem.orgs], [cell.volume for cell in problem.cells])

    for turn in list(permutations(range(len(problem.orgs))))[:12]:
        units = added(work, turn)

        for place in range(len(turn) + 1):
            assert sum(units[i] for i in turn[:place]) == delivered(problem, turn[:place])


def test_equals_share_equally_and_who_adds_nothing_gets_nothing():
    members = [
        organisation("Buurtkracht", (0, 4, 1)),
        organisation("De Brug", (0, 4, 1), (1, 6, 1)),
        organisation("Zorgkring", (0, 4, 1), (1, 6, 1)),
        organisation("Thuisbaken"),
    ]
    problem = lot(4, 6, members=members)

    found = shares(problem, together(problem))

    assert found == (Share(0, 2, 15), Share(1, 13, 30), Share(2, 13, 30), Share(3, 0, 1))


def test_a_share_rests_on_what_a_member_can_do_alone_and_adds_on_average():
    members = [
        organisation("Buurtkracht", (0, 4, 1), (1, 9, 1), total_capacity=7),
        organisation("De Brug", (1, 6, 1)),
    ]
    problem = lot(4, 6, members=members)

    found = grounds(problem, shares(problem, together(problem)))

    assert [(ground.org, ground.alone, ground.average) for ground in found] == [
        (0, 7, Fraction(11, 2)),
        (1, 6, Fraction(9, 2)),
    ]


def test_shares_are_explained_by_what_each_can_do_alone_and_adds_on_average():
    members = [
        organisation("Buurtkracht", (0, 4, 1), (1, 9, 1), total_capacity=7),
        organisation("De Brug", (1, 6, 1)),
    ]
    problem = lot(4, 6, members=members)
    coalition = together(problem)
    answer = Answer(Ask.SHARES, "lot", "0", 0, Proof.OPTIMAL, Bound(0, 0), 0.0, (coalition,))
    answer = replace(answer, shares=shares(problem, coalition))

    dutch, english = explain(problem, answer, "nl"), explain(problem, answer, "en")

    assert (
        "Alleen kan Buurtkracht 7 van de 10 eenheden werk doen; "
        "bij de anderen voegt het er gemiddeld 5,5 aan toe."
    ) in dutch
    assert (
        "Alone De Brug can do 6 of the 10 units of work; with the others it adds 4.5 to that work on average."
    ) in english


def test_a_coalition_that_is_not_sound_here_is_refused(neighbourhood):
    alone = Coalition((0,), 0, ((0, 0, 2),), 1000, 0, 0, 3, 1)

    with pytest.raises(
        InvalidProblem, match=r"terms\.coalition: is not sound in this problem: cell 1 gets 0"
    ):
        shares(neighbourhood, alone)


def test_volumes_whose_sums_would_not_fit_are_refused():
    large = 1 << 60

    with pytest.raises(InvalidProblem, match="too many to share by 3 members"):
        exact(Work([[large]] * 3, [large] * 3, [large]))
    assert exact(Work([[large]] * 2, [large] * 2, [large])) == [Fraction(1, 2)] * 2


@pytest.fixture
def crowd():
    """Twenty-four small organisations for six cells, some of them alike."""
    members = [
        organisation(
            f"Lid {i}",
            (i % 6, 1 + i % 3, 1),
            ((i + 1 + i // 12) % 6, 2, 2),
            ((i + 4) % 6, 1 + i % 2, 1),
            total_capacity=2 + i % 4,
        )
        for i in range(24)
    ]
    return lot(9, 8, 7, 9, 8, 7, members=members, most=24)


def test_above_twenty_members_orders_are_drawn_by_the_seed(crowd):
    coalition = together(crowd)

    found = shares(crowd, coalition, seed=3)

    assert sum(fractions(found)) == 1
    assert all(1 <= share.spread <= 20 for share in found)
    assert found == shares(crowd, coalition, seed=3)
    assert found != shares(crowd, coalition, seed=4)


def test_drawn_shares_pass_the_check_when_they_are_not_called_proven(crowd):
    coalition = together(crowd)
    answer = Answer(Ask.SHARES, "lot", "0", 0, Proof.BOUNDED, Bound(0, 0), 0.0, (coalition,))

    assert answer_violations(crowd, replace(answer, shares=shares(crowd, coalition))) == []


def test_the_interval_holds_the_exact_share_in_about_95_of_100_cases(crowd):
    few = replace(crowd, orgs=crowd.orgs[:18], cells=tuple(replace(cell, volume=5) for cell in crowd.cells))
    exactly = fractions(shares(few, together(few)))
    work = Work(
        [[few.capacity(i, r) for r in range(6)] for i in range(18)],
        [org.total_capacity for org in few.orgs],
        [5] * 6,
    )

    held = [
        abs(part - true) * 1000 <= spread
        for seed in range(20)
        for (part, spread), true in zip(sampled(work, seed, pairs=60), exactly, strict=True)
    ]

    assert 0.92 <= sum(held) / len(held) <= 1


def test_more_orders_make_the_interval_narrower(crowd):
    work = Work(
        [[crowd.capacity(i, r) for r in range(6)] for i in range(24)],
        [org.total_capacity for org in crowd.orgs],
        [cell.volume for cell in crowd.cells],
    )

    wide, narrow = sampled(work, 1, pairs=20), sampled(work, 1, pairs=orders.PAIRS)

    assert sum(spread for _, spread in narrow) < sum(spread for _, spread in wide) / 2
