"""The days of a room as a calendar file (iCal); it says what must be done, and never for which plan.

Others may see the calendar on somebody's phone: the name of the plan, the partners and the way to the room
stand nowhere in it, and each entry is marked private.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, Timezone

from portal.base import clock
from portal.coalitions.models import Room
from portal.coalitions.queries.standing import steps_of

HALF_AN_HOUR = timedelta(minutes=30)
DUTCH_TIME = """\
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
"""By rule: in the list of dates that icalendar makes itself, another parser (vobject) finds no summer."""


def calendar(room: Room) -> bytes:
    """Return the deadlines and next steps of a room that have a day and are not done."""
    file = Calendar()
    file.add("prodid", "-//Warme coalities//nl")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add_component(Timezone.from_ical(DUTCH_TIME))
    for deadline in room.deadlines.all():
        moment = clock.in_dutch_time(deadline.at) if deadline.at else deadline.on
        file.add_component(_event(f"deadline-{deadline.pk}", deadline.what, moment, deadline.changed))
    for step in steps_of(room):
        if step.due and step.done_at is None:
            file.add_component(_event(f"step-{step.pk}", step.what, step.due, step.changed))
    return bytes(file.to_ical())


def _event(name: str, what: str, start: date | datetime, changed: int) -> Event:
    """Return one entry: what must be done before a moment ends there; what is on a day takes the day."""
    event = Event()
    event.add("uid", f"{name}@warme-coalities")
    event.add("dtstamp", clock.now())
    event.add("sequence", changed)
    event.add("summary", what)
    event.add("class", "PRIVATE")
    if isinstance(start, datetime):
        event.add("dtstart", start - HALF_AN_HOUR)
        event.add("dtend", start)
    else:
        event.add("dtstart", start)
        event.add("transp", "TRANSPARENT")
    return event
