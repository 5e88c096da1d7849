"""`warme explain`: a kept answer in sentences, once it is known to hold."""

import json

import pytest


@pytest.fixture
def kept(warme, world):
    """A problem and its answer, kept in files."""

    def keep(*words, source=None):
        problem = world.folder / "problem.json"
        source = source or ("--demands", world.demands)
        words = ("--network", world.network, *source, "--save-problem", problem, *words)
        answer = world.keep("answer.json", warme("compose", *words, "--json", code=0).out)
        return problem, answer

    return keep


@pytest.fixture
def changed(kept, world):
    """The same, with one thing changed in the answer."""

    def change(edit, **where):
        problem, answer = kept(**where)
        document = json.loads(answer.read_bytes())
        edit(document)
        return problem, world.keep("answer.json", document)

    return change


def test_an_answer_is_told_in_both_languages(warme, kept):
    files = kept("--without", "alleskunner")

    assert "Buurtkracht en De Brug vormen een coalitie van 2" in warme("explain", *files, code=0).out
    assert (
        "Buurtkracht and De Brug form a coalition of 2"
        in warme("explain", *files, "--lang", "en", code=0).out
    )


def test_it_tells_the_same_as_composing_did(warme, kept):
    problem, answer = kept("--without", "alleskunner")

    assert warme("explain", problem, answer, code=0).out == warme("compose", "--problem", problem, code=0).out


def test_what_clashes_is_told_too(warme, kept, world):
    much = world.keep("much.json", world.need(world.demand("youth-work"), world.demand("debt-buddies")))

    outcome = warme("explain", *kept(source=("--demands", much)), "--lang", "en", code=0)

    assert "stays open" in outcome.out
    assert "Nobody can meet this" in outcome.out


def test_an_answer_to_another_problem_is_refused(warme, changed):
    def rename(document):
        document["problem"] = "Iets anders"

    problem, answer = changed(rename)

    outcome = warme("explain", problem, answer, code=4)
    assert outcome.err.startswith(f"warme: {answer}: problem: is 'Iets anders'; the problem given is ")
    assert outcome.out == ""


def test_an_answer_that_does_not_hold_is_refused(warme, changed):
    def warm(document):
        document["coalitions"][0]["wmin"] += 1

    outcome = warme("explain", *changed(warm), code=4)

    assert "coalitions: do not hold for this problem: " in outcome.err
    assert outcome.out == ""


def test_a_reason_about_nobody_is_refused(warme, changed):
    def add(document):
        document["coalitions"][0]["because"].append({"code": "only-lead", "orgs": [99], "cells": []})

    outcome = warme("explain", *changed(add), code=4)

    assert "names an organisation or a cell that is not there" in outcome.err


@pytest.mark.parametrize("part", [{"kind": "demand", "ref": 99}, {"kind": "wish", "ref": "with:99"}])
def test_a_clash_with_what_is_not_there_is_refused(warme, changed, world, part):
    def clash(document):
        document["clash"] = [part]

    much = world.keep("much.json", world.need(world.demand("youth-work"), world.demand("debt-buddies")))

    outcome = warme("explain", *changed(clash, source=("--demands", much)), code=4)

    assert "clash[0]" in outcome.err
    assert "is no part of this problem" in outcome.err


def test_the_two_files_the_wrong_way_round_are_refused(warme, kept):
    problem, answer = kept()

    outcome = warme("explain", answer, problem, code=4)

    assert outcome.err == f"warme: {answer}: format: is 'warmco-answer-1', this reads 'warmco-1'\n"
