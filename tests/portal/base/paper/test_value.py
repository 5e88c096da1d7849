"""A sheet refuses what would say nothing, and holds only what every document can."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal.base.paper import (
    Bullets,
    Callout,
    Cell,
    Column,
    Facts,
    Heading,
    Paper,
    Prose,
    Table,
    UnsoundPaper,
)

NONSENSE: dict[str, Callable[[], object]] = {
    "a paper without a title": lambda: Paper(" ", [Prose("Wij.")]),
    "a paper without blocks": lambda: Paper("Blad", []),
    "a language without words": lambda: Paper("Blad", [Prose("Wir.")], language="de"),
    "a heading that skips a level": lambda: Paper("Blad", [Heading("Deel", 2)]),
    "a level that no paper has": lambda: Heading("Deel", 3),
    "an empty heading": lambda: Heading("\n"),
    "prose of spaces": lambda: Prose(" \n "),
    "a list without items": lambda: Bullets([]),
    "an empty item": lambda: Bullets(["Wij", ""]),
    "a column without items": lambda: Column("Wat bewoners zeggen", []),
    "facts without rows": lambda: Facts([]),
    "a fact without words": lambda: Facts([("Opdracht", "")]),
    "a callout without a title": lambda: Callout("", "Wij."),
    "a table without rows": lambda: Table("Leden", ["Naam"], []),
    "a table without heads": lambda: Table("Leden", [], [[]]),
    "an empty head": lambda: Table("Leden", ["Naam", ""], [["De Brug", "ja"]]),
    "a row that is too short": lambda: Table("Leden", ["Naam", "Rol"], [["De Brug"]]),
    "a row that is too long": lambda: Table("Leden", ["Naam"], [["De Brug", "ja"]]),
    "a row without a head": lambda: Table("Leden", ["Naam", "Rol"], [["", "ja"]]),
}


@pytest.mark.parametrize("make", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_refused_at_birth(make: Callable[[], object]) -> None:
    with pytest.raises(UnsoundPaper):
        make()


def test_a_ragged_row_is_named() -> None:
    with pytest.raises(UnsoundPaper, match=r"“Leden”, row 2: 1 cells under 2 heads"):
        Table("Leden", ["Naam", "Rol"], [["De Brug", "ja"], ["Jong Rijnmeer"]])


def test_a_table_without_row_heads_may_begin_a_row_with_nothing() -> None:
    table = Table("Leden", ["Naam", "Rol"], [["", "ja"]], row_heads=False)

    assert table.cells == ((Cell(""), Cell("ja")),)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("een\r\ntwee\rdrie\u2028vier\x0bvijf", "een\ntwee\ndrie\nvier\nvijf"),
        ("nul\x00 bel\x07 half\ud83d niets\uffff", "nul bel half niets"),
        ("tab\tspatie", "tab spatie"),
        ("e\u0301e\u0301n", "één"),
        ("  rand  ", "rand"),
    ],
)
def test_a_text_keeps_what_every_document_can_hold(typed: str, kept: str) -> None:
    assert Prose(typed).text == kept


def test_an_empty_line_begins_a_paragraph_and_a_new_line_does_not() -> None:
    assert Prose("Een.\nTwee.\n\n \nDrie.").paragraphs == ("Een.\nTwee.", "Drie.")


def test_an_item_and_a_cell_are_one_paragraph() -> None:
    assert Bullets(["Een.\n\n\nTwee."]).items == ("Een.\nTwee.",)
    assert Cell("Een.\n\nTwee.").text == "Een.\nTwee."


def test_a_title_is_one_line() -> None:
    assert Paper("Samen\naan tafel", [Prose("Wij.")]).title == "Samen aan tafel"
