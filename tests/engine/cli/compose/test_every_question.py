"""Every question asked for real, of a kept problem."""

import json
from dataclasses import replace

import pytest
from tests.engine.cli.portfolio.folders import answers, fill, problem

from coalition.cli import request
from coalition.composing import Answer, Ask, Proof, answer_violations


@pytest.fixture
def lot(world):
    return world.keep("lot.json", problem(1).to_json())


@pytest.fixture
def asked(warme, lot):
    """Ask a question of the lot and return its answer, which holds."""

    def ask(question, *words):
        out = warme("compose", "--problem", lot, "--ask", question, *words, "--json", code=0).out
        answer = Answer.from_json(out.encode())
        assert answer.ask == question
        assert answer_violations(problem(1), answer) == []
        return answer

    return ask


def members(answer):
    return [coalition.members for coalition in answer.coalitions]


def test_the_front_has_the_warm_and_the_cheap(asked):
    assert members(asked("front")) == [(0, 1), (0, 2)]


def test_as_many_coalitions_are_given_as_are_asked(asked):
    assert members(asked("diverse")) == [(0, 1), (0, 2)]
    assert members(asked("diverse", "--k", "1")) == [(0, 1)]
    assert len(members(asked("diverse", "--differ", "3"))) == 1


def test_the_kindest_holds_to_its_members(asked):
    assert members(asked("kindest")) == [(0, 1)]
    assert asked("kindest", "--members", "1").proof is Proof.INFEASIBLE


def test_shares_and_stability_judge_the_warmest_unless_another_is_given(asked, warme, world):
    cheap = world.keep("cheap.json", asked("cheapest").to_json())

    assert members(asked("shares")) == [(0, 1)]
    assert members(asked("shares", "--coalition", cheap)) == [(0, 2)]
    assert asked("stability").blocking == ()
    assert asked("stability", "--coalition", cheap).blocking == (0, 1)


@pytest.mark.parametrize("ask", [ask for ask in Ask if ask is not Ask.VISITS])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_answer_is_told_alike_when_it_is_kept(warme, world, lot, ask, lang):
    words = ("compose", "--problem", lot, "--ask", ask, *(("--k", "2") if ask is Ask.DIVERSE else ()))
    kept = world.keep("kept.json", warme(*words, "--json", code=0).out)

    assert (
        warme("explain", lot, kept, "--lang", lang, code=0).out == warme(*words, "--lang", lang, code=0).out
    )


def test_with_its_terms_an_answer_says_that_no_further_one_differs_enough(warme, world, lot):
    words = ("compose", "--problem", lot, "--ask", "diverse", "--k", "3")
    kept = world.keep("kept.json", warme(*words, "--json", code=0).out)
    said = "Een volgende coalitie die genoeg verschilt is er niet."

    assert said in warme(*words, code=0).out
    assert said not in warme("explain", lot, kept, code=0).out


@pytest.mark.parametrize("ask", ["shares", "stability"])
def test_that_what_is_judged_may_not_be_the_warmest_is_told(warme, lot, monkeypatch, ask):
    solved = request.solve

    def cut_short(problem, *, ask, **more):
        answer = solved(problem, ask=ask, **more)
        return replace(answer, proof=Proof.BOUNDED) if ask is Ask.WARMEST else answer

    words = ("compose", "--problem", lot, "--ask", ask)
    whole, kept = warme(*words, code=0), warme(*words, "--json", code=0)
    monkeypatch.setattr(request, "solve", cut_short)
    doubtful, document = warme(*words, code=0), warme(*words, "--json", code=0)

    said = "Het zoeken naar de warmste coalitie is voortijdig gestopt"
    assert said in doubtful.out
    assert said not in whole.out
    assert document.err.startswith("warme: The search for the warmest coalition was stopped early")
    assert kept.err == ""
    assert Answer.from_json(document.out.encode()) == Answer.from_json(kept.out.encode())


def test_a_coalition_that_is_given_is_judged_without_doubt_about_the_warmest(warme, lot, world, asked):
    cheap = world.keep("cheap.json", asked("cheapest").to_json())

    words = ("--ask", "shares", "--coalition", cheap, "--nodes", "0")
    assert "voortijdig" not in warme("compose", "--problem", lot, *words, code=0).out


def test_where_too_few_members_are_asked_for_it_says_how_to_go_on(warme, lot):
    out = warme("compose", "--problem", lot, "--ask", "kindest", "--members", "1", code=0).out

    assert "Met één lid past er niets bij wat gevraagd wordt" in out
    assert "Geef `--members` een groter getal" in out


@pytest.mark.parametrize("ask", ["warmest", "kindest", "front", "diverse", "cheapest", "shares", "stability"])
def test_where_nothing_fits_the_closest_is_pointed_at(warme, world, ask):
    document = json.loads(problem(1).to_json())
    document["orgs"] = document["orgs"][:1]
    document["trust"] = []
    lot = world.keep("poor.json", document)
    words = ("compose", "--problem", lot, "--lang", "en")

    assert "With `--ask closest` it says which" in warme(*words, "--ask", ask, code=0).out
    assert "--ask closest" not in warme(*words, "--ask", "closest", code=0).out
    assert "--ask closest" not in warme(*words, code=0).out


def test_where_nothing_fits_there_is_nothing_to_judge(warme, world):
    document = json.loads(problem(1).to_json())
    document["orgs"] = document["orgs"][:1]
    document["trust"] = []
    lot = world.keep("poor.json", document)

    told = json.loads(warme("compose", "--problem", lot, "--ask", "shares", "--json", code=0).out)

    assert (told["ask"], told["proof"]) == ("warmest", "infeasible")


def test_a_coalition_that_is_not_there_is_refused(warme, lot, world):
    missing = world.folder / "nowhere.json"

    outcome = warme("compose", "--problem", lot, "--ask", "shares", "--coalition", missing, code=2)

    assert outcome.err == f"warme: {missing}: is not there: is its name spelt right?\n"


def test_a_coalition_of_another_problem_is_refused(warme, lot, world):
    other = world.keep("other.json", problem(3).to_json())
    answer = world.keep("answer.json", warme("compose", "--problem", other, "--json", code=0).out)

    outcome = warme("compose", "--problem", lot, "--ask", "stability", "--coalition", answer, code=4)

    assert outcome.err == f"warme: {answer}: problem: is 'lot 3'; the problem given is 'lot 1'\n"


def test_an_answer_without_a_coalition_has_none_to_judge(warme, lot, asked, world):
    answer = world.keep("none.json", asked("kindest", "--members", "1").to_json())

    outcome = warme("compose", "--problem", lot, "--ask", "shares", "--coalition", answer, code=4)

    assert outcome.err == f"warme: {answer}: coalitions: is empty: there is none to judge\n"


def test_memory_can_be_limited(asked):
    assert asked("front", "--memory", "100").proof is Proof.OPTIMAL


@pytest.mark.parametrize("ask", ["front", "shares", "stability", "diverse"])
def test_any_question_can_be_asked_of_a_folder(warme, tmp_path, ask):
    lots = fill(tmp_path / "lots", 2)

    warme("compose", "--portfolio", lots, "--ask", ask, "--jobs", "1", code=0)

    assert {answer.ask for answer in answers(lots).values()} == {ask}
    assert answers(lots).keys() == {"lot-000", "lot-001"}
