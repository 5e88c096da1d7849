"""The documents say what there is, and the code says what it means."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from tests.house.tree import ENGINE, ROOT, our_files

ROOMS = sorted(folder.parent.name for folder in ENGINE.glob("*/__init__.py") if folder.parent.name != "cli")
PUBLIC = [
    (room, name)
    for room in ROOMS
    for name in importlib.import_module(f"coalition.{room}").__all__
]  # fmt: skip
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
PAGES = [file for file in our_files() if file.suffix == ".md"]


def kinds() -> set[str]:
    """Return the names of every public class of the engine and every table of the portal."""
    found = {
        n for room, n in PUBLIC if inspect.isclass(getattr(importlib.import_module(f"coalition.{room}"), n))
    }
    return found | {model.__name__ for model in apps.get_models() if model.__module__.startswith("portal.")}


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_names_the_two_commands(command: str) -> None:
    assert f"`{command}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_commands_of_the_readme_work() -> None:
    [commands] = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    told = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands], cwd=ROOT, env=os.environ | {"PATH": path},
        capture_output=True, text=True,
    )  # fmt: skip

    assert commands.count("warme ") == 5
    assert told.returncode == 0, told.stderr
    assert "De Brug Welzijn leads" in told.stdout


@pytest.mark.parametrize(("room", "name"), PUBLIC)
def test_a_public_name_says_what_it_means(room: str, name: str) -> None:
    thing = getattr(importlib.import_module(f"coalition.{room}"), name)
    if inspect.isclass(thing) or inspect.isfunction(thing):
        assert thing.__doc__
        assert not thing.__doc__.startswith(f"{name}(")


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_noun_of_the_code_is_in_the_glossary(kind: str) -> None:
    assert f"`{kind}`" in GLOSSARY


def test_decisions_are_numbered_without_gaps_and_headed_by_their_number() -> None:
    headings = [file.read_text(encoding="utf-8").split(".", 1)[0] for file in ADRS]

    assert headings == [f"# {number}" for number in range(1, len(ADRS) + 1)]
    assert [file.name[:4] for file in ADRS] == [f"{number:04}" for number in range(1, len(ADRS) + 1)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_picture_of_the_manual_is_there_and_every_picture_is_named() -> None:
    manual = ROOT / "docs" / "handleiding"
    pages = "".join(page.read_text(encoding="utf-8") for page in manual.glob("*.md"))
    named = re.findall(r"!\[[^\]]{10,}\]\((beelden/[^)]+)\)", pages)

    assert sorted(named) == sorted(f"beelden/{file.name}" for file in (manual / "beelden").iterdir())
    assert [file.name for file in (manual / "beelden").iterdir() if file.stat().st_size > 150_000] == []
