"""A private audit trail: entries chained each to the one before, that those concerned can check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from coalition.ledger.canonical import HASH_BYTES, canonical, refuse_unless_long

DOMAIN = b"warme-coalities/trail/1\x00"
"""Begins what is hashed here, so that no entry of a trail can pass for a leaf or a commitment."""

START = bytes(HASH_BYTES)
"""What the first entry is chained to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its number from 0, what happened, and the hash that chains it."""

    seq: int
    payload: object
    hash: bytes


def link(previous: bytes, seq: int, payload: object) -> bytes:
    """Return the hash of entry `seq`, chained to the hash of the entry before (START for the first)."""
    refuse_unless_long("previous", previous, HASH_BYTES)
    return sha256(DOMAIN + previous + seq.to_bytes(8) + canonical(payload)).digest()


def verify_trail(entries: Iterable[Entry], head: bytes | None = None) -> tuple[int, str] | None:
    """Return the position of the first break and why, or None for a whole trail.

    Without the `head` that those concerned were given, entries cut off at the end cannot be missed.
    """
    previous, at = START, 0
    for at, entry in enumerate(entries, start=1):
        if entry.seq != at - 1:
            return at - 1, f"has number {entry.seq}, must be {at - 1}"
        if entry.hash != link(previous, entry.seq, entry.payload):
            return at - 1, "does not follow from the entry before it"
        previous = entry.hash
    if head is not None and head != previous:
        return at, "ends elsewhere than at the head that was given"
    return None
