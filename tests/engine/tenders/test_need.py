"""The file of a need is read strictly, and written the same each time."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition.errors import BadDocument
from coalition.services import services
from coalition.tenders import Need, demands, read
from coalition.values import Demand, Source

GOOD: dict[str, Any] = {
    "format": "warmneed-1",
    "tender": "078258-2021",
    "lot": "1",
    "rules": {"min_members": 2, "max_members": 4, "max_subcontract": 500, "lot_certs": ["ISO 9001"]},
    "demands": [
        {
            "service": "youth-work",
            "areas": ["GM0453", "GM0375"],
            "volume": 120,
            "certificates": ["HKZ"],
            "from": {"path": "OBJECT_CONTRACT/TITLE/P", "text": "Jongerenwerk"},
            "confirmed": True,
        },
        {"service": "social-casework", "areas": ["GM0453"], "volume": None, "from": None},
    ],
}


def with_(path: str, value: object) -> bytes:
    """Return the good document with one field changed; `None` stays a null, `...` takes the field out."""
    document = json.loads(json.dumps(GOOD))
    here: Any = document
    *steps, last = [int(one) if one.isdigit() else one for one in path.split(".")]
    for step in steps:
        here = here[step]
    if value is ...:
        del here[last]
    else:
        here[last] = value
    return json.dumps(document).encode()


def test_a_need_is_read_whole() -> None:
    need = Need.from_json(json.dumps(GOOD).encode())

    assert (need.tender, need.lot) == ("078258-2021", "1")
    assert dict(need.rules) == GOOD["rules"] | {"lot_certs": ("ISO 9001",)}
    assert need.demands[0] == Demand(
        "youth-work",
        ("GM0453", "GM0375"),
        volume=120,
        certificates=("HKZ",),
        source=Source("OBJECT_CONTRACT/TITLE/P", "Jongerenwerk"),
        confirmed=True,
    )
    assert need.demands[1] == Demand("social-casework", ("GM0453",))


def test_rules_may_be_left_out() -> None:
    assert dict(Need.from_json(with_("rules", ...)).rules) == {}


@pytest.mark.parametrize(
    ("path", "value", "refusal"),
    [
        ("format", "warmnet-1", "format: is 'warmnet-1', this reads 'warmneed-1'"),
        ("tender", ..., "tender: is missing"),
        ("lot", 1, "lot: must be a text, not a whole number"),
        ("lots", "1", "lots: is not a field"),
        ("demands", {}, "demands: must be a list"),
        ("demands.0", "youth-work", r"demands\[0\]: must be an object"),
        ("demands.0.service", "tea", r"demands\[0\].service: 'tea' is not a service of our list"),
        ("demands.0.area", "GM0453", r"demands\[0\].area: is not a field"),
        ("demands.0.areas", [], r"demands\[0\].areas: is empty"),
        ("demands.0.areas", ["GM0453", "GM9999"], r"demands\[0\].areas\[1\]: GM9999"),
        ("demands.0.areas", ["NL33C"], r"demands\[0\].areas\[0\]: 'NL33C' is not the code of a municipality"),
        ("demands.0.areas", ["GM0501"], r"demands\[0\].areas\[0\]: GM0501"),
        ("demands.0.areas", ["GM0453", "GM0453"], r"demands\[0\].areas\[1\]: GM0453 stands there twice"),
        ("demands.0.areas", [7], r"demands\[0\].areas\[0\]: must be a text"),
        ("demands.0.volume", 0, r"demands\[0\].volume: is 0, must be from 1"),
        ("demands.0.volume", 1.5, r"demands\[0\].volume: must be a whole number"),
        ("demands.0.volume", True, r"demands\[0\].volume: must be a whole number"),
        ("demands.0.confirmed", "yes", r"demands\[0\].confirmed: must be true or false"),
        ("demands.0.from", {"path": "x"}, r"demands\[0\].from.text: is missing"),
        ("demands.0.from.page", 3, r"demands\[0\].from.page: is not a field"),
        ("demands.1.service", "youth-work", "demands: youth-work stands there twice"),
        ("rules.min_members", 0, "rules.min_members: is 0, must be from 1"),
        ("rules.min_members", 5, "rules.min_members: is 5, more than max_members"),
        ("rules.min_members", "2", "rules.min_members: must be a whole number"),
        ("rules.max_subcontract", 1001, "rules.max_subcontract: is 1001, must be from 0 to 1000"),
        ("rules.most", 4, "rules.most: is not a field of this format; known here: lead_min_turnover"),
        ("rules.lot_certs", [1], r"rules.lot_certs\[0\]: must be a text"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(path: str, value: object, refusal: str) -> None:
    with pytest.raises(BadDocument, match=refusal):
        Need.from_json(with_(path, value), "need.json")


def test_what_is_no_json_is_refused_by_name() -> None:
    with pytest.raises(BadDocument, match=r"need\.json: is not JSON: line 1"):
        Need.from_json(b"welzijn", "need.json")


def test_demands_of_a_notice_become_a_need_and_come_back(real: Callable[[str], bytes]) -> None:
    notice = read(real("notices/ted_xml/nl_social/078258-2021.xml"))
    need = Need(notice.id, "1", demands(notice, "1"))

    again = Need.from_json(need.to_json().encode())

    assert again == need
    assert "Sociaal medische advisering IJmond" in need.to_json()


def test_the_same_need_is_always_the_same_text() -> None:
    turned = dict(reversed(GOOD.items())) | {"rules": dict(reversed(GOOD["rules"].items()))}

    written = Need.from_json(json.dumps(turned).encode()).to_json()

    assert written == Need.from_json(json.dumps(GOOD).encode()).to_json()
    assert list(json.loads(written)) == ["format", "tender", "lot", "rules", "demands"]


_TEXTS = st.text(max_size=20)
_DEMANDS = st.builds(
    Demand,
    service=st.sampled_from([one.id for one in services()]),
    areas=st.lists(st.sampled_from(["GM0453", "GM0375", "GM1992"]), min_size=1, unique=True).map(tuple),
    volume=st.none() | st.integers(1, 10**6),
    certificates=st.lists(_TEXTS, max_size=2).map(tuple),
    source=st.none() | st.builds(Source, _TEXTS, _TEXTS),
    confirmed=st.booleans(),
)


@settings(max_examples=50)
@given(_TEXTS, _TEXTS, st.lists(_DEMANDS, max_size=4, unique_by=lambda one: one.service).map(tuple))
def test_each_need_survives_being_written_and_read(tender: str, lot: str, asked: tuple[Demand, ...]) -> None:
    need = Need(tender, lot, asked, {"min_members": 1, "lot_certs": ("HKZ",)})

    assert Need.from_json(need.to_json().encode()) == need
