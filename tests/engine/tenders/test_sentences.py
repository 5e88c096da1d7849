"""Sentences are cut where they end, and not after an abbreviation."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.tenders.sentences import sentences


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Wij vragen jongerenwerk. Ook ouderenwerk.", ("Wij vragen jongerenwerk.", "Ook ouderenwerk.")),
        ("Zie art. 2 en o.a. Wmo. Daarna meer.", ("Zie art. 2 en o.a. Wmo.", "Daarna meer.")),
        (
            "Dit geldt m.b.t. Brielle (incl. Rockanje). Klaar!",
            ("Dit geldt m.b.t. Brielle (incl. Rockanje).", "Klaar!"),
        ),
        ("1. Wmo Ondersteuning", ("1. Wmo Ondersteuning",)),
        ("Het is perceel 1. Daarna komt 2.", ("Het is perceel 1.", "Daarna komt 2.")),
        (
            "De contracten lopen af op 31.12.2018. Nieuwe volgen.",
            ("De contracten lopen af op 31.12.2018.", "Nieuwe volgen."),
        ),
        (
            "Wie doet mee? “Iedereen.” Mooi… Toch... Ja",
            ("Wie doet mee?", "“Iedereen.”", "Mooi… Toch...", "Ja"),
        ),
        ("Er is 1.716.000 EUR", ("Er is 1.716.000 EUR",)),
        ("Dhr. J. Jansen van St. Welzijn", ("Dhr. J. Jansen van St. Welzijn",)),
        ("... En verder", ("...", "En verder")),
        ("", ()),
        ("   ", ()),
    ],
)
def test_a_paragraph_falls_into_its_sentences(paragraph: str, expected: tuple[str, ...]) -> None:
    assert sentences(paragraph) == expected


@given(st.text(alphabet='abc. ABC?!()"1\n', max_size=80))
def test_nothing_of_a_paragraph_is_lost(paragraph: str) -> None:
    assert "".join("".join(sentences(paragraph)).split()) == "".join(paragraph.split())


@pytest.mark.parametrize("sign", [". ", "a. ", "! ", ")", "1. A ", ". A"])
def test_a_hundred_thousand_signs_are_cut_in_time(sign: str) -> None:
    paragraph = sign * (100_000 // len(sign))
    start = time.perf_counter()

    sentences(paragraph)

    assert time.perf_counter() - start < 1
