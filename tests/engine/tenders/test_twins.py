"""The same notice in both formats must read the same, but for what the official converter drops or adds."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from coalition.tenders import Deadline, Notice, demands, read

NUMBERS = list(
    json.loads((Path(__file__).parents[1] / "golden" / "nl_social.json").read_text(encoding="utf-8"))
)

COUNTRY_DROPPED = "eForms takes only NUTS-3 codes: the converter drops the country's code NL"
PROVINCE_DROPPED = "eForms takes only NUTS-3 codes: the converter drops NL, and NL34 as well"
DIFFERENCES: dict[str, dict[str, tuple[object, object, str]]] = {
    "001810-2022": {
        "nuts": (["NL", "NL33C"], ["NL33C"], COUNTRY_DROPPED),
        "numbers": (["3", "2", "1"], ["3", None, "1"], "a lot that nobody won has no contract in eForms"),
        "because": (
            [None, "PROCUREMENT_UNSUCCESSFUL", None],
            [None, "all-rej", None],
            "each format has its own codes",
        ),
    },
    "007936-2021": {"nuts": (["NL", "NL33C"], ["NL33C"], COUNTRY_DROPPED)},
    "078258-2021": {
        "nuts": (["NL"], [], COUNTRY_DROPPED),
        "deadlines": (
            [("tender", "2021-03-29")],
            [("tender", "2021-03-29"), ("request", "2021-03-29")],
            "TED has one field for bids and for interest in them; the converter fills both of eForms",
        ),
        "framework": (True, False, "F21 does not say how many may win; the converter writes at most one"),
    },
    "083743-2018": {"nuts": (["NL"], [], COUNTRY_DROPPED)},
    "133834-2022": {"nuts": (["NL"], [], COUNTRY_DROPPED)},
    "161094-2021": {"nuts": (["NL", "NL33C"], ["NL33C"], COUNTRY_DROPPED)},
    "223495-2021": {"nuts": (["NL", "NL332"], ["NL332"], COUNTRY_DROPPED)},
    "316641-2022": {"nuts": (["NL"], [], COUNTRY_DROPPED)},
    "332957-2017": {"nuts": (["NL"], [], COUNTRY_DROPPED)},
    "461472-2016": {"nuts": (["NL", "NL34"], [], PROVINCE_DROPPED)},
    "579996-2019": {"nuts": (["NL"], [], COUNTRY_DROPPED)},
}


def lot_number(notice: Notice, id: str) -> str:
    """Bring `LOT-0002` and `2` to one form; a notice without lots has lot 0 in eForms and 1 in TED."""
    return "1" if len(notice.lots) == 1 else str(int(id.rpartition("-")[2]))


def deadline(one: Deadline) -> tuple[str, str]:
    day = one.on.date() if isinstance(one.on, datetime) else one.on
    return one.kind.value, day.isoformat()


def compared(notice: Notice) -> dict[str, object]:
    """Return what must agree; paragraphs are joined, for the converter keeps none."""
    return {
        "id": notice.id,
        "stage": notice.stage,
        "language": notice.language,
        "title": notice.title,
        "description": " ".join(notice.description.split()),
        "remarks": " ".join(notice.remarks.split()),
        "reference": notice.reference,
        "buyers": notice.buyers
        and [(one.name, one.national_id, one.town, one.country) for one in notice.buyers],
        "cpv": notice.cpv,
        "nuts": list(notice.nuts),
        "value": notice.value,
        "days": (notice.published, notice.sent, notice.expected),
        "procedure": notice.procedure,
        "framework": notice.framework,
        "previous": notice.previous,
        "deadlines": [deadline(one) for one in notice.deadlines],
        "lots": [
            (
                lot_number(notice, lot.id),
                lot.title,
                " ".join(lot.description.split()),
                lot.cpv,
                lot.place,
                lot.value,
            )
            for lot in notice.lots
        ],
        "durations": [(lot.starts, lot.ends, lot.months, lot.renewal) for lot in notice.lots],
        "winners": [
            [(one.name, one.national_id, one.town) for one in award.winners] for award in notice.awards
        ],
        "awards": [
            (
                [lot_number(notice, lot) for lot in award.lots],
                award.decided,
                award.value,
                award.declared_group,
                award.tenders_received,
            )
            for award in notice.awards
        ],
        "numbers": [award.number for award in notice.awards],
        "because": [award.not_awarded_because for award in notice.awards],
    }


@pytest.mark.parametrize("number", NUMBERS)
def test_twins_agree_but_for_what_is_explained(number: str, real: Callable[[str], bytes]) -> None:
    ted = compared(read(real(f"notices/ted_xml/nl_social/{number}.xml")))
    eforms = compared(read(real(f"notices/ted_to_eforms_pairs/nl_social/{number}.xml")))

    found = {name: (ted[name], eforms[name]) for name in ted if ted[name] != eforms[name]}

    assert found == {name: known[:2] for name, known in DIFFERENCES[number].items()}


@pytest.mark.parametrize("number", NUMBERS)
def test_twins_ask_for_the_same(number: str, real: Callable[[str], bytes]) -> None:
    ted = demands(read(real(f"notices/ted_xml/nl_social/{number}.xml")))
    eforms = demands(read(real(f"notices/ted_to_eforms_pairs/nl_social/{number}.xml")))

    assert [(one.service, one.areas) for one in ted] == [(one.service, one.areas) for one in eforms]
