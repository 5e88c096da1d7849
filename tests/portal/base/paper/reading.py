"""What can be read on a sheet, in the order of reading, from each of its shapes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.template.loader import render_to_string
from docx import Document
from docx.table import Table as DocxTable
from lxml import html
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from portal.base.paper import Bullets, Callout, Columns, Facts, Heading, Paper, Prose, Table

DRAFT = {"nl": "CONCEPT", "en": "DRAFT"}


_RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff]+")


def close(text: str) -> str:
    """Without spaces, ends of lines and soft hyphens, which every shape sets in its own way.

    Letters from right to left stand in a PDF as they are seen, so of those only which there are is told.
    """
    told = "".join(text.replace("\u00ad", "").split())
    return _RIGHT_TO_LEFT.sub(lambda run: "".join(sorted(run[0])), told)


def texts(paper: Paper) -> Iterator[str]:
    """Every text of a sheet as its maker gave it, without what stands under each page."""
    yield DRAFT[paper.language] if paper.draft else ""
    yield from (paper.title, paper.subtitle, paper.about)
    for block in paper.blocks:
        match block:
            case Heading() | Prose():
                yield block.text
            case Callout():
                yield from (block.title, block.text)
            case Facts():
                yield from (text for row in block.rows for text in row)
            case Bullets():
                yield from block.items
            case Columns():
                for column in (block.left, block.right):
                    yield from (column.title, *column.items)
            case Table():
                yield from (block.caption, *block.heads)
                yield from (cell.text for row in block.cells for cell in row)


def of_value(paper: Paper) -> str:
    return close(" ".join(texts(paper)))


def of_screen(paper: Paper) -> str:
    article = html.fromstring(render_to_string("base/paper.html", {"paper": paper}))
    for foot in article.findall("footer"):
        article.remove(foot)
    return close(article.text_content())


def of_docx(made: bytes) -> str:
    def within(holder: Any) -> Iterator[str]:
        for part in holder.iter_inner_content():
            if isinstance(part, DocxTable):
                yield from (text for row in part.rows for cell in row.cells for text in within(cell))
            else:
                yield part.text

    return close(" ".join(within(Document(BytesIO(made)))))


def of_pdf(made: bytes) -> str:
    """What a screen reader reads: the marked texts in the order of the tags, without list signs."""
    reader = PdfReader(BytesIO(made))
    marked = {
        (page.indirect_reference.idnum, number): text
        for page in reader.pages
        if page.indirect_reference
        for number, text in _marked(page, reader).items()
    }

    def walk(node: Any, page: int) -> Iterator[str]:
        node = node.get_object()
        if isinstance(node, int):
            yield marked[page, node]
        elif isinstance(node, list):
            for child in node:
                yield from walk(child, page)
        elif node.get("/S") != "/Lbl":
            here = node.raw_get("/Pg").idnum if "/Pg" in node else page
            if "/MCID" in node:
                yield marked[here, node["/MCID"]]
            elif "/K" in node:
                yield from walk(node["/K"], here)

    return close(" ".join(walk(reader.root_object["/StructTreeRoot"], 0)))


def tags(made: bytes) -> list[tuple[int, str]]:
    """Every tag of a PDF with its depth, in order."""

    def walk(node: Any, depth: int) -> Iterator[tuple[int, str]]:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from walk(child, depth)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield depth, node["/S"][1:]
            if "/K" in node:
                yield from walk(node["/K"], depth + 1)

    return list(walk(PdfReader(BytesIO(made)).root_object["/StructTreeRoot"], 0))


def sizes(made: bytes) -> set[float]:
    """Every size of letters on the pages."""
    reader = PdfReader(BytesIO(made))
    return {
        float(operands[1])
        for page in reader.pages
        for operands, operator in ContentStream(page["/Contents"], reader).operations
        if operator == b"Tf"
    }


def _marked(page: PageObject, reader: PdfReader) -> dict[int, str]:
    """The text of every marked part of a page, by its number; what is no content has no number."""
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    texts: dict[int, str] = defaultdict(str)
    open_parts: list[DictionaryObject] = []
    letters: dict[int, str] = {}
    for operands, operator in ContentStream(page["/Contents"], reader).operations:
        said = ""
        if operator in (b"BDC", b"BMC"):
            open_parts.append(operands[1] if operator == b"BDC" else DictionaryObject())
            said = str(open_parts[-1].get("/ActualText", ""))
        elif operator == b"EMC":
            open_parts.pop()
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and not any("/ActualText" in part for part in open_parts):
            said = _said(operands[0] if operator == b"TJ" else operands, letters)
        for number in [part["/MCID"] for part in reversed(open_parts) if "/MCID" in part][:1]:
            texts[number] += said
    return texts


def _said(parts: list[Any], letters: dict[int, str]) -> str:
    """The letters that codes of two bytes stand for; numbers between them are spaces."""
    raw = b"".join(part.original_bytes for part in parts if hasattr(part, "original_bytes"))
    return "".join(letters[int.from_bytes(raw[at : at + 2], "big")] for at in range(0, len(raw), 2))


def _letters(font: DictionaryObject) -> dict[int, str]:
    """Which letters the codes of a font stand for."""
    table = font["/ToUnicode"].get_object().get_data().decode("latin-1")  # type: ignore[union-attr]
    found: dict[int, str] = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", part):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(text, 16) + step)
    return found
