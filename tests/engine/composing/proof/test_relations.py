"""What a change of a problem may and may not do to its answers, for every question."""

import random
from dataclasses import replace

import pytest
from tests.engine.composing.invented import renumbered
from tests.engine.composing.proof.agreement import ASKS as EVERY
from tests.engine.composing.proof.profiles import PROFILES, problem

from coalition.composing import Ask, Offer, solve

ASKS = tuple(ask for ask in EVERY if ask is not Ask.STABILITY)
EACH = range(3)


def asked(changes):
    """Run a test for each question, profile and, by name, each of these changes."""
    named = [pytest.param(change, id=change.__name__) for change in changes]

    def wrap(test):
        for mark in (("change", named), ("profile", PROFILES), ("ask", ASKS)):
            test = pytest.mark.parametrize(*mark)(test)
        return test

    return wrap


def worth(answer, problem):
    """What counts of an answer, best first; the least is the best. Nothing found is worth the least."""
    if not answer.coalitions:
        return (float("inf"),)
    best = answer.coalitions[0]
    if answer.ask is Ask.CHEAPEST:
        return best.cost, -best.wmin, best.size
    if answer.ask is Ask.KINDEST:
        return (-best.wsum / best.pairs if best.pairs else -1000, best.cost, best.size)
    left = problem.volume() - problem.volume(answer.open or ())
    return left, -best.wmin, best.cost, best.size


def points(answer):
    return [(-c.wmin, c.cost, c.size) for c in answer.coalitions]


def no_better(ask, worse, better):
    """Assert that the first problem is answered no better than the second."""
    one, other = solve(worse, ask=ask), solve(better, ask=ask)

    assert worth(one, worse) >= worth(other, better)
    if ask is Ask.FRONT:
        for point in points(one):
            assert any(all(a <= b for a, b in zip(o, point, strict=True)) for o in points(other))


# Less to choose from, or more asked


def without_the_last_organisation(problem, dice):
    last = len(problem.orgs) - 1
    if last == 0 or last in {org for _, org in problem.wishes.named()}:
        return problem
    trust = tuple(given for given in problem.trust if last not in (given.giver, given.receiver))
    return replace(problem, orgs=problem.orgs[:-1], trust=trust)


def one_member_fewer_at_most(problem, dice):
    most = max(problem.rules.min_members, problem.rules.max_members - 1)
    return replace(problem, rules=replace(problem.rules, max_members=most))


def one_member_more_at_least(problem, dice):
    least = min(problem.rules.max_members, problem.rules.min_members + 1)
    return replace(problem, rules=replace(problem.rules, min_members=least))


def a_larger_share_each(problem, dice):
    share = min(1000, problem.rules.min_share + dice.choice([30, 100]))
    return replace(problem, rules=replace(problem.rules, min_share=share))


def more_for_the_lead_itself(problem, dice):
    passed_on = max(0, problem.rules.max_subcontract - dice.choice([100, 300]))
    return replace(problem, rules=replace(problem.rules, max_subcontract=passed_on))


def a_richer_lead(problem, dice):
    return replace(
        problem, rules=replace(problem.rules, lead_min_turnover=problem.rules.lead_min_turnover + 300)
    )


def a_certificate_for_the_lot(problem, dice):
    certs = tuple(sorted({*problem.rules.lot_certs, "HKZ"}))
    return replace(problem, rules=replace(problem.rules, lot_certs=certs))


def less_capacity(problem, dice):
    i = dice.randrange(len(problem.orgs))
    less = replace(problem.orgs[i], total_capacity=problem.orgs[i].total_capacity // 2)
    return replace(problem, orgs=(*problem.orgs[:i], less, *problem.orgs[i + 1 :]))


def one_wished_away(problem, dice):
    i = dice.randrange(len(problem.orgs))
    named = {org for _, org in problem.wishes.named()}
    if i in named:
        return problem
    return replace(problem, wishes=replace(problem.wishes, without=(*problem.wishes.without, i)))


def one_wished_in(problem, dice):
    i = dice.randrange(len(problem.orgs))
    if i in problem.wishes.with_ + problem.wishes.without:
        return problem
    return replace(problem, wishes=replace(problem.wishes, with_=(*problem.wishes.with_, i)))


@asked(
    (
        without_the_last_organisation,
        one_member_fewer_at_most,
        one_member_more_at_least,
        a_larger_share_each,
        more_for_the_lead_itself,
        a_richer_lead,
        a_certificate_for_the_lot,
        less_capacity,
        one_wished_away,
        one_wished_in,
    )
)
def test_fewer_to_choose_from_or_a_tighter_rule_never_improves(ask, profile, change):
    for seed in EACH:
        before = problem(profile, seed, orgs=10, cells=6)
        dice = random.Random(seed)

        no_better(ask, change(before, dice), before)


# The same in other words


def other_numbers(problem, dice):
    """The same organisations in another order."""
    new_of = list(range(len(problem.orgs)))
    dice.shuffle(new_of)
    return renumbered(problem, new_of)


def other_cell_numbers(problem, dice):
    """The same cells in another order."""
    new_of = list(range(len(problem.cells)))
    dice.shuffle(new_of)
    orgs = tuple(
        replace(org, offers=tuple(replace(offer, cell=new_of[offer.cell]) for offer in org.offers))
        for org in problem.orgs
    )
    return replace(
        problem, cells=tuple(problem.cells[new_of.index(k)] for k in range(len(new_of))), orgs=orgs
    )


def other_names(problem, dice):
    """Other names, another service, offers and trust told in another order, and moved as a whole."""
    orgs = tuple(
        replace(
            org,
            name=f"Stichting {dice.random()}",
            x=org.x + 12345,
            y=org.y - 777,
            offers=tuple(sorted(org.offers, key=lambda offer: -offer.cell)),
        )
        for org in problem.orgs
    )
    cells = tuple(replace(cell, service=f"other {cell.service}") for cell in problem.cells)
    return replace(problem, orgs=orgs, cells=cells, trust=problem.trust[::-1])


@asked((other_numbers, other_cell_numbers, other_names))
def test_the_same_problem_in_other_words_is_answered_as_well(ask, profile, change):
    for seed in EACH:
        before = problem(profile, seed, orgs=10, cells=6)
        after = change(before, random.Random(seed))

        one, other = solve(before, ask=ask), solve(after, ask=ask)

        assert worth(one, before) == worth(other, after)
        if ask is Ask.FRONT:
            assert points(one) == points(other)
        if change is not other_numbers and ask is not Ask.CLOSEST:
            assert [c.members for c in one.coalitions] == [c.members for c in other.coalitions]


def multiplied(problem, times):
    """Every volume, capacity and fixed cost so many times as large."""
    orgs = tuple(
        replace(
            org,
            fixed_cost=org.fixed_cost * times,
            total_capacity=org.total_capacity * times,
            offers=tuple(Offer(o.cell, o.capacity * times, o.unit_cost) for o in org.offers),
        )
        for org in problem.orgs
    )
    cells = tuple(replace(cell, volume=cell.volume * times) for cell in problem.cells)
    return replace(problem, orgs=orgs, cells=cells)


def is_rounded(problem):
    """Whether a share of the volume is no whole number."""
    rules, volume = problem.rules, problem.volume()
    return bool(rules.min_share * volume % 1000 or (1000 - rules.max_subcontract) * volume % 1000)


@pytest.mark.parametrize("times", [2, 7, 1000])
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("ask", [ask for ask in ASKS if ask is not Ask.CLOSEST])
def test_larger_amounts_all_alike_keep_who_and_how_warm_and_multiply_the_cost(ask, profile, times):
    for seed in EACH:
        before = problem(profile, seed, orgs=10, cells=6)

        one, other = solve(before, ask=ask), solve(multiplied(before, times), ask=ask)

        if not is_rounded(before):
            assert [(c.members, c.wmin, c.cost * times) for c in one.coalitions] == [
                (c.members, c.wmin, c.cost) for c in other.coalitions
            ]
        elif one.coalitions and ask is Ask.WARMEST:
            assert one.coalitions[0].wmin <= other.coalitions[0].wmin


@pytest.mark.parametrize("profile", PROFILES)
def test_the_closest_of_larger_amounts_leaves_the_same_cells_open(profile):
    for seed in EACH:
        drawn = problem(profile, seed, orgs=10, cells=6)
        before = replace(drawn, rules=replace(drawn.rules, min_share=0, max_subcontract=1000))

        one, other = solve(before, ask=Ask.CLOSEST), solve(multiplied(before, 7), ask=Ask.CLOSEST)

        assert (one.open, [c.members for c in one.coalitions]) == (
            other.open,
            [c.members for c in other.coalitions],
        )
