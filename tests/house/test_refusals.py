"""Every refusal of the engine has a sentence, and that sentence has Dutch."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from django.utils import translation
from tests.house.tree import PORTAL

import coalition
from coalition.errors import CoalitionError
from portal.base.refusals import REFUSALS


def refusals(kind: type[CoalitionError]) -> Iterator[type[CoalitionError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from refusals(below)


for module in pkgutil.walk_packages(coalition.__path__, "coalition."):
    importlib.import_module(module.name)
KINDS = [kind for kind in refusals(CoalitionError) if not kind.__module__.startswith("coalition.cli.")]
"""Those of the command line are said by the command line."""
with (PORTAL / "locale" / "nl" / "LC_MESSAGES" / "django.po").open("rb") as file:
    DUTCH = read_po(file, locale="nl")


def test_a_code_belongs_to_one_refusal() -> None:
    codes = [kind.code for kind in KINDS]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_refusal_has_a_sentence_with_dutch(kind: type[CoalitionError]) -> None:
    with translation.override("en"):
        sentence = str(REFUSALS[kind.code])

    known = DUTCH.get(sentence)

    assert known is not None
    assert known.string


@pytest.mark.parametrize("code", REFUSALS)
def test_no_sentence_outlives_its_refusal(code: str) -> None:
    assert code in {kind.code for kind in KINDS}
