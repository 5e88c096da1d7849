"""The few pieces of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def element(tag: str, *children: BaseOxmlElement, **values: object) -> BaseOxmlElement:
    """Return a `w:` element with its attributes and children."""
    made = cast(BaseOxmlElement, OxmlElement(f"w:{tag}"))
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def line(side: str, *, eighths: int, colour: str, space: int = 0) -> BaseOxmlElement:
    """Return one side of a border, its thickness in eighths of a point."""
    return element(side, val="single", sz=eighths, space=space, color=colour)


def the(tag: str, within: BaseOxmlElement) -> BaseOxmlElement:
    """Return the one `w:` element of this name that is known to be there."""
    [found] = within.findall(qn(f"w:{tag}"))
    return cast(BaseOxmlElement, found)
