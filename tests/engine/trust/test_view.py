"""The PUBLIC view: what it shows of a pair, and that events for the two cannot change a byte of it."""

import random
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from coalition.errors import CoalitionError, UnknownChoice
from coalition.trust import PublicView, public_view


def everything(view):
    """Return all that a view can be made to say, as text."""
    names = [member.id for member in view.organisations]
    pairs = [(one, other) for one in names for other in names if one != other]
    said = [
        (pair, view.word(*pair), view.permille(*pair), view.events(*pair), view.opinion(*pair))
        for pair in pairs
    ]
    return repr((view.network.to_json(), view.base_rate, said))


@pytest.mark.parametrize(
    "secret",
    [
        {"kind": "agreement", "outcome": 0.0},
        {"kind": "reflection", "outcome": 0.2},
        {"kind": "contract", "on": "2020-01-01", "until": "2026-01-01"},
        {"kind": "visit", "on": "2026-10-01"},
        {"kind": "visit", "on": "2026-10-15", "title": "told to the members too", "verified": "third party"},
    ],
)
def test_two_worlds_that_differ_in_an_event_for_the_two_look_the_same(say, secret):
    shown = [
        say.event(
            "Buurtkracht",
            "De Brug",
            "visit",
            on="2026-10-15",
            title="told to the members too",
            verified="one",
        ),
        say.event("De Brug", "Het Anker", "contract", on="2024-01-01", until="2026-12-31", audience="open"),
        say.event("Het Anker", "Buurtkracht", "agreement", outcome=0.5),
    ]
    world = say.network(shown)

    twin = replace(world, evidence=(say.event("Buurtkracht", "De Brug", audience="pair", **secret), *shown))
    assert everything(public_view(twin)) == everything(public_view(world))


def test_a_planted_leak_would_be_seen(say):
    shown = [say.event("Buurtkracht", "De Brug", on="2026-10-15")]

    leak = say.view(*shown, say.event("Buurtkracht", "De Brug", on="2026-10-01"))
    assert everything(leak) != everything(say.view(*shown))


def test_a_public_view_cannot_be_made_of_events_for_the_two(say):
    network = say.network([say.event("Buurtkracht", "De Brug", audience="pair")])

    with pytest.raises(CoalitionError, match="never stands in the public view"):
        PublicView(network)


@pytest.mark.parametrize(
    ("happened", "word"),
    [
        ([], "unknown"),
        ([("visit", "2026-01-10", None)], "met"),
        ([("meeting", "2019-01-10", None)], "met"),
        ([("visit", "2026-01-10", None)] * 9, "met"),
        ([("visit", "2026-01-10", None), ("agreement", "2026-02-01", None)], "did something together"),
        ([("agreement", f"20{year}-01-01", None) for year in range(10, 26)], "did something together"),
        ([("contract", "2026-01-01", "2026-12-31")], "did something together"),
        ([("contract", "2024-12-01", "2030-12-31")], "did something together"),
        ([("contract", "2024-10-01", "2030-12-31")], "often worked together"),
        ([("contract", "2010-01-01", "2012-12-31")], "often worked together"),
        ([("contract", f"20{year}-03-01", None) for year in (14, 19, 24)], "often worked together"),
        ([("contract", "2026-11-02", "2030-12-31")], "unknown"),
    ],
)
def test_the_word_of_a_pair_follows_from_what_happened_both_ways(say, happened, word):
    events = [say.event("Buurtkracht", "De Brug", kind, on=on, until=until) for kind, on, until in happened]
    view = say.view(*events, also=["Buurtkracht", "De Brug"])

    assert view.word("Buurtkracht", "De Brug") == word
    assert view.word("De Brug", "Buurtkracht") == word


def test_a_contract_told_by_both_is_one_contract(say):
    both = [("Buurtkracht", "De Brug"), ("De Brug", "Buurtkracht")]
    view = say.view(*(say.event(*pair, "contract", on="2024-12-01", until="2026-10-31") for pair in both))

    assert view.word("Buurtkracht", "De Brug") == "did something together"


def test_the_word_does_not_tell_how_it_went_nor_through_whom(say):
    view = say.view(
        say.event("Buurtkracht", "De Brug", "agreement", outcome=0.0),
        say.event("De Brug", "Het Anker", "contract"),
    )

    assert view.word("Buurtkracht", "De Brug") == "did something together"
    assert view.word("Buurtkracht", "Het Anker") == "unknown"


def test_the_events_of_a_pair_are_those_of_both_ways_the_oldest_first(say):
    first = say.event("De Brug", "Buurtkracht", on="2026-01-10")
    second = say.event("Buurtkracht", "De Brug", "agreement", on="2026-03-10")
    view = say.view(second, first, first, say.event("De Brug", "Het Anker"))

    assert view.events("Buurtkracht", "De Brug") == (first, second)
    assert view.events("Buurtkracht", "Het Anker") == ()


def test_an_organisation_that_is_not_there_is_refused_with_those_that_are(say):
    view = say.view(say.event("Buurtkracht", "De Brug"))

    with pytest.raises(UnknownChoice, match="Buurtkracht, De Brug"):
        view.word("Buurtkracht", "Warmoes")


def test_nobody_has_an_opinion_of_itself(say):
    view = say.view(say.event("Buurtkracht", "De Brug"))

    with pytest.raises(UnknownChoice, match="no relation with itself"):
        view.permille("De Brug", "De Brug")


def test_all_pairs_of_an_association_are_answered_within_half_a_second(say):
    names = [f"Buurthuis {n}" for n in range(41)]
    chance = random.Random(7)
    kinds = ["visit", "meeting", "agreement", "contract"]
    events = [
        say.event(
            *chance.sample(names, 2),
            chance.choice(kinds),
            on=(say.today - timedelta(days=chance.randrange(2500))).isoformat(),
            verified=chance.choice(["third party", "both", "one"]),
            title=f"number {n}",
        )
        for n in range(600)
    ]
    network = say.network(events, also=names)

    began = time.process_time()
    view = public_view(network)
    answers = [view.permille(one, other) for one in names for other in names if one != other]

    assert time.process_time() - began < 0.5
    assert len(answers) == 41 * 40
