"""The same question put to CP-SAT: the values that it proves, to hold an answer to."""

from fractions import Fraction

from coalition.composing import Ask
from coalition.composing.trial.peers.cpsat import CpSat
from coalition.composing.trial.peers.search import Search, Status
from coalition.composing.trial.peers.task import Task

ASKS = (Ask.WARMEST, Ask.CHEAPEST, Ask.CLOSEST, Ask.KINDEST, Ask.FRONT)
SECONDS = 120.0


def proven(problem, ask, members=None):
    """Return the values that CP-SAT proves for a question, none where nothing fits."""
    finding = Search(CpSat(), Task.of(problem), SECONDS, members=members).answer(ask)
    assert finding.status is not Status.OUT_OF_TIME
    return list(finding.values)


def told(problem, answer):
    """Return the values of an answer in the same order."""
    left = problem.volume() - problem.volume(answer.open or ())
    return [
        {
            Ask.WARMEST: (c.wmin, c.cost, c.size),
            Ask.FRONT: (c.wmin, c.cost, c.size),
            Ask.CHEAPEST: (c.cost, c.wmin, c.size),
            Ask.CLOSEST: (left, c.wmin, c.cost, c.size),
            Ask.KINDEST: mean(c),
        }[answer.ask]
        for c in answer.coalitions
    ]


def mean(coalition):
    whole = Fraction(coalition.wsum, coalition.pairs) if coalition.pairs else Fraction(1000)
    return whole.numerator, whole.denominator


def agrees(problem, answer, members=None):
    """Fail where CP-SAT proves other values than an answer tells; of a front the order is not compared."""
    assert sorted(told(problem, answer)) == sorted(proven(problem, answer.ask, members))
