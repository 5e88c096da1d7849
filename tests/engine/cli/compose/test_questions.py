"""Every question on the command line: its options, and its page in Dutch and English."""

import json
from dataclasses import replace

import pytest
from tests.engine.cli.portfolio.folders import fill, problem

from coalition.cli.answers.one import show_work
from coalition.cli.page import Page
from coalition.composing import Adds, Answer, Ask, Bound, Proof, Share, Visit, Why, solve
from coalition.composing.explain.names import Names

WARM = solve(problem(1)).coalitions[0]
"""Buurtkracht and De Brug: 800 permille, 14 euro."""
CHEAP = solve(problem(1), ask="cheapest").coalitions[0]
"""Buurtkracht and Zorgkring: 400 permille, 6 euro."""


@pytest.fixture
def lot(world):
    return world.keep("lot.json", problem(1).to_json())


@pytest.fixture
def kept(world):
    """Keep a hand-made answer to the lot."""

    def keep(ask, *coalitions, proof=Proof.OPTIMAL, bound=None, **parts):
        bound = bound or Bound(800, 6)
        answer = Answer(ask, "lot 1", "0.1.0", 0, proof, bound, 0.0, coalitions, **parts)
        return world.keep("answer.json", answer.to_json())

    return keep


def unfolded(text):
    return " ".join(text.split())


def table(text):
    """Return the rows of the table at the end of a page, without blanks between columns."""
    return [unfolded(line) for line in text.rsplit("\n\n", 1)[-1].splitlines()]


def test_a_front_is_a_table_in_order_of_falling_warmth(warme, lot, kept):
    answer = kept(Ask.FRONT, WARM, CHEAP)

    dutch = warme("explain", lot, answer, code=0).out
    english = warme("explain", lot, answer, "--lang", "en", code=0).out

    assert "Er zijn 2 coalities die geen andere overtreft" in dutch
    assert table(dutch) == [
        "Warmte Euro Leden Wie Anders dan 1",
        "1 800 14 2 Buurtkracht (leiding), De Brug",
        "2 400 6 2 Buurtkracht (leiding), Zorgkring Zorgkring in plaats van De Brug",
    ]
    assert table(english)[0] == "Warmth Euro Members Who Unlike 1"
    assert table(english)[2] == "2 400 6 2 Buurtkracht (leads), Zorgkring Zorgkring instead of De Brug"


def test_where_nothing_has_a_price_the_table_has_none(warme, world, kept):
    document = json.loads(problem(1).to_json())
    for org in document["orgs"]:
        org["offers"] = [[cell, capacity, 0] for cell, capacity, _ in org["offers"]]
    lot = world.keep("priceless.json", document)
    diverse = {"ask": "diverse", "coalitions": []}
    for wish in ("without", "with"):
        asked = world.keep(
            "asked.json",
            document
            | {"wishes": {"with": [], "without": [], "not_together": [], "lead": None} | {wish: [1]}},
        )
        told = json.loads(warme("compose", "--problem", asked, "--json", code=0).out)
        diverse = told | {"ask": "diverse", "coalitions": [told["coalitions"][0], *diverse["coalitions"]]}
    answer = world.keep("diverse.json", diverse)

    assert table(warme("explain", lot, answer, code=0).out)[:2] == [
        "Warmte Leden Wie Anders dan 1",
        "1 800 2 Buurtkracht (leiding), De Brug",
    ]


def test_shares_are_a_table_of_per_cents_and_fractions(warme, lot, kept):
    answer = kept(Ask.SHARES, WARM, shares=(Share(0, 3, 8), Share(1, 5, 8)))

    dutch, english = (warme("explain", lot, answer, "--lang", lang, code=0).out for lang in ("nl", "en"))

    assert table(dutch) == [
        "Wie Procent Deel Zonder valt open",
        "Buurtkracht 37,5 3/8 jongerenwerk in Alphen aan den Rijn",
        "De Brug 62,5 5/8 hulp bij het huishouden in Alphen aan den Rijn",
    ]
    assert table(english)[1] == "Buurtkracht 37.5 3/8 youth work in Alphen aan den Rijn"


def test_shares_that_were_sampled_have_their_spread_in_place_of_a_fraction(warme, lot, kept):
    shares = (Share(0, 1, 3, 12), Share(1, 2, 3, 12))
    answer = kept(Ask.SHARES, WARM, shares=shares, proof=Proof.BOUNDED)

    assert table(warme("explain", lot, answer, code=0).out)[1].startswith(
        "Buurtkracht 33,3 ± 1,2 jongerenwerk"
    )


def test_who_would_rather_is_told_with_both_coalitions(warme, lot, kept):
    answer = kept(Ask.STABILITY, CHEAP, WARM, blocking=(0, 1))

    out = warme("explain", lot, answer, "--lang", "en", code=0).out

    assert "Buurtkracht would rather form a coalition of Buurtkracht and De Brug" in unfolded(out)
    assert [row.split()[:2] for row in table(out)[1:]] == [["1", "400"], ["2", "800"]]


def test_that_nobody_would_rather_is_told(warme, lot, kept):
    out = warme("explain", lot, kept(Ask.STABILITY, WARM, blocking=()), code=0).out

    assert "Niemand zou liever anders" in out


def test_visits_are_a_table_of_pairs(warme, lot, kept):
    answer = kept(Ask.VISITS, visits=(Visit(0, 1, 0), Visit(1, 2, 340)), bound=Bound(0, 0, gain=340))

    dutch, english = (warme("explain", lot, answer, "--lang", lang, code=0).out for lang in ("nl", "en"))

    assert table(dutch) == ["Wie en wie Promille erbij", "Buurtkracht – De Brug 0", "De Brug – Zorgkring 340"]
    assert table(english)[0] == "Who and who Permille more"


def test_without_visits_there_is_no_table(warme, lot, kept):
    assert warme("explain", lot, kept(Ask.VISITS, visits=(), bound=Bound(0, 0, gain=0)), code=0).out == (
        "lot 1\n– Geen bezoek maakt de beste coalities warmer.\n"
    )


def test_the_kindest_is_told_with_who_does_what(warme, lot, kept):
    out = warme("explain", lot, kept(Ask.KINDEST, WARM, bound=Bound(800, 0, mean=800)), code=0).out

    assert table(out)[0] == "Wie Wat"


@pytest.mark.parametrize(
    ("why", "nl", "en"),
    [
        (
            Why.WARMS,
            "(geen eigen werk; doet mee voor de warmte)",
            "(no work of its own; takes part for the warmth)",
        ),
        (Why.ASKED, "(geen eigen werk)", "(no work of its own)"),
    ],
)
def test_no_place_in_the_table_of_work_is_empty(capsys, why, nl, en):
    adds = (*WARM.adds, Adds(2, why))
    three = replace(WARM, members=(0, 1, 2), size=3, adds=adds)

    for language, said in (("nl", nl), ("en", en)):
        show_work(Page(), Names(problem(1), language), three)
        assert table(capsys.readouterr().out)[-1] == f"Zorgkring {said}"


@pytest.mark.parametrize(
    ("ask", "parts", "said"),
    [
        (Ask.SHARES, {"shares": (Share(9, 1, 1),)}, "shares[0]: names an organisation that is not there"),
        (Ask.SHARES, {"shares": (Share(0, 1, 0),)}, "shares[0]: is no fraction"),
        (Ask.STABILITY, {"blocking": (0, 7)}, "blocking: names an organisation that is not there"),
        (Ask.VISITS, {"visits": (Visit(0, -1, 3),)}, "visits[0]: names an organisation that is not there"),
        (Ask.SHARES, {"shares": (Share(0, 1, 2), Share(1, 1, 3))}, "do not hold for this problem"),
    ],
)
def test_an_answer_about_what_is_not_there_is_refused(warme, lot, kept, ask, parts, said):
    coalitions = () if ask is Ask.VISITS else (WARM,)
    outcome = warme("explain", lot, kept(ask, *coalitions, **parts), code=4)

    assert said in outcome.err
    assert outcome.out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--members", "3"), "goes with --ask kindest, not with the question that is asked without --ask"),
        (("--ask", "warmest", "--members", "3"), "goes with --ask kindest, not with --ask warmest"),
        (("--ask", "front", "--k", "3"), "goes with --ask diverse, not with --ask front"),
        (("--ask", "kindest", "--differ", "3"), "goes with --ask diverse, not with --ask kindest"),
        (("--ask", "front", "--coalition", "a.json"), "goes with --ask shares or --ask stability"),
        (("--ask", "shares", "--visits", "2"), "goes with --ask visits, not with --ask shares"),
        (("--ask", "closest", "--level", "2"), "goes with --ask visits, not with --ask closest"),
        (("--jobs", "2"), "goes with --portfolio and a question about each of its problems"),
        (("--out", "there"), "goes with --portfolio and a question about each of its problems"),
        (("--dask", "localhost:8786"), "goes with --portfolio and a question about each of its problems"),
        (("--ask", "visits"), "is needed with --ask visits"),
        (("--members", "0"), "greater than or equal to 1"),
        (("--k", "101"), "less than or equal to 100"),
        (("--level", "1001"), "less than or equal to 1000"),
        (("--coldest",), "--coldest"),
    ],
)
def test_options_that_do_not_belong_to_the_question_are_refused(warme, lot, words, said):
    outcome = warme("compose", "--problem", lot, *words, code=2)

    assert said in unfolded(outcome.err)
    assert outcome.out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--problem", "p.json"), "does not go with --portfolio"),
        (("--network", "n.json"), "does not go with --portfolio"),
        (("--with", "de-brug"), "does not go with --portfolio"),
        (("--ask", "shares", "--coalition", "a.json"), "is of one problem and does not go with --portfolio"),
        (("--ask", "visits", "--visits", "3"), "--level"),
        (("--ask", "visits", "--level", "700"), "--visits"),
        (("--ask", "visits", "--visits", "3", "--level", "700", "--jobs", "2"), "--jobs"),
        (("--dask", "localhost:8786", "--jobs", "2"), "the cluster has its own workers"),
        (("--dask", "somewhere"), "is no address of a cluster, such as tcp://127.0.0.1:8786"),
        (("--dask", "ftp://here:1"), "is no address of a cluster, such as tcp://127.0.0.1:8786"),
        (("--jobs", "0"), "greater than or equal to 1"),
    ],
)
def test_options_that_do_not_belong_to_a_portfolio_are_refused(warme, tmp_path, words, said):
    lots = fill(tmp_path / "lots", 1)

    outcome = warme("compose", "--portfolio", lots, *words, code=2)

    assert said in unfolded(outcome.err)
    assert [file.name for file in lots.iterdir()] == ["lot-000.json"]
