"""Checks what can be checked without running the product: format, lint, types, arrows, migrations, Dutch."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable
CHECKS: dict[str, list[str | Path]] = {
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "types": [BIN / "mypy"],
    "direction of imports": [BIN / "lint-imports"],
    "migrations": [PYTHON, "-m", "portal.manage", "makemigrations", "--check", "--dry-run"],
    "Dutch": [PYTHON, "scripts/messages.py", "--check"],
}
FIXES: tuple[list[str | Path], ...] = (
    [BIN / "ruff", "check", "--fix", "--exit-zero", "--quiet", "."],
    [BIN / "ruff", "format", "--quiet", "."],
    [PYTHON, "scripts/messages.py", "--write"],
)


def main() -> None:
    """Run every check, say one line of each, and show what those that fail have to say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fix", action="store_true", help="format, tidy and collect texts first")
    os.chdir(HERE)
    if parser.parse_args().fix:
        for command in FIXES:
            subprocess.run(command, check=True)
    broken = [name for name, command in CHECKS.items() if not passes(name, command)]
    if broken:
        sys.exit(f"not right: {', '.join(broken)}")


def passes(name: str, command: list[str | Path]) -> bool:
    """Say whether a check passes; print its own words only when it does not."""
    start = time.monotonic()
    told = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    verdict = "not right" if told.returncode else "ok"
    print(f"{name:21} {verdict:10} {time.monotonic() - start:5.1f} s", flush=True)
    if told.returncode:
        print(told.stdout, flush=True)
    return told.returncode == 0


if __name__ == "__main__":
    main()
