"""Services are recognised in Dutch texts as notices write them, and common words alone are not enough."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition.services import recognised, services

WORDS = st.sampled_from([(word, one.id) for one in services() for word in one.words])

READ_BY_HAND = {
    "001810-2022": {"individual-guidance", "domestic-help", "youth-help"},
    "007936-2021": {"individual-guidance", "day-activities", "domestic-help", "youth-help"},
    "161094-2021": {"individual-guidance", "domestic-help", "youth-help"},
    "078258-2021": {"medical-social-advice"},
    "083743-2018": {"individual-guidance"},
    "133834-2022": {"youth-help"},
    "223495-2021": {"individual-guidance", "day-activities", "child-and-parenting-support"},
    "332957-2017": {"youth-help", "neighbourhood-team"},
    "461472-2016": {"sheltered-living"},
    "316641-2022": set(),
    "579996-2019": set(),
}


def ids(text):
    return [one.service for one in recognised(text)]


@pytest.mark.parametrize("number", READ_BY_HAND)
def test_a_real_notice_names_these_services_and_no_others(number, social_notices):
    assert set(ids(social_notices[number])) == READ_BY_HAND[number]


def test_real_notices_about_roads_lamps_and_insurance_name_no_service_but_integration(shared):
    paths = sorted((shared / "notices/ted_xml/nl_other").glob("*.xml"))
    about_integration = {"133830-2022", "308325-2021"}

    found = {path.stem: {*ids(path.read_text("utf-8"))} for path in paths}

    assert {stem for stem, some in found.items() if "newcomer-integration" in some} >= about_integration
    assert all(not some for stem, some in found.items() if stem not in about_integration)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wmo Begeleiding", ["individual-guidance"]),
        ("WMO-BEGELEIDING", ["individual-guidance"]),
        ("Jeugd- en opvoedhulp Voorne.", ["youth-help"]),
        ("Inkoop Basishulp Jeugd", ["youth-help"]),
        ("sociaal medische advisering", ["medical-social-advice"]),
        ("onafhankelijke cliëntondersteuning", ["independent-client-support"]),
        ("onafhankelijke clie\u0308ntondersteuning", ["independent-client-support"]),
        ("jongerenwerkers en dagbestedingen", ["youth-work", "day-activities"]),
        ("opvang van dak- en thuislozen", ["shelter"]),
        ("het sociaal-cultureel werk", ["community-building"]),
        ("Huishoudelijke\nOndersteuning", ["domestic-help"]),
    ],
)
def test_a_service_is_recognised_as_notices_write_it(text, expected):
    assert ids(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "de begeleiding van de aanbesteding",
        "Begeleiding van het aanbestedingstraject door een adviseur",
        "CPV 85000000 Gezondheidszorg en maatschappelijk werk",
        "vrijwilligers zijn welkom bij de opening",
        "vervoer van afval",
        "een mantelzorgwoning bouwen",
        "maatschappelijk. Werk aan de weg",
        "ontmoeting",
    ],
)
def test_a_common_word_or_a_label_is_not_a_service(text):
    assert ids(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Perceel 1: Begeleiding", ["individual-guidance"]),
        ("perceel 2b ‘Vervoer’", ["transport"]),
        ("begeleiding en dagbesteding", ["individual-guidance", "day-activities"]),
        ("dagbesteding, vervoer", ["day-activities", "transport"]),
        (
            "Ontmoeting, mantelzorg en vrijwilligerswerk",
            ["meeting-places", "carer-support", "volunteering-support"],
        ),
    ],
)
def test_a_common_word_counts_in_a_list_of_services_or_as_a_title(text, expected):
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("schoolmaatschappelijk werk", "schoolmaatschappelijk werk"),
        ("algemeen maatschappelijk werk", "algemeen maatschappelijk werk"),
        ("maatwerkvoorziening begeleiding Jeugd", "maatwerkvoorziening begeleiding jeugd"),
        ("jeugdhulp met verblijf", "jeugdhulp met verblijf"),
        ("Wmo begeleiding groep", "wmo begeleiding groep"),
        ("huishoudelijke hulp bij het huishouden", "hulp bij het huishouden"),
    ],
)
def test_the_longest_phrase_wins(text, word):
    assert [one.word for one in recognised(text)] == [word]


def test_a_mention_says_where_it_stands():
    (one,) = recognised("Wij vragen cliëntondersteuners voor Zoetermeer")

    assert (one.start, one.end) == (11, 30)
    assert one.word == "clientondersteuner"


@given(WORDS, st.sampled_from(["", "s", "en"]), st.sampled_from(["{}", "Wij zoeken {}.", "({})", "‘{}’"]))
def test_a_word_is_recognised_with_its_endings_and_capitals_anywhere(pair, ending, around):
    word, expected = pair

    assert expected in ids(around.format((word + ending).upper()))


@given(
    st.lists(
        WORDS.map(lambda pair: pair[0]) | st.sampled_from([" ", ", ", " en ", "-", "e\u0308"]), max_size=20
    )
)
@settings(max_examples=60)
def test_mentions_stand_in_order_apart_and_inside_the_text(pieces):
    text = " ".join(pieces)
    places = [(one.start, one.end) for one in recognised(text)]

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


@pytest.mark.parametrize(
    "piece", ["Wij kopen begeleiding en dagbesteding in. ", "begeleiding, ", "perceel 1 wmo "]
)
def test_reading_time_grows_with_the_text_and_no_faster(piece):
    def seconds(size):
        text = (piece * size)[:size]
        start = time.perf_counter()
        recognised(text)
        return time.perf_counter() - start

    small = min(seconds(5_000) for _ in range(5))
    large = min(seconds(50_000) for _ in range(3))

    assert large < 40 * small
