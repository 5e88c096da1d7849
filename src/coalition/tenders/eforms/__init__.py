"""eForms, in which notices are published since 2022."""

from coalition.tenders.eforms.document import ROOTS, read_eforms

__all__ = ["ROOTS", "read_eforms"]
