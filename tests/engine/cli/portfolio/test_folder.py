"""A folder of problems: each gets its answer, what is there stays, and what fails is said."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.engine.cli.portfolio.folders import answers, fill, problem

from coalition.cli.interrupt import Stop
from coalition.cli.portfolio import local
from coalition.cli.portfolio.kept import digest
from coalition.cli.portfolio.task import Outcome, Task, worked_out
from coalition.cli.request import Request
from coalition.composing import Ask, Limits, Terms, solve

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def lots(tmp_path):
    return fill(tmp_path / "lots", 3)


@pytest.fixture
def portfolio(warme, lots):
    """Answer the folder of three lots with one process."""

    def run(*words, code=0):
        return warme("compose", "--portfolio", lots, "--jobs", "1", *words, code=code)

    return run


def stamps(folder):
    """Return when each answer was put."""
    return {file.name: file.stat().st_mtime_ns for file in folder.glob("*.answer.json")}


def test_each_problem_gets_the_answer_that_it_gets_alone(portfolio, lots):
    outcome = portfolio("--lang", "en")

    assert " ".join(outcome.out.split()).startswith(f"3 of 3 problems have an answer in {lots} ")
    assert answers(lots) == {f"lot-{number:03}": solve(problem(number)) for number in range(3)}
    assert outcome.err == ""


def test_answers_are_put_where_it_is_asked(portfolio, lots, tmp_path):
    portfolio("--out", tmp_path / "far" / "away")

    assert len(answers(tmp_path / "far" / "away")) == 3
    assert answers(lots) == {}


def test_answers_that_are_there_stay_as_they_are(portfolio, lots):
    portfolio()
    before = stamps(lots)

    outcome = portfolio()

    assert "3 antwoorden waren er al en zijn gebleven." in outcome.out
    assert stamps(lots) == before


def test_only_a_problem_that_changed_is_worked_out_again(portfolio, lots):
    portfolio()
    before = stamps(lots)
    (lots / "lot-001.json").write_text(problem(8).to_json())

    portfolio()

    after = stamps(lots)
    assert {name for name in after if after[name] != before[name]} == {"lot-001.answer.json"}
    assert answers(lots)["lot-001"].problem == "lot 8"


@pytest.mark.parametrize(
    "words", [("--ask", "cheapest"), ("--seed", "3"), ("--nodes", "999"), ("--limit", "9s")]
)
def test_another_question_is_worked_out_anew(portfolio, words):
    portfolio()

    outcome = portfolio(*words, "--json")

    assert [json.loads(line)["kept"] for line in outcome.out.splitlines()] == [False] * 3


def test_an_answer_that_was_touched_is_worked_out_again(portfolio, lots):
    portfolio()
    first = answers(lots)
    (lots / "lot-000.answer.json").write_text("{}")
    (lots / "lot-002.answer.json").unlink()

    outcome = portfolio("--json")

    assert [json.loads(line)["kept"] for line in outcome.out.splitlines()] == [False, True, False]
    assert answers(lots) == first


def test_lines_that_were_cut_off_count_for_nothing(portfolio, lots):
    portfolio()
    manifest = lots / "answers.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-20] + b'\xff\n[1]\n"of"\n{"name": 3}')

    outcome = portfolio("--json")

    assert sorted(json.loads(line)["kept"] for line in outcome.out.splitlines()) == [False, True, True]
    assert "3 antwoorden waren er al" in portfolio().out


def test_a_file_that_is_no_problem_does_not_stop_the_rest(portfolio, lots):
    (lots / "bad.json").write_text('{"format": "warmnet-1"}')
    (lots / "torn.json").write_bytes(b"{")
    (lots / "folder.json").mkdir()

    outcome = portfolio("--lang", "en", code=3)

    assert outcome.out.startswith("3 of 6 problems have an answer")
    assert len(answers(lots)) == 3
    for name, why in (
        ("bad", "format: is 'warmnet-1', this reads 'warmco-1'"),
        ("torn", "is not JSON: line 1, column 2"),
        ("folder", "is a folder; a file is needed here"),
    ):
        assert f"warme: {lots / name}.json: " in outcome.err
        assert why in outcome.err
        assert why in outcome.out


def test_what_failed_is_tried_again(portfolio, lots):
    (lots / "bad.json").write_text("{}")
    portfolio(code=3)
    (lots / "bad.json").write_text(problem(5).to_json())

    outcome = portfolio("--lang", "en")

    assert outcome.out.startswith("4 of 4 problems have an answer")
    assert "3 answers were there already and stay." in outcome.out


def test_json_has_a_line_for_each_problem(portfolio, lots):
    (lots / "bad.json").write_text("{}")

    lines = [json.loads(line) for line in portfolio("--json", code=3).out.splitlines()]

    assert [line["name"] for line in lines] == ["bad", "lot-000", "lot-001", "lot-002"]
    assert lines[0]["error"] == "format: is missing"
    assert lines[1] == {"name": "lot-000", "proof": "optimal", "seconds": lines[1]["seconds"], "kept": False}


def test_the_summary_counts_what_is_proven_what_was_cut_short_and_what_does_not_fit(portfolio, lots):
    limited = portfolio("--nodes", "0", "--lang", "en").out
    proven = portfolio("--lang", "en").out

    assert "ended by a limit   3" in limited
    assert "proven   3" in proven


def test_a_folder_that_is_not_there_is_refused(warme, tmp_path):
    outcome = warme("compose", "--portfolio", tmp_path / "nowhere", code=2)

    assert outcome.err == f"warme: {tmp_path / 'nowhere'}: is not there: is its name spelt right?\n"


def test_a_file_in_place_of_a_folder_is_refused(warme, lots):
    outcome = warme("compose", "--portfolio", lots / "lot-000.json", code=2)

    assert outcome.err == f"warme: {lots / 'lot-000.json'}: is a file; a folder is needed here\n"


def test_a_folder_without_problems_is_refused(warme, tmp_path):
    (tmp_path / "one.answer.json").write_text("{}")

    outcome = warme("compose", "--portfolio", tmp_path, code=2)

    assert outcome.err == f"warme: {tmp_path}: is a folder without *.json problems\n"


def test_a_place_where_no_answer_can_be_put_is_refused_before_any_work(portfolio, lots):
    outcome = portfolio("--out", lots / "lot-000.json", code=2)

    assert outcome.err == f"warme: {lots / 'lot-000.json'}: is a file; a folder is needed here\n"


def test_an_answer_that_cannot_be_put_in_its_place_is_said_of_its_problem(portfolio, lots):
    (lots / "lot-001.answer.json").mkdir()

    outcome = portfolio(code=3)

    assert f"warme: {lots / 'lot-001.json'}: " in outcome.err
    assert stamps(lots).keys() == {f"lot-{number:03}.answer.json" for number in range(3)}


def test_an_answer_of_another_version_is_refused(portfolio, monkeypatch):
    monkeypatch.setattr("coalition.cli.portfolio.command.ENGINE", "9.9")

    outcome = portfolio(code=3)

    assert "engine: is 0.1.0 where it was worked out, and 9.9 here" in outcome.err


def test_all_that_an_answer_depends_on_is_in_its_digest():
    plain = digest(b"{}", Request())
    others = [
        digest(b"{} ", Request()),
        digest(b"{}", Request(ask=Ask.WARMEST)),
        digest(b"{}", Request(terms=Terms(members=3))),
        digest(b"{}", Request(terms=Terms(count=4))),
        digest(b"{}", Request(terms=Terms(differ=3))),
        digest(b"{}", Request(limits=Limits(seconds=1))),
        digest(b"{}", Request(limits=Limits(nodes=1))),
        digest(b"{}", Request(seed=1)),
    ]

    assert len({plain, *others}) == 9
    assert digest(b"{}", Request()) == plain


@dataclass(frozen=True)
class Deadly(Request):
    """A request whose work takes its process along."""

    def answered(self, problem, progress=None):
        os._exit(9)


@dataclass(frozen=True)
class Endless(Request):
    """A request whose search goes on until it is told to stop."""

    def answered(self, problem, progress=None):
        while not progress(None):
            time.sleep(0.01)
        return solve(problem)


@dataclass(frozen=True)
class Faulty(Request):
    """A request that meets a fault of ours."""

    def answered(self, problem, progress=None):
        raise RuntimeError("oh")


def test_a_process_that_dies_takes_only_its_own_problem_along():
    data = problem(1).to_json().encode()
    tasks = [Task(f"{n}", data, Deadly() if n in (1, 4) else Request()) for n in range(8)]

    found = {outcome.name: outcome for outcome in local.outcomes(iter(tasks), 2, Stop())}

    assert len(found) == 8
    assert {name for name, outcome in found.items() if outcome.refused == local.DIED} == {"1", "4"}
    assert all(outcome.answer for name, outcome in found.items() if name not in ("1", "4"))


def test_a_search_that_was_stopped_gives_no_answer():
    data = problem(1).to_json().encode()
    tasks = [Task("fast", data, Request()), Task("endless", data, Endless()), Task("later", data, Endless())]
    stop, found = Stop(), []

    for outcome in local.outcomes(iter(tasks), 1, stop):
        found.append(outcome.name)
        stop.asked = True

    assert found == ["fast"]


def test_a_fault_of_ours_is_told_of_its_problem():
    outcome = worked_out(Task("one", problem(1).to_json().encode(), Faulty()))

    assert outcome == Outcome("one", refused="a fault in warme (RuntimeError: oh)")


def test_ctrl_c_ends_it_and_the_same_command_goes_on(warme, tmp_path):
    lots, out = fill(tmp_path / "many", 400), tmp_path / "out"
    broken = lots / "a.json"
    broken.write_text("{}")
    words = ("compose", "--portfolio", lots, "--out", out, "--lang", "en")
    with subprocess.Popen(
        [sys.executable, "-c", "from coalition.cli import main; main()", *map(str, words), "--jobs", "2"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as work:
        while len(list(out.glob("*.answer.json"))) < 5:
            assert work.poll() is None
            time.sleep(0.005)
        os.killpg(work.pid, signal.SIGINT)  # as a terminal does: the workers hear it too
        said, err = work.communicate(timeout=30)
    there = len(answers(out))

    assert work.returncode == 130
    assert err.decode() == f"warme: {broken}: format: is missing\n"
    assert f"{there} of 401 problems have an answer" in said.decode()
    assert "Ended early; the same command goes on where this one stopped." in said.decode()
    assert f"{there} answers were there already and stay." in warme(*words, code=3).out
    assert len(answers(out)) == 400
