"""Changes of a problem that must change nothing in its answer, or only one way."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.composing.invented import problems, renumbered

from coalition.composing import solve

SOME = settings(max_examples=60, deadline=None)


ASKS = ("warmest", "cheapest", "closest")


@SOME
@given(problem=problems(most_orgs=5), order=st.randoms(use_true_random=False), ask=st.sampled_from(ASKS))
def test_other_numbers_for_the_same_organisations_change_nothing_that_counts(problem, order, ask):
    new_of = list(range(len(problem.orgs)))
    order.shuffle(new_of)

    assert worth(solve(renumbered(problem, new_of), ask=ask), problem) == worth(
        solve(problem, ask=ask), problem
    )


def worth(answer, problem):
    """What counts of an answer: volume left open, wmin, cost and size."""
    if not answer.coalitions:
        return answer.proof
    c = answer.coalitions[0]
    return problem.volume(answer.open or ()), c.wmin, c.cost, c.size


@SOME
@given(problem=problems(most_orgs=5), ask=st.sampled_from(ASKS))
def test_an_organisation_that_nobody_may_choose_changes_nothing(problem, ask):
    nobody = replace(problem.orgs[0], name="Niet Mee")
    wishes = replace(problem.wishes, without=(*problem.wishes.without, len(problem.orgs)))
    larger = replace(problem, orgs=(*problem.orgs, nobody), wishes=wishes)

    assert worth(solve(larger, ask=ask), problem) == worth(solve(problem, ask=ask), problem)


@SOME
@given(problem=problems(most_orgs=5), more=st.integers(1, 500), ask=st.sampled_from(["warmest", "closest"]))
def test_more_trust_never_makes_the_warmest_cooler(problem, more, ask):
    warmer = replace(problem, trust=tuple(replace(g, t=min(1000, g.t + more)) for g in problem.trust))

    before, after = solve(problem, ask=ask), solve(warmer, ask=ask)

    assert before.proof is after.proof
    assert before.open is None or volume_open(problem, before) == volume_open(problem, after)
    assert not before.coalitions or after.coalitions[0].wmin >= before.coalitions[0].wmin


def volume_open(problem, answer):
    return problem.volume() - problem.volume(answer.open)


@SOME
@given(problem=problems(most_orgs=5), ask=st.sampled_from(ASKS))
def test_leaving_out_who_was_not_chosen_changes_nothing(problem, ask):
    answer = solve(problem, ask=ask)
    chosen = set(answer.coalitions[0].members) if answer.coalitions else set(range(len(problem.orgs)))
    others = tuple(i for i in range(len(problem.orgs)) if i not in chosen or i in problem.wishes.without)

    without = solve(replace(problem, wishes=replace(problem.wishes, without=others)), ask=ask)

    plain = [(c.members, c.lead, c.work, c.wmin, c.cost) for c in answer.coalitions]
    assert [(c.members, c.lead, c.work, c.wmin, c.cost) for c in without.coalitions] == plain
    assert without.open == answer.open
