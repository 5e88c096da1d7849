"""Browsers of the three partners, each with the second factor behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.portal.visitors import visit

LETTERS = {"Wilma": "D", "Tarik": "T", "Jeroen": "F", "Ruud": "K"}


@pytest.fixture
def as_person(person: Callable[[str], Any]) -> Callable[[str], Client]:
    """Let somebody come to the site."""
    return lambda name: visit(LETTERS[name], person)
