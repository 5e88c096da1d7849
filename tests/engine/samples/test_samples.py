"""The invented association holds together, and can be told from the real world."""

import re
from collections import Counter
from datetime import date
from itertools import combinations

import pytest

from coalition import areas, services

FILES = ["organisations", "people", "cards", "evidence", "activities", "stories", "association", "network"]
INVENTED_KVK = re.compile("9999[0-9]{4}")
VALUES = {
    "teams": {"municipality", "ours", "joint", "none"},
    "access": {"municipality", "we", "joint", "other"},
    "money": {"subsidy", "contract", "both", "other"},
}


@pytest.fixture
def organisations(sample):
    return {one["id"]: one for one in sample("organisations")}


def pairs(event):
    return [tuple(sorted(pair)) for pair in combinations(event.get("among") or event["between"], 2)]


def test_there_are_members_and_guests_of_each_kind(organisations):
    kinds = Counter(one["kind"] for one in organisations.values())

    assert kinds == {"welfare": 24, "care": 10, "informal": 6, "housing": 1}
    assert sum(one["is_member"] for one in organisations.values()) == 35
    assert sum(one["kvk"] is None for one in organisations.values()) == 4
    assert Counter(one["group"] for one in organisations.values() if one["group"]) == {"kadegroep": 2}


def test_names_identifiers_and_numbers_are_each_used_once(sample, organisations):
    numbers = [one["kvk"] for one in organisations.values() if one["kvk"]]
    mails = [one["email"] for one in sample("people")]
    names = [one["name"] for one in sample("people")]

    for told in (numbers, mails, names, [one["name"] for one in organisations.values()]):
        assert len(set(told)) == len(told)
    assert len(organisations) == len(sample("organisations"))


def test_every_number_of_the_chamber_is_recognisably_invented(organisations):
    assert all(INVENTED_KVK.fullmatch(one["kvk"]) for one in organisations.values() if one["kvk"])


@pytest.mark.parametrize("name", FILES)
def test_no_address_leads_outside_the_reserved_domain(folder, name):
    text = (folder / f"{name}.json").read_text(encoding="utf-8")

    hosts = re.findall(r"https?://([^/\"\s]+)", text) + re.findall(r"[\w.]+@([\w.-]+)", text)

    assert all(host.endswith(".example") for host in hosts)


def test_organisations_offer_services_and_work_in_municipalities_that_exist(organisations):
    for one in organisations.values():
        areas.municipality(one["seat"])
        offered = [offer["service"] for offer in one["offers"]]
        assert offered and len(set(offered)) == len(offered), one["id"]
        for offer in one["offers"]:
            services.service(offer["service"])
            assert offer["areas"] and all(areas.municipality(code) for code in offer["areas"])


def test_somebody_can_lead_in_each_region_but_no_informal_group(organisations):
    leads = {one["seat"] for one in organisations.values() if one["can_lead"]}

    assert {"GM0484", "GM0453", "GM0150", "GM1992"} <= leads
    assert not any(one["can_lead"] for one in organisations.values() if one["kind"] == "informal")


def test_offers_were_checked_and_certificates_hold_on_the_day_of_this_world(sample, organisations):
    today = date.fromisoformat(sample("association")["as_of"])

    for one in organisations.values():
        assert date(2025, 6, 1) < date.fromisoformat(one["offers_checked_on"]) <= today
        for certificate in one["certificates"]:
            assert certificate["name"] in {"HKZ", "ISO 9001", "Kwaliteitslabel Sociaal Werk"}
            assert date.fromisoformat(certificate["until"]) > today


def test_the_gaps_that_make_composing_hard_are_there(organisations):
    who = {
        (offer["service"], area): {
            one["id"]
            for one in organisations.values()
            for each in one["offers"]
            if each["service"] == offer["service"] and area in each["areas"]
        }
        for organisation in organisations.values()
        for offer in organisation["offers"]
        for area in offer["areas"]
    }

    assert ("debt-buddies", "GM1884") not in who
    assert ("neighbourhood-team", "GM0453") not in who
    assert who["day-activities", "GM0396"] == {"zilverduin"}
    assert len(who["meeting-places", "GM0484"]) >= 2


def test_each_organisation_has_one_director_and_one_chair_leads_all(sample, organisations):
    people = sample("people")
    directors = Counter(one["organisation"] for one in people if "director" in one["roles"])

    assert directors == dict.fromkeys(organisations, 1)
    assert [one["email"] for one in people if "chair" in one["roles"]] == [sample("association")["chair"]]
    assert Counter(role for one in people for role in one["roles"])["office"] == 2
    assert all((one["organisation"] in organisations) != bool(one["works_for"]) for one in people)


def test_a_log_in_of_the_demo_is_printed_for_each_role(sample):
    shown = [one for one in sample("people") if one["demo"]]

    roles = {role for one in shown for role in one["roles"]}
    assert roles == {"director", "staff", "office", "chair", "auditor", "municipality", "administrator"}
    assert shown[0]["name"] == "Wilma Postma" and shown[0]["organisation"] == "de-brug-welzijn"
    assert {one["language"] for one in shown} == {"nl", "en"}


def test_each_member_has_a_card_in_the_agreed_words(sample, organisations):
    cards = {card["organisation"]: card for card in sample("cards")}

    assert set(cards) == {id for id, one in organisations.items() if one["is_member"]}
    for card in cards.values():
        assert all(card[field] in words for field, words in VALUES.items())
        assert card["team_count"] is None or card["team_count"] > 0
        assert card["director_since"] is None or 2005 <= card["director_since"] <= 2026
        assert card["residents_say"] and card["here"]
    assert len({card["here"] for card in cards.values()}) == len(cards)


def test_events_are_between_organisations_in_the_three_years_before_this_day(sample, organisations):
    today = date.fromisoformat(sample("association")["as_of"])

    for event in sample("evidence"):
        who = event.get("among") or event["between"]
        assert len(set(who)) == len(who) >= 2 and set(who) <= set(organisations)
        assert date(2023, 3, 1) <= date.fromisoformat(event["date"]) <= today
        assert (event["source"] is not None) == (event["audience"] == "open")
        assert event["outcome"] >= 0.5 or event["audience"] == "pair", event["title"]


def test_no_event_is_about_a_person(sample):
    surnames = {one["name"].split()[-1] for one in sample("people")}

    for event in sample("evidence"):
        assert not surnames & set(re.findall(r"\w+", event["title"])), event["title"]


def test_who_attended_met_the_host_and_who_deepened_met_all(sample):
    evidence = {(pair, one["date"], one["title"]) for one in sample("evidence") for pair in pairs(one)}
    past = [one for one in sample("activities") if "attended" in one]

    for one in past:
        met = [{"between": [one["host"], guest]} for guest in one["attended"]]
        for event in met if one["kind"] == "visit" else [{"among": one["attended"]}]:
            assert {(pair, one["date"], one["title"]) for pair in pairs(event)} <= evidence


def test_activities_lie_in_the_past_with_guests_or_in_the_future_with_places(sample, organisations):
    today = sample("association")["as_of"]
    activities = sample("activities")

    assert Counter(one["date"] > today for one in activities) == {False: 15, True: 5}
    for one in activities:
        areas.municipality(one["municipality"])
        coming = one["date"] > today
        assert ("registered" in one, "attended" in one) == (coming, not coming)
        guests = one.get("attended", one.get("registered"))
        assert one["host"] in organisations and set(guests) | set(one.get("waiting", [])) <= set(
            organisations
        )
        assert len(guests) <= one["places"] and one["start"] < one["end"]
        assert not one.get("waiting") or len(guests) == one["places"]


def test_stories_are_of_columns_and_reports_and_of_some_length(sample, organisations):
    authors = {one["name"] for one in sample("people")}

    for story in sample("stories"):
        words = sum(len(part.split()) for part in [story["intro"], *story["body"]])
        assert 150 <= words <= 300 and story["author"] in authors
        assert story["kind"] in {"column", "report"} and set(story["organisations"]) <= set(organisations)
    assert Counter(one["kind"] for one in sample("stories")) == {"column": 3, "report": 3}
