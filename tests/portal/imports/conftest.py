"""Handing in a file as the office does, and reading what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

HandIn = Callable[..., Any]


@pytest.fixture
def margriet(person: Callable[[str], Any]) -> Any:
    return person("Margriet")


@pytest.fixture
def hand_in(margriet: Any) -> HandIn:
    """Hand in lines of a CSV file and return the import."""
    return lambda subject, *lines: kept_from(margriet, subject, *lines)


def kept_from(actor: Any, subject: str, *lines: str) -> Any:
    from portal.members.actions import keep_import
    from portal.members.bridge.imports import laid_out, read_sheet

    raw = "\n".join(lines).encode()
    table = laid_out(read_sheet(raw), subject)
    return keep_import(actor=actor, subject=subject, name="leden.csv", raw=raw, table=table)


def take(actor: Any, kept: Any, **how: Any) -> Any:
    from portal.members.actions import take_import

    return take_import(actor=actor, number=kept.pk, **how)


def undo(actor: Any, kept: Any) -> Any:
    from portal.members.actions import undo_import

    return undo_import(actor=actor, number=kept.pk)


def states(kept: Any) -> list[str]:
    return [row["state"] for row in kept.rows]


def said(kept: Any) -> list[str]:
    """Return in Dutch what is wrong and what was noted, row for row."""
    from django.utils import translation

    from portal.members.bridge.imports import from_json, shown

    with translation.override("nl"):
        rows = shown([from_json(row) for row in kept.rows], kept.subject, kept.about["headings"])
        return [sentence for row in rows for sentence in (*row.faults, *row.notes)]
