"""A DOCX packed anew, so that the same words give the same bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP knows."""


def packed(document: bytes) -> bytes:
    """Return the document with every part dated long ago, instead of now."""
    made = BytesIO()
    with ZipFile(BytesIO(document)) as parts, ZipFile(made, "w") as into:
        for name in parts.namelist():
            into.writestr(ZipInfo(name, LONG_AGO), parts.read(name), ZIP_DEFLATED)
    return made.getvalue()
