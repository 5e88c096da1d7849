"""`make clean` removes what commands made, and nothing else."""

from __future__ import annotations

import fcntl
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.tree import ROOT

from portal.base import postgres

SCRIPT = ROOT / "scripts" / "clean.py"
MADE = [
    ".venv/bin/python",
    "build/static/x.css",
    "node_modules/axe/axe.js",
    "var/mail/a.eml",
    "src/__pycache__/a.pyc",
]
KEPT = ["README.md", "src/portal/base/static/base/base.css", "samples/network.json"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in (*MADE, *KEPT, "data/postgres/users.lock", "data/postgres/data/PG_VERSION", "data/mine.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "scripts").mkdir()
    shutil.copy(SCRIPT, tmp_path / "scripts")
    return tmp_path


def clean(checkout: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"WARME_DATA": str(checkout / "data")}
    command = [sys.executable, checkout / "scripts" / "clean.py"]
    return subprocess.run(command, env=env, capture_output=True, text=True)


def test_what_was_made_is_removed_and_what_was_written_is_kept(checkout: Path) -> None:
    told = clean(checkout)

    assert told.returncode == 0, told.stderr
    assert [name for name in MADE if (checkout / name).exists()] == []
    assert all((checkout / name).exists() for name in (*KEPT, "data/mine.txt"))
    assert not (checkout / "data" / "postgres").exists()


def test_nothing_is_removed_under_a_running_demo(checkout: Path) -> None:
    with (checkout / "data" / "postgres" / "users.lock").open("a") as user:
        fcntl.flock(user, fcntl.LOCK_SH)
        told = clean(checkout)

    assert "still running" in told.stderr
    assert all((checkout / name).exists() for name in MADE)


@pytest.mark.parametrize("chosen", ["", "/somewhere/else"])
def test_the_database_is_sought_where_the_site_keeps_it(chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARME_DATA", chosen)

    assert runpy.run_path(str(SCRIPT))["database_folder"]() == postgres.place().folder
