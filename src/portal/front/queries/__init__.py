"""What pages that read from everywhere ask: the home page, and an export of one's own data."""

from portal.front.queries.exports import (
    attachments_of,
    bytes_of,
    demand_lists_of,
    hosted_by,
    imports_of,
    typed_by,
)
from portal.front.queries.home import Waiting, holds_demo, home

__all__ = [
    "Waiting",
    "attachments_of",
    "bytes_of",
    "demand_lists_of",
    "holds_demo",
    "home",
    "hosted_by",
    "imports_of",
    "typed_by",
]
