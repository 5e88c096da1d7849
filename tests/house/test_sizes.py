"""No file and no folder grows past what one can hold in mind."""

from __future__ import annotations

from collections import Counter

from tests.house.tree import ROOT, name, our_files

MOST_LINES = 400
MOST_FILES = 15
MAY_BE_FULL = {"migrations", "templates", "golden", "samples"}


def test_no_python_file_is_over_400_lines() -> None:
    lengths = {
        name(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in our_files()
        if file.suffix == ".py"
    }

    assert {file: lines for file, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_folder_holds_over_15_files() -> None:
    folders = Counter(
        file.parent for file in our_files() if not MAY_BE_FULL & set(file.relative_to(ROOT).parts)
    )

    assert {name(folder): files for folder, files in folders.items() if files > MOST_FILES} == {}


def test_every_python_file_opens_with_one_sentence() -> None:
    first = {
        name(file): file.read_text(encoding="utf-8").split("\n", 1)[0]
        for file in our_files()
        if file.suffix == ".py" and file.stat().st_size and "migrations" not in file.parts
    }

    assert [file for file, line in first.items() if not line.startswith('"""')] == []
