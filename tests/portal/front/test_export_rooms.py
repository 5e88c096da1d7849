"""What one takes along of rooms: one's own part of the rooms one is in, and not that there is another."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.portal.coalitions.rooms import a_room
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db


def _taken(client: Client, which: str) -> dict[str, Any]:
    """Return what the JSON files of an export hold, by name."""
    answer = client.post(f"/mijn-gegevens/{which}/")
    body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        return {name: json.loads(file.read(name)) for name in file.namelist() if name.endswith(".json")}


@pytest.fixture
def room() -> Any:
    from portal.coalitions import actions

    wilma, jeroen = a_room()
    actions.keep_promise(actor=jeroen.person, participant=jeroen)
    actions.begin_agreement(me=wilma, topic="task", title="de taak", text="Wij van De Brug doen dit.")
    actions.begin_agreement(me=jeroen, topic="start", title="begin", text="Wij van Rijnmeer beginnen.")
    return wilma.room


def test_who_is_in_a_room_takes_their_own_part_along(room: Any, person: Callable[[str], Any]) -> None:
    taken = _taken(visit("D", person), "van-mij")

    assert [each["title"] for each in taken["kamers.json"]] == [room.title]
    assert [each["text"] for each in taken["mijn-afspraken.json"]] == ["Wij van De Brug doen dit."]
    assert len(taken["mijn-uitnodigingen.json"]) == 1
    assert "secret" not in taken["mijn-uitnodigingen.json"][0]


@pytest.mark.parametrize("letter", "TSKG")
def test_who_is_in_no_room_finds_nothing_of_one(room: Any, letter: str, person: Callable[[str], Any]) -> None:
    taken = _taken(visit(letter, person), "van-mij")

    assert taken["kamers.json"] == []
    assert room.title not in json.dumps(taken)


def test_who_did_not_promise_yet_takes_nothing_along(person: Callable[[str], Any]) -> None:
    a_room()

    assert _taken(visit("F", person), "van-mij")["kamers.json"] == []
