"""Nonsense for problems: refused with the path, or answered right. Never a crash, never wrapped."""

import copy
import json
from dataclasses import replace
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.composing import oracle
from tests.engine.composing.conftest import organisation
from tests.engine.composing.proof.agreement import ASKS as EVERY
from tests.engine.composing.proof.agreement import Case, agree, measures
from tests.engine.composing.proof.profiles import PROFILES, problem

from coalition.composing import (
    Ask,
    Cell,
    Limits,
    Offer,
    Prior,
    Problem,
    Proof,
    Rules,
    Terms,
    answer_violations,
    solve,
)
from coalition.composing.parts import MOST
from coalition.errors import InvalidProblem

ASKS = tuple(ask for ask in EVERY if ask is not Ask.STABILITY)
NUMBERS = (-(2**63), -1, 0, 1, 2, 999, 1000, 1001, 10**9, 10**9 + 1, 2**31, 2**62, 2**63 - 1, 2**63, 10**40)
OTHERS = (None, True, 0.5, 1e300, "", "x", "0", [], {}, [[]], [0], [0, 0, 0], [0, 1], {"format": "warmco-1"})


def places(value, path=()):
    """Every place in a document."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*path, key))


@st.composite
def damaged(draw):
    """A document of a sound problem, of which a few places were changed, left out or told twice."""
    profile, seed = draw(st.sampled_from(PROFILES)), draw(st.integers(0, 20))
    document = json.loads(problem(profile, seed, orgs=5, cells=3).to_json())
    for _ in range(draw(st.integers(1, 4))):
        *path, last = draw(st.sampled_from(list(places(document))))
        parent = document
        for key in path:
            parent = parent[key]
        how = draw(st.sampled_from(["number", "number", "number", "other", "drop", "twice"]))
        if how == "number":
            parent[last] = draw(st.sampled_from(NUMBERS) | st.integers(-3, 2000))
        elif how == "other":
            parent[last] = copy.deepcopy(draw(st.sampled_from(OTHERS)))
        elif how == "drop":
            del parent[last]
        elif isinstance(parent, list):
            parent.append(copy.deepcopy(parent[last]))
        else:
            parent[f"{last} too"] = parent[last]
    return document


def test_a_damaged_document_is_refused_by_its_path_or_answered(ask):
    @settings(max_examples=150, deadline=None)
    @given(document=damaged())
    def hold(document):
        refused_or_answered(document, ask)

    hold()


@pytest.fixture(params=ASKS)
def ask(request):
    return request.param


def refused_or_answered(document, ask):
    try:
        read = Problem.from_json(json.dumps(document).encode())
        answer = solve(read, ask=ask, limits=Limits(nodes=2000))
    except InvalidProblem as refusal:
        assert refusal.where
        return
    assert answer_violations(read, answer) == []
    if prod(cell.volume + 1 for cell in read.cells) <= 300 and answer.proof is not Proof.BOUNDED:
        agree(Case(read), ask)


HUGE = (1, 3, 10**3, 10**6, MOST // 12)


@pytest.mark.parametrize("times", HUGE)
@pytest.mark.parametrize("price", HUGE)
def test_huge_amounts_and_prices_are_refused_or_answered_to_the_last_euro(ask, times, price):
    for profile in ("room", "tight", "sparse"):
        for seed in range(4):
            small = drawn_whole(profile, seed)
            huge = enlarged(small, times, price)
            try:
                other = solve(huge, ask=ask)
            except InvalidProblem as refusal:
                assert refusal.where
                assert largest_cost(huge) >= 2**58
                continue
            one = solve(small, ask=ask)
            assert other.proof is one.proof
            assert [(c.members, c.wmin, c.cost) for c in other.coalitions] == [
                (c.members, c.wmin, c.cost * times * price) for c in one.coalitions
            ]


def drawn_whole(profile, seed):
    """A problem of twelve units at most, of which no share is rounded, however much is asked."""
    drawn = problem(profile, seed, orgs=7, cells=4)
    orgs = tuple(replace(org, fixed_cost=0, total_capacity=min(12, org.total_capacity)) for org in drawn.orgs)
    return replace(drawn, orgs=orgs, rules=replace(drawn.rules, min_share=0, max_subcontract=1000))


def enlarged(small, times, price):
    """Every amount so many times as large, and every price."""
    orgs = tuple(
        replace(
            org,
            total_capacity=org.total_capacity * times,
            offers=tuple(Offer(o.cell, o.capacity * times, o.unit_cost * price) for o in org.offers),
        )
        for org in small.orgs
    )
    cells = tuple(replace(cell, volume=cell.volume * times) for cell in small.cells)
    return replace(small, orgs=orgs, cells=cells)


def largest_cost(problem):
    """What all would cost if the dearest did everything and everybody joined."""
    dearest = max((o.unit_cost for org in problem.orgs for o in org.offers), default=0)
    return problem.volume() * dearest + sum(org.fixed_cost for org in problem.orgs)


@pytest.mark.parametrize("price", [10**8, MOST])
@pytest.mark.parametrize("cells", [1, 2, 9, 10, 40])
def test_a_cost_beyond_sixty_three_bits_is_refused_not_wrapped(ask, cells, price):
    """At the highest price one cell costs 10^18 euro, and ten cost more than 2^63."""
    asked = tuple(Cell("youth-work", f"GM{r:04}", MOST) for r in range(cells))
    alone = organisation(
        "Duur", *((r, MOST, price) for r in range(cells)), total_capacity=MOST, fixed_cost=MOST
    )
    others = [
        organisation(f"Deel {r}", (r, MOST, price), total_capacity=MOST, fixed_cost=MOST)
        for r in range(cells)
    ]
    dear = Problem("dear", asked, (alone, *others), (), Prior(300, 200), Rules(max_members=41))
    try:
        answer = solve(dear, ask=ask)
    except InvalidProblem as refusal:
        assert refusal.where
        assert largest_cost(dear) >= 2**58
        return
    if answer.coalitions:
        best = answer.coalitions[0]
        asked_for = cells - len(answer.open or ())
        assert best.cost == asked_for * MOST * price + best.size * MOST


@pytest.mark.parametrize("step", [200, 20_000, 40_000])
def test_a_distance_that_is_just_no_whole_number_is_rounded_down(step):
    """dx² + dy² is one less than the square of dy + 1: in floating point its root is dy + 1 already."""
    far = step * step // 2
    pair = (organisation("Hier", (0, 1, 0)), organisation("Daar", (1, 1, 0), x=step, y=far))
    cells = (Cell("youth-work", "GM0484", 1), Cell("home-care", "GM0484", 1))
    apart = Problem("apart", cells, pair, (), Prior(1000, far), Rules())

    answer = solve(apart)

    assert answer.coalitions[0].wmin == oracle.warmth(json.loads(apart.to_json()), 0, 1) == 500


def test_an_empty_offer_list_and_nobody_able_to_lead_are_no_crash(ask):
    idle = organisation("Stil", turnover=0)
    nobody = Problem("nobody", (Cell("youth-work", "GM0484", 1),), (idle,), (), Prior(0, 1), Rules())

    answer = solve(nobody, ask=ask, terms=Terms(members=1))

    assert answer.proof is Proof.INFEASIBLE
    assert measures(answer.coalitions) == []
