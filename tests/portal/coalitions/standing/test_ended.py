"""A room whose end has come can be read and lengthened, and not changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

Browser = Callable[[str], Client]
Two = tuple[Any, Any]


@pytest.fixture
def past(two: Two) -> Any:
    """Let the room of the two have ended yesterday, long ago."""
    from portal.coalitions.models import Room

    Room.objects.filter(pk=two[0].room.pk).update(ends_on=date(2026, 1, 1))
    two[0].room.refresh_from_db()
    return two[0].room


def test_it_can_be_read_and_says_so(past: Any, browser: Browser) -> None:
    answer = browser("Jeroen").get(past.get_absolute_url())

    assert answer.status_code == 200
    assert "kunt deze kamer lezen" in answer.content.decode()


def test_nothing_of_it_can_be_changed(past: Any, browser: Browser) -> None:
    client = browser("Wilma")

    answer = client.post(reverse("room_steps", args=[past.pk]), {"what": "Toch nog iets"})

    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("room_status", args=[past.pk]))
    assert past.steps.count() == 0


def test_what_stays_possible_is_spelled_as_the_addresses_are() -> None:
    from portal.coalitions.access import STAYS

    assert set(get_resolver().reverse_dict) >= STAYS


def test_lengthened_it_goes_on(past: Any, browser: Browser) -> None:
    client = browser("Jeroen")

    wrong = client.post(reverse("lengthen_room", args=[past.pk]), {"ends_on": "1-1-2020"})
    right = client.post(reverse("lengthen_room", args=[past.pk]), {"ends_on": "1-6-2027"})
    after = client.post(reverse("room_steps", args=[past.pk]), {"what": "Toch nog iets"})

    past.refresh_from_db()
    assert (wrong.status_code, right.status_code, after.status_code) == (422, 302, 302)
    assert past.ends_on == date(2027, 6, 1)
    assert past.steps.count() == 1


def test_who_said_that_they_stop_reads_it_and_can_come_back(two: Two, browser: Browser) -> None:
    room, client = two[0].room, browser("Wilma")
    address = reverse("room_status", args=[room.pk])

    client.post(address, {"was": "forming", "to": "ended"})
    client.post(reverse("room_steps", args=[room.pk]), {"what": "Toch nog iets"})
    meanwhile = room.steps.count()
    client.post(address, {"was": "ended", "to": "forming"})
    client.post(reverse("room_steps", args=[room.pk]), {"what": "Toch nog iets"})

    assert (meanwhile, room.steps.count()) == (0, 1)


@pytest.mark.parametrize("name", ["Tarik", "Ruud", "Margriet"])
def test_for_others_it_is_no_room_as_ever(past: Any, browser: Browser, name: str) -> None:
    answer = browser(name).post(reverse("room_steps", args=[past.pk]), {"what": "Wie is daar?"})

    assert answer.status_code == 404
