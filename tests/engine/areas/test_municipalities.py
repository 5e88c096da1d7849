"""The table of municipalities says what its sources say, and distances behave as distances."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition.areas import (
    Municipality,
    current,
    distance_km,
    formerly,
    municipalities,
    municipality,
    named,
    predecessors,
    vanished,
)
from coalition.errors import UnknownCode

CODES = st.sampled_from([one.code for one in municipalities()])


def test_there_are_342_municipalities_with_everything_known():
    every = municipalities()

    assert len(every) == len({one.code for one in every}) == len({one.name for one in every}) == 342
    assert all([year for year, _ in one.inhabitants] == [2023, 2024, 2025, 2026] for one in every)
    assert len({one.province for one in every}) == 12
    assert len({one.nuts3_2021 for one in every}) == len({one.nuts3_2024 for one in every}) == 40


def test_the_country_holds_about_eighteen_million_people_in_2024():
    total = sum(dict(one.inhabitants)[2024] for one in municipalities())

    assert 17_900_000 < total < 18_000_000


def test_names_are_sorted_the_dutch_way():
    names = [one.name for one in municipalities()]

    assert names[0] == "Aa en Hunze"
    assert names.index("Rucphen") < names.index("'s-Gravenhage") < names.index("Schagen")
    assert names.index("Steenwijkerland") < names.index("Súdwest-Fryslân") < names.index("Terneuzen")


def test_a_municipality_knows_who_merged_into_it():
    alphen = municipality("GM0484")

    assert (alphen.name, alphen.province, alphen.merged) == (
        "Alphen aan den Rijn",
        "Zuid-Holland",
        ("GM0499", "GM1672"),
    )


def test_a_merger_counts_through_a_later_change_of_name():
    assert municipality("GM1945").merged == ("GM0241", "GM0265", "GM0282")
    assert "GM1921" in municipality("GM1940").merged


def test_a_part_of_a_split_municipality_is_marked_and_did_not_merge_whole():
    assert "GM0788" not in municipality("GM0865").merged
    assert [(step.name, step.kind, step.main, step.date) for step in predecessors("GM0865")] == [
        ("Haaren", "split part", False, "2021-01-01")
    ]


def test_predecessors_follow_the_chain_to_its_start_the_oldest_first():
    steps = predecessors("GM1945")

    assert [step.name for step in steps] == ["Millingen aan de Rijn", "Ubbergen", "Groesbeek"]
    assert [step.kind for step in steps] == ["merged", "merged", "renamed"]


@pytest.mark.parametrize(
    ("code", "now"),
    [
        ("GM0484", ("GM0484",)),
        ("GM0501", ("GM1992",)),
        ("GM0265", ("GM1945",)),
        ("GM0788", ("GM0824", "GM0757", "GM0855", "GM0865")),
        ("GM0055", ("GM0080", "GM0074", "GM1900", "GM1940")),
    ],
)
def test_a_code_leads_to_what_exists_now_the_main_successor_first(code, now):
    assert current(code) == now


def test_every_vanished_code_leads_to_municipalities_that_exist():
    assert len(vanished()) == 90
    for code in vanished():
        assert all(municipality(new).code == new for new in current(code))


def test_a_vanished_code_is_refused_with_its_successors_named():
    with pytest.raises(UnknownCode, match=r"GM0501: no longer exists \(Brielle\).*GM1992 Voorne aan Zee"):
        municipality("GM0501")


@pytest.mark.parametrize("call", [municipality, current, predecessors])
@pytest.mark.parametrize("code", ["GM9999", "", "Delft", "0484"])
def test_a_code_that_never_was_is_refused(call, code):
    with pytest.raises(UnknownCode, match="is not a code of a Dutch municipality"):
        call(code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Den Haag", "GM0518"),
        ("gemeente 's-Gravenhage", "GM0518"),
        ("’s Gravenhage", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("SUDWEST FRYSLAN", "GM1900"),
        ("Su\u0301dwest-Frysla\u0302n", "GM1900"),
        ("Bergen (NH.)", "GM0373"),
        ("Bergen (L)", "GM0893"),
        ("Bergen, Limburg", "GM0893"),
        ("Hengelo (O.)", "GM0164"),
        ("Rijswijk (ZH)", "GM0603"),
        ("Alphen aan de Rijn", "GM0484"),
        ("Alphen a/d Rijn", "GM0484"),
        ("Krimpen a.d. IJssel", "GM0542"),
        ("Kaag & Braassem", "GM1884"),
        ("Nuenen", "GM0820"),
        ("De gemeente De Ronde Venen", "GM0736"),
        ("Reusel - De Mierden", "GM1667"),
    ],
)
def test_a_municipality_is_found_under_the_ways_people_write_it(name, code):
    assert named(name) == code


@pytest.mark.parametrize(
    "name", ["Bergen", "Hengelo (Gld)", "Brielle", "IJmond", "Voorne", "Gemeente", "", "?"]
)
def test_a_name_of_none_or_of_two_is_not_guessed(name):
    assert named(name) is None


def test_a_vanished_name_leads_to_its_successors():
    assert formerly("Gemeente Brielle") == ("GM1992",)
    assert formerly("Haaren") == ("GM0824", "GM0757", "GM0855", "GM0865")
    assert formerly("Delft") == ()


@given(CODES)
def test_every_municipality_is_found_by_its_own_name_and_code(code):
    place = municipality(code)

    assert named(place.name) == named(f"GEMEENTE {place.name.upper()}") == code
    assert current(code) == (code,)


@given(CODES, CODES)
def test_distance_is_the_same_there_and_back_and_zero_only_at_home(here, there):
    assert distance_km(here, there) == distance_km(there, here)
    assert (distance_km(here, there) == 0) == (here == there)


@given(CODES, CODES, CODES)
def test_a_detour_is_never_shorter(here, by, there):
    assert distance_km(here, there) <= distance_km(here, by) + distance_km(by, there) + 1e-9


def test_alphen_lies_some_fifteen_kilometres_from_gouda_and_far_from_groningen():
    assert 10 < distance_km("GM0484", "GM0513") < 16
    assert 170 < distance_km("GM0484", "GM0014") < 190


@given(CODES)
@settings(max_examples=30)
def test_distance_refuses_what_does_not_exist(code):
    with pytest.raises(UnknownCode):
        distance_km(code, "GM0501")


def test_a_municipality_outside_the_country_or_without_a_name_is_refused():
    facts = {"code": "GM0001", "province": "Utrecht", "nuts3_2021": "NL310", "nuts3_2024": "NL350"}

    with pytest.raises(UnknownCode, match="does not lie in the Netherlands"):
        Municipality(name="Lutjebroek aan Zee", lon=12.5, lat=52.0, inhabitants=(), **facts)
    with pytest.raises(UnknownCode, match="has no name"):
        Municipality(name="", lon=5.0, lat=52.0, inhabitants=(), **facts)
