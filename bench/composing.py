"""The promise that an answer is there at once: the table of `warme bench composing`, in some minutes."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HERE / "src")]

from coalition.cli import app  # noqa: E402

SELECTION = (
    "--size",
    "500x40",
    "--seeds",
    "9",
    "--peers",
    "cpsat,highs",
    "--peer-seeds",
    "1",
    "--limit",
    "30s",
)
"""The size of the promises; one problem a question for the peers, which take up to the limit for each."""

if __name__ == "__main__":
    app(["bench", "composing", *SELECTION, *sys.argv[1:]], prog_name="bench/composing.py")
