"""Assignments between rows, values of the engine, and what people type."""

from portal.tenders.bridge.files import MOST_BYTES, NotKept, media_of, safe_name
from portal.tenders.bridge.notices import DUTCH_TIME, keep, need, read
from portal.tenders.bridge.pasted import Line, read_table
from portal.tenders.bridge.texts import DAYS, Merged, marks, merge, texts
from portal.tenders.bridge.typed import Day, Written, WrittenLot, as_written, fields, in_time, lots

__all__ = [
    "DAYS",
    "DUTCH_TIME",
    "MOST_BYTES",
    "Day",
    "Line",
    "Merged",
    "NotKept",
    "Written",
    "WrittenLot",
    "as_written",
    "fields",
    "in_time",
    "keep",
    "lots",
    "marks",
    "media_of",
    "merge",
    "need",
    "read",
    "read_table",
    "safe_name",
    "texts",
]
