"""Which municipalities a Dutch text names: rather one too few than one that is not meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from coalition.areas.lookalikes import NAMESAKES, ORDINARY
from coalition.areas.municipality import current, municipalities, vanished
from coalition.areas.names import SHORT, plain, spellings
from coalition.values import fold

_WORD = re.compile(r"[a-z0-9]+")
_BETWEEN = re.compile(r"\s*[-/',(.]?\s*")
_CLOSING = re.compile(r"\.?\)")
_LINK = re.compile(r"[\s,;/&+•·()-]*(?:(?:en|of|alsmede|evenals|de|gemeenten?)[\s,;/&(-]+)*")
_CALLED = re.compile(
    r"(?:gemeenten?|gemeente\(n\)|gem\.?|gemeentebestuur|inwoners?|burgemeester|wethouders?)"
    r"[\s:('\"]{1,3}(?:(?:van|de|uit)\s{1,2}){0,2}$"
)
_IN = re.compile(r"\b(?:in|te) $")
_NOT_AFTER = re.compile(
    r"(?:regio|rechtbank|rechter|\bprovincies?|agglomeratie|arrondissement|gerechtshof|hogeschool|universiteit|koophandel)"
    r"\s(?:(?:te|in|van|de) ){0,2}$"
    r"|\b(?:groot|midden|noord|oost|zuid|west)[ -]$|\b\d{4} ?[a-z]{2} {1,2}$|[@._]$"
)
"""What makes a name a court, a school, a province, a wider region, an address or part of a web address."""

_NOT_BEFORE = re.compile(r"[@_]| universit|\.[a-z]{2,4}\b")
_PROVINCE = (
    r"(?:friesland|fryslan|drenthe|overijssel|flevoland|gelderland|(?:noord|zuid)-holland|brabant|limburg"
    r"|zeeland)"
)
_AFTER_PROVINCE = re.compile(_PROVINCE + r"(?:,| en|, en) $")
_BEFORE_PROVINCE = re.compile(r"(?:,| en|, en) (?:noord-)?" + _PROVINCE)
_LOOK = 32
"""How many signs before and after a name are read for a word that tells what it is."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A municipality named in a text from `start` up to `end`; `name` is the name that was recognised.

    A vanished name gives a mention for each successor, the main one first: same place, other codes.
    """

    code: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    """One way to write a name: its words, which of them need a capital, whom it means (nobody if unclear)."""

    name: str
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    codes: tuple[str, ...]
    with_province: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A name found in the folded text, before its company is weighed."""

    name: _Name
    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, its folded twin, and the words of the twin."""

    original: str
    folded: str
    places: Sequence[int]
    words: list[re.Match[str]]
    plain: tuple[str, ...]

    def capital(self, at: int) -> bool:
        """Return whether the sign at a place of the folded text is a capital in the original."""
        return self.original[self.places[at]].isupper()

    def before(self, start: int) -> str:
        return self.folded[max(0, start - _LOOK) : start]

    def after(self, end: int) -> str:
        return self.folded[end : end + _LOOK]


def mentioned(text: str) -> tuple[Mention, ...]:
    """Return the municipalities that a Dutch text names, in order; takes time in proportion to its length.

    A name needs its capital. One that is also an ordinary word, a surname or a village elsewhere ("Best",
    "Stein", "Laren") needs "gemeente" before it or another municipality beside it. Regions are never guessed.
    """
    folded, places = fold(text)
    words = list(_WORD.finditer(folded))
    read = _Text(text, folded, places, words, tuple(word.group() for word in words))
    found = _whole(read, list(_found(read)))
    return tuple(
        Mention(code, one.name.name, places[one.start], places[one.end - 1] + 1)
        for one in _in_company(read, found)
        for code in one.name.codes
    )


def _found(text: _Text) -> Iterator[_Found]:
    at = joined = 0
    while at < len(text.words):
        name = _longest(text, at)
        if name is None:
            at += 1
            continue
        start, end = text.words[at].start(), text.words[at + len(name.words) - 1].end()
        if name.words[0] == "s" and text.folded[start - 1 : start] == "'":
            start -= 1
        if name.with_province and (closing := _CLOSING.match(text.folded, end)):
            end = closing.end()
        if name.codes and not _something_else(text, name, start, end, joined):
            joined = end
            yield _Found(name, start, end, name.with_province or _is_sure(text, name, start))
        at += len(name.words)


def _longest(text: _Text, at: int) -> _Name | None:
    for name in _gazetteer().get(text.plain[at], ()):
        if _matches(text, at, name):
            return name
    return None


def _matches(text: _Text, at: int, name: _Name) -> bool:
    if text.plain[at : at + len(name.words)] != name.words:
        return False
    words = text.words[at : at + len(name.words)]
    gaps = (text.folded[one.end() : other.start()] for one, other in pairwise(words))
    if not all(_BETWEEN.fullmatch(gap) for gap in gaps):
        return False
    return all(
        text.capital(word.start()) for word, needed in zip(words, name.capitals, strict=True) if needed
    )


def _something_else(text: _Text, name: _Name, start: int, end: int, joined: int) -> bool:
    before, after = text.before(start), text.after(end)
    if _NOT_AFTER.search(before) or _NOT_BEFORE.match(after):
        return True
    if before[-1:] == "-" and before[-2:-1].isalnum() and joined != start - 1:
        return True
    if name.words[0] in ("groningen", "utrecht"):
        beside_province = _AFTER_PROVINCE.search(before) or _BEFORE_PROVINCE.match(after)
        return bool(beside_province) and not _CALLED.search(before)
    return not name.with_province and _other_province(after)


def _other_province(after: str) -> bool:
    """Return whether a province follows in brackets that is not the municipality's: Hengelo (Gld)."""
    bracket, closed, _ = after.partition(")")
    return bool(closed) and bracket.startswith((" (", "(")) and plain(bracket) in _tails()


def _is_sure(text: _Text, name: _Name, start: int) -> bool:
    word = " ".join(name.words)
    if word not in ORDINARY and word not in NAMESAKES:
        return True
    before = text.before(start)
    return bool(_CALLED.search(before)) or (word not in NAMESAKES and bool(_IN.search(before)))


def _whole(text: _Text, found: list[_Found]) -> list[_Found]:
    """Drop names that run on with a hyphen into something else: Amsterdam-Noord, Rotterdam-Rijnmond."""
    kept: list[_Found] = []
    for one in reversed(found):
        onward = text.folded[one.end : one.end + 1] == "-" and one.end + 1 < len(text.folded)
        if onward and text.capital(one.end + 1) and not (kept and kept[-1].start == one.end + 1):
            continue
        kept.append(one)
    return kept[::-1]


def _in_company(text: _Text, found: list[_Found]) -> list[_Found]:
    """Keep what is sure, and what stands in one enumeration with something sure."""
    kept: list[_Found] = []
    chain: list[_Found] = []
    for one in found:
        if chain and not _linked(text.folded[chain[-1].end : one.start]):
            kept += chain if any(link.sure for link in chain) else []
            chain = []
        chain.append(one)
    return kept + (chain if any(link.sure for link in chain) else [])


def _linked(between: str) -> bool:
    return len(between) <= _LOOK and not between.isspace() and bool(_LINK.fullmatch(between))


@cache
def _tails() -> frozenset[str]:
    return frozenset(tail for province, short in SHORT.items() for tail in (plain(province), *short))


@cache
def _gazetteer() -> Mapping[str, tuple[_Name, ...]]:
    """Return all ways to write a name by their first word, those of most words first."""
    found: dict[tuple[str, ...], _Name] = {}
    for name in _all_names():
        known = found.get(name.words)
        codes = name.codes if known is None or known.codes == name.codes else ()
        found[name.words] = _Name(name.name, name.words, name.capitals, codes, name.with_province)
    by_first: dict[str, list[_Name]] = {}
    for name in sorted(found.values(), key=lambda one: (-len(one.words), one.words)):
        by_first.setdefault(name.words[0], []).append(name)
    return MappingProxyType({word: tuple(names) for word, names in by_first.items()})


def _all_names() -> Iterator[_Name]:
    now: set[str] = set()
    for one in municipalities():
        for spelling in spellings(one):
            now.add(plain(spelling))
            yield _name(one.name, spelling, (one.code,))
            for tail in SHORT[one.province]:
                yield _name(one.name, f"{spelling} ({tail.upper()})", (one.code,), with_province=True)
    for code, old in vanished().items():
        if plain(old) not in now:
            yield _name(old, old, current(code))


def _name(name: str, spelling: str, codes: tuple[str, ...], *, with_province: bool = False) -> _Name:
    words = list(_WORD.finditer(fold(spelling)[0]))
    capitals = [spelling[word.start()].isupper() for word in words]
    if words[0].group() in ("de", "het"):
        capitals[0] = False
    return _Name(name, tuple(word.group() for word in words), tuple(capitals), codes, with_province)
