"""The demo starts as README says, on another port where its own is taken, and leaves nothing running."""

from __future__ import annotations

import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.house.tree import ROOT

PATIENCE = 45


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def data() -> Iterator[Path]:
    """A folder that the database's own user can reach, as pytest's are not when we are root."""
    with tempfile.TemporaryDirectory(prefix="warme-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


@pytest.fixture
def demo(data: Path, taken_port: int) -> Iterator[subprocess.Popen[str]]:
    """`make demo` with a database of its own; whatever was started ends with the test, also when it fails."""
    setup = runpy.run_path(str(ROOT / "scripts" / "setup.py"))
    assert setup["STAMP"].read_text() == setup["fingerprint"](), (
        "run `make setup` first: a test installs nothing"
    )
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "WARME_ORIGIN"}}
    env |= {"WARME_DATA": str(data), "WARME_PORT": str(taken_port)}
    command = ["make", "demo", f"PYTHON={sys.executable}"]
    running = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    watchdog = threading.Timer(PATIENCE, end_all_in, [data])
    watchdog.start()
    yield running
    watchdog.cancel()
    end_all_in(data)
    running.communicate()


def running_in(folder: Path) -> dict[int, str]:
    """Return every process that was started with this folder for its data, with its command (Linux)."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if os.fsencode(str(folder)) in (process / "environ").read_bytes():
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ")
                found[int(process.name)] = command.decode()
    return found


def end_all_in(folder: Path) -> None:
    for number in running_in(folder):
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)


def test_make_demo_serves_its_first_page_and_ends_cleanly(
    demo: subprocess.Popen[str], taken_port: int, data: Path
) -> None:
    assert demo.stdout is not None
    address = next(line for line in demo.stdout if "Open http" in line)
    port = int(address.split("localhost:")[1].split("/")[0])
    with urllib.request.urlopen(f"http://localhost:{port}/", timeout=20) as page:
        html = page.read().decode()
    kinds = " ".join(running_in(data).values())

    demo.send_signal(signal.SIGTERM)
    demo.communicate(timeout=20)

    assert port != taken_port
    assert "Warme coalities" in html
    assert "postgres" in kinds
    assert "procrastinate worker" in kinds
    assert running_in(data) == {}
