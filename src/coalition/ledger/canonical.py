"""One writing of a payload as bytes, and the salted commitment and leaf that stand on it.

The leaf's prefix is that of RFC 9162 (section 2.1.1), so that a Merkle tree can be built over these leaves.
"""

from __future__ import annotations

import json
import unicodedata
from hashlib import sha256

from coalition.errors import BadDocument

SALT_BYTES = 32
HASH_BYTES = 32
LEAF_PREFIX = b"\x00"
LARGEST = 2**53 - 1
"""Whole numbers beyond this are read differently by different readers of JSON (RFC 8259, section 6)."""


def canonical(payload: object) -> bytes:
    """Return `payload` as JSON with sorted names and no spaces, in UTF-8 (NFC): equal content, equal bytes.

    Holds null, true, false, whole numbers, texts, lists and objects; anything else is refused with its path.
    """
    plain = _plain(payload, "payload")
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: object, path: str) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) <= LARGEST:
        return int(value)
    if isinstance(value, str):
        return _text(value, path)
    if isinstance(value, list | tuple):
        return [_plain(item, f"{path}[{at}]") for at, item in enumerate(value)]
    if isinstance(value, dict):
        return _object(value, path)
    raise BadDocument(path, f"{value!r} has no one writing here: no floats, no large numbers, no other types")


def _object(value: dict[object, object], path: str) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise BadDocument(path, f"the name {key!r} is not a text")
        name = _text(key, path)
        if name in plain:
            raise BadDocument(path, f"the name {name!r} stands twice, written differently")
        plain[name] = _plain(item, f"{path}.{name}")
    return plain


def _text(value: str, path: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise BadDocument(path, f"{value!r} holds half a character") from None
    return unicodedata.normalize("NFC", value)


def refuse_unless_long(name: str, value: bytes, length: int) -> None:
    """Refuse bytes of another length than asked."""
    if len(value) != length:
        raise BadDocument(name, f"is {len(value)} bytes, must be {length}")


def commitment(payload: object, salt: bytes) -> bytes:
    """Return SHA-256(salt || canonical payload), 32 bytes; without its salt it points at nothing."""
    refuse_unless_long("salt", salt, SALT_BYTES)
    return sha256(salt + canonical(payload)).digest()


def leaf(committed: bytes) -> bytes:
    """Return the bytes of a leaf of the public log: a version and the commitment, nothing else."""
    refuse_unless_long("commitment", committed, HASH_BYTES)
    return canonical({"v": 1, "commitment": committed.hex()})


def leaf_hash(leaf_bytes: bytes) -> bytes:
    """Return the RFC 9162 hash of a leaf."""
    return sha256(LEAF_PREFIX + leaf_bytes).digest()
