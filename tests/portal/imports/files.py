"""Files that people hand in: made here, so that a test shows what stands in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook


def csv(*lines: str) -> bytes:
    """Return lines as a CSV file."""
    return "\r\n".join(lines).encode()


def xlsx(*rows: Iterable[Any]) -> bytes:
    """Return rows as a workbook."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    return _bytes(book)


def _bytes(book: Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def packed(**files: bytes) -> bytes:
    """Return a packed file; "__" in a name is a slash."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name.replace("__", "/"), raw)
    return kept.getvalue()


def hidden_sheet() -> bytes:
    """Return a workbook whose first sheet is hidden."""
    book = Workbook()
    book.active.sheet_state = "hidden"
    book.active.append(["Geheim"])
    book.create_sheet("leden").append(["Naam"])
    return _bytes(book)


BOMB = packed(xl__workbook=b"0" * 40_000_000)
MANY_FILES = packed(**{f"xl__{number}": b"" for number in range(1_001)})
ENTITIES = packed(
    **{
        "[Content_Types].xml": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><Types>&a;</Types>',
        "xl__workbook.xml": b"<workbook/>",
    }
)
