"""A damaged notice is read or refused, never anything else, and quickly."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from coalition.errors import UnreadableNotice
from coalition.tenders import Notice, demands, read

SEED = 20170214
KINDS = ("cut", "flip", "drop", "double", "swap")


def damaged(data: bytes, dice: random.Random) -> bytes:
    at, until = sorted((dice.randrange(len(data)), dice.randrange(len(data))))
    until = min(until, at + 200)
    match dice.choice(KINDS):
        case "cut":
            return data[:at]
        case "flip":
            return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]
        case "drop":
            return data[:at] + data[until:]
        case "double":
            return data[:until] + data[at:]
        case _:
            tags = [
                b"OBJECT_CONTRACT",
                b"2021",
                b"CODE=",
                b"<P>",
                b"CPV",
                b"LOT-0001",
                b"Name",
                b"cbc:ID",
                b"+01:00",
            ]
            return data.replace(dice.choice(tags), dice.choice([b"X", b"-1", b"\xc3\xa9", b"99999999999"]))


FILES = (
    "ted_xml/nl_social/078258-2021.xml",
    "ted_xml/nl_social/161094-2021.xml",
    "ted_to_eforms_pairs/nl_social/001810-2022.xml",
    "eforms_real/nl/00671881-2023.xml",
)


@pytest.mark.parametrize("path", FILES)
def test_a_damaged_notice_is_read_or_refused(path: str, real: Callable[[str], bytes]) -> None:
    data, dice = real(f"notices/{path}"), random.Random(SEED)
    read_whole = 0

    for _ in range(100):
        start = time.perf_counter()
        try:
            notice = read(damaged(data, dice))
        except UnreadableNotice as refusal:
            assert refusal.where
            assert refusal.detail
        else:
            assert isinstance(notice, Notice)
            demands(notice)
            read_whole += 1
        assert time.perf_counter() - start < 1
    assert 0 < read_whole < 100


def test_every_element_may_be_missing(real: Callable[[str], bytes]) -> None:
    data = real("notices/ted_to_eforms_pairs/nl_social/001810-2022.xml").decode()
    start, outcomes = 0, set()

    while (start := data.find("<cbc:", start + 1)) >= 0:
        end = data.index(">", data.index("</", start)) + 1
        try:
            outcomes.add(type(read((data[:start] + data[end:]).encode())))
        except UnreadableNotice as refusal:
            outcomes.add(type(refusal))

    assert outcomes >= {Notice, UnreadableNotice}
