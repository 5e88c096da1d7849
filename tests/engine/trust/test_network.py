"""The document warmnet-1: what it holds comes back, what is amiss is refused with its path."""

import copy
import json
from dataclasses import replace

import pytest

from coalition.errors import BadDocument, CoalitionError, UnknownCode
from coalition.trust import Network

DOCUMENT = {
    "format": "warmnet-1",
    "as_of": "2026-11-01",
    "organisations": [
        {
            "id": "brug",
            "name": "Stichting De Brug",
            "kind": "welfare",
            "kvk": "00000001",
            "group": None,
            "seat": "GM0484",
            "offers": [
                {"service": "youth-work", "areas": ["GM0484", "GM0546"]},
                {"service": "meeting-places", "areas": []},
            ],
            "certificates": ["HKZ"],
            "can_lead": True,
        },
        {
            "id": "anker",
            "name": "Het Anker",
            "kind": "informal",
            "kvk": None,
            "group": "Ankers",
            "seat": "GM0546",
            "offers": [],
            "certificates": [],
            "can_lead": False,
        },
    ],
    "evidence": [
        {
            "from": "brug",
            "to": "anker",
            "kind": "contract",
            "date": "2024-01-01",
            "until": "2025-12-31",
            "outcome": 0.5,
            "verified": "third party",
            "audience": "open",
            "title": "Jongerenwerk",
            "source": "https://www.voorbeeld.nl/gunning",
        },
        {
            "from": "anker",
            "to": "brug",
            "kind": "visit",
            "date": "2026-02-03",
            "verified": "both",
            "audience": "pair",
            "title": "Werkbezoek",
        },
    ],
}


def read(document):
    return Network.from_json(json.dumps(document).encode())


def changed(path, value):
    """Return the document with the field at a path changed, taken away (KeyError) or added."""
    document = copy.deepcopy(DOCUMENT)
    *way, last = path
    place = document
    for step in way:
        place = place[step]
    if value is KeyError:
        del place[last]
    else:
        place[last] = value
    return document


def test_a_network_reads_as_it_stands():
    network = read(DOCUMENT)

    brug, anker = network.organisations
    assert (brug.id, brug.offers[0].areas, brug.can_lead) == ("brug", ("GM0484", "GM0546"), True)
    assert (anker.kind, anker.group, anker.kvk) == ("informal", "Ankers", None)
    assert [event.outcome for event in network.evidence] == [0.5, 1.0]
    assert network.evidence[1].source is None


def test_what_was_written_reads_back_and_writes_the_same():
    written = read(DOCUMENT).to_json()

    again = Network.from_json(written.encode())
    assert again.to_json() == written
    assert json.loads(written)["evidence"][0]["title"] == "Jongerenwerk"


def test_the_order_in_which_a_network_was_given_does_not_change_its_writing():
    network = read(DOCUMENT)

    turned = replace(
        network,
        organisations=tuple(
            replace(
                member,
                offers=tuple(replace(offer, areas=offer.areas[::-1]) for offer in member.offers[::-1]),
            )
            for member in network.organisations[::-1]
        ),
        evidence=network.evidence[::-1],
    )
    assert turned.to_json() == network.to_json()


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("format",), "warmnet-2", "format"),
        (("as_of",), "1 november", "as_of"),
        (("organisations",), {}, "organisations"),
        (("colour",), "warm", "colour"),
        (("organisations", 0, "fte"), 12, "organisations[0].fte"),
        (("organisations", 0, "kind"), "bank", "organisations[0].kind"),
        (("organisations", 0, "id"), " ", "organisations[0].id"),
        (("organisations", 0, "name"), "", "organisations[0].name"),
        (("organisations", 0, "kvk"), "1234567", "organisations[0].kvk"),
        (("organisations", 0, "kvk"), "1234567a", "organisations[0].kvk"),
        (("organisations", 1, "group"), "", "organisations[1].group"),
        (("organisations", 1, "id"), "brug", "organisations[1].id"),
        (("organisations", 0, "can_lead"), 1, "organisations[0].can_lead"),
        (("organisations", 0, "can_lead"), KeyError, "organisations[0].can_lead"),
        (("organisations", 0, "offers", 0, "price"), 90, "organisations[0].offers[0].price"),
        (("organisations", 0, "offers", 1, "service"), "youth-work", "organisations[0].offers[1].service"),
        (("organisations", 0, "offers", 0, "areas", 1), "GM0484", "organisations[0].offers[0].areas[1]"),
        (("evidence", 0, "mood"), "good", "evidence[0].mood"),
        (("evidence", 0, "kind"), "lunch", "evidence[0].kind"),
        (("evidence", 0, "verified"), "nobody", "evidence[0].verified"),
        (("evidence", 0, "audience"), "press", "evidence[0].audience"),
        (("evidence", 0, "outcome"), True, "evidence[0].outcome"),
        (("evidence", 0, "outcome"), "1", "evidence[0].outcome"),
        (("evidence", 0, "outcome"), 2, "evidence[0].outcome"),
        (("evidence", 0, "until"), "2023-01-01", "evidence[0].until"),
        (("evidence", 1, "from"), "warmoes", "evidence[1].from"),
        (("evidence", 1, "to"), "warmoes", "evidence[1].to"),
        (("evidence", 1, "to"), "anker", "evidence[1].to"),
        (("evidence", 1, "kind"), "questionnaire", "evidence[1].kind"),
        (("evidence", 0, "kind"), "reflection", "evidence[0].audience"),
    ],
)
def test_what_is_amiss_is_refused_with_its_path(path, value, where):
    with pytest.raises(BadDocument) as caught:
        read(changed(path, value))

    assert caught.value.where == where


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("organisations", 1, "seat"), "GM9999", "organisations[1].seat"),
        (("organisations", 0, "offers", 0, "service"), "bungee", "organisations[0].offers[0].service"),
        (("organisations", 0, "offers", 0, "areas", 1), "Leiden", "organisations[0].offers[0].areas[1]"),
    ],
)
def test_a_code_that_our_tables_do_not_hold_is_refused_with_its_path(path, value, where):
    with pytest.raises(UnknownCode) as caught:
        read(changed(path, value))

    assert caught.value.where == where
    assert value in caught.value.detail


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b'{"format": 1}', b'{"a": 1, "a": 2}'])
def test_what_is_no_such_document_is_refused(data):
    with pytest.raises(CoalitionError):
        Network.from_json(data, "netwerk.json")
