"""The plain pricing of members by chains between members, against a slower one by members and cells."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.composing.checking import slowly
from tests.engine.composing.invented import problems

from coalition.composing.parts import Rules, Wishes
from coalition.composing.plain import abilities, cheapest_cost, could_be_cheaper
from coalition.composing.warmth import mutual_warmth, own_trust, trust_among, warmth_table

CASES = settings(max_examples=150, deadline=None)


@CASES
@given(problem=problems(), opened=st.sets(st.integers(0, 3), max_size=1))
def test_members_cost_what_they_cost_the_slow_way(problem, opened):
    everyone = tuple(range(len(problem.orgs)))

    assert cheapest_cost(problem, everyone, tuple(opened)) == slowly.cheapest_cost(
        problem, everyone, tuple(opened)
    )


@CASES
@given(problem=problems(), times=st.sampled_from([1, 1000, 10**6]))
def test_work_that_no_circle_makes_cheaper_is_cheapest_under_any_lead(problem, times):
    problem = larger(problem, times)
    everyone, cost = (
        tuple(range(len(problem.orgs))),
        slowly.cheapest_cost(problem, tuple(range(len(problem.orgs)))),
    )
    for lead in slowly.may_lead(problem, everyone):
        desk = slowly.lay_out(problem, everyone, lead, ())
        if not slowly.place_all(desk):
            continue

        some, placed = price(problem, desk), work(desk)
        slowly.cancel_dear_circles(desk)
        least, cheapest = price(problem, desk), work(desk)

        assert some == cost or could_be_cheaper(problem, everyone, placed, (), abilities(problem))
        assert least == cost or could_be_cheaper(problem, everyone, cheapest, (), abilities(problem))


@CASES
@given(problem=problems())
def test_cheapest_work_has_no_saving_circle_where_the_lead_has_no_part_of_its_own(problem):
    problem = replace(problem, rules=replace(problem.rules, max_subcontract=1000))
    everyone = tuple(range(len(problem.orgs)))
    desk = slowly.lay_out(problem, everyone, 0, ())

    if slowly.place_all(desk):
        slowly.cancel_dear_circles(desk)

        assert not could_be_cheaper(problem, everyone, work(desk), (), abilities(problem))


def larger(problem, times):
    """The same problem with every amount (but no price) times as large."""
    cells = tuple(replace(cell, volume=cell.volume * times) for cell in problem.cells)
    orgs = tuple(
        replace(
            org,
            total_capacity=org.total_capacity * times,
            offers=tuple(replace(offer, capacity=offer.capacity * times) for offer in org.offers),
        )
        for org in problem.orgs
    )
    return replace(problem, cells=cells, orgs=orgs)


def work(desk):
    return [(i, r, units) for (i, r), units in sorted(desk.done.items()) if units]


def price(problem, desk):
    fixed = sum(org.fixed_cost for org in problem.orgs)
    return fixed + sum(units * desk.price[at] for at, units in desk.done.items())


def test_a_wished_lead_is_held_to_its_part_unless_the_lead_is_free(neighbourhood):
    problem = replace(neighbourhood, rules=Rules(max_subcontract=0), wishes=Wishes(lead=0))

    assert cheapest_cost(problem, (0, 1, 2)) is None
    assert cheapest_cost(replace(problem, rules=Rules(max_subcontract=500)), (0, 2)) == 6
    assert cheapest_cost(problem, (1, 2)) is None
    assert cheapest_cost(replace(problem, rules=Rules(max_subcontract=500)), (1, 2), (0,)) is None
    assert (
        cheapest_cost(replace(problem, rules=Rules(max_subcontract=500)), (1, 2), (0,), lead_free=True) == 4
    )


def test_who_can_do_less_than_the_least_share_cannot_join(neighbourhood):
    small = replace(neighbourhood.orgs[1], total_capacity=1)
    problem = replace(neighbourhood, orgs=(neighbourhood.orgs[0], small, *neighbourhood.orgs[2:]))

    assert cheapest_cost(problem, (0, 1, 2)) == 7
    assert cheapest_cost(replace(problem, rules=Rules(min_share=250)), (0, 1, 2)) == 11
    assert cheapest_cost(replace(problem, rules=Rules(min_share=300)), (0, 1, 2)) is None


@CASES
@given(problem=problems())
def test_the_warmth_of_a_few_is_that_of_the_whole_table(problem):
    table, few = warmth_table(problem), range(0, len(problem.orgs), 2)
    known = trust_among(problem, few)

    for i in few:
        for j in few:
            if i != j:
                assert mutual_warmth(problem, known, i, j) == table[i][j]
                assert min(own_trust(problem, known, i, j), own_trust(problem, known, j, i)) == table[i][j]
