"""The invented association and notices, as they lie in samples/."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coalition.tenders import Notice, read
from coalition.trust import Network

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


@pytest.fixture
def folder() -> Path:
    """Return the folder of the samples."""
    return SAMPLES


@pytest.fixture
def sample() -> Callable[[str], Any]:
    """Return a JSON file of the association by its name."""
    return lambda name: json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture
def notice() -> Callable[[str], Notice]:
    """Return an invented notice by its name, read by the engine."""
    return lambda name: read((SAMPLES / "notices" / f"{name}.xml").read_bytes(), name)


@pytest.fixture(scope="session")
def network() -> Network:
    """Return the network of the samples."""
    return Network.from_json((SAMPLES / "network.json").read_bytes(), "network.json")
