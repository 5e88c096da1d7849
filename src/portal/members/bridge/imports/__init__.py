"""Organisations, people and offers from a file: reading it, saying what each row is, and showing that."""

from portal.members.bridge.imports.fields import COLUMNS
from portal.members.bridge.imports.judge import judge, lines_of, same_as_shown, sorted_rows
from portal.members.bridge.imports.offers import triples
from portal.members.bridge.imports.rows import STATES, TAKEN, Row, from_json
from portal.members.bridge.imports.sheet import MOST_BYTES, UnreadableSheet, read_sheet
from portal.members.bridge.imports.table import Line, Table, laid_out
from portal.members.bridge.imports.templates import NAMES, template_csv, template_xlsx
from portal.members.bridge.imports.words import Shown, shown

__all__ = [
    "COLUMNS",
    "MOST_BYTES",
    "NAMES",
    "STATES",
    "TAKEN",
    "Line",
    "Row",
    "Shown",
    "Table",
    "UnreadableSheet",
    "from_json",
    "judge",
    "laid_out",
    "lines_of",
    "read_sheet",
    "same_as_shown",
    "shown",
    "sorted_rows",
    "template_csv",
    "template_xlsx",
    "triples",
]
