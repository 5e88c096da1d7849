"""Removes what this checkout made: environment, build, the demo's database. Needs Python only."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
MADE = (
    ".venv", "build", "var", "node_modules", "src/portal/base/static/base/fonts",
    "src/portal/base/paper/fonts", ".coverage",
    ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache",
)  # fmt: skip
PATIENCE_SECONDS = 20


def main() -> None:
    """Stop the database when nobody uses it, then remove everything that .gitignore leaves out."""
    database = database_folder()
    if in_use(database):
        sys.exit("The demo, or another command of this checkout, is still running: stop it first.")
    stop_server(database / "data")
    for path in (*made_here(), *of_the_database(database)):
        remove(path)
    with suppress(OSError):  # others' databases may stand beside ours
        database.parent.rmdir()


def database_folder() -> Path:
    """Return where `portal.base.postgres` keeps the database of this checkout (a house test compares)."""
    if chosen := os.environ.get("WARME_DATA"):
        return Path(chosen).resolve() / "postgres"
    if os.getuid() == 0:
        return Path("/var/lib/warme-coalities") / digest(HERE)
    return HERE / "var" / "postgres"


def digest(folder: Path) -> str:
    """Return the short name of a folder."""
    return hashlib.sha256(os.fsencode(str(folder))).hexdigest()[:12]


def in_use(database: Path) -> bool:
    """Say whether a command holds the lock that every user of the database shares."""
    lock = database / "users.lock"
    if not lock.exists():
        return False
    with lock.open("a") as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def stop_server(data: Path) -> None:
    """Stop a server that nobody uses any more, as after a kill -9 of its last user."""
    with suppress(OSError, ValueError):
        number = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
        process = Path(f"/proc/{number}")
        if os.fsencode(str(data)) not in (process / "cmdline").read_bytes():
            return
        os.kill(number, signal.SIGINT)  # PostgreSQL's fast shutdown
        until = time.monotonic() + PATIENCE_SECONDS
        while process.exists() and time.monotonic() < until:
            time.sleep(0.1)


def made_here() -> Iterator[Path]:
    """Yield what commands made inside the checkout."""
    yield from (HERE / name for name in MADE)
    yield from HERE.glob(".coverage.*")
    yield from (HERE / "src" / "portal" / "locale").glob("*/LC_MESSAGES/*.mo")
    for folder in ("src", "tests", "scripts", "bench"):
        yield from list((HERE / folder).rglob("__pycache__"))


def of_the_database(database: Path) -> Iterator[Path]:
    """Yield the database's folder, if we made it, and the folder of its socket where that is apart."""
    if (database / "users.lock").exists():
        yield database
    yield Path(tempfile.gettempdir()) / f"warme-{os.getuid()}-{digest(database)}"


def remove(path: Path) -> None:
    """Remove a file, a link (not what it points at) or a whole folder, and say so."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        return
    if path.name != "__pycache__":
        print(f"removed {path}")


if __name__ == "__main__":
    main()
