"""An export as a ZIP: each table as CSV and as JSON, the files beside them, and what to read first."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from portal.base import clock
from portal.front.bridge.export.value import Export, Row

LIVE = frozenset("=+-@\t\r")
"""With one of these a spreadsheet takes a cell for a formula; so it does with their fullwidth twins."""
IN_MEMORY = 8 * 1024 * 1024
LONGEST_NAME = 100


def pack(export: Export) -> IO[bytes]:
    """Return the ZIP, at its beginning; above some megabytes it lies in a temporary file, not in memory."""
    packed: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed when sent
    told = []
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for table in export.tables:
            rows = list(table.rows())
            told.append((table.name, len(rows), table.about))
            out.writestr(f"{table.name}.csv", _as_csv(rows))
            out.writestr(f"{table.name}.json", _as_json(rows))
        files = 0
        for files, beside in enumerate(export.files(), start=1):
            out.writestr(f"bestanden/{files:03}-{_safe(beside.name)}", beside.read())
        out.writestr("LEESMIJ.txt", read_me(export.whose, told, files))
    packed.seek(0)
    return packed


def cell(value: Any) -> str:
    """Return what stands in a cell of the CSV: never anything that a spreadsheet would work out."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else _scalar(value)
    bare = text.lstrip(" \n\u00a0\u200b\ufeff")
    first = text[:1] + bare[:1]
    return f"'{text}" if LIVE & set(first + unicodedata.normalize("NFKC", first)) else text


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)
    return str(value)


def _as_csv(rows: list[Row]) -> bytes:
    """Return CSV as a Dutch Excel opens it: with a mark of UTF-8, parted by semicolons, each cell quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    heads = list(dict.fromkeys(name for row in rows for name in row))
    writer.writerow(cell(name) for name in heads)
    writer.writerows([cell(row.get(name)) for name in heads] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _as_json(rows: list[Row]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)


def _safe(name: str) -> str:
    """Return a name that leads nowhere and that every system takes."""
    plain = re.sub(r"[^\w.\- ]+", "_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")
    return plain[-LONGEST_NAME:] or "bestand"


def read_me(whose: str, tables: Iterable[tuple[str, int, str | Promise]], files: int) -> str:
    """Return what stands in these files, in Dutch, for whoever opens them in ten years."""
    with translation.override("nl"):
        lines = [
            _("Data of %(whose)s, taken from this site on %(day)s.")
            % {"whose": whose, "day": f"{clock.today():%d-%m-%Y}"},
            "",
            _("Each table is here twice: as CSV, for a spreadsheet, and as JSON, for a program."),
            _("The CSV is UTF-8, its cells are parted by semicolons (;) and each stands between quotes."),
            _(
                "A cell that begins with = + - or @ has an apostrophe before it in the CSV. A spreadsheet "
                "then shows it and does not work it out. The JSON has the text as it was typed."
            ),
            "",
            *(f"{name} ({count}): {about}" for name, count, about in tables),
        ]
        if files:
            lines.append(_("bestanden: the files as they were handed in (%(count)d).") % {"count": files})
    return "\r\n".join([*lines, ""])
