"""Compiled loops over arrays: the same functions run, slowly, as plain Python where Numba is missing.

`WARME_PLAIN=1` asks for the plain ones: they give the same answers in the same steps, and tests hold the
compiled ones to them. Compiled code is kept beside the sources, or in the user's own cache where those
cannot be written; `make setup` compiles all, so that nobody waits for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

try:
    from numba import njit
except ImportError:  # a Python that Numba does not know yet
    njit = None

COMPILED = njit is not None and os.environ.get("WARME_PLAIN") != "1"


def compiled(function: F) -> F:
    """Compile a function of arrays and numbers at its first call, and keep it for later processes."""
    if not COMPILED:
        return function
    kept: F = njit(cache=True, nogil=True)(function)
    return kept
