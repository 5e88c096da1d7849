"""Rows of services × areas: whose they are, which service, where, and what would change."""

from __future__ import annotations

import re
from functools import cache

from coalition import services
from portal.members import queries
from portal.members.bridge.imports import read
from portal.members.bridge.imports.fields import plain
from portal.members.bridge.imports.known import known_organisations, owner
from portal.members.bridge.imports.rows import Row
from portal.members.bridge.imports.table import Line
from portal.members.bridge.names import area_named, areas_in_text, in_sentence

MOST_AREAS = 400
"""There are fewer municipalities than that."""
Triple = tuple[str, str, str]


def judge(lines: tuple[Line, ...], answers: dict[int, str]) -> list[Row]:
    """Return what each row is; of offers nothing is asked."""
    known = known_organisations()
    rows = [read.start(line) for line in lines]
    for row in rows:
        read.words(row, "source", 200)
        read.kvk(row)
        found = owner(row, known)
        if found is not None:
            row.values["organisation"] = str(found.pk)
        _service(row)
        _areas(row)
    good = [row for row in rows if row.state != "error"]
    there = {
        (str(o.organisation_id), o.service, o.area): o.source
        for o in queries.offers_of({row.values["organisation"] for row in good})
    }
    before: dict[Triple, int] = {}
    for row in good:
        _match(row, there, before)
    return rows


def triples(row: Row) -> list[Triple]:
    """Return the offers of a row: organisation, service, municipality."""
    values = row.values
    return [(values["organisation"], values["service"], area) for area in values["areas"]]


def _match(row: Row, there: dict[Triple, str], before: dict[Triple, int]) -> None:
    twice = [key for key in triples(row) if before.setdefault(key, row.number) != row.number]
    if twice:
        row.fault("service", "twice-in-file", row=str(before[twice[0]]))
        return
    new = [
        area
        for _owner, _service, area in triples(row)
        if (row.values["organisation"], _service, area) not in there
    ]
    source = row.values.get("source")
    old = sorted({there[key] for key in triples(row) if key in there and source and there[key] != source})
    row.values["new"] = new
    row.changes = [("source", "; ".join(old), source)] if old else []
    row.state = "new" if new else "changed" if old else "same"


def _service(row: Row) -> None:
    text = row.cells.get("service", "")
    if not text:
        row.fault("service", "missing")
        return
    found = meant(text)
    if len(found) == 1:
        row.values["service"] = found[0]
        if plain(text) not in _names():
            row.note("service", "service-read-as", name=in_sentence(services.service(found[0]).nl))
    elif found:
        row.fault("service", "several-services", names=", ".join(services.service(one).nl for one in found))
    else:
        row.fault("service", "no-service", text=text)


def meant(text: str) -> list[str]:
    """Return the services that a cell means: by our name or code, by CPV code, else by the words in it."""
    exact = _names().get(plain(text))
    if exact:
        return [exact]
    if re.fullmatch(r"\d{8}(-\d)?", text):
        return list(services.by_cpv(text))
    return list(dict.fromkeys(mention.service for mention in services.recognised(text)))


@cache
def _names() -> dict[str, str]:
    return {plain(word): one.id for one in services.services() for word in (one.id, one.nl, one.en)}


def _areas(row: Row) -> None:
    text = row.cells.get("area", "")
    if not text:
        row.fault("area", "missing")
        return
    codes, unknown = ([whole], []) if (whole := area_named(text)) else areas_in_text(text)
    codes = [*codes, *(code for name in unknown[:MOST_AREAS] if (code := read.place(row, "area", name)))]
    row.values["areas"] = list(dict.fromkeys(codes))
