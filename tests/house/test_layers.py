"""The same file names in each app, and imports that point one way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.tree import PORTAL, ROOT

NAMES = {
    "__init__", "apps", "urls", "views", "feeds", "tasks", "admin", "wagtail_hooks", "management", "forms",
    "actions", "access", "bridge", "queries", "models", "templates", "templatetags", "static", "migrations",
    "__pycache__",
}  # fmt: skip
APPS = sorted(file.parent for file in PORTAL.glob("*/apps.py") if file.parent.name != "base")


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_an_app_holds_the_files_that_every_app_holds(app: Path) -> None:
    assert {file.stem for file in app.iterdir()} - NAMES == set()


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_templates_and_styles_carry_the_name_of_their_app(app: Path) -> None:
    for kind in ("templates", "static"):
        assert {folder.name for folder in (app / kind).glob("*")} <= {app.name}


def test_imports_point_one_way() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True)

    assert told.returncode == 0, told.stdout + told.stderr
