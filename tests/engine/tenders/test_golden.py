"""The eleven Dutch social notices of the older schema, against values read from the XML by eye."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from coalition.tenders import Award, Lot, Money, Notice, Party, read

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
NOTICES = json.loads((GOLDEN / "nl_social.json").read_text(encoding="utf-8"))
EFORMS = json.loads((GOLDEN / "nl_eforms.json").read_text(encoding="utf-8"))


def day(value: date | None) -> str | None:
    return value and value.isoformat()


def amount(value: Money | None) -> list[object] | None:
    return value and [value.cents, value.currency]


def parties(found: tuple[Party, ...]) -> list[list[str | None]]:
    return [[one.name, one.national_id, one.town] for one in found]


def as_golden_lot(lot: Lot, asked: dict[str, object]) -> dict[str, object]:
    known = {
        "id": lot.id,
        "title": lot.title,
        "cpv": list(lot.cpv),
        "nuts": list(lot.nuts),
        "place": lot.place,
        "place_begins": asked.get("place_begins")
        if str(lot.place).startswith(str(asked.get("place_begins")))
        else "",
        "value": amount(lot.value),
        "months": lot.months,
        "starts": day(lot.starts),
        "ends": day(lot.ends),
        "renewal": lot.renewal,
    }
    return {name: known[name] for name in asked}


def as_golden_award(award: Award) -> dict[str, object]:
    return {
        "lots": list(award.lots),
        "number": award.number,
        "decided": day(award.decided),
        "declared_group": award.declared_group,
        "value": amount(award.value),
        "tenders_received": award.tenders_received,
        "not_awarded_because": award.not_awarded_because,
        "winners": parties(award.winners),
    }


def as_golden(notice: Notice, asked: dict[str, object]) -> dict[str, object]:
    lots = asked["lots"]
    assert isinstance(lots, list)
    assert len(lots) == len(notice.lots)
    known = {
        "file": asked.get("file"),
        "format": notice.format,
        "form": notice.form,
        "stage": notice.stage,
        "language": notice.language,
        "published": day(notice.published),
        "sent": day(notice.sent),
        "expected": day(notice.expected),
        "title": notice.title,
        "reference": notice.reference,
        "buyers": parties(notice.buyers),
        "cpv": list(notice.cpv),
        "nuts": list(notice.nuts),
        "nuts_version": notice.nuts_version,
        "value": amount(notice.value),
        "procedure": notice.procedure,
        "framework": notice.framework,
        "previous": list(notice.previous),
        "url": notice.url,
        "deadlines": [[one.kind, one.on.isoformat()] for one in notice.deadlines],
        "lots": [as_golden_lot(lot, each) for lot, each in zip(notice.lots, lots, strict=True)],
        "awards": [as_golden_award(award) for award in notice.awards],
    }
    return {name: known[name] for name in asked}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


@pytest.mark.parametrize("number", NOTICES)
def test_a_real_social_notice_is_read_as_a_person_reads_it(number: str, real: Callable[[str], bytes]) -> None:
    notice = read(real(f"notices/ted_xml/nl_social/{number}.xml"))

    assert notice.id == number
    assert notice.format == "ted-2.0.9"
    assert notice.language == "nl"
    assert as_golden(notice, NOTICES[number]) == NOTICES[number]


@pytest.mark.parametrize("number", NOTICES)
def test_every_golden_name_stands_in_the_raw_xml(number: str, real: Callable[[str], bytes]) -> None:
    raw = real(f"notices/ted_xml/nl_social/{number}.xml").decode()
    plain = re.sub(r"\s+", " ", html.unescape(re.sub(r"</?FT[^>]*>", "", raw)))
    golden = NOTICES[number]
    names = [
        *strings(golden["title"]),
        *strings(golden["buyers"]),
        *strings(golden["awards"]),
        *strings(golden["lots"]),
    ]

    missing = [name for name in names if name not in plain]

    assert missing == []


@pytest.mark.parametrize("number", NOTICES)
def test_golden_counts_are_those_of_the_raw_xml(number: str, real: Callable[[str], bytes]) -> None:
    raw = real(f"notices/ted_xml/nl_social/{number}.xml").decode()
    golden = NOTICES[number]

    assert raw.count("<OBJECT_DESCR ") == len(golden["lots"])
    assert raw.count("<CONTRACTOR>") == sum(len(award["winners"]) for award in golden["awards"])
    assert raw.count("<AWARDED_TO_GROUP/>") == sum(award["declared_group"] for award in golden["awards"])
    assert raw.count("<ADDRESS_CONTRACTING_BODY") == len(golden["buyers"])


@pytest.mark.parametrize("number", EFORMS)
def test_a_real_dutch_eforms_notice_is_read_as_a_person_reads_it(
    number: str, real: Callable[[str], bytes]
) -> None:
    notice = read(real(f"notices/eforms_real/nl/{EFORMS[number]['file']}"))

    assert notice.id == number
    assert as_golden(notice, EFORMS[number]) == EFORMS[number]


def test_the_sources_of_a_lot_quote_the_document_and_say_where(real: Callable[[str], bytes]) -> None:
    notice = read(real("notices/ted_xml/nl_social/007936-2021.xml"))

    assert notice.sources[2].path == "OBJECT_CONTRACT/SHORT_DESCR/P[2]"
    assert (
        notice.sources[2].text
        == "— het uitvoeren van de WMO-maatwerkvoorziening begeleiding en dagbesteding,"
    )
    assert notice.lots[1].sources[0].path == "OBJECT_CONTRACT/OBJECT_DESCR[2]/TITLE/P"
    assert notice.lots[1].cpv_paths == ("OBJECT_CONTRACT/CPV_MAIN/CPV_CODE",)
    assert notice.awards[2].source.path == "AWARD_CONTRACT[3]"


def test_the_title_is_not_the_bulgarian_one(real: Callable[[str], bytes]) -> None:
    raw = real("notices/ted_xml/nl_social/078258-2021.xml")

    assert "Услуги на здравеопазването".encode() in raw
    assert read(raw).title.startswith("Sociaal medische advisering IJmond")
