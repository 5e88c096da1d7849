"""One question put to the composer and to the plain twin, and whether they say the same."""

import json
from functools import cached_property

from tests.engine.composing import oracle

from coalition.composing import Ask, Proof, Terms, answer_violations, solve

ASKS = (Ask.WARMEST, Ask.CHEAPEST, Ask.CLOSEST, Ask.KINDEST, Ask.FRONT, Ask.DIVERSE, Ask.STABILITY)

OF_ALL = {
    Ask.WARMEST: lambda sound, _: [oracle.warmest(sound)],
    Ask.CHEAPEST: lambda sound, _: [oracle.cheapest(sound)],
    Ask.KINDEST: lambda sound, terms: [oracle.kindest(sound, terms.members or 10**6)],
    Ask.FRONT: lambda sound, _: oracle.front(sound),
    Ask.DIVERSE: lambda sound, terms: oracle.diverse(sound, terms.count, terms.differ),
}
"""What the twin answers to a question that is asked of all sound coalitions, when there are any."""


class Case:
    """A problem with all its sound coalitions, as the twin finds them."""

    def __init__(self, problem):
        self.problem = problem
        self.doc = json.loads(problem.to_json())

    @cached_property
    def sound(self):
        return oracle.all_sound(self.doc)

    @cached_property
    def closest(self):
        """The volume left open, the coalition and the open cells."""
        if not self.sound:
            return oracle.closest(self.doc)
        return 0, oracle.warmest(self.sound), ()

    def terms(self, seed):
        """Terms that differ from seed to seed."""
        return Terms(members=(None, 2, 3, 4)[seed % 4], count=2 + seed % 4, differ=1 + seed // 4 % 4)


def measures(coalitions):
    return [(c.members, c.wmin, c.wsum, c.cost) for c in coalitions]


def agree(case, ask, seed=0):
    """Put one question to both; fail where they differ. `stability` judges the cheapest coalition."""
    if ask is Ask.CLOSEST:
        return agree_on_the_closest(case)
    if ask is Ask.STABILITY:
        return agree_on_stability(case)
    terms = case.terms(seed)
    best = [found for found in OF_ALL[ask](case.sound, terms) if found] if case.sound else []

    answer = solve(case.problem, ask=ask, terms=terms)

    holds(case, answer, best)
    return answer


def agree_on_the_closest(case):
    left, best, opened = case.closest or (None, None, None)

    answer = solve(case.problem, ask=Ask.CLOSEST)

    holds(case, answer, [best] if best else [], opened or ())
    assert answer.open == opened
    assert answer.bound.open == left or not best
    return answer


def holds(case, answer, best, opened=()):
    """The answer is sound and proven, and tells these coalitions under their cheapest leads."""
    assert answer_violations(case.problem, answer) == []
    assert answer.proof is (Proof.OPTIMAL if best else Proof.INFEASIBLE)
    assert measures(answer.coalitions) == [tuple(found) for found in best]
    for told in answer.coalitions[:2]:
        assert told.lead == oracle.lead_of(case.doc, told.members, opened)


def agree_on_stability(case):
    if not case.sound:
        return None
    judged = solve(case.problem, ask=Ask.CHEAPEST).coalitions[0]
    blockers = oracle.blocking(case.doc, case.sound, judged.members)

    answer = solve(case.problem, ask=Ask.STABILITY, terms=Terms(coalition=judged))

    assert answer_violations(case.problem, answer) == []
    assert answer.proof is Proof.OPTIMAL
    assert bool(answer.blocking) == bool(blockers)
    assert answer.coalitions[0].members == judged.members
    if blockers:
        assert answer.blocking in blockers
        assert answer.coalitions[1].members == answer.blocking
    return answer
