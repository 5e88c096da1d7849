"""The kept script builds the tables again, byte for byte, and they agree with their sources."""

import csv
import runpy
import sys
from importlib import resources
from pathlib import Path

import pytest

from coalition.areas import municipality

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "build_areas.py"
TABLES = ["municipalities.csv", "predecessors.csv", "nuts.csv", "outlines.csv"]


def test_building_again_gives_the_same_bytes(shared, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["build_areas.py", str(shared / "areas"), str(tmp_path)])

    runpy.run_path(str(SCRIPT), run_name="__main__")

    for name in TABLES:
        assert (tmp_path / name).read_bytes() == resources.files("coalition.areas").joinpath(
            name
        ).read_bytes()
    assert "outlines.csv: " in capsys.readouterr().out


@pytest.mark.parametrize("name", TABLES)
def test_each_table_names_its_source_and_licence_and_fits(name):
    data = resources.files("coalition.areas").joinpath(name).read_bytes()

    assert data.startswith(b"# ")
    assert b"CBS and Kadaster (PDOK), CC BY 4.0" in data
    assert b"copies of November 2026" in data
    assert len(data) < 250_000


def test_the_codes_of_the_case_book_are_those_of_cbs(shared):
    with (shared / "areas/gemeenten_2023plus_342.csv").open(encoding="utf-8", newline="") as file:
        source = {row["code"]: row["name"] for row in csv.DictReader(file)}

    for code in ("GM0484", "GM1884", "GM0569", "GM0363", "GM0503", "GM0917", "GM0296", "GM1969", "GM0479"):
        assert municipality(code).name == source[code]
