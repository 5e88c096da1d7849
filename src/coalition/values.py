"""The small words that all rooms share: kinds, warmth, demands, folded text, a strict reader of JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from coalition.errors import BadDocument

T = TypeVar("T")

MAX_DOCUMENT_BYTES = 20_000_000
"""A JSON document above this is refused unparsed; a network of 5,000 organisations is below 5 MB."""


class Kind(StrEnum):
    """What kind of organisation takes part (mission: "Who takes part")."""

    WELFARE = "welfare"
    CARE = "care"
    INFORMAL = "informal"
    HOUSING = "housing"
    OTHER = "other"


class Warmth(StrEnum):
    """The word of a pair: all that others may see of it. Ordered from cold to warm."""

    UNKNOWN = "unknown"
    MET = "met"
    DID_SOMETHING = "did something together"
    OFTEN = "often worked together"

    @property
    def rank(self) -> int:
        """Return 0 (unknown) to 3 (often worked together)."""
        return list(Warmth).index(self)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands: the path of the element in its document, and the sentence itself."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing a lot asks for: a service in some areas (municipality codes), and where it says so.

    `volume` is in work units (1 unit = 1,000 euro of estimated value), None where unknown.
    `confirmed` is True only after a person looked at it.
    """

    service: str
    areas: tuple[str, ...]
    volume: int | None = None
    certificates: tuple[str, ...] = ()
    source: Source | None = None
    confirmed: bool = False


@dataclass(slots=True)
class Fields:
    """One JSON object being read strictly: a field is taken once, by name; what is left over is refused."""

    raw: Mapping[str, Any]
    path: str = ""
    error: type[BadDocument] = BadDocument
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, raw: object, path: str = "", error: type[BadDocument] = BadDocument) -> Fields:
        """Start reading `raw`, which must be an object."""
        if not isinstance(raw, dict):
            raise error(path or "document", f"must be an object, not {_kind(raw)}")
        return cls(raw, path, error)

    def at(self, name: str) -> str:
        """Return the path of a field, for messages."""
        return f"{self.path}.{name}" if self.path else name

    def refuse(self, name: str, why: str) -> NoReturn:
        """Refuse a field, naming its path."""
        raise self.error(self.at(name), why)

    def take(self, name: str, kind: type[T], default: T | None = None, *, required: bool = True) -> T:
        """Return a field of this type; a bool is never an int, and an int never a float."""
        self.taken.add(name)
        if name not in self.raw:
            if required and default is None:
                self.refuse(name, "is missing")
            return default  # type: ignore[return-value]
        value = self.raw[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.refuse(name, f"must be {_NAMES.get(kind, kind.__name__)}, not {_kind(value)}")
        return value

    def optional(self, name: str, kind: type[T]) -> T | None:
        """Return a field that may be absent or null."""
        self.taken.add(name)
        if self.raw.get(name) is None:
            return None
        return self.take(name, kind)

    def whole(self, name: str, *, least: int, most: int = 10**12, default: int | None = None) -> int:
        """Return a whole number within bounds."""
        value = self.take(name, int, default)
        if not least <= value <= most:
            self.refuse(name, f"is {value}, must be from {least} to {most}")
        return value

    def day(self, name: str) -> date:
        """Return a date written as yyyy-mm-dd."""
        return self._day(name, self.take(name, str))

    def optional_day(self, name: str) -> date | None:
        """Return a date that may be absent or null."""
        text = self.optional(name, str)
        return None if text is None else self._day(name, text)

    def _day(self, name: str, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.refuse(name, f"{text!r} is not a date as yyyy-mm-dd")

    def texts(self, name: str, *, required: bool = True) -> tuple[str, ...]:
        """Return a list of texts."""
        return self.each(name, lambda item, path: self._text(item, path), required=required)

    def _text(self, item: object, path: str) -> str:
        if not isinstance(item, str):
            raise self.error(path, f"must be a text, not {_kind(item)}")
        return item

    def each(
        self, name: str, read: Callable[[object, str], T], *, required: bool = True, most: int = 1_000_000
    ) -> tuple[T, ...]:
        """Read each item of a list with `read(item, path)`."""
        items = self.take(name, list, None if required else [])
        if len(items) > most:
            self.refuse(name, f"has {len(items)} items, at most {most} are read")
        return tuple(read(item, f"{self.at(name)}[{index}]") for index, item in enumerate(items))

    def done(self) -> None:
        """Refuse fields that nobody asked for: a misspelt field must not be silently ignored."""
        if extra := sorted(set(self.raw) - self.taken):
            self.refuse(
                extra[0], "is not a field of this format; known here: " + ", ".join(sorted(self.taken))
            )


_NAMES: dict[type, str] = {
    str: "a text",
    int: "a whole number",
    list: "a list",
    dict: "an object",
    bool: "true or false",
}


def _kind(value: object) -> str:
    return "null" if value is None else _NAMES.get(type(value), type(value).__name__)


def parse_json(data: bytes, *, name: str, error: type[BadDocument] = BadDocument) -> object:
    """Parse a JSON document; NaN, doubled fields, too much depth or too many bytes are refused by place."""
    if len(data) > MAX_DOCUMENT_BYTES:
        raise error(name, f"is {len(data)} bytes, at most {MAX_DOCUMENT_BYTES} are read")

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        seen = dict(items)
        if len(seen) < len(items):
            doubled = next(key for i, (key, _) in enumerate(items) if key in dict(items[:i]))
            raise error(name, f"the field {doubled!r} stands twice in one object")
        return seen

    def constant(text: str) -> NoReturn:
        raise error(name, f"{text} is not a number in JSON")

    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=pairs, parse_constant=constant)
    except UnicodeDecodeError as problem:
        raise error(name, f"is not UTF-8 text (byte {problem.start})") from None
    except json.JSONDecodeError as problem:
        raise error(
            name, f"is not JSON: line {problem.lineno}, column {problem.colno}: {problem.msg}"
        ) from None
    except RecursionError:
        raise error(name, "is nested too deeply") from None


def check_format(fields: Fields, expected: str) -> None:
    """Refuse a document of another format, saying which one was expected."""
    found = fields.take("format", str)
    if found != expected:
        fields.refuse("format", f"is {found!r}, this reads {expected!r}")


_PLAIN = (
    {ord(mark): "'" for mark in "’‘‛`´ʼ"} | {ord(dash): "-" for dash in "‐‑‒–—―−"} | {0xA0: " ", 0xAD: "-"}
)
_LETTERS = {
    code: unicodedata.normalize("NFD", chr(code))[0].lower()
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
}
_FOLD = {code: letter for code, letter in (_LETTERS | _PLAIN).items() if len(letter) == 1}
_UNEVEN = re.compile("[\u0300-\u036f\u0132\u0133\ufb00-\ufb06]")
"""Marks that stand apart from their letter, and letters written as one sign: folding changes the length."""


def fold(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without capitals and accents, its quotes and dashes plain, and where each sign stood.

    The positions have one more item than the folded text has signs: the last is the length of the text.
    """
    if not _UNEVEN.search(text):
        return text.translate(_FOLD), range(len(text) + 1)
    pieces = [unicodedata.normalize("NFKD", sign) if _UNEVEN.match(sign) else sign for sign in text]
    kept = [
        (part, at) for at, piece in enumerate(pieces) for part in piece if not unicodedata.combining(part)
    ]
    return "".join(part for part, _ in kept).translate(_FOLD), [*(at for _, at in kept), len(text)]


__all__ = ["Demand", "Fields", "Kind", "Source", "Warmth", "check_format", "fold", "parse_json"]
