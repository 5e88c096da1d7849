"""A program of its own that turns the bytes of a spreadsheet into rows of text, within hard limits.

It is started as a file, without Django and without anything of the site: it has no database to touch. What it
cannot do within its limits ends it, and whoever started it says so in words. Bytes in, one line of JSON out.
"""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, NoReturn

CPU_SECONDS = 10
MEMORY = 512 * 1024 * 1024
UNPACKED = 100 * 1024 * 1024
RATIO = 100
PACKED_FILES = 1_000
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_LETTERS = 5_000
"""Of one cell; what is longer is cut there, and no field of ours takes that much."""
MOST_TEXT = 40 * 1024 * 1024
"""Of all cells together: what the parent is prepared to hold."""

Row = tuple[int, list[str]]

MAGIC = {
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"II*\x00": "image",
    b"MM\x00*": "image",
    b"%PDF": "pdf",
    b"{\\rtf": "text-document",
    b"\x1f\x8b": "packed",
    b"7z\xbc\xaf": "packed",
    b"Rar!": "packed",
}
PARTS = {
    "word/document.xml": "text-document",
    "ppt/presentation.xml": "text-document",
    "xl/vbaProject.bin": "macros",
    "xl/workbook.bin": "binary-workbook",
}


def main() -> None:
    """Read standard input within the limits, and print what stands in it."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it, and it asks for much memory
    raw = sys.stdin.buffer.read()
    try:
        told = read(raw)
    except MemoryError:
        refuse("too-heavy")
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()


def refuse(fault: str, where: str = "") -> NoReturn:
    """End with the reason why this cannot be read."""
    sys.stdout.write(json.dumps({"fault": fault, "where": where}))
    sys.stdout.flush()
    raise SystemExit(0)


def read(raw: bytes) -> dict[str, Any]:
    """Return the rows of a file, with the name of its sheet and of those that were not read."""
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        refuse("empty")
    for magic, fault in MAGIC.items():
        if raw.startswith(magic):
            refuse(fault)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        refuse("password" if locked else "old-excel")
    if raw.startswith(b"PK"):
        return workbook(raw)
    text = decoded(raw)
    refuse_markup(text)
    return {"rows": within(lines(text)), "sheet": "", "others": []}


def within(rows: Iterable[Row]) -> list[Row]:
    """Return the rows that hold something, and refuse what is too many or too much."""
    kept: list[Row] = []
    size = 0
    for number, cells in rows:
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        size += sum(map(len, cells))
        if len(cells) > MOST_COLUMNS:
            refuse("too-many-columns", str(number))
        if len(kept) > MOST_ROWS or size > MOST_TEXT:
            refuse("too-many-rows")
        kept.append((number, cells))
    if not kept:
        refuse("empty")
    return kept


def decoded(raw: bytes) -> str:
    """Return the text of a file without a name for its letters, as spreadsheet programs write them."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(raw, "utf-16")
    start = raw[:2_000]
    if start[1::2].count(0) > len(start) // 4:
        return _as(raw, "utf-16-le")
    if start[::2].count(0) > len(start) // 4:
        return _as(raw, "utf-16-be")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _as(raw, "cp1252")


def _as(raw: bytes, letters: str) -> str:
    try:
        return raw.decode(letters)
    except UnicodeDecodeError:
        refuse("letters")


def refuse_markup(text: str) -> None:
    """Refuse a page or an XML file that calls itself a spreadsheet; some programs export those."""
    start = text[:2_000].lstrip().lower()
    if not start.startswith("<"):
        return
    refuse("web-page" if re.search(r"<(!doctype html|html|table|head|body|meta|div)\b", start) else "xml")


def lines(text: str) -> Iterator[Row]:
    """Yield the rows of a CSV file, numbered as a spreadsheet program shows them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    told = re.match(r'"?sep=(.)"?\n', text, re.IGNORECASE)
    if told:
        text = text[told.end() :]
    reader = csv.reader(io.StringIO(text), delimiter=told[1] if told else separator(text), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, [cell.strip()[:MOST_LETTERS] for cell in cells]
    except csv.Error as error:
        if "unexpected end" in str(error):
            refuse("open-quote", str(number + 1))
        refuse("row", str(number + 1))


def separator(text: str) -> str:
    """Return what stands most often between the cells of the first line that holds something."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(";,\t", key=bare.count)


def workbook(raw: bytes) -> dict[str, Any]:
    """Return the rows of the first sheet that is shown and holds something."""
    refuse_package(raw)
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        refuse("empty")
    first, *others = shown
    return {"rows": within(_cells(first)), "sheet": first.title, "others": [one.title for one in others]}


def _cells(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        yield number, [in_text(cell) for cell in cells]


def in_text(value: object) -> str:
    """Return a cell as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value).strip()[:MOST_LETTERS]


def refuse_package(raw: bytes) -> None:
    """Refuse a packed file that is no workbook, or that unpacks to more than anybody would send."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except zipfile.BadZipFile:
        refuse("damaged")
    names = {entry.filename for entry in entries}
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > PACKED_FILES or unpacked > UNPACKED or unpacked > RATIO * len(raw):
        refuse("too-heavy")
    if any(entry.flag_bits & 1 for entry in entries):
        refuse("password")
    for part, fault in PARTS.items():
        if part in names:
            refuse(fault)
    if "mimetype" in names and "content.xml" in names:
        refuse("open-document")
    if not any(name.startswith("xl/") for name in names):
        refuse("packed")


if __name__ == "__main__":
    main()
