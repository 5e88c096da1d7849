"""What people type in a cell, as a value: yes and no, a number, a place, a kind, an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from coalition import areas
from portal.members.bridge.imports.fields import COLUMNS, plain
from portal.members.bridge.imports.rows import Row
from portal.members.bridge.imports.table import INVISIBLE, Line
from portal.members.bridge.names import area_name, area_named
from portal.members.models import Organisation, Role

YES = {"ja", "j", "yes", "y", "true", "waar", "1", "x"}
NO = {"nee", "n", "no", "false", "onwaar", "0"}
KINDS = {
    Organisation.Kind.WELFARE: ("welzijn", "sociaal werk", "welzijnsorganisatie", "welfare"),
    Organisation.Kind.CARE: ("zorg", "zorgorganisatie", "care"),
    Organisation.Kind.INFORMAL: ("informeel", "bewoners", "bewonersgroep", "vrijwilligers", "informal"),
    Organisation.Kind.HOUSING: ("wonen", "woningcorporatie", "corporatie", "housing"),
    Organisation.Kind.OTHER: ("anders", "overig", "overige", "other"),
}
ROLES = {
    Role.Name.DIRECTOR: ("directeur", "bestuurder", "directeur bestuurder", "directie", "director"),
    Role.Name.STAFF: ("medewerker", "staf", "stafmedewerker", "staff", "staff member"),
}
BROKEN = re.compile(r"#(n/?[ab]|ref|value|name|div/0|null|num|waarde|verw|naam|deel/0|getal|leeg)[!?]?", re.I)
"""What a spreadsheet shows in a cell whose formula does not work."""
EXAMPLES = {
    column.example for columns in COLUMNS.values() for column in columns if "(verzonnen)" in column.example
}
"""What only the example of a template says."""
KVK, BRANCH = re.compile(r"[0-9]{6,8}"), re.compile(r"[0-9]{12}")
KVK_DIGITS = 8


def start(line: Line) -> Row:
    """Return a row with what is wrong whatever stands in it."""
    row = Row(line.number, line.cells)
    if line.too_many:
        row.fault("", "too-many-cells")
    if EXAMPLES & set(line.cells.values()):
        row.fault("", "example")
    for name, text in line.cells.items():
        if INVISIBLE in text:
            row.fault(name, "invisible")
        elif BROKEN.fullmatch(text):
            row.fault(name, "broken-formula", text=text)
    return row


def words(row: Row, name: str, most: int, *, required: bool = False) -> None:
    """Keep a text, not too long."""
    text = row.cells.get(name, "")
    if required and not text:
        row.fault(name, "missing")
    elif len(text) > most:
        row.fault(name, "too-long", most=str(most), length=str(len(text)))
    elif text:
        row.values[name] = text


def yes_no(row: Row, name: str) -> None:
    """Keep yes or no."""
    text = plain(row.cells.get(name, ""))
    if text in YES | NO:
        row.values[name] = text in YES
    elif row.cells.get(name):
        row.fault(name, "yes-no", text=row.cells[name])


def kvk(row: Row) -> str:
    """Keep a Chamber of Commerce number, with the zeros that a spreadsheet took away."""
    typed = row.cells.get("kvk", "")
    digits = re.sub(r"[\s.]", "", typed)
    if not typed:
        return ""
    if BRANCH.fullmatch(digits):
        row.fault("kvk", "kvk-branch", text=typed)
    elif not KVK.fullmatch(digits):
        row.fault("kvk", "kvk", text=typed)
    else:
        row.values["kvk"] = digits.zfill(KVK_DIGITS)
        if len(digits) < KVK_DIGITS:
            row.note("kvk", "kvk-zeros", number=row.values["kvk"])
        return str(row.values["kvk"])
    return ""


def place(row: Row, name: str, text: str) -> str:
    """Return the code of a municipality, also by the name of one that merged; "" where it is not known."""
    code = area_named(text)
    if code is not None:
        return code
    now = areas.formerly(text)
    if len(now) == 1:
        row.note(name, "merged", old=text, now=area_name(now[0]))
        return now[0]
    if now:
        row.fault(name, "merged-into-several", old=text, now=", ".join(map(area_name, now)))
    else:
        row.fault(name, "no-municipality", text=text)
    return ""


def choice(row: Row, name: str, words_of: Mapping[Any, tuple[str, ...]]) -> None:
    """Keep one of a few, by its word or by ours."""
    text = plain(row.cells.get(name, ""))
    for value, known in words_of.items():
        if text and text in {plain(word) for word in (value, *known)}:
            row.values[name] = str(value)
            return
    if text or row.cells.get(name):
        row.fault(name, f"no-{name}", text=row.cells[name])


def website(row: Row) -> None:
    """Keep a web address; who leaves out https:// means it."""
    text = row.cells.get("website", "")
    if not text:
        return
    address = text if "://" in text else f"https://{text}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        row.fault("website", "website", text=text)
    else:
        words(row, "website", 200)
        row.values["website"] = address


def email(row: Row) -> str:
    """Keep an e-mail address, in lower case."""
    text = row.cells.get("email", "").lower()
    if not text:
        row.fault("email", "missing")
        return ""
    try:
        validate_email(text)
    except ValidationError:
        row.fault("email", "email", text=text)
        return ""
    if len(text) > 254:
        row.fault("email", "email", text=text)
        return ""
    row.values["email"] = text
    return text
