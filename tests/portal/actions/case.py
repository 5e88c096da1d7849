"""What a case is: one action, a call that works, and where its module names the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Case:
    """One action: where its module names the log, a call that works, and what is there before."""

    log: str
    act: Callable[[Any, Any], Any]
    before: Callable[[Any, Any], Any] = lambda wilma, brug: None


def case(app: str, action: str, /, *, log: str = "record", before: Any = None, **fields: Any) -> Case:
    does = getattr(import_module(f"portal.{app}.actions"), action)

    def act(wilma: Any, brug: Any) -> Any:
        values = {key: value(wilma, brug) if callable(value) else value for key, value in fields.items()}
        return does(**values)

    place = f"{does.__module__}.{log}"
    return Case(place, act, before) if before else Case(place, act)
