"""From the name of a municipality, as people write it, to its code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from coalition.areas.municipality import Municipality, current, municipalities, vanished
from coalition.values import fold

SHORT = {
    "Drenthe": ("dr", "d"),
    "Flevoland": ("fl", "f"),
    "Friesland": ("fr", "frl", "f"),
    "Gelderland": ("gld", "g"),
    "Groningen": ("gr", "gn"),
    "Limburg": ("l", "lb", "li"),
    "Noord-Brabant": ("nb", "n br", "n b"),
    "Noord-Holland": ("nh", "n h"),
    "Overijssel": ("o", "ov"),
    "Utrecht": ("u", "ut", "utr"),
    "Zeeland": ("z", "zld", "zl"),
    "Zuid-Holland": ("zh", "z h"),
}
"""How a province is written behind a name that stands in several."""

_SUFFIX = re.compile(r" \([^()]*\)$")
_PREFIX = re.compile(r"^(?:de )?(?:gemeente|gem|municipality of) ")


def named(name: str) -> str | None:
    """Return the code of the municipality with this name, or None where none or more than one has it.

    Accents, capitals, hyphens, "Gemeente" before it and the province behind it do not matter;
    of a name that vanished in a merger `formerly` knows the successors.
    """
    words = plain(name)
    return _codes().get(words) or _codes().get(_PREFIX.sub("", words))


def formerly(name: str) -> tuple[str, ...]:
    """Return the codes of the municipalities that a vanished one went to; empty where none had this name."""
    words = _PREFIX.sub("", plain(name))
    return tuple(new for code, old in vanished().items() if plain(old) == words for new in current(code))


def plain(name: str) -> str:
    """Return the words of a name, folded, with one space between: what two ways to write it share."""
    folded = fold(name)[0].replace("&", " en ")
    return " ".join(re.findall(r"[a-z0-9]+", folded))


def spellings(one: Municipality) -> Iterator[str]:
    """Yield the ways to write the name of a municipality, without its province."""
    for name in (_SUFFIX.sub("", one.name), *one.known_as):
        yield name
        if " aan den " in name or " aan de " in name:
            before, _, after = name.partition(" aan de")
            after = after.removeprefix("n").strip()
            yield from (f"{before} {middle} {after}" for middle in ("aan den", "aan de", "a/d", "a.d."))


@cache
def _codes() -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for one in municipalities():
        for spelling in spellings(one):
            words = plain(spelling)
            tails = ("", plain(one.province), *SHORT[one.province])
            for tail in tails:
                found.setdefault(f"{words} {tail}".strip(), set()).add(one.code)
    return MappingProxyType({words: next(iter(codes)) for words, codes in found.items() if len(codes) == 1})
