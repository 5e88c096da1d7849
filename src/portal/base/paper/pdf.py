"""A sheet as a PDF that also a screen reader can read (PDF/UA-1), set by typst from `sheet.typ`.

The words of a sheet go in as data (JSON), never as markup, so nothing that somebody types can be run, read a
file or ask the network. `sheet.typ` imports nothing, and typst sees an empty folder as its whole world.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from portal.base.paper.furniture import furniture
from portal.base.paper.parts import longest_part
from portal.base.paper.value import LANGUAGES, Block, Paper, PaperTooLong, Table
from portal.base.paper.widths import widths

HERE = Path(__file__).parent
SIZES = (10.5, 10.0, 9.5, 9.0)
"""Points of the text: the first is ours, the others are tried when a sheet of one page does not fit."""
NO_LETTER = "□"
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_WITH_BOXES = re.compile("[^\x00-\u024f\u0370-\u0377\u0384-\u03ce\u0400-\u045f\u2010-\u2026\u20ac]")
"""All but the signs that our letters surely show, should naming them one by one not end."""
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def as_pdf(paper: Paper) -> bytes:
    """Return the sheet as a tagged PDF; the same sheet gives the same bytes.

    Raises `PaperTooLong` when a sheet for one page does not fit on it.
    """
    return _set(paper, fitting_size(paper), format="pdf", pdf_standards=["ua-1"])[0]


def fitting_size(paper: Paper) -> float:
    """Return the size of the text in points: ours, or a smaller one that keeps a sheet on its one page."""
    if not paper.one_page:
        return SIZES[0]
    for size in SIZES:
        pages = len(_set(paper, size, format="svg"))
        if pages == 1:
            return size
    raise PaperTooLong(pages, longest_part(paper))


def _set(paper: Paper, size: float, **how: Any) -> list[bytes]:
    """Have the sheet set; a sign that none of our letters shows becomes a box, for PDF/UA wants letters."""
    data = json.dumps(_data(paper), ensure_ascii=False)
    for _ in range(3):
        try:
            return _compile(data, size, **how)
        except typst.TypstError as error:
            data = data.translate(_boxes(error))
    return _compile(_WITH_BOXES.sub(NO_LETTER, data), size, **how)


def _boxes(error: typst.TypstError) -> dict[int, str]:
    """Return what to put a box for: the signs of other alphabets in what could not be shown; or raise again.

    Plain letters (ASCII) are never the cause, though they may be named with a sign that they carry.
    """
    unshown = [
        _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _UNSHOWN.findall(error.diagnostic)
    ]
    if not unshown:
        raise error
    return {ord(sign): NO_LETTER for text in unshown for sign in text if not sign.isascii()}


def _compile(data: str, size: float, **how: Any) -> list[bytes]:
    """Run typst once, with our letters only, in a folder of its own where nothing is."""
    with TemporaryDirectory(prefix="sheet-") as nowhere:
        made: Any = typst.compile(
            (HERE / "sheet.typ").read_bytes(),
            root=nowhere,
            font_paths=[str(HERE / "fonts")],
            ignore_system_fonts=True,
            package_path=nowhere,
            package_cache_path=nowhere,
            sys_inputs={"paper": data, "size": str(size)},
            **how,
        )
    return made if isinstance(made, list) else [made]


def _data(paper: Paper) -> dict[str, Any]:
    """Return the sheet as plain values for the template."""
    words = furniture(paper.language)
    on = paper.on
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "about": paper.about,
        "foot": paper.foot,
        "draft": words.draft if paper.draft else "",
        "page": words.page,
        "locale": LANGUAGES[paper.language].split("-"),
        "on": [on.year, on.month, on.day] if on else None,
        "blocks": [_block(block) for block in paper.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    """Return one block as plain values."""
    data = {"kind": block.kind, **asdict(block)}
    if isinstance(block, Table):
        data["widths"] = widths(block)
    return data
