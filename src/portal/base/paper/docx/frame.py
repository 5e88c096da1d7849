"""What stands around a sheet: its title, the word for a draft, its foot and the numbers of its pages."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from portal.base.paper.docx.look import EMBER, WIDTH
from portal.base.paper.docx.xml import element, line, the
from portal.base.paper.furniture import PAGE, PAGES, furniture
from portal.base.paper.value import Paper

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""When a sheet without a day was made, as far as its file tells."""
FIELDS = {PAGE: "PAGE", PAGES: "NUMPAGES"}


def put_frame(document: Document, paper: Paper) -> None:
    """Fill the properties of the file, the head of every page but the first, and the foot of all."""
    told = document.core_properties
    told.title, told.subject = paper.title, paper.subtitle[:255]
    told.author = told.last_modified_by = told.comments = ""
    made = datetime.combine(paper.on, time(12), UTC) if paper.on else LONG_AGO
    told.created = told.modified = made
    words = furniture(paper.language)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    head = _edge(section.header.paragraphs[0], paper.title)
    if paper.draft:
        _draft(head, "\t" + words.draft)
    for footer in (section.first_page_footer, section.footer):
        _number(_edge(footer.paragraphs[0], paper.foot), words.page)


def put_title(document: Document, paper: Paper) -> None:
    """Write what a reader sees first, under the one ember line of the sheet."""
    if paper.draft:
        document.add_paragraph(furniture(paper.language).draft, style="Draft")
    document.add_paragraph(paper.title, style="Title")
    if paper.subtitle:
        document.add_paragraph(paper.subtitle, style="Subtitle")
    if paper.about:
        document.add_paragraph(paper.about, style="About")
    border = element("pBdr", line("top", eighths=24, colour=EMBER, space=8))
    the("pStyle", document.paragraphs[0]._p.get_or_add_pPr()).addnext(border)


def _edge(paragraph: Paragraph, words: str) -> Paragraph:
    """Write words at the left of a head or a foot; what follows a tab stands at the right."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(words)
    return paragraph


def _draft(paragraph: Paragraph, words: str) -> None:
    """Write the word for a draft so that it is seen."""
    run = paragraph.add_run(words)
    run.bold = True
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(EMBER)


def _number(paragraph: Paragraph, words: str) -> None:
    """Write how pages are numbered, the numbers as fields that the program fills in."""
    for part in re.split(r"(\{\w+\})", "\t" + words):
        if part in FIELDS:
            run = element("r", element("t"))
            run[0].text = "1"
            paragraph._p.append(element("fldSimple", run, instr=f" {FIELDS[part]} "))
        else:
            paragraph.add_run(part)
