"""Every dependency says what it is for, and is held to its hash."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.house.tree import ROOT

LOCKS = sorted((ROOT / "lock").glob("*.txt"))
DEPENDENCY = re.compile(r'^(requires = \[|    )"[a-z0-9\[\]-]+[><=].*$', re.M)
REASON = re.compile(r"\]?,?\s*# \w+.*$")


def test_every_dependency_says_what_it_is_for() -> None:
    lines = [found.group() for found in DEPENDENCY.finditer((ROOT / "pyproject.toml").read_text())]

    assert len(lines) >= 25
    assert [line for line in lines if not REASON.search(line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_hashes(lock: Path) -> None:
    packages = re.split(r"\n(?=\S)", lock.read_text().strip())

    assert [package for package in packages if "--hash=sha256:" not in package] == []
    assert all(re.match(r"[a-z0-9._-]+==\S+", package) for package in packages)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_host(lock: Path) -> None:
    assert not re.search(r"://|^-i|--index", lock.read_text(), re.M)


def test_every_npm_package_has_its_hash_and_no_host() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
