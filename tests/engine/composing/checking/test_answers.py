"""The check of whole answers: several coalitions, their order, fair shares, and who blocks whom."""

from dataclasses import replace

import pytest

from coalition.composing import (
    Adds,
    Answer,
    Ask,
    Bound,
    Coalition,
    Proof,
    Share,
    Visit,
    Why,
    answer_violations,
)

WARM = Coalition((0, 1), 0, ((0, 0, 2), (1, 1, 2)), 800, 800, 1, 14, 2)
"""Buurtkracht and De Brug: warm and dear."""
CHEAP = Coalition((0, 2), 0, ((0, 0, 2), (2, 1, 2)), 400, 400, 1, 6, 2)
"""Buurtkracht and Zorgkring: cool and cheap."""
ALL = Coalition((0, 1, 2), 0, ((0, 0, 2), (2, 1, 2)), 400, 1900, 3, 7, 3)
"""All three: as cool as its coldest pair, and dearer than without De Brug."""
HALF = Coalition((0,), 0, ((0, 0, 2),), 1000, 0, 0, 3, 1)
"""Buurtkracht alone, home care left open."""
HALVES = (Share(0, 1, 2), Share(1, 1, 2))


def answered(ask, *coalitions, proof=Proof.OPTIMAL, bound=None, **parts):
    best = coalitions[0] if coalitions else WARM
    return Answer(
        ask, "neighbourhood", "0", 0, proof, bound or Bound(best.wmin, best.cost), 0.0, coalitions, **parts
    )


TRUE = [
    answered(Ask.KINDEST, WARM, bound=Bound(1000, 0, mean=800)),
    answered(Ask.KINDEST, ALL, bound=Bound(1000, 0, mean=634)),
    answered(Ask.KINDEST, ALL, proof=Proof.BOUNDED, bound=Bound(1000, 0, mean=900)),
    answered(Ask.CLOSEST, HALF, open=(1,), bound=Bound(1000, 3, open=2)),
    answered(Ask.CLOSEST, HALF, open=(1,), proof=Proof.BOUNDED, bound=Bound(900, 9, open=1)),
    answered(Ask.FRONT, WARM, CHEAP),
    answered(Ask.FRONT, WARM, CHEAP, bound=Bound(800, 6)),
    answered(Ask.FRONT, proof=Proof.INFEASIBLE),
    answered(Ask.DIVERSE, WARM, CHEAP, ALL),
    answered(Ask.DIVERSE, WARM, ALL, CHEAP, proof=Proof.BOUNDED, bound=Bound(1000, 0)),
    answered(Ask.SHARES, WARM, shares=HALVES),
    answered(Ask.SHARES, WARM, shares=(Share(0, 2, 5, 20), Share(1, 1, 2, 20)), proof=Proof.BOUNDED),
    answered(Ask.STABILITY, WARM, blocking=()),
    answered(Ask.STABILITY, CHEAP, WARM, blocking=(0, 1)),
    answered(Ask.STABILITY, WARM, proof=Proof.BOUNDED),
    answered(Ask.VISITS, visits=(Visit(0, 3, 0), Visit(1, 2, 5)), bound=Bound(0, 0, gain=5)),
    answered(Ask.VISITS, visits=(), proof=Proof.BOUNDED, bound=Bound(0, 0, gain=5)),
]


@pytest.mark.parametrize("answer", TRUE, ids=lambda answer: f"{answer.ask}-{answer.proof}")
def test_a_true_answer_breaks_nothing(neighbourhood, answer):
    assert answer_violations(neighbourhood, answer) == []


FALSE = [
    (answered(Ask.WARMEST, WARM, CHEAP), "2 coalitions, but warmest has at most 1"),
    (answered(Ask.KINDEST, WARM, CHEAP, bound=Bound(800, 6, mean=800)), "kindest has at most 1"),
    (answered(Ask.WARMEST, WARM, bound=Bound(801, 14)), "wmin 800 is called proven, the bound is 801"),
    (answered(Ask.WARMEST, WARM, bound=Bound(800, 13)), "cost 14 is called proven, the bound is 13"),
    (answered(Ask.CLOSEST, WARM, open=(), bound=Bound(800, 14, -1)), "0 units open are called proven"),
    (answered(Ask.CLOSEST, HALF, open=(1,), bound=Bound(1000, 3)), "proven, the bound is None"),
    (answered(Ask.CLOSEST, HALF, open=(1,), bound=Bound(1000, 3, 3)), "2 units open, less than the bound 3"),
    (
        answered(Ask.CLOSEST, HALF, open=(1,), bound=Bound(999, 3, 2)),
        "wmin 1000 is better than the bound 999",
    ),
    (answered(Ask.KINDEST, WARM), "the mean has no bound"),
    (answered(Ask.KINDEST, ALL, bound=Bound(400, 0, mean=633)), "the mean, 634 rounded up, is better than"),
    (answered(Ask.KINDEST, ALL, bound=Bound(400, 0, mean=635)), "the mean, 634 rounded up, is called proven"),
    (answered(Ask.KINDEST, WARM, bound=Bound(799, 0, mean=800)), "wmin 800 is better than the bound 799"),
    (answered(Ask.KINDEST, WARM, bound=Bound(800, 15, mean=800)), "cost 14 is better than the bound 15"),
    (answered(Ask.WARMEST, WARM, bound=Bound(800, 14, mean=800)), "a bound on mean, but warmest was asked"),
    (answered(Ask.WARMEST, WARM, bound=Bound(800, 14, open=0)), "a bound on open, but warmest was asked"),
    (answered(Ask.FRONT, CHEAP, WARM), "[0, 2] and [0, 1] are not in order"),
    (answered(Ask.FRONT, WARM, WARM), "[0, 1] and [0, 1] are not in order"),
    (answered(Ask.FRONT, WARM, CHEAP, ALL), "[0, 2] is as good as [0, 1, 2] in everything"),
    (answered(Ask.FRONT, CHEAP, bound=Bound(800, 6)), "wmin 400 is called proven, the bound is 800"),
    (answered(Ask.FRONT, WARM, CHEAP, bound=Bound(700, 6)), "wmin 800 is better than the bound 700"),
    (answered(Ask.FRONT, WARM, replace(CHEAP, cost=5)), "cost is said to be 5, is 6"),
    (answered(Ask.DIVERSE, CHEAP, WARM), "[0, 1] is warmer than [0, 2] before it"),
    (answered(Ask.DIVERSE, WARM, CHEAP, CHEAP), "the members [0, 2] stand there twice"),
    (answered(Ask.SHARES, WARM), "shares were asked, but none are told"),
    (answered(Ask.SHARES, proof=Proof.BOUNDED, shares=HALVES), "no coalition is judged"),
    (answered(Ask.SHARES, proof=Proof.INFEASIBLE, shares=()), "no coalition is judged"),
    (answered(Ask.SHARES, WARM, shares=HALVES[:1]), "not told of each member once"),
    (answered(Ask.SHARES, WARM, shares=(HALVES[0], Share(1, 1, 3))), "shares add up to 5/6, not to 1"),
    (answered(Ask.SHARES, WARM, shares=(Share(0, 3, 2), Share(1, -1, 2))), "has a share of -1/2"),
    (answered(Ask.SHARES, WARM, shares=(HALVES[0], Share(1, 1, 0))), "has a share of 1/0"),
    (answered(Ask.SHARES, WARM, shares=(HALVES[0], Share(1, 1, 2, 9))), "sampled, but are called proven"),
    (answered(Ask.SHARES, replace(WARM, wmin=1), shares=HALVES), "wmin is said to be 1"),
    (answered(Ask.WARMEST, WARM, shares=HALVES), "shares are told, but warmest was asked"),
    (answered(Ask.STABILITY, WARM), "who blocks is not told"),
    (answered(Ask.STABILITY, CHEAP, WARM, blocking=()), "[] block, but are not the members"),
    (answered(Ask.STABILITY, CHEAP, blocking=(0, 1)), "[0, 1] block, but are not the members"),
    (answered(Ask.STABILITY, CHEAP, WARM, blocking=(0, 2)), "[0, 2] block, but are not the members"),
    (answered(Ask.STABILITY, WARM, CHEAP, blocking=(0, 2)), "own trust is 800, then 400"),
    (answered(Ask.STABILITY, CHEAP, CHEAP, blocking=(0, 2)), "own trust is 400, then 400"),
    (answered(Ask.STABILITY, CHEAP, WARM, ALL, blocking=(0, 1)), "3 coalitions, but stability has at most 2"),
    (answered(Ask.STABILITY, CHEAP, replace(WARM, cost=3), blocking=(0, 1)), "cost is said to be 3"),
    (answered(Ask.WARMEST, WARM, blocking=()), "blocking are told, but warmest was asked"),
    (answered(Ask.VISITS, WARM, visits=(), bound=Bound(0, 0, gain=0)), "visits has at most 0"),
    (answered(Ask.VISITS, bound=Bound(0, 0, gain=0)), "visits were asked, but none are told"),
    (answered(Ask.VISITS, visits=()), "what they gain has no bound"),
    (answered(Ask.VISITS, visits=(Visit(1, 0, 5),), bound=Bound(0, 0, gain=5)), "not of two organisations"),
    (answered(Ask.VISITS, visits=(Visit(0, 4, 5),), bound=Bound(0, 0, gain=5)), "not of two organisations"),
    (answered(Ask.VISITS, visits=(Visit(0, 1, 5),) * 2, bound=Bound(0, 0, gain=10)), "a visit stands twice"),
    (
        answered(Ask.VISITS, visits=(Visit(0, 1, 5),), bound=Bound(0, 0, gain=4)),
        "gain 5, more than the bound",
    ),
    (answered(Ask.VISITS, visits=(Visit(0, 1, 5),), bound=Bound(0, 0, gain=6)), "gain 5 are called proven"),
]


@pytest.mark.parametrize(("answer", "said"), FALSE, ids=[said for _, said in FALSE])
def test_each_slip_of_an_answer_is_named(neighbourhood, answer, said):
    broken = answer_violations(neighbourhood, answer)

    assert any(said in line for line in broken), broken


def test_who_is_alone_trusts_nobody_less_than_itself(neighbourhood):
    both = replace(
        neighbourhood.orgs[0], offers=(*neighbourhood.orgs[0].offers, *neighbourhood.orgs[2].offers)
    )
    problem = replace(neighbourhood, orgs=(both, *neighbourhood.orgs[1:]))
    alone = Coalition((0,), 0, ((0, 0, 2), (0, 1, 2)), 1000, 0, 0, 5, 1)

    assert answer_violations(problem, answered(Ask.STABILITY, WARM, alone, blocking=(0,))) != []
    cheap = replace(WARM, work=((0, 0, 2), (0, 1, 2)), cost=6)
    assert answer_violations(problem, answered(Ask.STABILITY, cheap, alone, blocking=(0,))) == []
    back = answered(Ask.STABILITY, alone, cheap, blocking=(0, 1))
    assert answer_violations(problem, back) == [
        "organisation 0 does not gain by it: its weakest own trust is 1000, then 800"
    ]


def test_what_a_member_could_do_in_an_open_cell_does_not_count(neighbourhood):
    both = replace(
        neighbourhood.orgs[0], offers=(*neighbourhood.orgs[0].offers, *neighbourhood.orgs[3].offers)
    )
    problem = replace(neighbourhood, orgs=(both, *neighbourhood.orgs[1:]))
    told = replace(HALF, adds=(Adds(0, Why.INDISPENSABLE, (0,)),))

    answer = answered(Ask.CLOSEST, told, open=(1,), bound=Bound(1000, 3, 2))

    assert answer_violations(problem, answer) == []


def test_who_shares_no_member_does_not_block(neighbourhood):
    helper = replace(
        neighbourhood.orgs[3], offers=neighbourhood.orgs[1].offers + neighbourhood.orgs[0].offers
    )
    problem = replace(neighbourhood, orgs=(*neighbourhood.orgs[:3], helper))
    other = Coalition((3,), 3, ((3, 0, 2), (3, 1, 2)), 1000, 0, 0, 13, 1)

    broken = answer_violations(problem, answered(Ask.STABILITY, CHEAP, other, blocking=(3,)))

    assert broken == ["[3] share no member with [0, 2]"]
