"""A table of demands as it is pasted from a spreadsheet or from Word: line by line, what it seems to say."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from coalition import areas, services
from coalition.values import fold
from portal.members.bridge import areas_in_text

HEADS = {
    "service": "dienst diensten service services product producten voorziening voorzieningen wat activiteit "
    "activiteiten onderdeel what demand demands",
    "areas": "gemeente gemeenten plaats plaatsen gebied gebieden waar municipality municipalities where",
    "lot": "perceel percelen perceelnummer lot lots kavel deelopdracht",
}
"""Words above a column, by what stands under them; other columns are kept and not used."""
ROLES = {word: role for role, words in HEADS.items() for word in words.split()}
_LOT = re.compile(r"^(?:perceel|deelperceel|lot|kavel|deelopdracht)\s+[0-9a-z]{1,3}\b", re.IGNORECASE)
_CPV = re.compile(r"\d{8}(?:-\d)?")
_RULE = re.compile(r"[\s|:=+-]+")
"""The line under the heads of a table that was written with signs."""
_BETWEEN = re.compile(r"\s+(?:en|and)\s+|[/+&]")
MOST_COLUMNS = 60
"""What stands further to the right is read as one cell."""
NOT_ASKED = frozenset({"", "-", "0", "nee", "no", "n", "n.v.t.", "nvt"})
"""What stands in a column of a municipality where a service is not asked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was understood, what was looked for and not known, what is not used."""

    number: int
    text: str
    services: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    lot: str = ""
    unknown: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    head: bool = False

    @property
    def understood(self) -> bool:
        """Whether all of it is known: a service, and nothing that was looked up in vain; or it is a head."""
        return self.head or (bool(self.services) and not self.unknown)


def plain(text: str) -> str:
    """Return a text without capitals and accents, to compare with."""
    return fold(text)[0].strip()


def read_table(text: str) -> tuple[Line, ...]:
    """Read each line that is not empty; the first may say what the columns are."""
    read: list[Line] = []
    roles: tuple[str, ...] = ()
    before = Line(0, "")
    for number, line, cells in _records(text):
        if not read and (found := _roles(cells)):
            roles = found
            read.append(Line(number, line, head=True))
            continue
        one = _by_columns(cells, roles) if roles else _by_words(cells)
        one = _carried_on(replace(one, number=number, text=line), before, cells, roles)
        if one.head or one.services:
            before = one
        read.append(one)
    return tuple(read)


def _records(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Yield the number of each line, the line, and its cells; a quoted cell may hold several lines."""
    lines = re.split(r"\r\n|\r|\n", text)
    between = next((sign for sign in "\t|;" if sign in text), None)
    numbered = _quoted(lines, between) if between in ("\t", ";") else None
    if numbered is None:
        numbered = [
            (number, line, line.strip(" |").split("|") if between == "|" else line.split(between or "\n"))
            for number, line in enumerate(lines, start=1)
        ]
    for number, line, cells in numbered:
        if line.strip() and not _RULE.fullmatch(line):
            first, rest = cells[:MOST_COLUMNS], cells[MOST_COLUMNS:]
            yield (
                number,
                line.strip(),
                [" ".join(cell.split()) for cell in (*first, *filter(None, [" ".join(rest)]))],
            )


def _quoted(lines: Sequence[str], between: str | None) -> list[tuple[int, str, list[str]]] | None:
    """Return the records as a spreadsheet quotes them; None where a quote is never closed."""
    reader = csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=between or "\t", strict=True)
    found: list[tuple[int, str, list[str]]] = []
    start = 0
    try:
        for cells in reader:
            found.append((start + 1, "\n".join(lines[start : reader.line_num]), cells))
            start = reader.line_num
    except csv.Error:
        return None
    return found


def _roles(cells: Sequence[str]) -> tuple[str, ...]:
    """Return what each column holds when these cells are heads; a municipality may be a column of its own."""
    roles = tuple(
        ROLES.get(plain(cell).strip(":()"), "") or (cell and areas.named(cell)) or "" for cell in cells
    )
    words = [role for role in roles if role in HEADS]
    places = [role for role in roles if role and role not in HEADS]
    if len(cells) < 2 or any(services_in(cell) for cell in cells):
        return ()
    if words and (len(words) > 1 or places or "service" in words):
        return roles
    return ("service", *roles[1:]) if not cells[0] and len(places) == len(cells) - 1 else ()


def _by_columns(cells: Sequence[str], roles: Sequence[str]) -> Line:
    found: dict[str, list[str]] = {"service": [], "areas": [], "lot": [], "unknown": [], "unused": []}
    for cell, role in zip(cells, [*roles, *[""] * len(cells)], strict=False):
        if not cell:
            continue
        if role == "service" or (not role and "service" not in roles):
            known = services_in(cell)
            found["service"] += known
            found["unknown" if role else "unused"] += [] if known else [cell]
        elif role == "areas":
            codes, unknown = _areas_in(cell)
            found["areas"] += codes
            found["unknown"] += unknown
        elif role == "lot":
            found["lot"].append(cell)
        elif role:
            found["areas"] += [role] if plain(cell) not in NOT_ASKED else []
        else:
            found["unused"].append(cell)
    return _line(found)


def _by_words(cells: Sequence[str]) -> Line:
    """Read cells without a head: each may name services, municipalities or its lot."""
    found: dict[str, list[str]] = {"service": [], "areas": [], "lot": [], "unknown": [], "unused": []}
    for cell in filter(None, cells):
        known = services_in(cell)
        codes, unknown = _areas_in(cell)
        if not codes or len(unknown) > len(codes):
            codes, unknown = [mention.code for mention in areas.mentioned(cell)], []
        label = _LOT.match(cell)
        found["service"] += known
        found["areas"] += codes
        found["unknown"] += unknown
        found["lot"] += [cell if not known else label[0]] if label else []
        found["unused"] += [] if known or codes or label else [cell]
    if not found["areas"] and len(cells) > 1:
        names = [cell for cell in found["unused"] if re.search(r"[^\W\d_]{3}", cell)]
        found["unknown"] += names
        found["unused"] = [cell for cell in found["unused"] if cell not in names]
    if not found["service"] and not found["lot"]:
        found["unknown"] += found["unused"] or [
            cell for cell in cells if cell and cell not in found["unknown"]
        ]
        found["unused"] = []
    return _line(found)


def _line(found: dict[str, list[str]]) -> Line:
    each_once = {name: tuple(dict.fromkeys(values)) for name, values in found.items()}
    return Line(
        0,
        "",
        services=each_once["service"],
        areas=each_once["areas"],
        lot=" ".join(each_once["lot"])[:200],
        unknown=each_once["unknown"],
        unused=each_once["unused"],
    )


def _carried_on(one: Line, before: Line, cells: Sequence[str], roles: Sequence[str]) -> Line:
    """Give a line what stands in the merged cell above it: its lot, or its service."""
    if one.lot and not one.services and not one.areas and not one.unknown:
        return replace(one, head=True)
    if before.lot and not one.lot:
        one = replace(one, lot=before.lot)
    merged = any(role == "service" and not cell for cell, role in zip(cells, roles, strict=False))
    if merged and one.areas and not one.services:
        one = replace(one, services=before.services)
    return one


@cache
def _by_name() -> dict[str, str]:
    return {plain(name): one.id for one in services.services() for name in (one.nl, one.en)}


def services_in(cell: str) -> list[str]:
    """Return the services that a cell names: by their name, a code of the EU, or their words."""
    if exact := _by_name().get(plain(cell)):
        return [exact]
    codes = [id for code in _CPV.findall(cell) for id in services.by_cpv(code[:8])]
    return codes or [mention.service for mention in services.recognised(cell)]


def _areas_in(cell: str) -> tuple[list[str], list[str]]:
    """Return the municipalities that a cell lists, and the names that are none."""
    codes, unknown = areas_in_text(cell)
    rest: list[str] = []
    for name in unknown:
        parts = [part.strip() for part in _BETWEEN.split(name) if part.strip()]
        known = [code for part in parts if (code := areas.named(part))]
        strange = [part for part in parts if not areas.named(part)]
        mentioned = [mention.code for part in strange for mention in areas.mentioned(part)]
        codes += [*known, *mentioned]
        rest += strange if not mentioned else []
    return codes, rest
