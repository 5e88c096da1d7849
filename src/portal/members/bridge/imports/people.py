"""Rows of people: who it is, for whom they may act, and what would change."""

from __future__ import annotations

from portal.members.bridge.imports import read
from portal.members.bridge.imports.known import KnownPerson, known_organisations, known_people, owner
from portal.members.bridge.imports.rows import Row
from portal.members.bridge.imports.table import Line
from portal.members.models import Role


def judge(lines: tuple[Line, ...], answers: dict[int, str]) -> list[Row]:
    """Return what each row is; of people nothing is asked: an address is one person."""
    known = known_organisations()
    rows = [read.start(line) for line in lines]
    for row in rows:
        read.words(row, "name", 120, required=True)
        read.email(row)
        read.choice(row, "role", read.ROLES)
        if not row.cells.get("role"):
            row.fault("role", "missing")
        read.yes_no(row, "may_compose")
        read.kvk(row)
        found = owner(row, known)
        if found is not None:
            row.values["organisation"] = str(found.pk)
    people = known_people({row.values["email"] for row in rows if row.state != "error"})
    before: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.state != "error":
            _match(row, people.get(row.values["email"]))
            _once(row, before)
    return rows


def _match(row: Row, person: KnownPerson | None) -> None:
    if person is None:
        return
    row.match = row.values["email"]
    if person.name != row.values["name"]:
        row.note("name", "name-stays", name=person.name)
    there = person.roles.get((row.values["organisation"], row.values["role"]))
    row.changes = _changes(row, there)
    row.state = "changed" if row.changes else "same"


def _changes(row: Row, there: Role | None) -> list[tuple[str, object, object]]:
    if there is None:
        return [("role", "", row.values["role"])]
    found: list[tuple[str, object, object]] = []
    if there.until is not None:
        found.append(("until", there.until.isoformat(), ""))
    if row.values.get("may_compose", there.may_compose) != there.may_compose:
        found.append(("may_compose", there.may_compose, row.values["may_compose"]))
    return found


def _once(row: Row, before: dict[tuple[str, str], int]) -> None:
    """Let a role of somebody stand in the file once."""
    key = (row.values["email"], row.values["organisation"] + row.values["role"])
    if before.setdefault(key, row.number) != row.number:
        row.fault("email", "twice-in-file", row=str(before[key]))
