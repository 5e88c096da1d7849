"""Compiled loops over arrays: the same functions run, slowly, as plain Python where Numba is missing.

`WARME_PLAIN=1` asks for the plain ones: they give the same answers in the same steps, and tests hold the
compiled ones to them. `make setup` compiles all, so that nobody waits for it. Compiled code is kept in a
folder of its own for each state of the sources: Numba itself does not see when a function that another
file calls has changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

numba: Any
try:
    import numba
except ImportError:  # a Python that Numba does not know yet
    numba = None

COMPILED = numba is not None and os.environ.get("WARME_PLAIN") != "1"
SOURCES = ("kernels", "visiting")
"""Folders of composing in which functions are compiled."""


def sources_digest() -> str:
    """Return what compiled code follows from."""
    digest = sha256(getattr(numba, "__version__", "").encode())
    for folder in SOURCES:
        for path in sorted((Path(__file__).resolve().parents[1] / folder).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def cache_folder() -> Path:
    """Return where compiled code is kept: beside the sources, or in the user's cache where that cannot be."""
    beside = Path(__file__).resolve().parent / "__pycache__"
    writable = os.access(beside if beside.exists() else beside.parent, os.W_OK)
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "warme-coalities"
    return (beside if writable else home) / f"compiled-{sources_digest()}"


if COMPILED and not os.environ.get("NUMBA_CACHE_DIR"):
    numba.config.CACHE_DIR = str(cache_folder())


def compiled(function: F) -> F:
    """Compile a function of arrays and numbers at its first call, and keep it for later processes."""
    if not COMPILED:
        return function
    kept: F = numba.njit(cache=True, nogil=True)(function)
    return kept
