"""`warme bench composing`: a table with machine, versions and ratios, on problems small enough for a test."""

import json
import platform
import subprocess
import sys

import pytest

from coalition.composing.trial.peers import door
from coalition.composing.trial.table import SIDE_BY_SIDE

TINY = ("--size", "12x4", "--seeds", "2")


@pytest.fixture
def bench(warme):
    return lambda *words, **known: warme("bench", "composing", *words, **known)


def test_a_table_names_questions_figures_to_reach_machine_and_versions(bench):
    told = bench(*TINY, "--peers", "cpsat,highs", "--questions", "warmest,what-if,closest", code=0).out

    lines = told.splitlines()
    assert [line.split()[0] for line in lines if "12x4" in line] == ["warmest", "what-if", "closest"]
    assert "500 x cpsat" in told.replace("\n", " ")
    assert "x warmest" in told.replace("\n", " ")
    assert platform.python_version() in told
    assert "cpsat " + door.peer_version("cpsat") in told
    assert platform.node() not in told.split()


@pytest.mark.parametrize("profile", ["realistic", "sparse", "tight", "flat"])
def test_we_and_the_peers_prove_the_same(bench, profile):
    asks = ",".join(SIDE_BY_SIDE)

    told = bench(*TINY, "--profile", profile, "--peers", "cpsat,highs", "--questions", asks, "--json", code=0)

    rows = json.loads(told.out)["rows"]
    assert [row["question"] for row in rows] == list(SIDE_BY_SIDE)
    assert [(row["question"], row["differing"]) for row in rows if row["differing"]] == []
    assert all(set(row["peers"]) <= {"cpsat", "highs"} and "cpsat" in row["ratio"] for row in rows)
    assert all(row["ours"]["unproven"] == 0 and len(row["ours"]["seconds"]) == 2 for row in rows)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("visits", "of the bound"),
        ("first answer", "s at worst"),
        ("memory", "MB"),
        ("portfolio", "1500 lots"),
    ],
)
def test_what_has_no_peer_is_measured_too(bench, question, words):
    told = bench("--size", "8x3", "--seeds", "1", "--questions", question, "--json", code=0)

    (row,) = json.loads(told.out)["rows"]
    assert row["question"] == question
    assert words in row["said"]
    assert row["median"]["ours"] > 0


def test_a_peer_that_is_not_installed_is_said_with_how_to_install_it(bench, monkeypatch):
    monkeypatch.setitem(door.PACKAGES, "cpsat", "a-package-that-is-not-there")

    told = bench(*TINY, "--peers", "cpsat", code=5)

    assert told.err == 'warme: --peers: cpsat is not installed here: pip install "warme-coalities[bench]"\n'


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--peers", "gurobi"), 5, "--peers: is 'gurobi', can be: cpsat, highs"),
        (("--questions", "luckiest"), 5, "--questions: is 'luckiest', can be: warmest"),
        (("--size", "many"), 2, "no size, such as 500x40"),
        (("--size", "1x1"), 4, "size: is below 2x2"),
        (("--limit", "soon"), 2, "no number of seconds"),
    ],
)
def test_nonsense_is_refused(bench, words, code, said):
    assert said in bench(*words, code=code).err


def test_the_peers_are_loaded_only_when_they_are_asked():
    script = "import sys, coalition.cli.bench; sys.exit(bool({'ortools', 'highspy'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=50).returncode == 0
