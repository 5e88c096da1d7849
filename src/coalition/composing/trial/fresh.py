"""The first answer of a fresh process: how long somebody waits for it, and what it takes in memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from coalition.composing.answer_parts import Ask
from coalition.composing.problem import Problem

SCRIPT = """
import resource, sys
from coalition.composing import Problem, solve
with open(sys.argv[1], "rb") as file:
    problem = Problem.from_json(file.read())
solve(problem, ask=sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
MOST_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Fresh:
    """Seconds from the start of a process to the end of it, and the most memory it held, in megabytes."""

    seconds: float
    megabytes: float


def fresh(problem: Problem, ask: Ask) -> Fresh:
    """Answer one question in a process of its own that reads the problem from a file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "problem.json"
        file.write_text(problem.to_json(), encoding="utf-8")
        env = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        start = time.perf_counter()
        told = subprocess.run(  # noqa: S603 - our own interpreter, our own script
            [sys.executable, "-c", SCRIPT, str(file), ask],
            env=env,
            capture_output=True,
            check=True,
            timeout=MOST_SECONDS,
        )
        seconds = time.perf_counter() - start
    bytes_each = 1 if sys.platform == "darwin" else 1024
    return Fresh(seconds, int(told.stdout) * bytes_each / 1e6)


__all__ = ["Fresh", "fresh"]
