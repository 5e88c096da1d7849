"""What is there already, for whoever imports to see: listed organisations only, and the people known there.

A guest that is shown nowhere is not in here, nor are its people: rows are judged as if they were not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from portal.members import queries
from portal.members.bridge.imports.fields import plain
from portal.members.bridge.imports.rows import Row
from portal.members.models import Organisation, Role

LEGAL = re.compile(r"\b(?:stichting|st|vereniging|cooperatie|cooperatieve|cooperatief|b v|bv|u a|ua)\b")
"""Words of the legal form: people write them or leave them out."""


@dataclass(frozen=True, slots=True)
class Known:
    """The listed organisations, by number and by name."""

    by_id: dict[str, Organisation]
    by_kvk: dict[str, Organisation] = field(default_factory=dict)
    by_name: dict[str, list[Organisation]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who may be seen: the name they go by, and what they may act as, by organisation and role."""

    name: str
    roles: dict[tuple[str, str], Role]


def known_organisations() -> Known:
    """Return the organisations that may be matched."""
    known = Known({str(one.pk): one for one in queries.listed()})
    for one in known.by_id.values():
        if one.kvk:
            known.by_kvk[one.kvk] = one
        known.by_name.setdefault(bare(one.name), []).append(one)
    return known


def known_people(addresses: Iterable[str]) -> dict[str, KnownPerson]:
    """Return those of these addresses who may be seen to be here."""
    found: dict[str, KnownPerson] = {}
    for role in queries.seen_roles(addresses):
        person = found.setdefault(role.person.email, KnownPerson(role.person.name, {}))
        person.roles[(str(role.organisation_id), role.name)] = role
    return found


def bare(name: str) -> str:
    """Return a name without capitals, accents, signs and the legal form; whole where nothing else is left."""
    words = plain(name)
    return " ".join(LEGAL.sub(" ", words).split()) or words or name.casefold()


def owner(row: Row, known: Known) -> Organisation | None:
    """Return the organisation that a row is about, by number, else by name; says why where unclear."""
    number, name = str(row.values.pop("kvk", "")), row.cells.get("organisation", "")
    if number:
        found = known.by_kvk.get(number)
        if found is None:
            row.fault("kvk", "no-organisation-number", text=number)
        return found
    if row.cells.get("kvk"):
        return None
    if not name:
        row.fault("organisation", "missing")
        return None
    if name.isdecimal() and name.zfill(8) in known.by_kvk:
        return known.by_kvk[name.zfill(8)]
    return _named(row, name, known)


def _named(row: Row, name: str, known: Known) -> Organisation | None:
    alike = known.by_name.get(bare(name), [])
    exact = [one for one in alike if one.name.casefold() == name.casefold()]
    found = exact or alike
    if len(found) == 1:
        if not exact:
            row.note("organisation", "meant", name=found[0].name)
        return found[0]
    row.fault("organisation", "organisation-twice" if found else "no-organisation", text=name)
    return None
