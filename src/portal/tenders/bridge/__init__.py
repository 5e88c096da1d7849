"""Assignments between rows, values of the engine, and what people type."""

from portal.tenders.bridge.notices import DUTCH_TIME, keep, need, read
from portal.tenders.bridge.pasted import Line, read_table
from portal.tenders.bridge.typed import Day, Written, WrittenLot, fields, lots

__all__ = [
    "DUTCH_TIME",
    "Day",
    "Line",
    "Written",
    "WrittenLot",
    "fields",
    "keep",
    "lots",
    "need",
    "read",
    "read_table",
]
