"""The embedded server: made once, shared, found again after any way to die, by root and by anybody else."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from portal.base import postgres

ROOT = os.getuid() == 0
PROJECT = Path(__file__).resolve().parents[3]
NOBODY = 4_194_304
"""A process number that Linux never gives out (it stops one before)."""


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Path]:
    """A folder that the server's user may enter; pytest's own is closed to others than root."""
    folder = Path(tempfile.mkdtemp(prefix="warme-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def here(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> postgres.Place:
    """One server for this file; it is stopped between tests and made only once."""
    monkeypatch.setenv("WARME_DATA", str(open_folder / "plain"))
    return postgres.place()


def _ask(here: postgres.Place, question: str) -> Any:
    with psycopg.connect(
        host=str(here.socket), user=postgres.USER, dbname=postgres.database(), passfile=str(here.passfile)
    ) as connection:
        answer = connection.execute(question)
        return answer.fetchone()[0] if answer.description else None  # type: ignore[index]


def _pid(here: postgres.Place) -> int:
    return int((here.data / "postmaster.pid").read_text().split("\n", 1)[0])


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + 5
    while _alive(pid) and time.monotonic() < until:
        time.sleep(0.02)


def test_a_server_runs_as_long_as_it_is_needed_and_what_it_kept_is_there_again(here: postgres.Place) -> None:
    with postgres.running():
        _ask(here, "CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer")
        pid = _pid(here)
    stopped = not _alive(pid)
    with postgres.running():
        answer = _ask(here, "SELECT answer FROM kept")

    assert stopped
    assert answer == 42
    assert not (here.data / "postmaster.pid").exists()


def test_nobody_else_gets_in(here: postgres.Place) -> None:
    with postgres.running():
        asks = [_ask(here, f"SHOW {name}") for name in ("listen_addresses", "unix_socket_directories")]
        with pytest.raises(psycopg.OperationalError, match="no password supplied"):
            psycopg.connect(host=str(here.socket), user=postgres.USER, dbname="postgres", passfile=os.devnull)
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(host=str(here.socket), user=postgres.USER, dbname="postgres", password="warme")

    assert asks == ["", str(here.socket)]
    assert stat.S_IMODE(here.passfile.stat().st_mode) == 0o600
    assert stat.S_IMODE(here.folder.stat().st_mode) == 0o700
    assert not (here.folder / "wish").exists()


def test_the_second_user_keeps_it_running_after_the_first_is_done(here: postgres.Place) -> None:
    second = postgres.running()
    with postgres.running():
        pid = _pid(here)
        second.__enter__()
        same = _pid(here)

    still = _alive(pid)
    second.__exit__(None, None, None)

    assert (same, still) == (pid, True)
    assert not _alive(pid)


def test_a_user_in_another_process_that_is_killed_holds_nothing_up(here: postgres.Place) -> None:
    script = "from portal.base import postgres\nwith postgres.running():\n print('on', flush=True)\n input()"
    environment = os.environ | {"PYTHONPATH": str(PROJECT / "src")}
    with postgres.running():
        other = subprocess.Popen(
            [sys.executable, "-c", script], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert other.stdout and other.stdin
        told = other.stdout.readline()
        other.kill()
        other.wait()
        other.stdin.close()
        other.stdout.close()
        pid = _pid(here)

    assert told == b"on\n"
    assert not _alive(pid)


def test_a_server_that_was_killed_starts_again_with_all_that_was_acknowledged(here: postgres.Place) -> None:
    with postgres.running():
        _ask(here, "CREATE TABLE IF NOT EXISTS survives AS SELECT 'yes' AS said")
        with psycopg.connect(
            host=str(here.socket), user=postgres.USER, dbname=postgres.database(), passfile=str(here.passfile)
        ) as busy:
            busy.execute("SELECT 1")
            _kill(_pid(here))
            busy.close()
        with postgres.running():
            inside = _ask(here, "SELECT said FROM survives")
    with postgres.running():
        after = _ask(here, "SELECT said FROM survives")

    assert (inside, after) == ("yes", "yes")


def test_a_server_whose_last_command_was_killed_is_found_and_stopped(here: postgres.Place) -> None:
    script = "import os\nfrom portal.base import postgres\nwith postgres.running():\n os.kill(os.getpid(), 9)"
    environment = os.environ | {"PYTHONPATH": str(PROJECT / "src")}
    subprocess.run([sys.executable, "-c", script], env=environment, check=False, timeout=30)
    left = _pid(here)

    with postgres.running():
        found = _pid(here)

    assert found == left
    assert not _alive(left)


@pytest.mark.parametrize("pid", [str(NOBODY), str(os.getpid()), "1", "no number", ""])
def test_a_pid_file_that_lies_is_no_hindrance(pid: str, here: postgres.Place) -> None:
    with postgres.running():
        pass
    lie = here.data / "postmaster.pid"
    lie.write_text(f"{pid}\n{here.data}\n0\n5432\n{here.socket}\n\n0 0\nready\n")
    if ROOT:
        os.chown(lie, *postgres._server_ids())

    with postgres.running():
        answer = _ask(here, "SELECT 1")
        assert _pid(here) not in {NOBODY, os.getpid(), 1}

    assert answer == 1


@pytest.mark.parametrize("name", ["with spaces and 'quotes', \"both\", a@t", "heel-lang-" * 9, "é" * 60])
def test_a_folder_may_have_any_name(name: str, open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARME_DATA", str(open_folder / name))
    here = postgres.place()

    with postgres.running():
        answer = _ask(here, "SELECT 1")
    shutil.rmtree(here.socket, ignore_errors=True)

    assert answer == 1
    assert len(os.fsencode(str(here.socket / ".s.PGSQL.5432"))) <= 107
    assert here.socket != here.folder
    assert stat.S_IMODE(here.folder.stat().st_mode) == 0o700


def test_a_cluster_that_was_half_made_is_made_again(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARME_DATA", str(open_folder / "half"))
    here = postgres.place()
    here.data.mkdir(parents=True)
    (here.data / "PG_VERSION").write_text("18\n")
    if ROOT:
        shutil.chown(here.folder, *postgres._server_ids())

    with postgres.running():
        answer = _ask(here, "SELECT 1")

    assert answer == 1


def test_what_goes_wrong_is_said_in_words(here: postgres.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    with pytest.raises(postgres.PostgresTrouble, match="make setup"), postgres.running():
        pass


@pytest.mark.skipif(not ROOT, reason="only root has other users to give folders to")
def test_a_folder_of_somebody_else_is_refused(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARME_DATA", str(open_folder / "theirs"))
    folder = open_folder / "theirs" / "postgres"
    folder.mkdir(parents=True)
    os.chown(folder, 12345, 12345)

    with pytest.raises(postgres.PostgresTrouble, match="belongs to another user"), postgres.running():
        pass


@pytest.mark.skipif(not ROOT, reason="only for root the server runs as another user")
def test_for_root_the_server_runs_as_nobody(here: postgres.Place) -> None:
    with postgres.running():
        status = Path(f"/proc/{_pid(here)}/status").read_text()

    uid = pwd.getpwnam("nobody").pw_uid
    assert f"Uid:\t{uid}\t{uid}\t{uid}\t{uid}" in status
    assert here.data.stat().st_uid == uid


def _python_for_all() -> str | None:
    """Return a Python of this version that another user can start; root's own may lie in root's home."""
    for found in (sys.executable, f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"):
        real = Path(found).resolve()
        if real.exists() and all(parent.stat().st_mode & stat.S_IXOTH for parent in real.parents):
            return found
    return None


@pytest.mark.skipif(not ROOT, reason="this run is by an ordinary user already")
@pytest.mark.skipif(_python_for_all() is None, reason="no Python here that another user can start")
def test_an_ordinary_user_has_a_server_of_their_own(open_folder: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    home = open_folder / "ordinary"
    home.mkdir()
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    script = """
import os, psycopg
from portal.base import postgres
for _time in range(2):
    with postgres.running() as here, psycopg.connect(
        host=str(here.socket), user="warme", dbname=postgres.database(), passfile=str(here.passfile)
    ) as connection:
        print(os.getuid(), here.data.stat().st_uid, connection.execute("SELECT 1").fetchone()[0])
"""
    packages = Path(psycopg.__file__).parents[1]
    done = subprocess.run(
        [str(_python_for_all()), "-c", script],
        env={"WARME_DATA": str(home), "PYTHONPATH": f"{PROJECT / 'src'}:{packages}", "LC_ALL": "C.UTF-8"},
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )

    assert done.stderr == ""
    assert done.stdout == f"{nobody.pw_uid} {nobody.pw_uid} 1\n" * 2
