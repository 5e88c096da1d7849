"""Every refusal, of the engine and of the site, has a whole Dutch sentence, and no English stands in it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from coalition.composing import BrokenAnswer
from coalition.errors import CoalitionError, UnreadableNotice, UnsupportedNotice
from coalition.tenders import NoticeFault, read
from coalition.tenders.xml import MAX_NOTICE_BYTES
from portal.base.refusals import NOTICES, REFUSALS, words, words_for
from portal.coalitions.actions import WorkMoved

ENGLISH = re.compile(
    r"\b(the|this|that|file|notice|again|not|and|with|title|lots|buyers|line|column|cut|off|read)\b",
    re.IGNORECASE,
)
EFORMS = "eforms-20-rijnmeer.xml"
LOT = '<cac:ProcurementProjectLot><cbc:ID schemeName="Lot">LOT-0009</cbc:ID></cac:ProcurementProjectLot>'
NOTICE = Path(__file__).resolve().parents[3] / "samples" / "notices"


def changed(name: str, pattern: str, into: str, times: int = 1) -> bytes:
    """Return an invented notice with a part of it replaced."""
    text, count = re.subn(pattern, into, (NOTICE / name).read_text(encoding="utf-8"), count=times, flags=re.S)
    assert count
    return text.encode()


BAD = {
    "empty": b"",
    "too-large": b"<a>" + b" " * MAX_NOTICE_BYTES,
    "packed": gzip.compress(b"<a/>"),
    "pdf": b"%PDF-1.7\n...",
    "office": b"\xd0\xcf\x11\xe0\xa1\xb1",
    "json": b'{"title": "Welzijn"}',
    "web-page": b"<!doctype html>\n<html><body>TED</body></html>",
    "not-xml": b"Geachte heer, welzijn",
    "damaged": b"<TED_EXPORT>\n<FORM_SECTION>",
    "encoding": b"<?xml version='1.0' encoding='klingon'?><a/>",
    "doctype": b'<!DOCTYPE a [<!ENTITY a "x">]><TED_EXPORT>&a;</TED_EXPORT>',
    "other-document": b"<rss version='2.0'/>",
    "other-version": b"<TED_EXPORT VERSION='R2.0.8.S04.E01'/>",
    "other-form": changed(EFORMS, r"(<cbc:SubTypeCode[^>]*>)20<", r"\g<1>38<"),
    "incomplete": changed(EFORMS, r"<cac:ContractingParty>.*?</cac:ContractingParty>", ""),
    "lost-party": changed(EFORMS, r"(<cac:ContractingParty>.*?<cbc:ID[^>]*>)ORG-0001", r"\g<1>ORG-0099"),
    "double-lots": changed(EFORMS, r"(ProjectLot>\s*<cbc:ID[^>]*>)LOT-0002", r"\g<1>LOT-0001"),
    "too-many-lots": changed(EFORMS, "<cac:ProcurementProjectLot>", LOT * 10_000 + r"\g<0>"),
    "date": changed(EFORMS, r"(<cbc:EndDate>)2027-01-14", r"\g<1>2027-14-01"),
    "time": changed(EFORMS, r"(<cbc:EndTime>)12:00:00", r"\g<1>noon"),
    "amount": changed(EFORMS, r'(currencyID="EUR">)19600000', r"\g<1>veel"),
    "currency": changed(EFORMS, r'currencyID="EUR"(>19600000)', r'currencyID="euro"\g<1>'),
    "number": changed(EFORMS, r'(unitCode="MONTH">)48', r"\g<1>vier jaar"),
    "cpv": changed(EFORMS, r'(listName="cpv">)85320000', r"\g<1>welzijn", times=2),
}  # fmt: skip


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """Read everything here as a Dutch director does."""
    with override("nl"):
        yield


def refused(data: bytes) -> UnreadableNotice:
    with pytest.raises(UnreadableNotice) as refusal:
        read(data, "welzijn.xml")
    return refusal.value


def tree(error: type[CoalitionError]) -> Iterator[type[CoalitionError]]:
    yield error
    for child in error.__subclasses__():
        yield from tree(child)


OURS = sorted(
    {error for error in tree(CoalitionError) if error.__module__.startswith(("coalition.", "portal."))},
    key=str,
)


def test_every_kind_of_refusal_has_words() -> None:
    assert {BrokenAnswer, WorkMoved} <= set(OURS)
    of_the_command_line = {"unusable-file", "no-cluster"}
    assert {error.code for error in OURS} - of_the_command_line == set(REFUSALS)


def test_every_fault_of_a_notice_has_words_and_a_bad_notice_here() -> None:
    assert set(NoticeFault) == set(NOTICES) == set(BAD)


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_notice_is_refused_in_one_dutch_sentence_without_english(fault: str) -> None:
    refusal = refused(BAD[fault])

    sentence = words_for(refusal)
    field = re.compile(r"\((BT|OPP|OPT)-\d+[^ ]*-(Lot|notice|Procedure|Buyer)\b")

    assert refusal.fault == fault
    assert refusal.detail not in sentence
    assert not ENGLISH.search(field.sub("(", sentence))
    assert sentence[0].isupper()
    assert sentence[-1] in ".?"


@pytest.mark.parametrize("code", sorted(set(REFUSALS) - {"unreadable-notice", "unsupported-notice"}))
def test_a_refusal_leaves_the_engines_english_out(code: str) -> None:
    sentence = words(code, "Jong Rijnmeer", "is not an organisation of this network")

    assert "organisation" not in sentence
    assert not ENGLISH.search(sentence)


def test_a_place_in_a_file_is_told_in_dutch() -> None:
    assert "(regel 2, teken " in words_for(refused(BAD["damaged"]))


def test_what_a_notice_lacks_is_told_in_dutch() -> None:
    assert "ontbreekt iets: de opdrachtgever." in words_for(refused(BAD["incomplete"]))


@pytest.mark.parametrize("kind", [UnreadableNotice, UnsupportedNotice])
def test_a_fault_without_words_falls_back_to_what_the_engine_says(kind: type[UnreadableNotice]) -> None:
    sentence = words_for(kind("welzijn.xml, BT-5", "is odd"))

    assert "welzijn.xml, BT-5" in sentence
    assert "is odd" in sentence


def test_a_code_that_was_kept_before_it_had_words_is_still_told() -> None:
    assert "is odd" in words("from-a-later-version", "file", "is odd")


@pytest.mark.parametrize("fault", NOTICES)
def test_the_english_reader_gets_a_sentence_too(fault: str) -> None:
    with override("en"):
        assert ENGLISH.search(words(fault, "welzijn.xml, line 3, column 4", ""))
