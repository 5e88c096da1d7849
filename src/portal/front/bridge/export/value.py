"""What an export is made of: tables of rows, and files as they came."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of an export: the name of its files, what it tells, the tables it shows, and its rows."""

    name: str
    about: str | Promise
    shows: tuple[str, ...]
    """Labels of our tables (`members.offer`): a house test holds that no table is forgotten."""
    rows: Callable[[], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Beside:
    """A file as it came; its bytes are read when it is packed, one file at a time."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """All that one person or organisation takes along."""

    whose: str
    tables: Sequence[Table]
    files: Callable[[], Iterable[Beside]]


def as_row(of: models.Model, *leave: str) -> Row:
    """Return all columns of a row but bytes and those to leave out; what a model gains comes by itself."""
    return {
        field.name: getattr(of, field.attname)
        for field in of._meta.concrete_fields
        if field.name not in leave and not isinstance(field, models.BinaryField)
    }
