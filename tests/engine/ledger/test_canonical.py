"""Canonical bytes: equal content gives equal bytes, and what has no one writing is refused."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.errors import BadDocument
from coalition.ledger import canonical, commitment, leaf, leaf_hash

SALT = bytes(range(32))

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="ascii")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="ascii")), inner),
    max_leaves=12,
)


def test_names_are_sorted_and_nothing_is_spaced() -> None:
    written = canonical({"wie": "De Brug", "aantal": 3, "leden": [True, None, {"b": 1, "a": 2}]})

    assert written == b'{"aantal":3,"leden":[true,null,{"a":2,"b":1}],"wie":"De Brug"}'


def test_names_are_sorted_by_code_point() -> None:
    assert canonical({"é": 1, "z": 2, "Z": 3, "\U0001f33b": 4, "ﬀ": 5}).decode() == (
        '{"Z":3,"z":2,"é":1,"ﬀ":5,"\U0001f33b":4}'
    )


def test_letters_written_in_two_ways_give_the_same_bytes() -> None:
    assert canonical("Cafe\u0301") == canonical("Café") == '"Café"'.encode()


@given(plain)
def test_what_was_written_reads_back_and_writes_the_same(payload: object) -> None:
    written = canonical(payload)

    assert json.loads(written) == payload
    assert canonical(json.loads(written)) == written


@given(st.dictionaries(st.text(st.characters(codec="ascii")), st.integers(0, 9), min_size=2))
def test_the_order_in_which_names_were_given_does_not_matter(payload: dict[str, int]) -> None:
    assert canonical(dict(reversed(payload.items()))) == canonical(payload)


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        (0.5, "payload"),
        ({"prijs": [1, 2.0]}, "payload.prijs[1]"),
        (2**53, "payload"),
        (b"bytes", "payload"),
        ({1: "een"}, "payload"),
        ({"a": {None: 1}}, "payload.a"),
        ({"e\u0301": 1, "é": 2}, "payload"),
        ("half \ud800", "payload"),
        ({"half \ud800": 1}, "payload"),
    ],
)
def test_what_has_no_one_writing_is_refused_with_its_place(payload: object, path: str) -> None:
    with pytest.raises(BadDocument) as caught:
        canonical(payload)

    assert caught.value.where == path


def test_a_commitment_is_the_hash_of_salt_and_payload() -> None:
    expected = sha256(SALT + b'{"type":"membership:started"}').digest()

    assert commitment({"type": "membership:started"}, SALT) == expected


def test_another_salt_or_another_payload_gives_another_commitment() -> None:
    said = {commitment(payload, salt) for payload in ("ja", "nee") for salt in (SALT, bytes(32))}

    assert len(said) == 4


@pytest.mark.parametrize("salt", [b"", bytes(31), bytes(33)])
def test_a_salt_of_another_length_is_refused(salt: bytes) -> None:
    with pytest.raises(BadDocument, match="salt"):
        commitment("x", salt)


def test_a_leaf_holds_a_version_and_the_commitment_only() -> None:
    assert leaf(bytes(32)) == b'{"commitment":"' + b"00" * 32 + b'","v":1}'


def test_a_leaf_of_something_else_than_a_hash_is_refused() -> None:
    with pytest.raises(BadDocument, match="commitment"):
        leaf(b"not a hash")


def test_the_leaf_hash_is_that_of_rfc_9162() -> None:
    """RFC 9162, section 2.1.1: HASH(0x00 || entry), here of the empty entry."""
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
