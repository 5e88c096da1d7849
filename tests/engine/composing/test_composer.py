"""A problem laid out once: changed wishes, threads, a limit on memory, and plain Python beside compiled."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from coalition.composing import Ask, Composer, Limits, Proof, Terms, Wishes, solve
from coalition.composing.trial.instances import instance

LOT = instance("realistic", 40, 8, 2)
CHANGES = [
    Wishes(with_=(1,)),
    Wishes(with_=(1,), without=(2, 3)),
    Wishes(without=(2,)),
    Wishes(not_together=((0, 1), (4, 5))),
    Wishes(),
    Wishes(with_=(7, 9)),
]


def test_a_changed_wish_gives_the_answer_of_a_fresh_question():
    composer = Composer(LOT)
    composer.solve()

    for wishes in [*CHANGES, *(Wishes(without=(i,)) for i in composer.solve().coalitions[0].members)]:
        composer = composer.changed(wishes)

        assert composer.solve() == solve(replace(LOT, wishes=wishes))


def test_kindest_within_too_few_members_names_no_clash_of_the_lot():
    answer = solve(LOT, ask="kindest", terms=Terms(members=1))

    assert (answer.proof, answer.clash) == (Proof.INFEASIBLE, None)
    assert solve(LOT, ask="kindest").coalitions


def test_two_threads_give_the_answers_of_one():
    asks = [Ask.WARMEST, Ask.KINDEST, Ask.FRONT, Ask.DIVERSE, Ask.CHEAPEST, Ask.CLOSEST] * 2
    composer = Composer(LOT)

    with ThreadPoolExecutor(2) as threads:
        together = list(threads.map(lambda ask: composer.solve(ask=ask), asks))

    assert together == [solve(LOT, ask=ask) for ask in asks]


def test_a_limit_on_memory_ends_a_question_before_it_begins():
    answer = solve(LOT, limits=Limits(megabytes=0))

    assert (answer.proof, answer.coalitions) == (Proof.BOUNDED, ())
    assert solve(LOT, limits=Limits(megabytes=50)).proof is Proof.OPTIMAL


PLAINLY = """
import json, sys
from coalition.composing import Ask, Problem, Terms, solve
from coalition.composing.kernels import COMPILED
problem = Problem.from_json(sys.stdin.buffer.read())
answers = [json.loads(solve(problem, ask=ask).to_json()) for ask in sys.argv[1:]]
print(json.dumps([COMPILED, [{**answer, "seconds": 0} for answer in answers]]))
"""


@pytest.mark.parametrize("profile", ["realistic", "tight", "flat"])
def test_plain_python_gives_the_answers_of_the_kernels(profile):
    problem = instance(profile, 9, 4, 5)
    asks = ["warmest", "closest", "kindest", "front", "diverse", "cheapest"]

    said = subprocess.run(
        [sys.executable, "-c", PLAINLY, *asks],
        input=problem.to_json().encode(),
        env={**os.environ, "WARME_PLAIN": "1"},
        capture_output=True,
        check=True,
    )
    compiled, answers = json.loads(said.stdout)

    assert not compiled
    for ask, answer in zip(asks, answers, strict=True):
        assert answer == {**json.loads(solve(problem, ask=ask).to_json()), "seconds": 0}
