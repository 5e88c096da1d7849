"""What an answer may claim when a limit cut its search short."""

from fractions import Fraction

import pytest
from tests.engine.composing.proof.agreement import ASKS as EVERY
from tests.engine.composing.proof.profiles import PROFILES, problem

from coalition.composing import Ask, Limits, Proof, Terms, answer_violations, solve

ASKS = tuple(ask for ask in EVERY if ask is not Ask.STABILITY)
NODES = (0, 1, 2, 5, 15, 60, 300)


def larger(profile, seed):
    return problem(profile, seed, orgs=24, cells=9)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("ask", ASKS)
def test_a_search_cut_short_is_marked_and_claims_no_more_than_it_knows(ask, profile):
    bounded = 0
    for seed in range(6):
        asked = larger(profile, seed)
        full = solve(asked, ask=ask)
        for nodes in NODES:
            cut = solve(asked, ask=ask, limits=Limits(nodes=nodes))

            assert answer_violations(asked, cut) == []
            assert cut == solve(asked, ask=ask, limits=Limits(nodes=nodes))
            if cut.proof is Proof.BOUNDED:
                bounded += 1
                bounds_hold(asked, cut, full)
            else:
                assert (cut.proof, cut.open, cut.coalitions) == (full.proof, full.open, full.coalitions)
    assert bounded


def bounds_hold(asked, cut, full):
    """No bound is worse than what exists: here `full` is proven."""
    if not full.coalitions:
        return
    best, bound = full.coalitions[0], cut.bound
    if cut.ask is Ask.CHEAPEST:
        assert bound.cost <= best.cost
    elif cut.ask is Ask.KINDEST:
        assert bound.mean >= (Fraction(best.wsum, best.pairs) if best.pairs else 1000)
    elif cut.ask is Ask.FRONT:
        assert bound.wmin >= best.wmin
        assert bound.cost <= min(c.cost for c in full.coalitions)
    else:
        left = asked.volume() - asked.volume(full.open or ())
        assert bound.open is None or bound.open <= left
        if bound.open in (None, left):
            assert bound.wmin >= best.wmin
            assert bound.wmin > best.wmin or bound.cost <= best.cost


@pytest.mark.parametrize("profile", PROFILES)
def test_a_blocking_coalition_is_denied_only_with_proof(profile):
    for seed in range(6):
        asked = larger(profile, seed)
        for judged in solve(asked, ask=Ask.CHEAPEST).coalitions:
            terms = Terms(coalition=judged)
            full = solve(asked, ask=Ask.STABILITY, terms=terms)
            for nodes in NODES:
                cut = solve(asked, ask=Ask.STABILITY, terms=terms, limits=Limits(nodes=nodes))

                assert answer_violations(asked, cut) == []
                if cut.proof is Proof.OPTIMAL:
                    assert bool(cut.blocking) == bool(full.blocking)
                else:
                    assert not cut.blocking


def test_the_stopwatch_and_whoever_watches_end_a_search_with_a_marked_answer():
    asked = larger("room", 1)

    for ask in ASKS:
        answer = solve(asked, ask=ask, limits=Limits(seconds=0.0))

        assert answer.proof is Proof.BOUNDED
        assert answer_violations(asked, answer) == []
