"""The file to fill in: its headings and one invented row, as CSV and as a workbook that explains itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from portal.members.bridge.imports.fields import COLUMNS, Subject
from portal.members.bridge.names import service_choices

NAMES = {Subject.ORGANISATIONS: "organisaties", Subject.PEOPLE: "mensen", Subject.OFFERS: "diensten"}
"""Of the files and of the sheet; Dutch, as the headings are."""
AS_TEXT = "@"
LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With what a formula may start; the wide twins too."""


def template_csv(subject: str) -> bytes:
    """Return the headings and the example, as Excel and LibreOffice both open it."""
    kept = io.StringIO()
    csv.writer(kept, delimiter=";", lineterminator="\r\n").writerows(map(_safe, _head_and_example(subject)))
    return kept.getvalue().encode("utf-8-sig")


def template_xlsx(subject: str) -> bytes:
    """Return the same as a workbook, with a second sheet that says how to fill in each column."""
    book = Workbook()
    sheet = book.active
    sheet.title = NAMES[Subject(subject)]
    for row in _head_and_example(subject):
        sheet.append(list(_safe(row)))
    _as_text(sheet, len(COLUMNS[subject]))
    _explain(book.create_sheet("uitleg"), subject)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _head_and_example(subject: str) -> list[list[str]]:
    columns = COLUMNS[subject]
    return [[column.heading for column in columns], [column.example for column in columns]]


def _safe(cells: Iterable[str]) -> list[str]:
    """Return cells of which none can be a formula, whatever they hold."""
    return [f"'{cell}" if cell.startswith(LIVE) else cell for cell in cells]


def _as_text(sheet: Worksheet, columns: int) -> None:
    """Keep a number as it is typed: a workbook takes the zeros before it away."""
    for place in range(1, columns + 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = 26
        sheet.column_dimensions[letter].number_format = AS_TEXT
        for cell in sheet[letter]:
            cell.number_format = AS_TEXT
        sheet[f"{letter}1"].font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _explain(sheet: Worksheet, subject: str) -> None:
    rows = [[_("Column"), _("Needed"), _("How to fill it in")]]
    rows += [
        [column.heading, _("yes") if column.required else _("no"), str(column.help)]
        for column in COLUMNS[subject]
    ]
    rows += [[], [_("Row 2 is an invented example. Take it out before you hand in the file.")]]
    rows += [[_("A cell that you leave empty changes nothing of what is there.")]]
    if subject == Subject.OFFERS:
        rows += [[], [_("The services of our list")], *([name] for _code, name in service_choices())]
    for row in rows:
        sheet.append(list(_safe(row)))
    for letter, width in (("A", 34), ("B", 10), ("C", 90)):
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
        for cell in sheet[letter]:
            cell.alignment = Alignment(vertical="top", wrap_text=letter == "C")
