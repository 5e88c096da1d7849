"""A plan of visits over a folder of needs."""

import json
from dataclasses import replace

import pytest
from tests.engine.cli.portfolio.folders import fill, problem

from coalition.composing import Ask, Trust


@pytest.fixture
def lots(tmp_path):
    """Two lots in which Buurtkracht met De Brug, lukewarm, and never met Zorgkring."""
    folder = fill(tmp_path / "lots", 0)
    for number in (1, 2):
        lot = replace(problem(number), trust=(Trust(0, 1, 500, 1000), Trust(1, 0, 500, 1000)))
        (folder / f"lot-{number}.json").write_text(lot.to_json(), encoding="utf-8")
    return folder


@pytest.fixture
def planned(warme, lots):
    def run(*words, code=0):
        words = ("--portfolio", lots, "--ask", "visits", "--visits", "2", "--level", "900", *words)
        return warme("compose", *words, code=code)

    return run


def test_a_plan_says_who_should_meet_and_what_that_gives(planned):
    out = planned("--lang", "en").out

    assert out.splitlines()[:3] == [
        "2 lots",
        "– One visit makes the best coalitions 800 permille warmer, added up over everything asked.",
        "– Buurtkracht and Zorgkring look into each other’s kitchen: 800 permille more.",
    ]
    assert out.splitlines()[-1].split() == ["Buurtkracht", "–", "Zorgkring", "800"]


def test_a_kept_plan_is_told_with_any_of_its_lots(warme, world, planned, lots):
    answer = world.keep("plan.json", planned("--json").out)

    assert json.loads(answer.read_bytes())["ask"] == Ask.VISITS
    assert warme("explain", lots / "lot-2.json", answer, code=0).out == planned().out


def test_one_file_that_cannot_be_read_ends_it(planned, lots):
    (lots / "bad.json").write_text("{}")

    outcome = planned(code=4)

    assert outcome.err == f"warme: {lots / 'bad.json'}: format: is missing\n"
    assert outcome.out == ""


def test_lots_of_different_organisations_are_refused(planned, lots):
    other = problem(3)
    orgs = (replace(other.orgs[0], name="Een ander"), *other.orgs[1:])
    (lots / "other.json").write_text(replace(other, orgs=orgs).to_json())

    outcome = planned(code=4)

    assert outcome.err.startswith(
        f"warme: {lots}: lots[2].orgs[0].name: is 'Een ander', in lots[0] 'Buurtkracht'"
    )


def test_a_limit_on_memory_that_would_not_be_kept_is_refused(planned):
    outcome = planned("--memory", "100", code=2)

    assert "is not read by --ask visits" in " ".join(outcome.err.split())
    assert outcome.out == ""


def test_a_limit_is_kept_and_said(planned):
    told = json.loads(planned("--nodes", "0", "--json").out)

    assert told["proof"] == "bounded"
