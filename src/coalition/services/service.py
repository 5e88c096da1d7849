"""Our list of services of social work and care, and which of them a CPV code points at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from coalition.errors import UnknownCode

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")
_CPV = re.compile(r"([0-9]{8})(?:-[0-9])?")


@dataclass(frozen=True, slots=True)
class Service:
    """One service: its names, what it is, and by which codes and Dutch words it is recognised.

    `cpv` are codes of eight digits, `iwmo` categories of two. The words of `in_company` are too common to
    count alone: they count in a list of services or as the title of a lot.
    """

    id: str
    nl: str
    en: str
    definition_nl: str
    definition_en: str
    cpv: tuple[str, ...]
    words: tuple[str, ...]
    iwmo: tuple[str, ...] = ()
    in_company: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an id that is not in kebab-case, a service without words, and codes of another shape."""
        if not _ID.fullmatch(self.id):
            raise UnknownCode(self.id, "is not an id in kebab-case")
        if not self.words:
            raise UnknownCode(self.id, "has no words by which to recognise it")
        for code in self.cpv:
            if not re.fullmatch("[0-9]{8}", code):
                raise UnknownCode(self.id, f"{code!r} is not a CPV code of eight digits")


@cache
def services() -> tuple[Service, ...]:
    """Return all services in the order in which people see them."""
    return tuple(_service(row) for row in _document()["service"])


@cache
def silent() -> tuple[str, ...]:
    """Return the phrases that hold a word of a service and do not ask for it."""
    return tuple(_document()["silent"])


def service(id: str) -> Service:
    """Return the service with this id ("youth-work")."""
    found = _by_id().get(id)
    if found is None:
        raise UnknownCode(id, "is not a service of our list; known here: " + ", ".join(_by_id()))
    return found


def by_cpv(code: str) -> tuple[str, ...]:
    """Return the ids of the services a CPV code points at: those with this code, or the nearest wider one.

    A code may carry its check digit ("85312310-5"). A code wider than all of ours says too little: nothing.
    """
    match = _CPV.fullmatch(code)
    if match is None:
        raise UnknownCode(code, "is not a CPV code: eight digits, perhaps with a check digit")
    return next((_by_code()[wider] for wider in _upwards(match[1]) if wider in _by_code()), ())


def _upwards(code: str) -> Iterator[str]:
    """Yield a code and the ever wider ones above it: a zero at the end widens, the first two digits stay."""
    digits = code.rstrip("0").ljust(2, "0")
    for length in range(len(digits), 1, -1):
        yield digits[:length].ljust(8, "0")


def _service(row: Mapping[str, Any]) -> Service:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    return Service(**fields)


@cache
def _by_id() -> Mapping[str, Service]:
    return MappingProxyType({one.id: one for one in services()})


@cache
def _by_code() -> Mapping[str, tuple[str, ...]]:
    codes = dict.fromkeys(code for one in services() for code in one.cpv)
    return MappingProxyType({code: tuple(one.id for one in services() if code in one.cpv) for code in codes})


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("services.toml").read_text(encoding="utf-8"))
