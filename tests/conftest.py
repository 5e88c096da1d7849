"""What all tests share: no network, and PostgreSQL only for those that ask for a database."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys go last: their browser keeps an event loop, in which Django refuses to read its tables."""
    items.sort(key=lambda item: "journeys" in item.path.parts)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data, for tests that need it; they skip, saying so, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(
            "the real data of ../shared/data is not here; the invented samples are tested all the same"
        )
    return SHARED


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections to other machines; sockets of this machine (PostgreSQL, a browser) are fine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> Any:
        local = isinstance(address, str | bytes) or address[0] in {"127.0.0.1", "localhost", "::1"}
        if not local:
            raise AssertionError(f"a test wanted to reach {address!r}: tests use no network")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def postgres() -> Iterator[None]:
    """The embedded server, unless DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    from portal.base import postgres as embedded

    with embedded.running():
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(postgres: None) -> None:
    """Start the server before pytest-django makes its test database."""
