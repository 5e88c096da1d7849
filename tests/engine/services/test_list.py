"""Our list of services is complete in two languages, and its codes exist."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.errors import UnknownCode
from coalition.services import Service, by_cpv, recognised, service, services

EVERY = st.sampled_from(services())

SERVICE = {
    "id": "kite-flying",
    "nl": "Vliegeren",
    "en": "Kite flying",
    "definition_nl": "Samen vliegeren.",
    "definition_en": "Flying kites together.",
    "cpv": ("92600000",),
    "words": ("vliegeren",),
}


def test_the_list_opens_with_social_work_and_ends_with_care():
    ids = [one.id for one in services()]

    assert ids[0] == "social-casework"
    assert ids.index("sport-and-movement") < ids.index("individual-guidance")
    assert len(ids) == len(set(ids)) == 28


def test_each_service_has_its_own_names_and_a_sentence_in_two_languages():
    for language in ("nl", "en"):
        names = [getattr(one, language) for one in services()]
        sentences = [getattr(one, f"definition_{language}") for one in services()]
        assert len(set(names)) == len(set(sentences)) == len(services())
        assert all(re.fullmatch(r"[A-Z].*[^.]\.", sentence) for sentence in sentences)


def test_a_service_is_found_by_its_id_and_another_is_refused():
    assert service("youth-work").nl == "Jongerenwerk"
    with pytest.raises(
        UnknownCode, match="kite-flying: is not a service of our list; known here: social-casework"
    ):
        service("kite-flying")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": "Kite Flying"}, "not an id in kebab-case"),
        ({"words": ()}, "has no words"),
        ({"cpv": ("92600000-7",)}, "'92600000-7' is not a CPV code of eight digits"),
    ],
)
def test_a_service_that_makes_no_sense_is_refused(change, why):
    assert Service(**SERVICE).en == "Kite flying"
    with pytest.raises(UnknownCode, match=why):
        Service(**{**SERVICE, **change})


def test_a_phrase_belongs_to_one_service_only():
    phrases = [word for one in services() for word in (*one.words, *one.in_company)]

    assert sorted(phrases) == sorted(set(phrases))
    assert all(word == word.lower() and word.isascii() for word in phrases)


def test_categories_of_iwmo_are_those_we_can_link_and_none_is_shared():
    found = [category for one in services() for category in one.iwmo]

    assert sorted(found) == ["01", "02", "03", "04", "07", "08", "09", "15", "16", "17", "18"]


def test_every_code_exists_in_the_official_list(shared):
    path = shared / "notices/codelists/cpv_2008_nl_en_de_fr.csv"
    with path.open(encoding="utf-8", newline="") as file:
        official = {row["code"] for row in csv.DictReader(file)}

    assert {code for one in services() for code in one.cpv} <= official


@given(EVERY)
def test_a_service_is_pointed_at_by_each_of_its_own_codes_and_words(one):
    assert all(one.id in by_cpv(code) for code in one.cpv)
    assert all([found.service for found in recognised(word)] == [one.id] for word in one.words)
    assert all(recognised(word) == () for word in one.in_company)


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ("79622000", ("domestic-help",)),
        ("79622000-0", ("domestic-help",)),
        ("85312310", ("individual-guidance",)),
        ("85312330", ("social-casework",)),
        ("98133110", ("youth-work",)),
        ("92622000", ("sport-and-movement",)),
        ("85000000", ()),
        ("85111810", ()),
        ("80000000", ()),
        ("45000000", ()),
    ],
)
def test_a_code_points_at_the_nearest_services_and_a_wide_one_at_none(code, ids):
    assert by_cpv(code) == ids


@given(EVERY, st.integers(0, 9))
def test_a_code_just_below_ours_points_where_ours_points_unless_it_is_ours_too(one, digit):
    code = one.cpv[0]
    digits = code.rstrip("0")
    below = f"{digits}{digit}".ljust(8, "0")[:8]

    assert by_cpv(below) == by_cpv(code) or any(below in other.cpv for other in services())


@pytest.mark.parametrize("code", ["", "8531", "853123100", "GM0484", "85312310-55"])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(UnknownCode, match="is not a CPV code"):
        by_cpv(code)
