"""Regions of NUTS 2021 and 2024 hold the right municipalities, also the regions real notices name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.areas import containing, municipalities, municipality, nuts_name, within
from coalition.errors import UnknownCode

CODES = st.sampled_from([one.code for one in municipalities()])
REGIONS = st.sampled_from(sorted({region for one in municipalities() for region in containing(one.code)}))


def names(codes):
    return [municipality(code).name for code in codes]


def test_ijmond_holds_five_municipalities():
    assert names(within("NL323")) == ["Beverwijk", "Castricum", "Heemskerk", "Uitgeest", "Velsen"]


def test_a_municipality_lies_within_itself_and_the_country_holds_all():
    assert within("GM0484") == ("GM0484",)
    assert len(within("NL")) == 342


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("NL33C", "NL366", "Groot-Rijnmond"),
        ("NL310", "NL350", "Utrecht"),
        ("NL113", "NL115", "Overig Groningen"),
    ],
)
def test_an_old_code_and_its_new_one_hold_the_same_and_share_their_name(old, new, name):
    assert within(old) == within(old, 2021) == within(new) == within(new, 2024)
    assert nuts_name(old) == nuts_name(new, 2024) == name


def test_zuid_holland_changed_its_code_in_2024():
    assert within("NL33") == within("NL36")
    assert nuts_name("NL33") == nuts_name("NL36") == "Zuid-Holland"
    with pytest.raises(UnknownCode, match="NL33: is not an area of the Netherlands in NUTS 2024"):
        within("NL33", 2024)


@pytest.mark.parametrize(
    "area", ["NLZZZ", "NL9", "BE211", "", "Utrecht", "nl33", "NL3333", "GM9999", "GM0501"]
)
def test_an_area_we_do_not_know_is_refused(area):
    with pytest.raises(UnknownCode):
        within(area)


def test_a_version_we_do_not_know_is_refused():
    with pytest.raises(UnknownCode, match="NUTS 2016: is not a version we know: 2021 or 2024"):
        within("NL33", 2016)


def test_a_municipality_lies_in_its_region_province_part_and_country():
    assert containing("GM0484") == ("NL365", "NL36", "NL3", "NL")
    assert [nuts_name(area) for area in containing("GM0484")] == [
        "Oost-Zuid-Holland",
        "Zuid-Holland",
        "West-Nederland",
        "Nederland",
    ]


def test_a_region_we_do_not_know_has_no_name():
    assert nuts_name("NL999") is None


@given(CODES, REGIONS)
def test_within_and_containing_agree(code, region):
    assert (code in within(region)) == (region in containing(code))


@given(REGIONS)
def test_what_lies_within_is_sorted_named_and_inside_the_wider_region(region):
    inside = within(region)

    assert inside == tuple(sorted(set(inside)))
    assert set(inside) <= set(within(region[:-1] if len(region) > 2 else region))
    assert nuts_name(region)


@pytest.mark.parametrize("version", [2021, 2024])
def test_the_forty_smallest_regions_share_out_the_country(version):
    regions = {one.nuts3_2021 if version == 2021 else one.nuts3_2024 for one in municipalities()}

    assert sorted(code for region in regions for code in within(region, version)) == list(within("NL"))


@given(REGIONS)
def test_a_code_that_both_versions_know_means_the_same_in_both(region):
    try:
        before = within(region, 2021)
    except UnknownCode:
        return

    assert before == within(region, 2024)
    assert nuts_name(region, 2021) == nuts_name(region, 2024)


def test_every_region_in_the_real_social_notices_is_known(shared):
    folders = ["ted_xml/nl_social", "ted_to_eforms_pairs/nl_social", "eforms_real/nl"]
    texts = [path.read_text("utf-8") for one in folders for path in (shared / "notices" / one).glob("*.xml")]
    found = {
        code for text in texts for code in re.findall(r"(?:NUTS[^>]*CODE=\"|nuts[^>]*>)(NL[A-Z0-9]*)", text)
    }

    assert {"NL", "NL332", "NL33C", "NL34"} <= found
    assert all(within(code) and nuts_name(code) for code in found)


def test_the_names_of_2024_are_those_of_the_official_list(shared):
    lines = (shared / "notices/codelists/nuts_nuts-nld-lvl3.csv").read_text("utf-8").splitlines()[1:]
    official = {code: name.replace("’", "'") for code, name, _ in (line.split(",") for line in lines)}
    official.pop("NLZZZ")

    assert {code: nuts_name(code, 2024) for code in official} == official
