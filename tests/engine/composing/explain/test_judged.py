"""The sentences of shares and stability, and of members who only warm."""

from dataclasses import replace

from tests.engine.composing.explain.conftest import answer

from coalition.composing import (
    Adds,
    Alternative,
    Ask,
    Proof,
    Share,
    Why,
    explain,
)

A, B = "Buurtkracht en De Brug", "Buurtkracht en Zorgkring"


def test_shares_are_told_in_per_cent_with_what_each_adds(neighbourhood, warm):
    told = explain(neighbourhood, answer(Ask.SHARES, warm, shares=(Share(0, 3, 8), Share(1, 5, 8))), "nl")

    assert told == [
        f"{A} vormen een coalitie van 2; Buurtkracht heeft de leiding.",
        "Zoveel van het werk maakt ieder lid mogelijk, eerlijk geteld.",
        "Het eerlijke deel van Buurtkracht is 37,5 procent.",
        "Alleen kan Buurtkracht 2 van de 4 eenheden werk doen; "
        "bij de anderen voegt het er gemiddeld 1,5 aan toe.",
        "Het eerlijke deel van De Brug is 62,5 procent.",
        "Alleen kan De Brug 2 van de 4 eenheden werk doen; "
        "bij de anderen voegt het er gemiddeld 2,5 aan toe.",
        "Buurtkracht is onmisbaar: zonder deze partner valt jongerenwerk in Alphen aan den Rijn open.",
        "De Brug is onmisbaar: zonder deze partner valt home-care in Alphen aan den Rijn open.",
    ]


def test_that_there_are_no_shares_for_lack_of_memory_is_told(neighbourhood, warm):
    told = explain(neighbourhood, answer(Ask.SHARES, warm, proof=Proof.BOUNDED), "nl")

    assert told[1:] == ["Het tellen is gestopt voordat er delen waren: er was meer geheugen nodig dan mocht."]


def test_a_swap_in_the_kindest_is_of_the_least_warm_pair(neighbourhood, warm):
    said = (
        "Met Zorgkring in plaats van De Brug is het minst warme paar koeler en is het 57 procent goedkoper."
    )
    free = replace(warm, alternatives=(Alternative(1, 2, 900, warm.cost),))

    assert said in explain(neighbourhood, answer(Ask.KINDEST, warm), "nl")
    assert "With Zorgkring instead of De Brug the least warm pair is warmer." in explain(
        neighbourhood, answer(Ask.KINDEST, free), "en"
    )
    assert not any("minst warme paar" in one for one in explain(neighbourhood, answer(Ask.WARMEST, warm)))


def test_who_only_warms_is_told_to_take_part_for_that(neighbourhood, warm):
    adds = (*warm.adds, Adds(2, Why.WARMS))
    three = replace(warm, members=(0, 1, 2), size=3, pairs=3, adds=adds)

    assert "Zorgkring heeft geen eigen werk; doet mee voor de warmte." in explain(
        neighbourhood, answer(Ask.KINDEST, three), "nl"
    )


def test_several_services_fall_open_together(neighbourhood, warm):
    adds = (Adds(0, Why.INDISPENSABLE, (0, 1)), warm.adds[1])
    both = answer(Ask.WARMEST, replace(warm, adds=adds))

    dutch, english = (explain(neighbourhood, both, language) for language in ("nl", "en"))

    where = "in Alphen aan den Rijn"
    both = f"jongerenwerk {where} en home-care {where}"
    assert f"Buurtkracht is onmisbaar: zonder deze partner vallen {both} open." in dutch
    assert f"De Brug is onmisbaar: zonder deze partner valt home-care {where} open." in dutch
    assert (
        f"Buurtkracht is indispensable: without it youth work {where} and home-care {where} stay open."
        in english
    )
    assert f"De Brug is indispensable: without it home-care {where} stays open." in english


def test_shares_that_were_sampled_say_how_sure_they_are(neighbourhood, warm):
    shares = (Share(0, 1, 3, 12), Share(1, 2, 3, 12))

    told = explain(neighbourhood, answer(Ask.SHARES, warm, proof=Proof.BOUNDED, shares=shares), "en")

    assert "The shares were sampled: each is, in 95 of 100 cases, no further off than is said here." in told
    assert "The fair share of Buurtkracht is 33.3 per cent, give or take 1.2." in told
    assert not any("stopped" in sentence for sentence in told)


def test_that_nobody_would_rather_is_told(neighbourhood, warm):
    told = explain(neighbourhood, answer(Ask.STABILITY, warm, blocking=()), "en")

    assert told == [
        "Buurtkracht and De Brug form a coalition of 2; Buurtkracht leads.",
        "Nobody would rather: there is no other sound coalition in which each member of both trusts "
        "everybody more than it trusts the one it trusts least here.",
    ]


def test_that_nobody_was_found_in_time_proves_nothing(neighbourhood, warm):
    told = explain(neighbourhood, answer(Ask.STABILITY, warm, proof=Proof.BOUNDED), "en")

    assert told[1:] == [
        "Before the search was stopped nobody was found who would rather; "
        "that does not prove there is nobody."
    ]


def test_who_would_rather_is_told(neighbourhood, warm, cheap):
    three = replace(warm, members=(0, 1, 2), size=3)

    one = explain(neighbourhood, answer(Ask.STABILITY, cheap, warm, blocking=(0, 1)), "nl")
    many = explain(neighbourhood, answer(Ask.STABILITY, three, warm, blocking=(0, 1)), "nl")
    alone = explain(neighbourhood, answer(Ask.STABILITY, warm, blocking=(0,)), "nl")

    assert one[1] == (
        f"Buurtkracht zou liever een coalitie van {A} vormen: "
        "het vertrouwt daar allen meer dan wie het hier het minst vertrouwt."
    )
    assert many[1] == (
        f"{A} zouden liever een coalitie van {A} vormen: "
        "ieder lid van beide vertrouwt daar allen meer dan wie het hier het minst vertrouwt."
    )
    assert alone[1] == "Buurtkracht zou het liever alleen doen."
