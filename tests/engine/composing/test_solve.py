"""What the composer promises beyond being right: limits, sameness, reasons, and what no change may change."""

import random
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.composing.conftest import met, organisation
from tests.engine.composing.invented import problems

from coalition.composing import (
    Alternative,
    Answer,
    Because,
    BrokenAnswer,
    Cell,
    Clash,
    ClashKind,
    Code,
    Composer,
    Limits,
    Offer,
    Prior,
    Problem,
    Proof,
    Rules,
    Why,
    Wishes,
    answer_violations,
    solve,
)
from coalition.composing.search import meter
from coalition.errors import InvalidProblem, UnknownChoice

SOME = settings(max_examples=60, deadline=None)


ASKS = ("warmest", "cheapest", "closest")


def test_the_warmest_takes_de_brug_and_the_cheapest_zorgkring(neighbourhood):
    warmest, cheapest = solve(neighbourhood), solve(neighbourhood, ask="cheapest")

    assert (warmest.coalitions[0].members, warmest.coalitions[0].wmin, warmest.coalitions[0].cost) == (
        (0, 1),
        800,
        14,
    )
    assert (cheapest.coalitions[0].members, cheapest.coalitions[0].wmin, cheapest.coalitions[0].cost) == (
        (0, 2),
        400,
        6,
    )
    assert warmest.coalitions[0].alternatives == (Alternative(1, 2, 400, 6),)


def test_the_closest_leaves_open_what_nobody_offers_and_says_so(neighbourhood):
    problem = replace(neighbourhood, cells=(*neighbourhood.cells, Cell("debt-advice", "GM0484", 5)))

    answer = solve(problem, ask="closest")

    assert solve(problem).proof is Proof.INFEASIBLE
    assert (answer.open, answer.bound.open, answer.proof) == ((2,), 5, Proof.OPTIMAL)
    assert answer.coalitions[0].members == (0, 1)
    assert Because(Code.NOBODY_OFFERS, (), (2,)) in answer.coalitions[0].because


def test_too_few_members_leave_the_smallest_volume_open(neighbourhood):
    problem = replace(neighbourhood, rules=Rules(max_members=1), cells=(Cell("a", "x", 1), Cell("b", "x", 2)))

    answer = solve(problem, ask="closest")

    assert answer.open == (0,)
    assert answer.coalitions[0].members == (2,)
    assert Because(Code.OFFERED_BY_OTHERS, (0,), (0,)) in answer.coalitions[0].because


def open_reason(problem):
    return solve(problem, ask="closest").coalitions[0].because[-1]


def test_each_open_cell_says_whom_a_mending_concerns(neighbourhood):
    certified = replace(neighbourhood.cells[1], certs=("HKZ",))
    larger = replace(neighbourhood.cells[1], volume=6)
    with_certs = replace(neighbourhood, cells=(neighbourhood.cells[0], certified))
    too_large = replace(neighbourhood, cells=(neighbourhood.cells[0], larger))
    left_out = replace(neighbourhood, wishes=Wishes(without=(1, 2)))
    busy = replace(neighbourhood.orgs[0], offers=(Offer(0, 2, 1), Offer(1, 2, 1)), total_capacity=2)
    no_room = replace(neighbourhood, orgs=(busy,), trust=())

    assert open_reason(with_certs) == Because(Code.CERTIFICATE_MISSING, (1, 2, 3), (1,))
    assert open_reason(too_large) == Because(Code.TOO_LITTLE_TOGETHER, (1, 2, 3), (1,))
    assert open_reason(left_out) == Because(Code.LEFT_OUT_BY_WISH, (1, 2), (1,))
    assert open_reason(no_room) == Because(Code.NO_ROOM, (0,), (0,))


def test_more_members_than_needed_join_where_a_rule_asks_for_them(neighbourhood):
    able = organisation("Alleskunner", (0, 2, 1), (1, 2, 1))
    problem = replace(neighbourhood, orgs=(able, *neighbourhood.orgs[1:]), rules=Rules(min_members=2))

    answer = solve(problem)

    coalition = answer.coalitions[0]
    assert coalition.members == (0, 1)
    assert Because(Code.ALONE_POSSIBLE, (0,)) in coalition.because
    assert [adds.why for adds in coalition.adds] == [Why.INDISPENSABLE, Why.ASKED]


def test_a_wished_lead_leads_and_says_when_it_could_do_all_alone(neighbourhood):
    able = organisation("Alleskunner", (0, 2, 1), (1, 2, 1))
    problem = replace(
        neighbourhood,
        orgs=(able, *neighbourhood.orgs[1:]),
        wishes=Wishes(lead=1),
        rules=Rules(max_subcontract=600),
    )

    coalition = solve(problem).coalitions[0]

    assert (coalition.members, coalition.lead) == ((0, 1), 1)
    assert Because(Code.ALONE_POSSIBLE, (0,)) in coalition.because
    assert {swap.out for swap in coalition.alternatives} <= {0}


def test_the_smallest_id_that_may_lead_at_least_cost_leads(neighbourhood):
    poor = replace(neighbourhood.orgs[0], turnover=10)
    problem = replace(
        neighbourhood,
        orgs=(poor, *neighbourhood.orgs[1:]),
        rules=Rules(lead_min_turnover=500, max_subcontract=500),
    )

    coalition = solve(problem).coalitions[0]

    assert (coalition.members, coalition.lead) == ((0, 1), 1)
    assert Because(Code.ONLY_LEAD, (1,)) in coalition.because


def test_the_part_that_the_lead_must_do_moves_work_to_it_at_least_cost():
    orgs = (
        organisation("Duur", (0, 4, 9)),
        organisation("Goedkoop", (0, 4, 1)),
        organisation("Midden", (0, 4, 2)),
    )
    problem = base(orgs, (Cell("youth-work", "GM0484", 4),), Rules(max_subcontract=500, min_members=3))

    coalition = solve(problem).coalitions[0]

    assert coalition.lead == 1
    assert coalition.cost == 3 + 4 * 1


def base(orgs, cells, rules=None, wishes=None, trust=()):
    return Problem("by hand", cells, orgs, trust, Prior(300, 200), rules or Rules(), wishes or Wishes())


def test_warmer_is_impossible_names_what_falls_away_beside_the_wished_member(neighbourhood):
    problem = replace(neighbourhood, wishes=Wishes(with_=(0,)))

    coalition = solve(problem).coalitions[0]

    assert Because(Code.WARMER_IMPOSSIBLE, (), (1,)) in coalition.because
    assert Because(Code.COLDEST_PAIR, (0, 1), ()) in coalition.because


def test_everyone_gets_some_work_where_that_costs_nothing():
    both = (organisation("Eerst", (0, 1, 0), (1, 1, 0)), organisation("Tweede", (0, 1, 0), (1, 1, 0)))
    cells = (Cell("youth-work", "GM0484", 1), Cell("home-care", "GM0484", 1))

    coalition = solve(base(both, cells, Rules(min_members=2))).coalitions[0]

    assert {org for org, _, _ in coalition.work} == {0, 1}


CLASHES = [
    ({"wishes": Wishes(without=(0,))}, [("demand", 0), ("wish", "without:0")]),
    (
        {"wishes": Wishes(with_=(1, 2), not_together=((1, 2),))},
        [("wish", "not_together:1:2"), ("wish", "with:1"), ("wish", "with:2")],
    ),
    ({"rules": Rules(max_members=1)}, [("demand", 0), ("demand", 1), ("rule", "max_members")]),
    ({"rules": Rules(min_members=5)}, [("rule", "min_members")]),
    ({"rules": Rules(lead_min_turnover=901)}, [("rule", "lead_min_turnover")]),
    ({"rules": Rules(max_subcontract=0)}, [("demand", 0), ("demand", 1), ("rule", "max_subcontract")]),
    ({"rules": Rules(min_share=600)}, [("demand", 0), ("demand", 1), ("rule", "min_share")]),
    ({"rules": Rules(lot_certs=("HKZ",))}, [("demand", 1), ("rule", "lot_certs")]),
    ({"wishes": Wishes(lead=3), "rules": Rules(max_members=2)}, None),
]


@pytest.mark.parametrize(("change", "clash"), CLASHES)
def test_a_clash_names_what_does_not_go_together(neighbourhood, change, clash):
    answer = solve(replace(neighbourhood, **change))

    assert answer.proof is Proof.INFEASIBLE
    found = [(part.kind.value, part.ref) for part in answer.clash]
    assert found == clash if clash else Clash(ClashKind.WISH, "lead:3") in answer.clash


@SOME
@given(problem=problems(most_orgs=5), nodes=st.integers(0, 12), ask=st.sampled_from(ASKS))
def test_a_search_cut_short_claims_no_more_than_it_knows(problem, nodes, ask):
    best = solve(problem, ask=ask)

    cut = solve(problem, ask=ask, limits=Limits(nodes=nodes))

    assert answer_violations(problem, cut) == []
    assert cut == solve(problem, ask=ask, limits=Limits(nodes=nodes))
    if cut.proof is not Proof.BOUNDED:
        assert cut.coalitions == best.coalitions
    elif best.coalitions:
        bounds_hold(problem, ask, cut, best)


def bounds_hold(problem, ask, cut, best):
    left = problem.volume() - problem.volume(best.open or ())
    assert cut.bound.open is None or cut.bound.open <= left
    if ask == "cheapest":
        assert cut.bound.cost <= best.coalitions[0].cost
    elif cut.bound.open in (None, left):
        assert cut.bound.wmin >= best.coalitions[0].wmin
        assert cut.bound.wmin > best.coalitions[0].wmin or cut.bound.cost <= best.coalitions[0].cost


def test_what_a_cut_search_hands_out_holds_nobody_who_adds_nothing():
    offers = {
        "Breed": (0, 2, 3),
        "Links": (0, 1),
        "Rechts": (2, 3, 4),
        "Een": (1,),
        "Twee": (1,),
        "Drie": (4,),
    }
    orgs = tuple(organisation(name, *((r, 1, 0) for r in cells)) for name, cells in offers.items())
    problem = base(orgs, tuple(Cell(f"service {r}", "GM0484", 1) for r in range(5)))

    answer = solve(problem, limits=Limits(nodes=4))

    assert answer.proof is Proof.BOUNDED
    assert answer.coalitions[0].members == (1, 2)


@pytest.fixture
def crowd():
    """Twenty-four organisations around six towns, four services in each, one in twelve pairs known."""
    return network(24, seed=5)


def network(count, seed):
    chance = random.Random(seed)
    towns = [(chance.randrange(1500), chance.randrange(2500)) for _ in range(6)]
    cells = tuple(Cell(f"service {s}", f"town {t}", 1) for t in range(6) for s in range(4))
    orgs = []
    for number in range(count):
        home = chance.randrange(6)
        wide = number % 5 == 0
        offers = [
            Offer(4 * t + s, 1, 0)
            for t in range(6)
            for s in range(4)
            if (t == home and chance.random() < 0.6) or (wide and (number // 5) % 4 == s)
        ]
        orgs.append(organisation(f"Vereniging {number}", x=towns[home][0]))
        orgs[-1] = replace(orgs[-1], y=towns[home][1], offers=tuple(offers), total_capacity=24)
    trust = [
        pair
        for i in range(count)
        for j in range(i)
        if chance.random() < 1 / 12
        for pair in met(i, j, 700, 600)
    ]
    return base(tuple(orgs), cells, Rules(max_members=8), Wishes(with_=(0,)), tuple(trust))


@pytest.mark.parametrize("ask", ASKS)
def test_the_same_question_gives_the_same_answer(crowd, ask):
    one, other = solve(crowd, ask=ask, seed=3), solve(crowd, ask=ask, seed=3)

    assert one == other
    assert replace(one, seconds=9.0) == other


def test_the_stopwatch_ends_a_search(crowd):
    answer = solve(crowd, limits=Limits(seconds=0.0))

    assert answer.proof is Proof.BOUNDED


def test_whoever_watches_can_end_a_search(monkeypatch):
    scattered = replace(network(40, seed=5), wishes=Wishes(), rules=Rules(max_members=3))
    heard = []

    def stop(report):
        heard.append(report)
        return True

    watched = solve(scattered, ask="closest", progress=lambda report: None)
    monkeypatch.setattr(meter, "CHUNK", 8)
    ended = solve(scattered, ask="closest", progress=stop)

    assert (watched.proof, ended.proof) == (Proof.OPTIMAL, Proof.BOUNDED)
    assert [report.nodes >= 8 for report in heard] == [True]


def test_a_clash_that_there_is_no_time_for_is_left_out(neighbourhood):
    problem = replace(neighbourhood, rules=Rules(max_members=1))

    needed = next(n for n in range(50) if solve(problem, limits=Limits(nodes=n)).proof is Proof.INFEASIBLE)

    assert solve(problem, limits=Limits(nodes=needed)).clash is None
    assert solve(problem).clash


def test_an_answer_that_its_own_check_refuses_is_never_handed_out(neighbourhood, monkeypatch):
    module = sys.modules[Composer.__module__]
    monkeypatch.setattr(module, "answer_violations", lambda problem, answer: ["a slip of ours"])

    with pytest.raises(BrokenAnswer, match="a slip of ours"):
        solve(neighbourhood)


def test_another_question_is_refused(neighbourhood):
    with pytest.raises(UnknownChoice, match="can be: warmest, closest, kindest, front, diverse, cheapest"):
        solve(neighbourhood, ask="nicest")


def test_limits_below_nothing_are_refused():
    with pytest.raises(InvalidProblem, match="seconds"):
        Limits(seconds=-1.0)
    with pytest.raises(InvalidProblem, match="nodes"):
        Limits(nodes=-1)


@SOME
@given(problem=problems(most_orgs=4), ask=st.sampled_from(ASKS))
def test_an_answer_comes_back_from_its_own_text(problem, ask):
    answer = solve(problem, ask=ask)

    assert Answer.from_json(answer.to_json().encode()) == answer
