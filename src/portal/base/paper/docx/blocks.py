"""Every kind of block of a sheet, in WordprocessingML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from docx.document import Document
from docx.shared import Length, Mm, RGBColor
from docx.table import Table as Grid
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from portal.base.paper.docx.look import EMBER, HAIR, INK, SOFT, WIDTH
from portal.base.paper.docx.xml import element, line
from portal.base.paper.value import (
    Bullets,
    Callout,
    Cell,
    Column,
    Columns,
    Facts,
    Heading,
    Mark,
    Prose,
    Table,
)
from portal.base.paper.widths import widths

GUTTER = Mm(4)


@singledispatch
def draw(block: Any, document: Document) -> None:
    """Add a block to the document."""
    raise TypeError(f"no way to draw {block!r}")


@draw.register
def _(block: Heading, document: Document) -> None:
    document.add_paragraph(block.text, style=f"Heading {block.level}")


@draw.register
def _(block: Prose, document: Document) -> None:
    for text in block.paragraphs:
        document.add_paragraph(text)


@draw.register
def _(block: Facts, document: Document) -> None:
    for term, words in block.rows:
        paragraph = document.add_paragraph(style="Facts")
        paragraph.add_run(term).font.color.rgb = RGBColor.from_string(SOFT)
        paragraph.add_run("\t" + words)


@draw.register
def _(block: Bullets, document: Document) -> None:
    for item in block.items:
        document.add_paragraph(item, style="List Bullet")


@draw.register
def _(block: Callout, document: Document) -> None:
    document.add_paragraph(block.title, style="Callout title")
    for text in block.paragraphs:
        document.add_paragraph(text, style="Callout")


@draw.register
def _(block: Table, document: Document) -> None:
    document.add_paragraph(block.caption, style="Caption")
    wide = [Length(round(WIDTH * share)) for share in widths(block)]
    grid = _grid(document, wide, len(block.cells) + 1, first_column=int(block.row_heads))
    grid._tbl.tblPr.append(element("tblCaption", val=block.caption))
    rows = [[Cell(head, Mark.DONE) for head in block.heads], *block.cells]
    for number, (row, cells) in enumerate(zip(grid._tbl.tr_lst, rows, strict=True)):
        properties = row.get_or_add_trPr()
        properties.append(element("cantSplit"))
        if number == 0:
            properties.append(element("tblHeader"))
        for place, cell in zip(row.tc_lst, cells, strict=True):
            rule = line("bottom", eighths=4 if number else 8, colour=HAIR if number else INK)
            place.get_or_add_tcPr().append(element("tcBorders", rule))
            _write(_Cell(place, grid).paragraphs[0], cell, stays=number == 0)
    _breathe(document)


@draw.register
def _(block: Columns, document: Document) -> None:
    grid = _grid(document, [Length(WIDTH // 2)] * 2, 1, first_column=0)
    [row] = grid._tbl.tr_lst
    for place, column in zip(row.tc_lst, (block.left, block.right), strict=True):
        place.get_or_add_tcPr().append(element("tcBorders", line("top", eighths=8, colour=INK)))
        _fill(_Cell(place, grid), column)
    _breathe(document)


def _fill(cell: _Cell, column: Column) -> None:
    """Write a titled list in one half of the page."""
    cell.paragraphs[0].add_run(column.title)
    cell.paragraphs[0].style = "List title"
    for item in column.items:
        cell.add_paragraph(item, style="List Bullet")


def _write(paragraph: Paragraph, cell: Cell, *, stays: bool) -> None:
    """Write a cell: what is open in ember and in a frame, what is done in bold."""
    paragraph.style = "Cell"
    paragraph.paragraph_format.keep_with_next = stays or None
    if not cell.text:
        return
    run = paragraph.add_run(cell.text)
    run.bold = cell.mark in (Mark.DONE, Mark.OPEN) or None
    if cell.mark in (Mark.OPEN, Mark.SOFT):
        run.font.color.rgb = RGBColor.from_string(EMBER if cell.mark is Mark.OPEN else SOFT)
    if cell.mark is Mark.OPEN:
        run._r.get_or_add_rPr().append(element("bdr", val="single", sz=6, space=0, color=EMBER))


def _grid(document: Document, columns: Sequence[Length], rows: int, *, first_column: int) -> Grid:
    """Return a table as wide as the text, its columns fixed and without the lines of an office program."""
    grid: Grid = document.add_table(rows, len(columns))
    margins = [element(side, w=wide, type="dxa") for side, wide in (("left", 0), ("right", GUTTER.twips))]
    grid._tbl.tblPr[:] = [
        element("tblW", w=sum(wide.twips for wide in columns), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *margins),
        element(
            "tblLook", firstRow=1, lastRow=0, firstColumn=first_column, lastColumn=0, noHBand=1, noVBand=1
        ),
    ]
    for column, wide in zip(grid._tbl.tblGrid.gridCol_lst, columns, strict=True):
        column.w = wide
    for row in grid._tbl.tr_lst:
        for place, wide in zip(row.tc_lst, columns, strict=True):
            place.width = wide
    return grid


def _breathe(document: Document) -> None:
    """Leave a little space under a table, which has none of its own."""
    form = document.add_paragraph()._p.get_or_add_pPr()
    form.append(element("spacing", before=0, after=0, line=120, lineRule="exact"))
