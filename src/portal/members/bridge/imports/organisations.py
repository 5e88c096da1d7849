"""Rows of organisations: what is wrong, which one it is, and what would change."""

from __future__ import annotations

from portal.members.bridge.imports import read
from portal.members.bridge.imports.known import Known, bare, known_organisations
from portal.members.bridge.imports.rows import Row
from portal.members.bridge.imports.table import Line
from portal.members.models import Organisation

FIELDS = ("name", "kvk", "kind", "seat", "is_member", "group", "can_lead", "website", "about", "source")
"""What an import may change of an organisation; a cell that is empty changes nothing."""


def judge(lines: tuple[Line, ...], answers: dict[int, str]) -> list[Row]:
    """Return what each row is; `answers` says by row to which organisation somebody said yes."""
    known = known_organisations()
    rows = [_read(line) for line in lines]
    _refuse_doubles(rows)
    taken: dict[str, int] = {}
    for row in rows:
        if row.state != "error":
            _match(row, known, answers.get(row.number, ""))
            _once(row, taken)
    return rows


def _read(line: Line) -> Row:
    row = read.start(line)
    read.words(row, "name", 120, required=True)
    read.kvk(row)
    read.choice(row, "kind", read.KINDS)
    for name, most in (("group", 80), ("about", 600), ("source", 200)):
        read.words(row, name, most)
    read.yes_no(row, "is_member")
    read.yes_no(row, "can_lead")
    read.website(row)
    seat = line.cells.get("seat", "")
    if not seat:
        row.fault("seat", "missing")
    elif code := read.place(row, "seat", seat):
        row.values["seat"] = code
    return row


def _refuse_doubles(rows: list[Row]) -> None:
    """Let a number, and a name in a place, stand in the file once."""
    numbers: dict[str, int] = {}
    names: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.state == "error":
            continue
        kvk = row.values.get("kvk", "")
        if kvk and numbers.setdefault(kvk, row.number) != row.number:
            row.fault("kvk", "twice-in-file", row=str(numbers[kvk]))
            continue
        other = names.setdefault((bare(row.values["name"]), row.values["seat"]), row)
        if other is not row and kvk == other.values.get("kvk", ""):
            row.fault("name", "twice-in-file", row=str(other.number))


def _match(row: Row, known: Known, answer: str) -> None:
    kvk = row.values.get("kvk", "")
    found = known.by_kvk.get(kvk) if kvk else None
    if found is None:
        alike = [o for o in known.by_name.get(bare(row.values["name"]), []) if o.seat == row.values["seat"]]
        row.maybe = [str(one.pk) for one in alike if not (kvk and one.kvk)]
        for one in alike:
            if kvk and one.kvk:
                row.note("kvk", "other-number", name=one.name, number=one.kvk)
        row.same = answer if answer in row.maybe else ""
        found = known.by_id.get(row.same or (row.maybe[0] if row.maybe else ""))
    else:
        row.match = str(found.pk)
    if found is not None:
        row.changes = _changes(row, found)
    _say_state(row)


def _say_state(row: Row) -> None:
    if row.maybe:
        row.state = "ask"
    elif row.match:
        row.state = "changed" if row.changes else "same"
    if not row.match and not row.same and "kind" not in row.values:
        if row.maybe:
            row.note("kind", "kind-if-new")
        else:
            row.fault("kind", "missing-new")


def _changes(row: Row, there: Organisation) -> list[tuple[str, object, object]]:
    old = {name: "" if getattr(there, name) is None else getattr(there, name) for name in FIELDS}
    return [(name, old[name], new) for name, new in row.values.items() if new != old[name]]


def _once(row: Row, taken: dict[str, int]) -> None:
    """Let no two rows change the same organisation."""
    target = row.match or row.same
    if target and taken.setdefault(target, row.number) != row.number:
        row.fault("name", "twice-in-file", row=str(taken[target]))
