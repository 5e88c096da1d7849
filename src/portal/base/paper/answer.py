"""A sheet as what a browser saves."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _

from portal.base.paper.docx import as_docx
from portal.base.paper.pdf import as_pdf
from portal.base.paper.value import Paper, PaperTooLong

KINDS = {
    "pdf": (as_pdf, "application/pdf"),
    "docx": (as_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def as_download(paper: Paper, kind: str, *, name: str = "") -> HttpResponse:
    """Return the sheet as a file (`pdf` or `docx`) that no shared cache keeps, named after its title.

    Raises `PaperTooLong` where the sheet has to fit on one page and does not; `too_long` has the sentence.
    """
    make, content_type = KINDS[kind]
    answer = HttpResponse(make(paper), content_type=content_type)
    file_name = f"{slugify(name or paper.title) or 'blad'}.{kind}"
    answer["Content-Disposition"] = content_disposition_header(True, file_name)
    answer["Cache-Control"] = "private, no-store"
    return answer


def too_long(refusal: PaperTooLong) -> str:
    """Return what somebody can do about a sheet that does not fit, in the reader's language."""
    return _("This does not fit on one page yet. Make “%(part)s” shorter, then try again.") % {
        "part": refusal.part
    }
