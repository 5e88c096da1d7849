"""A sheet as a value: what stands on it and in which order; nothing of what it is about.

Whoever makes a paper chooses its words, in the language of the paper. Texts are plain: no markup is
read in them. What a form may hold but no document can (control characters) is taken out at birth;
a new line stays a new line, an empty line begins a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_NEW_LINE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NO_TEXT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, halves of characters, and what XML may not hold."""


class UnsoundPaper(ValueError):
    """A paper that says nothing somewhere, or a table whose rows do not fit: a mistake of who made it."""


class PaperTooLong(Exception):
    """A paper for one page that does not fit, even in small type: somebody has to shorten it.

    `pages` says how many it took, `part` the title of the part with the most words.
    """

    def __init__(self, pages: int, part: str) -> None:
        super().__init__(f"{pages} pages; the longest part is “{part}”")
        self.pages = pages
        self.part = part


class Mark(StrEnum):
    """How a cell stands out, always beside its own word: never by colour alone."""

    PLAIN = "plain"
    DONE = "done"
    OPEN = "open"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table; it may be empty."""

    text: str
    mark: Mark = Mark.PLAIN

    def __post_init__(self) -> None:
        """Keep the text that every document can hold."""
        object.__setattr__(self, "text", _close(plain(self.text)))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the title: level 1 for a part, 2 for a part of that."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 1

    def __post_init__(self) -> None:
        """Refuse an empty heading and a level that no paper has."""
        object.__setattr__(self, "text", _line(self.text, "heading"))
        if self.level not in (1, 2):
            raise UnsoundPaper(f"a heading of level {self.level}")


@dataclass(frozen=True, slots=True)
class Prose:
    """One or more paragraphs."""

    kind: ClassVar[str] = "prose"
    text: str

    def __post_init__(self) -> None:
        """Refuse to say nothing."""
        object.__setattr__(self, "text", _said(self.text, "prose"))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return what stands between empty lines."""
        return paragraphs(self.text)


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms, each with its words: (“Opdrachtgever”, “Gemeente Rijnmeer”)."""

    kind: ClassVar[str] = "facts"
    rows: Sequence[tuple[str, str]]

    def __post_init__(self) -> None:
        """Refuse a term without words, and words without a term."""
        rows = tuple((_line(term, "term"), _said(words, f"fact “{term}”")) for term, words in self.rows)
        object.__setattr__(self, "rows", rows)
        _some(rows, "facts")


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; who has nothing to list says so in prose."""

    kind: ClassVar[str] = "bullets"
    items: Sequence[str]

    def __post_init__(self) -> None:
        """Refuse an empty list and an empty item."""
        object.__setattr__(self, "items", tuple(_close(_said(item, "item")) for item in self.items))
        _some(self.items, "list")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; the first cell of a row is its head, unless `row_heads` is False.

    A cell may be given as a text. The caption is the table's name, shown above it.
    """

    kind: ClassVar[str] = "table"
    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell | str]]
    row_heads: bool = True

    def __post_init__(self) -> None:
        """Refuse a table without rows or heads, and rows that are longer or shorter than the heads."""
        object.__setattr__(self, "caption", _line(self.caption, "caption"))
        object.__setattr__(self, "heads", tuple(_line(head, "head of a column") for head in self.heads))
        object.__setattr__(self, "rows", tuple(tuple(_cell(cell) for cell in row) for row in self.rows))
        _some(self.heads, f"table “{self.caption}” (heads)")
        _some(self.rows, f"table “{self.caption}”")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.heads):
                raise UnsoundPaper(
                    f"table “{self.caption}”, row {number}: {len(row)} cells under {len(self.heads)} heads"
                )
            if self.row_heads and not self.cells[number - 1][0].text:
                raise UnsoundPaper(f"table “{self.caption}”, row {number} has no head")

    @property
    def cells(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows, every cell a `Cell`."""
        return tuple(tuple(_cell(cell) for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Column:
    """A list under a title of its own."""

    title: str
    items: Sequence[str]

    def __post_init__(self) -> None:
        """Refuse an empty title, an empty list and an empty item."""
        object.__setattr__(self, "title", _line(self.title, "title of a column"))
        object.__setattr__(self, "items", tuple(_close(_said(item, "item")) for item in self.items))
        _some(self.items, f"column “{self.title}”")


@dataclass(frozen=True, slots=True)
class Columns:
    """Two lists beside each other; read, and shown on a phone, one after the other."""

    kind: ClassVar[str] = "columns"
    left: Column
    right: Column

    @property
    def both(self) -> tuple[Column, Column]:
        """Return them in the order of reading."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Callout:
    """A few words that may not be overlooked, under a title of their own."""

    kind: ClassVar[str] = "callout"
    title: str
    text: str

    def __post_init__(self) -> None:
        """Refuse a callout that says nothing."""
        object.__setattr__(self, "title", _line(self.title, "title of a callout"))
        object.__setattr__(self, "text", _said(self.text, f"callout “{self.title}”"))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return what stands between empty lines."""
        return paragraphs(self.text)


Block = Heading | Prose | Facts | Bullets | Table | Columns | Callout


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its title, for whom or about what it is, what stands on it, and what stands under each page.

    A draft says so on every page, in the language of the paper. `one_page` asks for exactly one page of A4:
    the type becomes a little smaller when it must, and what still does not fit is `PaperTooLong`.
    `on` is the day of the paper as its file tells it; who wants it read puts it in `about` or `foot`.
    """

    title: str
    blocks: Sequence[Block]
    subtitle: str = ""
    about: str = ""
    language: str = "nl"
    foot: str = ""
    draft: bool = False
    one_page: bool = False
    on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a paper without a title or blocks, or whose headings skip a level."""
        object.__setattr__(self, "title", _line(self.title, "title"))
        object.__setattr__(self, "blocks", tuple(self.blocks))
        for name in ("subtitle", "about", "foot"):
            object.__setattr__(self, name, " ".join(plain(getattr(self, name)).split()))
        _some(self.blocks, "paper")
        if self.language not in LANGUAGES:
            raise UnsoundPaper(f"no words in the language “{self.language}”")
        levels = [block.level for block in self.blocks if isinstance(block, Heading)]
        if levels and levels[0] != 1:
            raise UnsoundPaper("the first heading is not one of level 1")


def plain(text: str) -> str:
    """Return a text that every document can hold: one kind of new line, no tabs, no control characters."""
    lines = _NEW_LINE.sub("\n", str(text)).replace("\t", " ")
    return unicodedata.normalize("NFC", _NO_TEXT.sub("", lines)).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """Return what stands between empty lines."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text))


def _said(text: str, what: str) -> str:
    """Return a text that says something."""
    said = plain(text)
    if not said:
        raise UnsoundPaper(f"an empty {what}")
    return said


def _close(text: str) -> str:
    """Return a text without empty lines, for a place that holds one paragraph."""
    return "\n".join(paragraphs(text))


def _line(text: str, what: str) -> str:
    """Return a text of one line that says something."""
    return " ".join(_said(text, what).split())


def _some(things: Sequence[object], what: str) -> None:
    """Refuse none at all."""
    if not things:
        raise UnsoundPaper(f"nothing in {what}")


def _cell(cell: Cell | str) -> Cell:
    """Return a cell, also for a bare text."""
    return cell if isinstance(cell, Cell) else Cell(cell)
