"""Names in the drawing of a table are broken where Dutch breaks words."""

from __future__ import annotations

import pytest

from portal.base.drawing import LETTERS_A_LINE, name_lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("De Brug Welzijn", ["De Brug", "Welzijn"]),
        ("Noorderbaken Maatschappelijk Werk", ["Noorderbaken", "Maatschappe-", "lijk Werk"]),
        ("Jongerenwerkplaats", ["Jongeren-", "werkplaats"]),
        ("Strrrrrrrrrrrrrng", ["Strrrrrrrrr-", "rrrrng"]),
        ("Wijkbijeenkomsten", ["Wijkbijeen-", "komsten"]),
        ("Buurtrichelijkheid", ["Buurtriche-", "lijkheid"]),
        ("", [""]),
    ],
)
def test_a_name_stands_in_short_lines(name: str, lines: list[str]) -> None:
    assert name_lines(name) == lines
    assert all(len(line) <= LETTERS_A_LINE for line in lines)
