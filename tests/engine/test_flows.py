"""From a network and demands to a problem, and from there to an answer."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition import areas
from coalition.composing import Ask, Limits, Proof, answer_violations
from coalition.errors import BadDocument, UnknownChoice
from coalition.flows import MOST_NAMED, Choice, can_alone, compose, problem_from
from coalition.tenders import Need
from coalition.trust import (
    Audience,
    Evidence,
    EvidenceKind,
    Member,
    Network,
    Offer,
    Verification,
    public_view,
)
from coalition.values import Demand, Kind

TODAY = date(2026, 11, 23)
ALPHEN, NIEUWKOOP = "GM0484", "GM0569"
FREE = Limits()


def member(name, *services, areas=(ALPHEN, NIEUWKOOP), **changes):
    values = {
        "id": name.lower().replace(" ", "-"),
        "name": name,
        "kind": Kind.WELFARE,
        "kvk": None,
        "group": None,
        "seat": ALPHEN,
        "offers": tuple(Offer(service, areas) for service in services),
        "certificates": (),
        "can_lead": True,
    }
    return Member(**(values | changes))


def event(giver, receiver, kind=EvidenceKind.VISIT, audience=Audience.OPEN, outcome=1.0, on=TODAY):
    return Evidence(giver, receiver, kind, on, None, outcome, Verification.BOTH, audience, "Samen", None)


MEMBERS = (
    member("Zorgkring", "domestic-help", kind=Kind.CARE, seat="GM0363"),
    member("Buurtkracht", "youth-work"),
    member("Alleskunner", "youth-work", "domestic-help"),
    member("De Stoep", "youth-work", "domestic-help", can_lead=False, kind=Kind.INFORMAL),
)
"""In no order of the alphabet: the order of the network is the order of the problem."""

NETWORK = Network(TODAY, MEMBERS, (event("zorgkring", "buurtkracht"), event("buurtkracht", "zorgkring")))
NEED = Need(
    "Samen (verzonnen)", "2", (Demand("youth-work", (ALPHEN, NIEUWKOOP)), Demand("domestic-help", (ALPHEN,)))
)


def with_rules(**rules):
    return replace(NEED, rules=rules)


def test_each_demand_and_municipality_is_a_cell_of_volume_one():
    problem = problem_from(NETWORK, NEED)

    assert [(cell.service, cell.area, cell.volume) for cell in problem.cells] == [
        ("youth-work", ALPHEN, 1),
        ("youth-work", NIEUWKOOP, 1),
        ("domestic-help", ALPHEN, 1),
    ]
    assert problem.name == "Samen (verzonnen) / 2"


def test_a_region_gives_a_cell_for_each_of_its_municipalities():
    region = areas.within("NL33B", 2021)

    problem = problem_from(NETWORK, replace(NEED, demands=(Demand("youth-work", region),)))

    assert [cell.area for cell in problem.cells] == list(region)
    assert all(org.total_capacity == len(region) for org in problem.orgs)


def test_the_order_of_the_network_is_kept():
    problem = problem_from(NETWORK, NEED)

    assert [org.name for org in problem.orgs] == ["Zorgkring", "Buurtkracht", "Alleskunner", "De Stoep"]


def test_an_offer_is_yes_or_no():
    buurtkracht = problem_from(NETWORK, NEED).orgs[1]

    assert [(offer.cell, offer.capacity, offer.unit_cost) for offer in buurtkracht.offers] == [
        (0, 1, 0),
        (1, 1, 0),
    ]
    assert buurtkracht.fixed_cost == 1


def test_who_can_lead_has_turnover_enough():
    problem = problem_from(NETWORK, NEED)

    assert [org.turnover for org in problem.orgs] == [1, 1, 1, 0]
    assert problem.rules.lead_min_turnover == 1


def test_a_seat_lies_in_units_of_a_hundred_metres():
    zorgkring = problem_from(NETWORK, NEED).orgs[0]
    amsterdam = areas.municipality("GM0363")

    assert zorgkring.x == round(684 * (amsterdam.lon - 5))
    assert zorgkring.y == round(1113 * (amsterdam.lat - 52))


def test_trust_and_prior_are_those_of_the_public_view_rounded_down():
    problem, view = problem_from(NETWORK, NEED), public_view(NETWORK)

    assert [(one.giver, one.receiver) for one in problem.trust] == [(0, 1), (1, 0)]
    assert (problem.trust[0].t, problem.trust[0].confidence) == view.permille("zorgkring", "buurtkracht")
    assert problem.prior.max == int(1000 * view.base_rate)
    assert problem.prior.length == 200


def test_rules_that_are_left_out_are_the_stated_ones():
    rules = problem_from(NETWORK, NEED).rules

    assert (rules.min_members, rules.max_members, rules.max_subcontract, rules.min_share) == (1, 8, 1000, 0)
    assert rules.lot_certs == ()


def test_rules_of_the_need_hold():
    rules = problem_from(NETWORK, with_rules(max_members=3, lot_certs=("HKZ",), lead_min_turnover=0)).rules

    assert (rules.max_members, rules.lot_certs, rules.lead_min_turnover) == (3, ("HKZ",), 0)


def test_a_need_without_demands_is_no_problem():
    with pytest.raises(BadDocument, match="nothing to deliver"):
        problem_from(NETWORK, replace(NEED, demands=()))


def test_the_asker_and_others_are_in_and_some_are_out():
    problem = problem_from(NETWORK, NEED, Choice("zorgkring", ("buurtkracht", "zorgkring"), ("de-stoep",)))

    assert problem.wishes.with_ == (0, 1)
    assert problem.wishes.without == (3,)


@pytest.mark.parametrize(
    "choice", [Choice("de-burg"), Choice(None, ("de-burg",)), Choice(without=("de-burg",))]
)
def test_an_unknown_organisation_is_refused_with_those_that_are_known(choice):
    with pytest.raises(UnknownChoice) as refused:
        problem_from(NETWORK, NEED, choice)

    assert refused.value.where == "de-burg"
    assert refused.value.detail.endswith("known: alleskunner, buurtkracht, de-stoep, zorgkring")


def test_of_many_organisations_a_refusal_names_only_some():
    many = tuple(member(f"Buurthuis {number:03}", "youth-work") for number in range(MOST_NAMED + 7))

    with pytest.raises(UnknownChoice, match="buurthuis-049, and 7 more"):
        problem_from(Network(TODAY, many, ()), NEED, Choice("de-burg"))


def test_asked_for_and_left_out_at_once_is_refused():
    with pytest.raises(UnknownChoice, match="zorgkring: is asked for and left out at once"):
        problem_from(NETWORK, NEED, Choice("zorgkring", (), ("zorgkring",)))


def test_an_asker_who_could_do_it_alone_is_asked_for_company():
    problem = problem_from(NETWORK, NEED, Choice("alleskunner"))

    assert problem.rules.min_members == 2
    assert compose(problem, limits=FREE).coalitions[0].size == 2


def test_an_asker_who_cannot_lead_could_not_do_it_alone():
    assert not can_alone(problem_from(NETWORK, NEED), 3)
    assert problem_from(NETWORK, NEED, Choice("de-stoep")).rules.min_members == 1


def test_an_asker_who_needs_others_is_asked_for_no_more_than_that():
    assert problem_from(NETWORK, NEED, Choice("buurtkracht")).rules.min_members == 1


def test_the_rules_stay_as_they_are_where_nobody_asks_or_two_are_in_already():
    assert problem_from(NETWORK, NEED).rules.min_members == 1
    assert problem_from(NETWORK, NEED, Choice("alleskunner", ("buurtkracht",))).rules.min_members == 1


def test_where_the_rules_hold_it_to_one_member_the_asker_stays_alone():
    problem = problem_from(NETWORK, with_rules(max_members=1), Choice("alleskunner"))

    assert problem.rules.min_members == 1


def test_a_rule_of_three_members_is_not_lowered_to_two():
    problem = problem_from(NETWORK, with_rules(min_members=3), Choice("alleskunner"))

    assert problem.rules.min_members == 3


def test_the_warmest_is_composed_where_one_fits():
    answer = compose(problem_from(NETWORK, NEED), limits=FREE)

    assert (answer.ask, answer.proof) == (Ask.WARMEST, Proof.OPTIMAL)


def test_where_none_fits_the_closest_comes_with_the_clash():
    problem = problem_from(NETWORK, replace(NEED, demands=(*NEED.demands, Demand("debt-buddies", (ALPHEN,)))))

    answer = compose(problem, limits=FREE)

    assert (answer.ask, answer.open) == (Ask.CLOSEST, (3,))
    assert [part.ref for part in answer.clash or ()] == [3]
    assert answer_violations(problem, answer) == []


NAMES = [one.id for one in MEMBERS]
PAIRS = [(one, other) for one in NAMES for other in NAMES if one != other]
OPEN_KINDS = [EvidenceKind.VISIT, EvidenceKind.MEETING, EvidenceKind.CONTRACT]


@st.composite
def events(draw, *audiences, kinds=OPEN_KINDS):
    giver, receiver = draw(st.sampled_from(PAIRS))
    return event(
        giver,
        receiver,
        kind=draw(st.sampled_from(kinds)),
        audience=draw(st.sampled_from(audiences)),
        outcome=draw(st.sampled_from([0.0, 0.5, 1.0])),
        on=draw(st.dates(date(2023, 1, 1), TODAY)),
    )


@settings(max_examples=60, deadline=None)
@given(
    shown=st.lists(events(Audience.OPEN, Audience.MEMBERS), max_size=6),
    between_two=st.lists(
        events(Audience.PAIR, kinds=[*OPEN_KINDS, EvidenceKind.REFLECTION]), min_size=1, max_size=6
    ),
    asker=st.sampled_from([None, *NAMES]),
)
def test_what_two_keep_between_them_never_changes_the_problem(shown, between_two, asker):
    without = Network(TODAY, MEMBERS, tuple(shown))
    twin = Network(TODAY, MEMBERS, (*between_two, *shown))

    assert problem_from(twin, NEED, Choice(asker)) == problem_from(without, NEED, Choice(asker))


@settings(max_examples=30, deadline=None)
@given(
    shown=st.lists(events(Audience.OPEN, Audience.MEMBERS), max_size=6),
    asker=st.sampled_from([None, *NAMES]),
)
def test_every_answer_holds_for_its_problem(shown, asker):
    problem = problem_from(Network(TODAY, MEMBERS, tuple(shown)), NEED, Choice(asker))

    assert answer_violations(problem, compose(problem, limits=FREE)) == []
