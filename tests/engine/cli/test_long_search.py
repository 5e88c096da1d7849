"""A search that takes long, in a real terminal: how far it is, and its end by Ctrl-C or by a limit."""

import json
import os
import pty
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coalition.composing import (
    Answer,
    Cell,
    Offer,
    Org,
    Prior,
    Problem,
    Proof,
    Rules,
    Trust,
    answer_violations,
)

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def hard(tmp_path_factory):
    """Everybody knows everybody, by chance: the kindest ten of 160 are not proven within minutes."""
    chance = random.Random(1)
    orgs = tuple(
        Org(
            name=f"Organisatie {i}",
            kind="welfare",
            x=0,
            y=0,
            turnover=900,
            certs=(),
            fixed_cost=chance.randint(1, 99),
            total_capacity=20,
            offers=tuple(Offer(r, chance.randint(1, 9), 1) for r in sorted(chance.sample(range(12), 3))),
        )
        for i in range(160)
    )
    pairs = {(i, j): chance.randint(0, 1000) for i in range(160) for j in range(i)}
    trust = sorted(
        (Trust(*pair, warmth, 1000) for (i, j), warmth in pairs.items() for pair in ((i, j), (j, i))),
        key=lambda given: (given.giver, given.receiver),
    )
    cells = tuple(Cell("youth-work", "GM0484", 10) for _ in range(12))
    problem = Problem("hard", cells, orgs, tuple(trust), Prior(300, 200), Rules(max_members=10))
    file = tmp_path_factory.mktemp("hard") / "hard.json"
    file.write_text(problem.to_json())
    return file


@pytest.fixture
def terminal(hard):
    """Start the kindest of the hard problem with its stderr in a terminal of 200 columns."""
    ours, its = pty.openpty()
    command = "from coalition.cli import main; main()"
    words = ("compose", "--problem", str(hard), "--ask", "kindest", "--lang", "en", "--json")
    work = subprocess.Popen(
        [sys.executable, "-c", command, *words],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "src"),
            "TERM": "xterm",
            "COLUMNS": "200",
        },
        stdout=subprocess.PIPE,
        stderr=its,
    )
    os.close(its)
    yield work, ours
    work.kill()
    work.communicate()
    os.close(ours)


def read_until(words, terminal):
    """Return what a terminal shows up to these words."""
    shown = b""
    while words not in shown:
        shown += os.read(terminal, 4096)
    return shown.decode()


def test_ctrl_c_ends_a_search_with_the_best_so_far(terminal, hard):
    work, screen = terminal

    line = read_until(b"(Ctrl-C: end with what is found)", screen)
    work.send_signal(signal.SIGINT)
    said = read_until(b"this is what there is so far", screen)
    out, _ = work.communicate(timeout=30)

    answer = Answer.from_json(out)
    assert "Searching" in line
    assert "permille, cost " in line
    assert "warme: ended by Ctrl-C" in said
    assert work.returncode == 0
    assert answer.proof is Proof.BOUNDED
    assert answer.coalitions
    assert answer_violations(Problem.from_json(hard.read_bytes()), answer) == []


def test_a_limit_ends_it_and_the_page_says_how_much_better_it_could_be(shell, hard):
    words = ("compose", "--problem", hard, "--ask", "kindest", "--nodes", "20000", "--lang", "en")

    page = shell(*words).stdout.decode()
    told = json.loads(shell(*words, "--json").stdout)

    assert told["proof"] == "bounded"
    gap = told["bound"]["mean"] - told["coalitions"][0]["wsum"] // told["coalitions"][0]["pairs"]
    assert f"– At most {gap} permille warmer on average is possible." in page
