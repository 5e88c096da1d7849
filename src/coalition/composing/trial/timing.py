"""Seconds of processor time over many seeds, and where they were measured."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds on each seed; `unproven`: how many of them ended at the limit, without a proof."""

    seconds: tuple[float, ...]
    unproven: int = 0

    @property
    def median(self) -> float:
        """Return the middle of the seconds; what ended at the limit counts as that long."""
        return statistics.median(self.seconds)

    @property
    def worst(self) -> float:
        """Return the most seconds."""
        return max(self.seconds)


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return how many seconds of processor time something takes, and its result.

    By a stopwatch the same search took five times as long while the machine did other work.
    """
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def machine() -> str:
    """Return what is measured on: processor, cores, system and versions; never a name or an address."""
    packages = ", ".join(f"{name} {found}" for name in ("numpy", "numba") if (found := _version(name)))
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}; "
        f"Python {platform.python_version()}, {packages}"
    )


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return platform.machine()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{models[0]} ({platform.machine()})" if models else platform.machine()


__all__ = ["Timing", "machine", "timed"]
