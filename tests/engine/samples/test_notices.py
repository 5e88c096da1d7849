"""The invented notices read as meant: titles, lots, deadlines, demands and who won together."""

import re
import tarfile
from datetime import UTC, date, datetime

import pytest
from lxml import etree

from coalition.tenders import DeadlineKind, Need, Stage, demands, is_consortium
from coalition.values import Source

NAMES = [
    "eforms-12-delta-aan-zee",
    "eforms-20-rijnmeer",
    "eforms-33-ijsselvallei",
    "ted-f21-competition-ijmond",
    "ted-f21-planning-zoetermeer",
    "ted-f21-result-rijnmeer",
]
ALPHEN, NIEUWKOOP, BODEGRAVEN, KAAG = "GM0484", "GM0569", "GM1901", "GM1884"
STANDARDS = ("http://publications.europa.eu", "http://www.w3.org/", "http://data.europa.eu/")


def asked(notice, lot):
    return {one.service: set(one.areas) for one in demands(notice, lot)}


def test_these_are_all_the_notices(folder):
    assert sorted(file.stem for file in (folder / "notices").iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_notice_says_that_it_is_invented(folder, notice, name):
    one = notice(name)

    assert "(verzonnen voorbeeld)" in one.title
    assert [buyer.name.endswith("(verzonnen)") for buyer in one.buyers] == [True]
    assert one.buyers[0].national_id.startswith("0000")
    assert one.language == "nl" and 999001 <= int(one.id.split("-")[0]) <= 999006


@pytest.mark.parametrize("name", NAMES)
def test_no_address_in_a_notice_leads_to_a_real_one(folder, name):
    text = (folder / "notices" / f"{name}.xml").read_text(encoding="utf-8")

    links = [link for link in re.findall(r"https?://[^\"<\s]+", text) if not link.startswith(STANDARDS)]

    assert all(re.match(r"https://[\w.-]+\.example(/|$)", link) for link in links)
    assert all(host.endswith(".example") for host in re.findall(r"[\w.]+@([\w.-]+)", text))


def test_the_winners_of_the_samples_are_those_of_the_association(sample, notice):
    known = {one["name"]: one["kvk"] for one in sample("organisations")}
    named = [
        winner
        for name in ("eforms-33-ijsselvallei", "ted-f21-result-rijnmeer")
        for award in notice(name).awards
        for winner in award.winners
    ]

    assert all(winner.national_id.startswith("9999") for winner in named)
    assert all(known.get(winner.name, winner.national_id) == winner.national_id for winner in named)
    assert len({winner.name for winner in named} & set(known)) == 9


@pytest.mark.parametrize(
    ("name", "form", "stage", "lots"),
    [
        ("eforms-12-delta-aan-zee", "12", Stage.COMPETITION, ["LOT-0001", "LOT-0002"]),
        ("eforms-20-rijnmeer", "20", Stage.COMPETITION, ["LOT-0001", "LOT-0002", "LOT-0003"]),
        ("eforms-33-ijsselvallei", "33", Stage.RESULT, ["LOT-0001", "LOT-0002", "LOT-0003", "LOT-0004"]),
        ("ted-f21-competition-ijmond", "F21", Stage.COMPETITION, ["1", "2", "3"]),
        ("ted-f21-planning-zoetermeer", "F21", Stage.PLANNING, ["1"]),
        ("ted-f21-result-rijnmeer", "F21", Stage.RESULT, ["1", "2"]),
    ],
)
def test_each_notice_has_its_form_stage_and_lots(notice, name, form, stage, lots):
    one = notice(name)

    assert (one.form, one.stage, [lot.id for lot in one.lots]) == (form, stage, lots)


def test_rijnmeer_closes_in_january_after_questions_in_december(notice):
    one = notice("eforms-20-rijnmeer")

    assert {deadline.kind: deadline.on.astimezone(UTC) for deadline in one.deadlines} == {
        DeadlineKind.TENDER: datetime(2027, 1, 14, 11, 0, tzinfo=UTC),
        DeadlineKind.QUESTIONS: datetime(2026, 12, 4, 16, 0, tzinfo=UTC),
    }
    assert one.lots[1].title == "Perceel 2: Welzijn en ondersteuning in vier gemeenten"
    assert (one.lots[1].value.cents, one.lots[1].months) == (26_680_000_00, 48)
    assert sum(lot.value.cents for lot in one.lots) == one.value.cents


def test_the_other_calls_close_in_january_and_february(notice):
    (interest,) = notice("eforms-12-delta-aan-zee").deadlines
    (tender,) = notice("ted-f21-competition-ijmond").deadlines

    assert (interest.kind, interest.on.date()) == (DeadlineKind.REQUEST, date(2027, 1, 22))
    assert (tender.kind, tender.on) == (DeadlineKind.TENDER, datetime(2027, 2, 5, 12, 0))
    assert notice("ted-f21-planning-zoetermeer").deadlines == ()


def test_the_lots_of_ijmond_ask_four_things_each_in_one_municipality(notice):
    one = notice("ted-f21-competition-ijmond")

    assert asked(one, "1") == {
        service: {"GM0375"}
        for service in ("youth-work", "carer-support", "day-activities", "social-prescribing")
    }
    assert asked(one, "2") == {
        service: {"GM0396"}
        for service in (
            "meeting-places",
            "work-with-older-people",
            "day-activities",
            "independent-client-support",
        )
    }
    assert asked(one, "3") == {
        service: {"GM0453"}
        for service in ("neighbourhood-team", "social-casework", "community-building", "respite-care")
    }


@pytest.mark.parametrize(("perceel", "lot"), [(2, "LOT-0002"), (3, "LOT-0003")])
def test_what_a_person_confirmed_lies_within_what_the_notice_asks(folder, notice, perceel, lot):
    rijnmeer = notice("eforms-20-rijnmeer")
    file = folder / "needs" / f"rijnmeer-perceel-{perceel}.json"

    need = Need.from_json(file.read_bytes(), file.name)

    proposed = asked(rijnmeer, lot)
    assert (need.tender, need.lot) == (rijnmeer.title, lot)
    assert {one.service for one in need.demands} == set(proposed)
    assert all(one.confirmed and set(one.areas) <= proposed[one.service] for one in need.demands)
    said = {one.text for part in rijnmeer.lots for one in part.sources}
    assert all(isinstance(one.source, Source) and one.source.text in said for one in need.demands)


def test_the_second_lot_of_rijnmeer_is_confirmed_as_six_questions_of_3335_thousand(folder):
    file = folder / "needs" / "rijnmeer-perceel-2.json"

    need = Need.from_json(file.read_bytes(), file.name)

    assert {one.service: set(one.areas) for one in need.demands} == {
        "meeting-places": {ALPHEN, NIEUWKOOP, BODEGRAVEN, KAAG},
        "youth-work": {ALPHEN, NIEUWKOOP},
        "carer-support": {ALPHEN, NIEUWKOOP, BODEGRAVEN, KAAG},
        "independent-client-support": {ALPHEN, NIEUWKOOP, BODEGRAVEN, KAAG},
        "day-activities": {ALPHEN, BODEGRAVEN},
        "debt-buddies": {NIEUWKOOP},
    }
    assert sum(one.volume or 0 for one in need.demands) == 3335


def test_the_first_lot_of_delta_asks_five_things_around_voorne(notice):
    found = asked(notice("eforms-12-delta-aan-zee"), "LOT-0001")

    assert set(found) == {
        "meeting-places",
        "youth-work",
        "work-with-older-people",
        "community-building",
        "newcomer-integration",
    }
    assert set().union(*found.values()) == {"GM1992", "GM1930"}


def test_the_consultation_asks_for_support_of_carers_in_zoetermeer(notice):
    found = asked(notice("ted-f21-planning-zoetermeer"), None)

    assert {"carer-support", "respite-care"} <= set(found)
    assert set().union(*found.values()) == {"GM0637"}


def test_consortia_are_told_from_an_open_house(notice):
    ijssel, rijnmeer = notice("eforms-33-ijsselvallei"), notice("ted-f21-result-rijnmeer")

    assert [is_consortium(ijssel, award) for award in ijssel.awards] == [True, True, True, False]
    assert ijssel.awards[3].not_awarded_because == "no-rece"
    wijkteams, begeleiding = rijnmeer.awards
    assert [winner.name for winner in wijkteams.winners] == ["De Brug Welzijn", "Jong Rijnmeer"]
    assert begeleiding.declared_group and len(begeleiding.winners) == 12
    assert (is_consortium(rijnmeer, wijkteams), is_consortium(rijnmeer, begeleiding)) == (True, False)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("eforms")])
def test_an_eforms_notice_is_valid_against_the_schema(folder, tmp_path_factory, name):
    meta = folder.parents[1] / "shared" / "data" / "notices" / "eforms_sdk_meta" / "schemas.tar.xz"
    if not meta.exists():
        pytest.skip("the schemas of eForms in ../shared/data are not here")
    document = etree.parse(folder / "notices" / f"{name}.xml")
    kind = etree.QName(document.getroot()).localname

    schema = etree.XMLSchema(
        etree.parse(unpacked(meta, tmp_path_factory) / "maindoc" / f"UBL-{kind}-2.3.xsd")
    )

    assert schema.validate(document), schema.error_log


def unpacked(archive, factory):
    target = factory.mktemp("xsd")
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "schemas"
