"""The calendar of a room, as another program reads it: right, and without a word of the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.test import Client
from django.urls import reverse

Two = tuple[Any, Any]
HERE = ZoneInfo("Europe/Amsterdam")
WHAT = "Inleveren; alles, echt\\waar: één\ndoos"


@pytest.fixture
def read(two: Two, browser: Callable[[str], Client]) -> Callable[[], dict[str, Any]]:
    """Download the file as Jeroen, and let another parser read it: entries by what must be done."""

    def read() -> dict[str, Any]:
        answer = browser("Jeroen").get(reverse("room_calendar", args=[two[0].room.pk]))
        assert answer.headers["Content-Type"].startswith("text/calendar")
        assert "attachment" in answer.headers["Content-Disposition"]
        events = getattr(vobject.readOne(answer.content.decode()), "vevent_list", [])
        return {event.summary.value: event for event in events}

    return read


@pytest.mark.parametrize("month", [7, 12])
def test_a_moment_is_that_moment_in_summer_and_winter(two: Two, read: Any, month: int) -> None:
    from portal.coalitions import actions

    moment = datetime(2027, month, 10, 12, tzinfo=HERE)
    actions.add_deadline(me=two[0], what=WHAT, on=moment.date(), at=moment)

    event = read()[WHAT]

    assert event.dtend.value == moment
    assert event.dtend.value.utcoffset() == timedelta(hours=2 if month == 7 else 1)
    assert event.dtstart.value < moment


def test_a_day_takes_the_day(two: Two, read: Any) -> None:
    from portal.coalitions import actions

    actions.add_deadline(me=two[0], what="Inleveren", on=date(2026, 12, 10), at=None)
    actions.add_step(me=two[0], what="Bel de gemeente", owner=two[0], due=date(2026, 12, 1))

    found = read()

    assert found["Inleveren"].dtstart.value == date(2026, 12, 10)
    assert found["Bel de gemeente"].dtstart.value == date(2026, 12, 1)


def test_what_moved_is_the_same_entry_with_a_higher_number(two: Two, read: Any) -> None:
    from portal.coalitions import actions

    kept = actions.add_deadline(me=two[0], what="Inleveren", on=date(2026, 12, 10), at=None)
    before = read()["Inleveren"]
    actions.change_deadline(
        me=two[1], deadline=kept, seen=0, what="Inleveren", on=date(2026, 12, 11), at=None
    )

    after = read()["Inleveren"]

    assert after.uid.value == before.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert after.dtstart.value == date(2026, 12, 11)


def test_each_entry_has_its_own_name_and_is_private(two: Two, read: Any) -> None:
    from portal.coalitions import actions

    for day in (1, 2):
        actions.add_deadline(me=two[0], what=f"Dag {day}", on=date(2026, 12, day), at=None)
        actions.add_step(me=two[0], what=f"Stap {day}", owner=None, due=date(2026, 12, day))

    events = read().values()

    assert len({event.uid.value for event in events}) == len(events) >= 4
    assert {getattr(event, "class").value for event in events} == {"PRIVATE"}
    assert all(event.dtstamp.value for event in events)


def test_what_is_done_or_has_no_day_is_left_out(two: Two, read: Any) -> None:
    from portal.coalitions import actions

    done = actions.add_step(me=two[0], what="Gedaan", owner=None, due=date(2026, 12, 1))
    actions.tick_step(me=two[0], step=done, done=True)
    actions.add_step(me=two[0], what="Ooit", owner=None, due=None)

    assert not {"Gedaan", "Ooit"} & set(read())


def test_the_file_tells_no_plan_no_partner_and_no_address(two: Two, browser: Callable[[str], Client]) -> None:
    from portal.coalitions import actions

    actions.add_step(me=two[0], what="Bel", owner=two[1], due=date(2026, 12, 1))

    text = browser("Jeroen").get(reverse("room_calendar", args=[two[0].room.pk])).content.decode()
    unfolded = text.replace("\r\n ", "")

    assert "BEGIN:VTIMEZONE" in text or "TZID" not in text
    for secret in (two[0].room.title, two[0].room.buyer, str(two[0].room.pk), "De Brug", "Jeroen", "Wilma"):
        assert secret
        assert secret not in unfolded
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@pytest.mark.parametrize("name", ["Tarik", "Ruud", "Margriet"])
def test_for_others_there_is_no_file(two: Two, browser: Callable[[str], Client], name: str) -> None:
    assert browser(name).get(reverse("room_calendar", args=[two[0].room.pk])).status_code == 404
