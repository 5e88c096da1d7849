"""A room of Wilma in which Jeroen takes part, and their browsers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.portal.coalitions.rooms import a_room
from tests.portal.visitors import visit


@pytest.fixture
def room(db: None) -> Any:
    from portal.coalitions import actions

    wilma, jeroen = a_room()
    actions.keep_promise(actor=jeroen.person, participant=jeroen)
    return wilma.room


@pytest.fixture
def wilma(person: Callable[[str], Any], room: Any) -> Client:
    return visit("D", person)


@pytest.fixture
def jeroen(person: Callable[[str], Any], room: Any) -> Client:
    return visit("F", person)
