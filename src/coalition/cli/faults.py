"""What goes wrong, said in one line on stderr with an exit code for each kind."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from coalition.cli.files import AboutFile
from coalition.cli.page import shown
from coalition.errors import CoalitionError

FAULT = 70
"""The exit code of a fault of ours (EX_SOFTWARE of sysexits)."""


class Group(TyperGroup):
    """The commands together: whatever one raises ends in words, never in a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; a refusal ends with its own exit code, a fault of ours with 70."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (typer.Exit, typer.Abort, TyperException):
            raise
        except AboutFile as problem:
            raise typer.Exit(told(problem.refusal, problem.file)) from None
        except CoalitionError as refusal:
            raise typer.Exit(told(refusal)) from None
        except Exception as fault:  # the outermost edge: whoever runs this cannot read a traceback
            if isinstance(fault, OSError) and fault.errno == errno.EPIPE:
                raise  # the reader has seen enough; Typer ends quietly
            raise typer.Exit(_our_fault(fault)) from None
        return result


def told(refusal: CoalitionError, file: str = "") -> int:
    """Say a refusal on stderr, after the file it is about, and return its exit code."""
    if refusal.exit_code == FAULT:
        return _our_fault(refusal)
    words = refusal.detail if refusal.where == "file" else str(refusal)
    complain(f"{file}: {words}" if file else words)
    return refusal.exit_code


def complain(words: str) -> None:
    """Write one line on stderr."""
    sys.stderr.write(f"warme: {shown(words)}\n")


def _our_fault(fault: Exception) -> int:
    if os.environ.get("WARME_TRACEBACK") == "1":
        traceback.print_exception(fault)
    complain(
        f"this is a fault in warme, not in your files ({type(fault).__name__}: {fault}); please report it. "
        "With WARME_TRACEBACK=1 it shows where."
    )
    return FAULT
