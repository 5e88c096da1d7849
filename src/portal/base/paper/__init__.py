"""A sheet as one value, from which the screen, print, PDF and DOCX all say the same."""

from portal.base.paper.value import (
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Columns,
    Facts,
    Heading,
    Mark,
    Paper,
    PaperTooLong,
    Prose,
    Table,
    UnsoundPaper,
)

__all__ = [
    "Block",
    "Bullets",
    "Callout",
    "Cell",
    "Column",
    "Columns",
    "Facts",
    "Heading",
    "Mark",
    "Paper",
    "PaperTooLong",
    "Prose",
    "Table",
    "UnsoundPaper",
]
