"""A sheet as a DOCX with real headings, lists and table heads, for who has to change or add something."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as Docx

from portal.base.paper.docx.blocks import draw
from portal.base.paper.docx.frame import put_frame, put_title
from portal.base.paper.docx.letters import embed_letters
from portal.base.paper.docx.look import dress
from portal.base.paper.docx.pack import packed
from portal.base.paper.pdf import fitting_size
from portal.base.paper.value import Paper

__all__ = ["as_docx"]


def as_docx(paper: Paper) -> bytes:
    """Return the sheet as a DOCX; the same sheet gives the same bytes.

    A sheet for one page has the size of text that its PDF has, and raises `PaperTooLong` where that does.
    """
    document: Docx = Document()
    dress(document, paper.language, fitting_size(paper))
    embed_letters(document)
    put_frame(document, paper)
    put_title(document, paper)
    for block in paper.blocks:
        draw(block, document)
    made = BytesIO()
    document.save(made)
    return packed(made.getvalue())
