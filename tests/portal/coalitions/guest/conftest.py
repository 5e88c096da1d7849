"""Riet, asked by mail for the place in Wilma's room, and her telephone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.portal.coalitions.guest.asked import ask_riet, mailed
from tests.portal.coalitions.rooms import start


@pytest.fixture
def question(db: None) -> Any:
    """What Riet is asked."""
    return ask_riet(start())


@pytest.fixture
def link(question: Any) -> str:
    """The address in her mail."""
    return f"/uitnodiging/{mailed()[0]}/"


@pytest.fixture
def riet(question: Any, link: str) -> Client:
    """Riet, who gave her code."""
    client = Client()
    client.post(link, {"code": mailed()[1]})
    return client


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let time pass."""
    from portal.base import clock

    def pass_by(**passed: int) -> None:
        now = clock.now() + timedelta(**passed)
        monkeypatch.setattr(clock, "now", lambda: now)
        monkeypatch.setattr(clock, "today", lambda: now.date())

    return pass_by


YES = {
    "name": "Huurdersgroep De Ster",
    "kind": "informal",
    "area": "Alphen aan den Rijn",
    "person": "Riet de Vries",
}
