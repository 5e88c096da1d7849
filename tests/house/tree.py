"""The repository as its house rules see it: our files, their syntax trees, and what they import."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORTAL = ROOT / "src" / "portal"
ENGINE = ROOT / "src" / "coalition"
MADE_HERE = {".git", ".venv", "build", "var", "node_modules", "fonts", "__pycache__"}
"""Folders that commands make and .gitignore leaves out; so are all hidden ones but those of the rules."""
HIDDEN_AND_OURS = {".ci"}


@cache
def our_files() -> tuple[Path, ...]:
    """Return every file that belongs to the repository, with or without git, in order."""
    return tuple(sorted(_below(ROOT)))


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if f not in MADE_HERE and (f[0] != "." or f in HIDDEN_AND_OURS)]
        yield from (
            Path(place, name) for name in names if not name.startswith(".coverage") and name[-3:] != ".mo"
        )


def python_files(*folders: str) -> list[Path]:
    """Return our Python files below these folders of the repository."""
    return [
        file for file in our_files() if file.suffix == ".py" and file.relative_to(ROOT).parts[0] in folders
    ]


@cache
def tree_of(file: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"))


def imports_of(file: Path) -> set[str]:
    """Return every name that a file imports, wherever in it: `a.b` for `import a.b` and `from a import b`."""
    found: set[str] = set()
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update(f"{node.module or ''}.{alias.name}" for alias in node.names)
    return found


def name(file: Path) -> str:
    """Return how a message names a file: its path in the repository."""
    return str(file.relative_to(ROOT))
