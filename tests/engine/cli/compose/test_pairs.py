"""`warme compose` says what each pair did together in the one word that members may know."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from coalition.cli import app

SAMPLES = Path(__file__).resolve().parents[4] / "samples"
ASKED = [
    "compose",
    "--network",
    str(SAMPLES / "network.json"),
    "--demands",
    str(SAMPLES / "needs" / "rijnmeer-perceel-2.json"),
    "--asker",
    "de-brug-welzijn",
]


@pytest.mark.parametrize(
    ("language", "often", "unknown"),
    [("nl", "vaak samen gewerkt", "onbekend"), ("en", "often worked together", "unknown")],
)
def test_each_pair_has_its_word(language: str, often: str, unknown: str) -> None:
    told = CliRunner().invoke(app, [*ASKED, "--lang", language]).stdout

    lines = [" ".join(line.split()) for line in told.splitlines()]
    assert f"De Brug Welzijn – Jong Rijnmeer {often}" in lines
    assert f"Naast Elkaar – Zorgerf Polderkant {unknown}" in lines
