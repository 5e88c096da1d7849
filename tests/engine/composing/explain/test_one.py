"""The sentences: complete in both languages, with names and without numbers of warmth."""

import string
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.composing.conftest import met, organisation
from tests.engine.composing.invented import problems

from coalition.composing import Cell, Limits, Offer, Problem, Rules, Wishes, explain, solve
from coalition.composing.answer_parts import ClashKind, Code, Why
from coalition.composing.explain.coalition import DEGREES, degree
from coalition.composing.explain.names import SENTENCES, area_name
from coalition.composing.parts import Prior
from coalition.errors import UnknownChoice


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_things_with_the_same_places():
    nl, en = SENTENCES["nl"], SENTENCES["en"]

    assert nl.keys() == en.keys()
    assert {key: places(text) for key, text in nl.items()} == {key: places(text) for key, text in en.items()}


def test_the_warmest_is_told_with_names_work_price_warmth_and_alternatives(neighbourhood):
    told = explain(neighbourhood, solve(neighbourhood), "nl")

    assert told == [
        "Buurtkracht en De Brug vormen een coalitie van 2; Buurtkracht heeft de leiding.",
        "Buurtkracht doet jongerenwerk in Alphen aan den Rijn.",
        "De Brug doet home-care in Alphen aan den Rijn.",
        "Samen kost dit 14 euro.",
        "Tussen Buurtkracht en De Brug is het heel warm.",
        "Warmer kan niet: geen groep van warmere paren kan alles samen doen.",
        "Buurtkracht is onmisbaar: zonder deze partner valt jongerenwerk in Alphen aan den Rijn open.",
        "De Brug is onmisbaar: zonder deze partner valt home-care in Alphen aan den Rijn open.",
        "Met Zorgkring in plaats van De Brug is het koeler en 57 procent goedkoper.",
    ]


def test_open_cells_with_one_reason_are_told_in_one_sentence(neighbourhood):
    cells = (
        *neighbourhood.cells,
        Cell("debt-buddies", "GM0484", 1, ("HKZ",)),
        Cell("debt-buddies", "NL33", 1, ("HKZ",)),
    )
    problem = replace(neighbourhood, cells=cells)

    told = explain(problem, solve(problem, ask="closest"), "en")

    where = "debt buddies in Alphen aan den Rijn and Zuid-Holland"
    assert (
        f"D{where[1:]} stays open: no organisation here offers it. "
        f"What is missing: an organisation for {where} that holds HKZ."
    ) in told
    assert told[0].startswith("Buurtkracht and De Brug come closest")


def test_a_clash_is_told_with_every_part(neighbourhood):
    problem = replace(neighbourhood, wishes=Wishes(with_=(1, 2), not_together=((1, 2),)))

    assert explain(problem, solve(problem), "en") == [
        "No coalition fits what is asked.",
        "These do not go together; leave out any one of them and it fits: "
        "De Brug and Zorgkring are not together; De Brug joins; Zorgkring joins.",
    ]


def test_what_nobody_can_meet_is_told_alone(neighbourhood):
    problem = replace(neighbourhood, cells=(*neighbourhood.cells, Cell("shelter", "ergens", 1)))

    told = explain(problem, solve(problem), "nl")[1]

    assert told.startswith("Hieraan kan niemand voldoen, wat u verder ook weglaat: ")
    assert told.endswith("maatschappelijke opvang in ergens is gevraagd.")


def test_who_can_do_all_alone_is_told_first(neighbourhood):
    able = organisation("Alleskunner", (0, 2, 1), (1, 2, 1))
    alone = replace(neighbourhood, orgs=(able,), trust=(), rules=Rules(max_members=1))
    both = replace(neighbourhood, orgs=(able, able), trust=met(0, 1, 900), rules=Rules(min_members=2))

    assert explain(alone, solve(alone), "en")[:2] == [
        "Alleskunner could do everything that is asked alone.",
        "Alleskunner fits what is asked and leads it.",
    ]
    assert explain(both, solve(both), "nl")[0] == (
        "Alleskunner en Alleskunner kunnen ieder alles wat gevraagd wordt ook alleen."
    )


def test_a_member_without_work_and_shared_cells_are_told_as_they_are():
    orgs = (organisation("Groot", (0, 3, 0)), organisation("Klein", (0, 1, 0)), organisation("Gast"))
    problem = Problem(
        "shared",
        (Cell("youth-work", "GM0484", 4),),
        orgs,
        (*met(0, 1, 900), *met(0, 2, 700), *met(1, 2, 500)),
        Prior(300, 200),
        Rules(),
        Wishes(with_=(2,)),
    )

    told = explain(problem, solve(problem), "en")

    assert "Groot does 3 of the 4 units of youth work in Alphen aan den Rijn." in told
    assert "Gast has no work of its own in this division." in told
    assert "It is at least lukewarm between all members." in told
    assert "The least warm pair is Klein and Gast: between them it is lukewarm." in told
    assert "Gast is in because you asked for it; the others could do it alone." in told
    assert not any("euro" in sentence for sentence in told)


def test_only_who_may_lead_and_who_was_a_rule_are_told():
    orgs = (
        organisation("Leidster", (0, 1, 1)),
        organisation("Werker", (0, 1, 1), turnover=0),
        organisation("Ander", (0, 1, 1), turnover=0),
    )
    cells = (Cell("youth-work", "GM0484", 1),)
    lead = Problem("lead", cells, orgs, (), Prior(300, 200), Rules(min_members=2, lead_min_turnover=500))

    told = explain(lead, solve(lead), "en")

    assert "Leidster is indispensable: without it nobody may lead." in told
    assert "Werker is in because at least 2 members are asked; the others could do it alone." in told
    assert "Leidster and Werker do not know each other yet." in told


def test_who_carries_what_the_others_cannot_is_told():
    orgs = tuple(organisation(name, (0, 2, 1), (1, 2, 1), total_capacity=2) for name in ("Links", "Rechts"))
    cells = (Cell("youth-work", "GM0484", 2), Cell("home-care", "GM0484", 2))
    problem = Problem("tight", cells, orgs, met(0, 1, 650), Prior(300, 200), Rules())

    told = explain(problem, solve(problem), "nl")

    assert "Links is onmisbaar: zonder kunnen de anderen niet al het werk aan." in told


def test_a_search_cut_short_is_told_first(neighbourhood):
    cut = [solve(neighbourhood, limits=Limits(nodes=nodes)) for nodes in range(8)]
    nothing = explain(neighbourhood, cut[0], "en")
    some = explain(neighbourhood, next(answer for answer in cut if answer.coalitions), "en")

    assert nothing == [
        "The search was stopped before it found a coalition; that does not prove there is none."
    ]
    assert some[0].startswith("The search was stopped early")


def test_a_dearer_swap_and_large_amounts_are_told_the_dutch_way(neighbourhood):
    dear = replace(neighbourhood.orgs[2], fixed_cost=12_000)
    close = replace(neighbourhood.orgs[1], fixed_cost=12_001, offers=(Offer(1, 2, 1),))
    problem = replace(neighbourhood, orgs=(neighbourhood.orgs[0], close, dear), trust=met(0, 2, 800))

    told = explain(problem, solve(problem), "nl")

    assert "Samen kost dit 12.005 euro." in told
    assert "Met De Brug in plaats van Zorgkring is het koeler en 1 procent duurder." in told


@settings(max_examples=80, deadline=None)
@given(
    problem=problems(),
    ask=st.sampled_from(["warmest", "cheapest", "closest"]),
    language=st.sampled_from(["nl", "en"]),
)
def test_every_answer_is_told_in_whole_sentences(problem, ask, language):
    told = explain(problem, solve(problem, ask=ask), language)

    assert told
    for sentence in told:
        assert sentence[0].isupper() and sentence.endswith("."), sentence
        assert "{" not in sentence and "  " not in sentence and " ." not in sentence, sentence


def test_every_kind_of_reason_has_its_sentence():
    keys = set(SENTENCES["nl"])
    opens = {Code.NOBODY_OFFERS, Code.CERTIFICATE_MISSING, Code.TOO_LITTLE_TOGETHER, Code.LEFT_OUT_BY_WISH}
    opens |= {Code.OFFERED_BY_OTHERS, Code.NO_ROOM}

    assert {f"open {code}" for code in opens} <= keys
    assert {"clash demand", *(f"clash {name}" for name in Rules.__slots__)} <= keys
    assert {"indispensable", "pays for itself", "warms"} < {why.value for why in Why}
    assert [kind.value for kind in ClashKind] == ["demand", "rule", "wish"]


def test_each_word_of_warmth_starts_where_it_says():
    assert [degree(least) for least, _ in DEGREES] == [word for _, word in DEGREES]
    assert degree(799) == degree(600)


def test_another_language_is_refused(neighbourhood):
    with pytest.raises(UnknownChoice, match="can be: nl, en"):
        explain(neighbourhood, solve(neighbourhood), "fr")


def test_areas_are_named_where_they_are_known():
    assert [area_name(code) for code in ("GM0484", "NL33", "ergens")] == [
        "Alphen aan den Rijn",
        "Zuid-Holland",
        "ergens",
    ]
