"""Nothing in the repository knows the machine on which it was made, or where packages come from."""

from __future__ import annotations

import re

from tests.house.tree import name, our_files

FORBIDDEN = re.compile(
    rb"/[r]oot/|/[h]ome/\w|pypi[.]org|pythonhosted[.]org|registry[.]npmjs|[s]hared/design", re.ASCII
)
"""With brackets, so that this file does not match itself."""
LARGEST = 2_000_000


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = {name(file): FORBIDDEN.findall(file.read_bytes()) for file in our_files()}

    assert {file: words for file, words in found.items() if words} == {}


def test_no_file_is_large() -> None:
    assert [name(file) for file in our_files() if file.stat().st_size > LARGEST] == []


def test_no_path_is_odd() -> None:
    assert [name(file) for file in our_files() if not re.fullmatch(r"[\w./-]+", name(file), re.ASCII)] == []
