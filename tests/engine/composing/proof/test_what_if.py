"""A composer that is asked again under other wishes: it answers as if it were asked for the first time."""

import random
from dataclasses import replace

import pytest
from tests.engine.composing.proof.profiles import PROFILES, problem

from coalition.composing import Ask, Composer, Wishes, solve

LATER = (Ask.CLOSEST, Ask.CHEAPEST, Ask.KINDEST, Ask.FRONT, Ask.DIVERSE)


def other_wishes(wishes, dice, count):
    """One wish more, or one less."""
    i, j = dice.sample(range(count), 2)
    with_, without, apart, lead = wishes.with_, wishes.without, wishes.not_together, wishes.lead
    match dice.randrange(6):
        case 0 | 1:
            with_ = tuple({*with_, i}) if i not in with_ else tuple(k for k in with_ if k != i)
            without = tuple(k for k in without if k != i)
            lead = None if lead == i else lead
        case 2 | 3:
            without = tuple({*without, i}) if i not in without else tuple(k for k in without if k != i)
            with_ = tuple(k for k in with_ if k != i)
            lead = None if lead == i else lead
        case 4:
            apart = () if apart else ((min(i, j), max(i, j)),)
        case _:
            lead = i if lead is None and i not in without else None
    return Wishes(with_, without, apart, lead)


@pytest.mark.parametrize("profile", PROFILES)
def test_whoever_changes_wish_after_wish_gets_the_answers_of_a_fresh_question(profile):
    for seed in range(4):
        dice = random.Random(seed)
        asked = problem(profile, seed, orgs=16, cells=7)
        composer = Composer(asked)
        for _ in range(5):
            wishes = other_wishes(composer.problem.wishes, dice, len(asked.orgs))
            composer = composer.changed(wishes)
            for ask in (Ask.WARMEST, dice.choice(LATER)):
                assert composer.solve(ask=ask) == solve(replace(asked, wishes=wishes), ask=ask), (
                    seed,
                    wishes,
                )
