"""What a file beside an assignment really is, by its bytes: a PDF, a Word file, or something we do not keep.

Nothing is unpacked or shown: a file is looked at, kept, and given back as it came.
"""

from __future__ import annotations

import io
import re
import stat
import unicodedata
import zipfile
from pathlib import PurePosixPath

from portal.tenders.models import Attachment

MOST_BYTES = 20 * 1024 * 1024
MOST_PARTS = 2_000
"""A report of 400 pages with pictures has some 300 parts."""
MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 100
"""The text of a Word file shrinks to a tenth or a twentieth; what shrinks to a hundredth is made to burst."""
SMALL = 1024 * 1024
"""Below this a part may shrink as it likes: an empty table of thousands of rows does."""
LONGEST_NAME = 120
TAIL = 2_048
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How a file of an old office program begins, and one that is locked with a password."""
_RUNS = """
apk app bat bin cgi chm cmd com cpl dll dmg doc docm docx dot dotm exe gz hta htm html iso jar js jse lnk mht
mjs msc msi php pif pdf ps1 py reg rtf scr sh svg svgz swf tar url vbe vbs wasm wsf xht xhtml xls xlsm xlsx
xml zip 7z rar
"""
RUNS = frozenset(_RUNS.split())
"""Endings that may not stand inside a name: `offerte.pdf.exe` and `offerte.exe.pdf` hide what they are."""
_MARKUP = re.compile(rb"<\s*(?:!doctype|html|script|svg|\?xml|\?php)", re.IGNORECASE)
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class NotKept(ValueError):
    """A file that is not kept; its argument is a key of the words that say why."""


def media_of(raw: bytes, name: str) -> Attachment.Media:
    """Return what a file is, by its bytes and its name together; raises NotKept."""
    if not raw:
        raise NotKept("empty")
    if len(raw) > MOST_BYTES:
        raise NotKept("too-large")
    _stem, *inner = (part.strip().lower() for part in safe_name(name).split("."))
    ending = inner.pop() if inner else ""
    if RUNS.intersection(inner):
        raise NotKept("double-ending")
    media = _pdf(raw) or _docx(raw)
    if media is None:
        raise NotKept("old-word" if raw.startswith(OLD_OFFICE) else "other")
    if ending == "docm":
        raise NotKept("macros")
    if ending != media:
        raise NotKept("name-differs")
    return media


def safe_name(name: str) -> str:
    """Return a name without a path, signs that are not seen, or signs that turn the reading round."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    plain = re.sub(r'[<>:"|?*%]+', "_", " ".join(seen.split())).strip(". ")
    path = PurePosixPath(plain or "bestand")
    return f"{path.stem[: LONGEST_NAME - 10]}{path.suffix[:10]}"


def _pdf(raw: bytes) -> Attachment.Media | None:
    """Say whether this is a PDF from its first byte to its last, and nothing else besides."""
    if not re.match(rb"%PDF-[12]\.\d", raw):
        return None
    if b"%%EOF" not in raw[-TAIL:] or _MARKUP.search(raw[:TAIL]) or b"PK\x05\x06" in raw[-TAIL:]:
        raise NotKept("two-in-one")
    return Attachment.Media.PDF


def _docx(raw: bytes) -> Attachment.Media | None:
    """Say whether this is a Word file: a sound ZIP of modest size with a document in it, and no macros."""
    if not raw.startswith(b"PK\x03\x04"):
        return None
    if raw[-22:-18] != b"PK\x05\x06":
        raise NotKept("two-in-one")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            _sound(packed.infolist())
            _a_document(packed)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        if isinstance(error, NotKept):
            raise
        raise NotKept("damaged") from None
    return Attachment.Media.DOCX


def _sound(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what bursts, what lies outside, what lies twice or over one another, and what is locked."""
    if len(parts) > MOST_PARTS:
        raise NotKept("bomb")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise NotKept("bomb")
    if any(part.file_size > max(SMALL, MOST_RATIO * part.compress_size) for part in parts):
        raise NotKept("bomb")
    names = [part.filename.lower() for part in parts]
    if len(set(names)) < len(names) or any(_leads_out(name) for name in names):
        raise NotKept("damaged")
    if any(part.flag_bits & 1 for part in parts):
        raise NotKept("locked")
    if any(stat.S_ISLNK(part.external_attr >> 16) for part in parts):
        raise NotKept("damaged")
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end or (end == 0 and part.header_offset):
            raise NotKept("bomb" if end else "two-in-one")
        end = part.header_offset + 30 + part.compress_size


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/")


def _a_document(packed: zipfile.ZipFile) -> None:
    """Ask a document without macros; of its parts only the list of kinds is read, and only its beginning."""
    names = {part.filename.lower() for part in packed.infolist()}
    if any("vbaproject" in name or "vbadata" in name for name in names):
        raise NotKept("macros")
    if not {"[content_types].xml", "word/document.xml"} <= names:
        raise NotKept("other")
    listed = next(part for part in packed.infolist() if part.filename.lower() == "[content_types].xml")
    with packed.open(listed) as kinds:
        said = kinds.read(SMALL)
    if b"macroenabled" in said.lower():
        raise NotKept("macros")
    if _MAIN not in said:
        raise NotKept("other")
