"""A room does not exist for who is not in it: every address, export, letter, log line and count is the same.

One world has a room of Wilma with Jeroen, a guest asked by mail, agreements, steps, amounts and sheets;
the other has none. Nobody else can tell them apart, not even at the room's own addresses.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from tests.portal.access import objects as doors
from tests.portal.access.test_matrix import _named
from tests.portal.visitors import WHO, visit

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
OUTSIDE = "ATSCGOMUXN"
"""Everybody but who is in a room or was asked for one (Wilma, Jeroen, Ruud for his organisation)."""
EXPORTS = ("export_mine", "export_organisation")
Seen = dict[str, tuple[int, bytes, str]]


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worlds differ in the room only, not in the minute."""
    monkeypatch.setattr("portal.base.clock.now", lambda: NOON)


def _plain() -> Iterator[str]:
    """Yield every address of the site that takes no argument."""
    for name in _named(get_resolver()):
        if name not in EXPORTS:
            with suppress(NoReverseMatch):
                address = reverse(name)
                if not address.startswith("/account/"):  # secrets of second factors are drawn each time
                    yield address


def _of_rooms(made: dict[str, dict[str, list[Any]]]) -> list[str]:
    """Return every address of what was made; not those that hold the secret of a mail, which is a key."""
    named = ((name, arguments) for name, found in made.items() for arguments in found.values())
    return [reverse(name, args=arguments) for name, arguments in named if not name.startswith("guest")]


def _make() -> list[str]:
    """Make the rooms of the access matrix, with amounts in them, and return their addresses."""
    from portal.coalitions.models import Work

    made = doors._rooms()
    Work.objects.update(volume=7_531_902, price_cents=987_654_321)
    return _of_rooms(made)


def _look(client: Client, addresses: list[str]) -> Seen:
    found: Seen = {}
    for address in addresses:
        cache.clear()
        for method in ("get", "post") if "/kamer/" in address else ("get",):
            with transaction.atomic():
                response = getattr(client, method)(address)
                body = b"".join(response) if response.streaming else response.content
                transaction.set_rollback(True)
            body = re.sub(rb'name="(csrfmiddlewaretoken|key)" value="[\w-]+"', b"", body)
            found[f"{method} {address}"] = response.status_code, body, response.headers.get("Location", "")
    return found


def _exports(client: Client) -> dict[str, Any]:
    """Return what the files hold that somebody may take along."""
    found = {}
    for name in EXPORTS:
        with transaction.atomic():
            response = client.post(reverse(name))
            body = b"".join(response) if response.streaming else response.content
            transaction.set_rollback(True)
        if response.status_code == 200:
            with zipfile.ZipFile(io.BytesIO(body)) as file:
                found[name] = {each: file.read(each) for each in file.namelist()}
    return found


def _behind(concerned: set[str]) -> tuple[Any, ...]:
    """Return what leaves the site otherwise: the public log, and letters to whom it does not concern."""
    from portal.ledger.models import Entry, Head
    from portal.members.bridge import network_members
    from portal.notify.models import Letter, Nudge

    letters = Letter.objects.exclude(address__in=concerned).values_list("address", "subject", "text")
    nudges = Nudge.objects.exclude(address__in=concerned).values_list("address", flat=True)
    log = [bytes(entry.commitment) for entry in Entry.objects.all()]
    return log, Head.objects.get(name="public log").size, list(letters), list(nudges), network_members()


def _concerned() -> set[str]:
    """Return the addresses of who is in a room or was asked for one."""
    from portal.coalitions.models import Invitation, Participant

    inside = set(Participant.objects.values_list("person__email", flat=True))
    asked = Invitation.objects.exclude(email="").values_list("email", flat=True)
    organisations = Invitation.objects.values_list("organisation__roles__person__email", flat=True)
    return inside | set(asked) | {address for address in organisations if address}


def _worlds(letter: str, person: Callable[[str], Any], caplog: pytest.LogCaptureFixture) -> list[Any]:
    """Return what somebody is given in the world with rooms, and in the one without."""
    from portal.members.models import Person

    visit(letter, person)  # who was not there before is the same person in both worlds
    plain = list(_plain())
    seen, addresses = [], list[str]()
    concerned: set[str] = set()
    caplog.set_level(logging.INFO)
    for with_rooms in (True, False):
        with transaction.atomic():
            if with_rooms:
                addresses = _make()
                concerned = _concerned()
            client = visit(letter, person)
            Person.objects.update(last_login=NOON)
            caplog.clear()
            given = _look(client, plain + addresses), _exports(client)
            seen.append((*given, [record.getMessage() for record in caplog.records], _behind(concerned)))
            transaction.set_rollback(True)
    return seen


@pytest.mark.parametrize("letter", OUTSIDE, ids=WHO.get)
def test_nobody_outside_can_tell_that_there_are_rooms(
    letter: str, person: Callable[[str], Any], caplog: pytest.LogCaptureFixture
) -> None:
    (with_rooms, taken, lines, behind), (without, taken_without, lines_without, behind_without) = _worlds(
        letter, person, caplog
    )

    assert [address for address in without if with_rooms[address] != without[address]] == []
    assert taken == taken_without
    assert lines == lines_without
    assert behind == behind_without


@pytest.mark.parametrize("letter", "D", ids=WHO.get)
def test_the_test_sees_rooms_where_they_may_be_seen(
    letter: str, person: Callable[[str], Any], caplog: pytest.LogCaptureFixture
) -> None:
    (with_rooms, *_rest), (without, *_others) = _worlds(letter, person, caplog)

    assert len([address for address in without if with_rooms[address] != without[address]]) > 10
