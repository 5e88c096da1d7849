"""Bytes into a notice: which format they are in, and whose reader takes them."""

from __future__ import annotations

from coalition.errors import UnreadableNotice, UnsupportedNotice
from coalition.tenders.eforms import ROOTS, read_eforms
from coalition.tenders.fault import NoticeFault
from coalition.tenders.notice import Notice
from coalition.tenders.ted_schema import read_ted
from coalition.tenders.xml import parse


def read(data: bytes, name: str = "") -> Notice:
    """Return what a notice says, from TED's R2.0.9 or from eForms.

    Raises UnreadableNotice (or UnsupportedNotice, for sound XML of another kind), which names the place,
    after `name` where that is given, and says what to do. Never a half notice, never another exception.
    """
    try:
        return _read(data)
    except UnreadableNotice as problem:
        where = f"{name}, {problem.where}" if name else problem.where
        raise type(problem)(where, problem.detail, problem.fault) from None


def _read(data: bytes) -> Notice:
    root = parse(data)
    if root.tag == "TED_EXPORT":
        return read_ted(root, " ".join(str(space) for space in root.nsmap.values()))
    if root.tag in ROOTS:
        return read_eforms(root)
    raise UnsupportedNotice(
        str(root.tag),
        "is the root of another kind of document; read are TED_EXPORT (R2.0.9) and the eForms "
        + ", ".join(ROOTS)
        + ": download the XML of the notice from TED or TenderNed",
        NoticeFault.OTHER_DOCUMENT,
    )
