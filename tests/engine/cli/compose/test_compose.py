"""`warme compose`: from a network and what is asked, or a kept problem, to an answer."""

import json

import pytest

from coalition.composing import Answer, Problem, answer_violations


def names(world, answer):
    return [
        world.network_document["organisations"][org]["name"] for org in answer["coalitions"][0]["members"]
    ]


@pytest.fixture
def composed(warme, world):
    """The JSON of a composition over the invented network; `demands` unless something else is given."""

    def run(*words, source=None, code=0):
        source = source or ("--demands", world.demands)
        outcome = warme("compose", "--network", world.network, *source, "--json", *words, code=code)
        return json.loads(outcome.out)

    return run


def test_the_warmest_is_composed(composed, world):
    answer = composed()

    assert answer["format"] == "warmco-answer-1"
    assert answer["ask"] == "warmest"
    assert answer["proof"] == "optimal"
    assert names(world, answer) == ["Alleskunner"]


def test_the_asker_is_in_and_not_alone(composed, world):
    answer = composed("--asker", "alleskunner")

    assert "Alleskunner" in names(world, answer)
    assert len(names(world, answer)) == 2


def test_wishes_are_kept(composed, world):
    answer = composed("--with", "buurtkracht", "--with", "zorgkring", "--without", "alleskunner")

    assert names(world, answer) == ["Buurtkracht", "Zorgkring"]


def test_people_get_sentences_and_who_does_what(warme, world):
    words = ("compose", "--network", world.network, "--demands", world.demands, "--without", "alleskunner")

    dutch, english = warme(*words, code=0).out, warme(*words, "--lang", "en", code=0).out

    assert "– Buurtkracht en De Brug vormen een coalitie van 2" in dutch
    assert "Wie" in dutch
    assert "jongerenwerk in Alphen aan den Rijn" in dutch
    assert "zonder aantallen en prijzen" in " ".join(dutch.split())
    assert "– Buurtkracht and De Brug form a coalition of 2" in english
    assert "youth work in Alphen aan den Rijn" in english


def test_a_notice_gives_demands_that_are_said_to_be_proposed(warme, world):
    words = ("compose", "--network", world.network, "--notice", world.one_lot)

    for_people, for_programs = warme(*words, "--lang", "en", code=0), warme(*words, "--json", code=0)

    assert "proposed by the program, not confirmed by a person" in " ".join(for_people.out.split())
    assert (
        for_programs.err
        == "warme: What is asked for is proposed by the program, not confirmed by a person.\n"
    )
    assert json.loads(for_programs.out)["problem"] == "000123-2026 / 1"


def test_confirmed_demands_are_not_remarked_on(warme, world):
    outcome = warme("compose", "--network", world.network, "--demands", world.demands, "--lang", "en", code=0)

    assert "not confirmed" not in outcome.out


def test_a_lot_of_several_must_be_chosen(warme, world, composed):
    words = ("compose", "--network", world.network, "--notice", world.two_lots)

    refused = warme(*words, code=5)

    assert refused.err == f"warme: {world.two_lots}: --lot: choose one of its lots: 1, 2\n"
    assert composed(source=("--notice", world.two_lots, "--lot", "2"))["problem"] == "000123-2026 / 2"


def test_where_none_fits_the_closest_comes_with_what_clashes(composed, world):
    need = world.need(world.demand("youth-work"), world.demand("debt-buddies"))
    file = world.keep("much.json", need)

    answer = composed(source=("--demands", file))

    assert answer["ask"] == "closest"
    assert answer["open"] == [1]
    assert answer["clash"] == [{"kind": "demand", "ref": 1}]


@pytest.mark.parametrize("ask", ["warmest", "closest", "cheapest"])
def test_one_question_can_be_asked(composed, ask):
    assert composed("--ask", ask)["ask"] == ask


def test_nothing_that_fits_is_an_answer(composed, world):
    file = world.keep("much.json", world.need(world.demand("debt-buddies")))

    answer = composed("--ask", "warmest", source=("--demands", file))

    assert answer["proof"] == "infeasible"


def test_a_kept_problem_gives_the_same_answer_again(warme, world, composed, tmp_path):
    kept = tmp_path / "problem.json"
    first = composed("--asker", "alleskunner", "--seed", "7", "--save-problem", kept)

    again = json.loads(warme("compose", "--problem", kept, "--seed", "7", "--json", code=0).out)

    assert first | {"seconds": 0} == again | {"seconds": 0}
    assert (
        answer_violations(Problem.from_json(kept.read_bytes()), Answer.from_json(json.dumps(again).encode()))
        == []
    )


def test_a_kept_problem_is_told_without_remarks_on_where_it_came_from(warme, world, composed, tmp_path):
    kept = tmp_path / "problem.json"
    composed("--save-problem", kept)

    outcome = warme("compose", "--problem", kept, "--lang", "en", code=0)

    assert "Alleskunner fits what is asked" in outcome.out
    assert "publish" not in outcome.out


def test_steps_can_be_limited_and_the_answer_says_so(composed):
    answer = composed("--nodes", "0", "--without", "alleskunner")

    assert answer["proof"] == "bounded"
    assert answer["coalitions"] == []


@pytest.mark.parametrize("limit", ["2", "2s", "0.5s"])
def test_seconds_can_be_limited(composed, limit):
    assert composed("--limit", limit)["proof"] == "optimal"


@pytest.mark.parametrize("limit", ["soon", "-1s", "nan", "inf", "2 s", "1e9", "٢"])
def test_a_limit_that_is_no_number_of_seconds_is_refused(warme, world, limit):
    outcome = warme(
        "compose", "--network", world.network, "--demands", world.demands, f"--limit={limit}", code=2
    )

    assert "is no number of seconds, such as 2s or 0.5s" in outcome.err
    assert outcome.out == ""


def test_an_unknown_organisation_is_refused_with_those_that_are_known(warme, world):
    words = ("compose", "--network", world.network, "--demands", world.demands, "--with", "de-burg")

    outcome = warme(*words, code=5)

    assert outcome.err.startswith(
        f"warme: {world.network}: de-burg: is not an organisation of this network; known: "
    )
    assert "de-brug" in outcome.err
    assert outcome.out == ""


BESIDE = (
    ("--network", "n.json"),
    ("--notice", "n.xml"),
    ("--lot", "1"),
    ("--demands", "d.json"),
    ("--with", "de-brug"),
    ("--without", "de-brug"),
    ("--asker", "de-brug"),
    ("--save-problem", "p.json"),
)


@pytest.mark.parametrize("option", BESIDE, ids=lambda option: option[0])
def test_a_kept_problem_goes_with_no_other_source_and_no_wish(warme, option):
    outcome = warme("compose", "--problem", "p.json", *option, code=2)

    assert option[0] in outcome.err
    assert "does not go with --problem" in outcome.err
    assert outcome.out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--network"),
        (("--network", "n.json"), "--notice / --demands"),
        (("--network", "n.json", "--notice", "n.xml", "--demands", "d.json"), "give one of the two"),
        (("--network", "n.json", "--demands", "d.json", "--lot", "1"), "a demands file is of one lot"),
        (("--ask", "coldest"), "coldest"),
        (("--warmest",), "--warmest"),
        (("--nodes", "-1"), "--nodes"),
    ],
)
def test_options_that_leave_the_question_open_are_refused(warme, words, said):
    outcome = warme("compose", *words, code=2)

    assert said in outcome.err
    assert outcome.out == ""


def test_demands_without_any_are_refused(warme, world):
    file = world.keep("nothing.json", world.need())

    outcome = warme("compose", "--network", world.network, "--demands", file, code=4)

    assert outcome.err == f"warme: {file}: demands: is empty: there is nothing to compose for\n"


def test_a_notice_that_names_no_service_says_what_to_do(warme, world):
    file = world.keep("vague.xml", world.notice(world.lot(1, "Iets moois.")))

    outcome = warme("compose", "--network", world.network, "--notice", file, code=5)

    assert "lot 1: names no service and municipality that the program knows" in outcome.err
    assert "--demands" in outcome.err


def test_a_problem_that_cannot_be_kept_is_refused(warme, world, tmp_path):
    words = ("compose", "--network", world.network, "--demands", world.demands, "--save-problem", tmp_path)

    outcome = warme(*words, code=2)

    assert outcome.err == f"warme: {tmp_path}: is a folder; a file is needed here\n"
    assert outcome.out == ""
