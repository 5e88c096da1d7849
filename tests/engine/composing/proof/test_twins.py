"""The kernels as plain Python, and on two threads at once: the same answers in the same steps."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.engine.composing.proof.answers import QUESTIONS, answer
from tests.house.tree import ROOT


@pytest.fixture(scope="module")
def answers():
    return [answer(*question) for question in QUESTIONS]


def test_kernels_that_are_not_compiled_give_the_same_answers(answers):
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    run = subprocess.run(
        [sys.executable, "-m", "tests.engine.composing.proof.answers"],
        env={**os.environ, "PYTHONPATH": paths, "WARME_PLAIN": "1"},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    compiled, *lines = run.stdout.splitlines()

    assert compiled == "False"
    assert lines == [repr(told and told.to_json()) for told in answers]


def test_two_threads_at_once_give_the_same_answers(answers):
    with ThreadPoolExecutor(2) as pool:
        twice = list(pool.map(lambda question: answer(*question), [*QUESTIONS, *QUESTIONS[::-1]]))

    assert twice == [*answers, *answers[::-1]]
