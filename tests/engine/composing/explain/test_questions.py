"""The sentences of every question beside the warmest: front, diverse, kindest, shares, stability, visits."""

from dataclasses import replace

import pytest
from tests.engine.composing.conftest import organisation
from tests.engine.composing.explain.conftest import answer, priceless

from coalition.composing import (
    Ask,
    Bound,
    Cell,
    Coalition,
    Prior,
    Problem,
    Proof,
    Rules,
    Terms,
    Visit,
    Wishes,
    explain,
    solve,
)

A, B = "Buurtkracht en De Brug", "Buurtkracht en Zorgkring"


def test_a_front_is_told_point_by_point_and_what_differs(neighbourhood, warm, cheap):
    front = answer(Ask.FRONT, warm, cheap)

    assert explain(neighbourhood, front, "nl") == [
        "Er zijn 2 coalities die geen andere overtreft: wie op één punt wint, verliest op een ander.",
        f"Coalitie 1: {A}, met Buurtkracht als leiding; heel warm tussen allen; 14 euro.",
        f"Coalitie 2: {B}, met Buurtkracht als leiding; ten minste lauw tussen allen; 6 euro; "
        "Zorgkring in plaats van De Brug.",
    ]
    assert explain(neighbourhood, front, "en")[2] == (
        "Coalition 2: Buurtkracht and Zorgkring, led by Buurtkracht; at least lukewarm between all; 6 euro; "
        "Zorgkring instead of De Brug."
    )


def test_a_front_of_one_point_beats_all_others(neighbourhood, warm):
    assert explain(neighbourhood, answer(Ask.FRONT, warm), "en")[0] == (
        "One coalition beats all others: none is warmer, cheaper or smaller."
    )


def test_coalitions_that_differ_are_told_without_prices_where_there_are_none(neighbourhood, warm, cheap):
    told = explain(priceless(neighbourhood), answer(Ask.DIVERSE, warm, cheap), "en")

    assert told[0] == "These 2 coalitions differ, the warmest first."
    assert not any("euro" in sentence for sentence in told)


def test_that_nothing_differs_enough_is_told(neighbourhood, warm):
    assert explain(neighbourhood, answer(Ask.DIVERSE, warm), "nl", Terms())[0] == (
        "Een tweede coalitie die genoeg verschilt is er niet."
    )


def test_that_fewer_differ_than_were_asked_for_is_told(neighbourhood, warm, cheap):
    diverse = answer(Ask.DIVERSE, warm, cheap)

    assert explain(neighbourhood, diverse, "en", Terms(count=3))[1] == (
        "There is no further coalition that differs enough."
    )
    for terms in (None, Terms(count=2)):
        assert explain(neighbourhood, diverse, "en", terms)[1].startswith("Coalition 1: ")


def test_of_one_coalition_no_second_is_denied_where_none_was_asked_for(neighbourhood, warm):
    one = answer(Ask.DIVERSE, warm)

    assert explain(neighbourhood, one, "nl", Terms(count=1))[0].startswith("Coalitie 1: ")
    assert explain(neighbourhood, one, "nl")[0] == "In dit antwoord staat één coalitie."


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            Ask.FRONT,
            "Voordat het zoeken stopte is er één coalitie gevonden; "
            "dat bewijst niet dat geen andere warmer, goedkoper of kleiner is.",
        ),
        (
            Ask.DIVERSE,
            "Voordat het zoeken stopte is er één coalitie gevonden; "
            "dat bewijst niet dat er geen tweede is die genoeg verschilt.",
        ),
    ],
)
def test_one_coalition_of_a_search_that_was_ended_denies_no_other(neighbourhood, warm, ask, said):
    cut = answer(ask, warm, proof=Proof.BOUNDED)

    for terms in (None, Terms()):
        told = explain(neighbourhood, cut, "nl", terms)
        assert said in told
        assert not any("wint het van alle andere" in one or "is er niet" in one for one in told)


@pytest.mark.parametrize(("ask", "proves"), [(Ask.FRONT, "no other beats"), (Ask.DIVERSE, "no further")])
def test_several_of_a_search_that_was_ended_are_what_it_found(neighbourhood, warm, cheap, ask, proves):
    told = explain(neighbourhood, answer(ask, warm, cheap, proof=Proof.BOUNDED), "en", Terms())

    assert any(one.startswith("Before the search was stopped 2 coalitions were found") for one in told)
    assert not any(proves in one for one in told)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (1, "No single member fits what is asked; with more members a coalition may fit."),
        (2, "No coalition of at most 2 members fits what is asked; with more members one may fit."),
        (3, "No coalition fits what is asked."),
        (None, "No coalition fits what is asked."),
    ],
)
def test_that_nothing_fits_within_so_many_members_is_told(neighbourhood, members, said):
    none = answer(Ask.KINDEST, proof=Proof.INFEASIBLE)

    assert explain(neighbourhood, none, "en", Terms(members=members)) == [said]


def test_one_alone_and_who_is_more_or_fewer_is_told(neighbourhood, warm):
    alone = Coalition((0,), 0, (), 1000, 0, 0, 3, 1)
    three = replace(warm, members=(0, 1, 2), size=3, wmin=300)

    told = explain(neighbourhood, answer(Ask.DIVERSE, warm, alone, three), "en")

    assert told[2] == "Coalition 2: Buurtkracht alone; no pair to look at; 3 euro; without De Brug."
    assert told[3].endswith("not warm between all yet; 14 euro; Zorgkring too.")


def test_a_coalition_of_all_others_is_told_as_such(neighbourhood, warm):
    other = replace(warm, members=(2, 3), lead=2)

    told = explain(neighbourhood, answer(Ask.DIVERSE, warm, other), "nl")

    assert told[2].endswith("14 euro; geen lid van coalitie 1.")


def test_the_kindest_is_told_with_its_mean(neighbourhood):
    problem = replace(neighbourhood, wishes=Wishes(with_=(2,)), rules=Rules(min_members=3))
    three = solve(problem).coalitions[0]

    told = explain(problem, answer(Ask.KINDEST, three), "nl")

    assert three.size == 3
    assert "Gemiddeld is het warm tussen de leden." in told
    assert "Gemiddeld is het warm tussen de leden." not in explain(problem, answer(Ask.WARMEST, three), "nl")


def test_visits_are_told_with_what_each_adds(neighbourhood):
    plan = answer(Ask.VISITS, visits=(Visit(0, 1, 0), Visit(1, 2, 1200)), bound=Bound(0, 0, gain=1200))

    assert explain(neighbourhood, plan, "nl") == [
        "Samen maken 2 bezoeken de beste coalities 1.200 promille warmer, "
        "opgeteld over alles wat gevraagd wordt.",
        "Buurtkracht en De Brug kijken bij elkaar in de keuken: dat telt samen met een ander bezoek hier.",
        "De Brug en Zorgkring kijken bij elkaar in de keuken: 1.200 promille erbij.",
    ]
    assert explain(neighbourhood, answer(Ask.VISITS, visits=(Visit(0, 1, 5),)), "en")[0] == (
        "One visit makes the best coalitions 5 permille warmer, added up over everything asked."
    )
    assert explain(neighbourhood, answer(Ask.VISITS, visits=()), "en") == [
        "No visit makes the best coalitions warmer."
    ]


@pytest.mark.parametrize(
    ("ask", "bound", "said"),
    [
        (Ask.WARMEST, Bound(803, 0), "At most 3 permille warmer is possible."),
        (Ask.WARMEST, Bound(800, 10), "At most 4 euro cheaper is possible."),
        (Ask.WARMEST, Bound(800, 14), "As far as warmth and price go, better than this is not possible."),
        (Ask.CHEAPEST, Bound(900, 13), "At most 1 euro cheaper is possible."),
        (Ask.CHEAPEST, Bound(900, 14), "At most 100 permille warmer is possible."),
        (Ask.CLOSEST, Bound(900, 0, open=0), "At most 100 permille warmer is possible."),
        (Ask.KINDEST, Bound(800, 0, mean=812), "At most 12 permille warmer on average is possible."),
        (Ask.DIVERSE, Bound(801, 0), "At most 1 permille warmer is possible."),
    ],
)
def test_how_much_better_it_could_be_is_told_where_a_limit_ended_it(neighbourhood, warm, ask, bound, said):
    told = explain(neighbourhood, answer(ask, warm, proof=Proof.BOUNDED, bound=bound), "en")

    assert told[0].startswith("The search was stopped early")
    assert told[1] == said


@pytest.mark.parametrize(
    ("cost", "said"),
    [(1, "Het kan met hoogstens 2 leden minder."), (2, "Het kan met hoogstens één lid minder.")],
)
def test_without_prices_cheaper_is_fewer_members(neighbourhood, warm, cost, said):
    cut = answer(Ask.WARMEST, replace(warm, cost=3), proof=Proof.BOUNDED, bound=Bound(800, cost))

    assert explain(priceless(neighbourhood), cut, "nl")[1] == said


def test_nobody_can_do_with_fewer_members_than_are_asked_for(neighbourhood, warm):
    cut = answer(Ask.WARMEST, replace(warm, cost=2), proof=Proof.BOUNDED, bound=Bound(800, 0))

    for problem, said in (
        (neighbourhood, "Het kan met hoogstens één lid minder."),
        (replace(neighbourhood, rules=Rules(min_members=2)), "Wat warmte en prijs betreft kan"),
        (replace(neighbourhood, wishes=Wishes(with_=(0, 1))), "Wat warmte en prijs betreft kan"),
    ):
        assert explain(priceless(problem), cut, "nl")[1].startswith(said)


def test_how_much_less_can_stay_open_is_told_first(neighbourhood, warm):
    problem = replace(neighbourhood, cells=(*neighbourhood.cells, Cell("shelter", "ergens", 5)))

    def told(least):
        bound = Bound(900, 0, open=least)
        return explain(problem, answer(Ask.CLOSEST, warm, proof=Proof.BOUNDED, bound=bound, open=(2,)), "en")[
            1
        ]

    assert told(0) == "At most 5 units less can stay open."
    assert told(4) == "At most one unit less can stay open."
    assert told(5) == "At most 100 permille warmer is possible."


def test_a_front_that_was_cut_short_says_where_it_may_go_on(neighbourhood, warm, cheap):
    cut = answer(Ask.FRONT, warm, cheap, proof=Proof.BOUNDED, bound=Bound(900, 2))
    whole = answer(Ask.FRONT, warm, cheap, proof=Proof.BOUNDED, bound=Bound(800, 6))

    assert explain(neighbourhood, cut, "en")[1] == (
        "Other coalitions may belong in this row: one at most 100 permille warmer than the warmest, "
        "one at most 4 euro cheaper than the cheapest and some between these."
    )
    assert explain(neighbourhood, whole, "nl")[1] == (
        "In deze rij horen misschien nog andere coalities: hier tussenin."
    )


def test_whether_the_next_ones_are_the_next_warmest_is_said_not_to_be_proven(neighbourhood, warm, cheap):
    cut = answer(Ask.DIVERSE, warm, cheap, proof=Proof.BOUNDED)

    assert explain(neighbourhood, cut, "nl")[2] == (
        "Of de volgende ook de eerstvolgende warmste zijn is niet bewezen."
    )


@pytest.mark.parametrize(
    ("gain", "said"),
    [
        (20, "Met andere bezoeken kan er hoogstens 15 promille bij."),
        (5, "Met andere bezoeken wordt het niet warmer."),
    ],
)
def test_how_much_other_visits_could_give_is_told(neighbourhood, gain, said):
    bound = Bound(0, 0, gain=gain)
    plan = answer(Ask.VISITS, visits=(Visit(0, 1, 5),), proof=Proof.BOUNDED, bound=bound)

    assert explain(neighbourhood, plan, "nl")[0] == said


@pytest.mark.parametrize("ask", [ask for ask in Ask if ask not in (Ask.SHARES, Ask.STABILITY, Ask.VISITS)])
def test_nothing_found_in_time_proves_nothing_whatever_was_asked(neighbourhood, ask):
    assert explain(neighbourhood, answer(ask, proof=Proof.BOUNDED), "en") == [
        "The search was stopped before it found a coalition; that does not prove there is none."
    ]


def test_that_nothing_fits_is_told_whatever_was_asked(neighbourhood):
    for ask in (Ask.FRONT, Ask.DIVERSE, Ask.KINDEST):
        assert explain(neighbourhood, answer(ask, proof=Proof.INFEASIBLE), "nl") == [
            "Geen coalitie past bij wat gevraagd wordt."
        ]


def test_one_member_alone_cannot_be_kinder():
    cells = (Cell("youth-work", "GM0484", 1),)
    problem = Problem("one", cells, (organisation("Groot", (0, 1, 1)),), (), Prior(300, 200), Rules())
    cut = answer(Ask.KINDEST, solve(problem).coalitions[0], proof=Proof.BOUNDED, bound=Bound(1000, 0))

    assert (
        explain(problem, cut, "en")[1] == "As far as warmth and price go, better than this is not possible."
    )
