"""A private trail: every change to its past is found, at its place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.errors import BadDocument
from coalition.ledger import START, Entry, canonical, leaf_hash, link, verify_trail

DEEDS = ["room opened by Buurtkracht", "De Brug joined", "De Brug read the figures", "room closed"]


def trail(payloads: list[str]) -> list[Entry]:
    entries: list[Entry] = []
    for seq, payload in enumerate(payloads):
        previous = entries[-1].hash if entries else START
        entries.append(Entry(seq, payload, link(previous, seq, payload)))
    return entries


@given(st.lists(st.text(st.characters(codec="ascii")), max_size=8))
def test_a_trail_that_nobody_touched_is_whole(payloads: list[str]) -> None:
    entries = trail(payloads)

    assert verify_trail(entries) is None
    assert verify_trail(entries, entries[-1].hash if entries else START) is None


@pytest.mark.parametrize("at", range(4))
def test_a_changed_entry_is_found_at_its_place(at: int) -> None:
    entries = trail(DEEDS)
    entries[at] = replace(entries[at], payload="nothing happened")

    assert verify_trail(entries) == (at, "does not follow from the entry before it")


@pytest.mark.parametrize("at", range(3))
def test_an_entry_changed_and_hashed_anew_breaks_the_next(at: int) -> None:
    entries = trail(DEEDS)
    previous = entries[at - 1].hash if at else START
    entries[at] = Entry(at, "nothing happened", link(previous, at, "nothing happened"))

    assert verify_trail(entries) == (at + 1, "does not follow from the entry before it")


@pytest.mark.parametrize("at", range(3))
def test_a_missing_entry_is_found_at_its_place(at: int) -> None:
    entries = trail(DEEDS)
    del entries[at]

    assert verify_trail(entries) == (at, f"has number {at + 1}, must be {at}")


def test_two_entries_that_changed_places_are_found() -> None:
    entries = trail(DEEDS)
    entries[1], entries[2] = entries[2], entries[1]

    assert verify_trail(entries) == (1, "has number 2, must be 1")


def test_entries_cut_off_at_the_end_are_found_by_who_has_the_head() -> None:
    entries = trail(DEEDS)

    assert verify_trail(entries[:3]) is None
    assert verify_trail(entries[:3], entries[3].hash) == (3, "ends elsewhere than at the head that was given")
    assert verify_trail([], entries[3].hash) == (0, "ends elsewhere than at the head that was given")


def test_a_link_is_no_leaf_hash_of_the_same_bytes() -> None:
    assert link(START, 0, "De Brug joined") != leaf_hash(START + bytes(8) + canonical("De Brug joined"))


def test_a_link_to_something_else_than_a_hash_is_refused() -> None:
    with pytest.raises(BadDocument, match="previous"):
        link(b"", 0, "De Brug joined")
