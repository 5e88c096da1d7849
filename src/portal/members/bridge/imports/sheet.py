"""Reading a spreadsheet in a process of its own, and saying in words why one could not be read."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

MOST_BYTES = 10 * 1024 * 1024
WALL_SECONDS = 30
"""The child counts its own ten seconds of work; this is for one that only waits."""
CHILD = Path(__file__).with_name("child.py")

SHEET_FAULTS = {
    "empty": _("There is nothing in this file. Fill in the template and save it first."),
    "too-large": _("This file is larger than 10 MB. Take out pictures, or cut it in parts."),
    "too-heavy": _("This file is too much work to read. Copy the rows to an empty template, as values."),
    "too-many-rows": _("This file has more than 50,000 rows. Cut it in parts and import those one by one."),
    "too-many-columns": _("Row %(where)s has more than 200 columns. Copy what matters to the template."),
    "old-excel": _("This is an old Excel file (.xls). Open it, choose “Save as” and then Excel (.xlsx)."),
    "password": _("There is a password on this file. Save it without a password and try again."),
    "macros": _("There are macros in this file (.xlsm). Save it as Excel (.xlsx), without macros."),
    "binary-workbook": _("This is a binary Excel file (.xlsb). Open it and save it as Excel (.xlsx)."),
    "open-document": _("This is an OpenDocument file (.ods). Open it and save it as Excel (.xlsx) or CSV."),
    "web-page": _(
        "This is a web page that calls itself a spreadsheet. Open it in Excel and save it as Excel (.xlsx)."
    ),
    "xml": _("This is an XML file. Open it in Excel and save it as Excel (.xlsx) or CSV."),
    "pdf": _("This is a PDF. Copy the rows to the template, and hand in the template."),
    "image": _("This is a picture. Type the rows into the template, and hand in the template."),
    "text-document": _("This is a text document. Copy the table to the template, and hand in the template."),
    "packed": _("This is a packed file. Unpack it, and hand in the spreadsheet that is in it."),
    "damaged": _("This file is cut off or damaged. Open it, save it anew as Excel (.xlsx), and try again."),
    "letters": _("The letters in this file cannot be read. Save it as Excel (.xlsx), or as CSV with UTF-8."),
    "open-quote": _("On row %(where)s a quotation mark opens that never closes. Take it out, or add one."),
    "row": _(
        "Row %(where)s cannot be read: a quotation mark stands in the wrong place. Save it as Excel (.xlsx)."
    ),
    "no-headings": _(
        "We know none of the headings in this file. The first row must hold: %(where)s. Or use the template."
    ),
    "missing-columns": _("A column is missing: %(where)s. Add it with this heading, or use the template."),
    "double-column": _("A column stands there twice: %(where)s. Take one of them out."),
    "no-rows": _("There is nothing below the headings. Fill in at least one row."),
}
"""Why a spreadsheet could not be read, and what to do then; by fault."""


class UnreadableSheet(ValueError):
    """A spreadsheet that cannot be read; `fault` says why and `where` on which row."""

    def __init__(self, fault: str, where: str = "") -> None:
        super().__init__(fault)
        self.fault, self.where = fault, where

    @property
    def words(self) -> str:
        """Return the sentence that says what to do."""
        return str(SHEET_FAULTS[self.fault]) % {"where": self.where}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file that hold something, each with its number, and the sheets that were not read."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    name: str = ""
    others: tuple[str, ...] = ()


def read_sheet(raw: bytes) -> Sheet:
    """Read CSV or XLSX in a process that has no database, ten seconds and 512 MB; refuse what is neither."""
    if len(raw) > MOST_BYTES:
        raise UnreadableSheet("too-large")
    command = [sys.executable, "-I", "-B", str(CHILD)]
    environment = {"OPENPYXL_LXML": "False", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603  our own program; the bytes are its input, not its name
            command, input=raw, capture_output=True, timeout=WALL_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableSheet("too-heavy") from None
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise UnreadableSheet("too-heavy")
    if done.returncode:
        raise UnreadableSheet("damaged")
    told = json.loads(done.stdout)
    if "fault" in told:
        raise UnreadableSheet(told["fault"], told["where"])
    rows = tuple((number, tuple(cells)) for number, cells in told["rows"])
    return Sheet(rows, told["sheet"], tuple(told["others"]))
