"""Next steps and days of a room: two who change one at once lose nothing; others see no room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

Browser = Callable[[str], Client]
Two = tuple[Any, Any]
NOON = datetime(2026, 12, 10, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


def at(me: Any, name: str, *more: Any) -> str:
    return reverse(name, args=[me.room.pk, *more])


def add(me: Any, what: str = "Bel de gemeente", owner: Any = None, due: date | None = None) -> Any:
    from portal.coalitions import actions

    return actions.add_step(me=me, what=what, owner=owner, due=due)


def test_a_step_is_added_changed_and_done_on_the_page(two: Two, browser: Browser) -> None:
    wilma, jeroen = two
    client = browser("Wilma")

    added = client.post(at(wilma, "room_steps"), {"what": "Bel de gemeente", "due": "1-12-2026"})
    step = wilma.room.steps.get()
    typed = {"what": "Bel de wethouder", "owner": jeroen.pk, "seen": "0"}
    changed = client.post(at(wilma, "change_step", step.pk), typed)
    client.post(at(wilma, "tick_step", step.pk), {"done": "yes"})
    done = wilma.room.steps.get().done_at
    client.post(at(wilma, "tick_step", step.pk), {"done": "no"})

    step.refresh_from_db()
    assert (added.status_code, changed.status_code) == (302, 302)
    assert (step.what, step.owner, step.due, step.changed) == ("Bel de wethouder", jeroen, None, 1)
    assert (done is None, step.done_at) == (False, None)


def test_a_form_sent_twice_is_one_step_and_one_day(two: Two) -> None:
    from portal.coalitions import actions

    for _time in range(2):
        add(two[0], due=date(2026, 12, 1))
        actions.add_deadline(me=two[0], what="Inleveren", on=date(2026, 12, 10), at=None)

    assert two[0].room.steps.count() == 1
    assert two[0].room.deadlines.filter(what="Inleveren").count() == 1


def test_what_is_wrong_stays_in_the_form(two: Two, browser: Browser) -> None:
    answer = browser("Wilma").post(at(two[0], "room_steps"), {"what": "Bel de gemeente", "due": "morgen"})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert 'value="Bel de gemeente"' in page
    assert 'value="morgen"' in page
    assert two[0].room.steps.count() == 0


def test_nobody_from_outside_can_be_given_a_step(two: Two, browser: Browser) -> None:
    from portal.coalitions import actions

    actions.leave_room(actor=two[1].person, participant=two[1])

    answer = browser("Wilma").post(at(two[0], "room_steps"), {"what": "Bel", "owner": two[1].pk})

    assert answer.status_code == 422
    assert two[0].room.steps.count() == 0


def test_late_is_said_in_words_and_ends_when_it_is_done(two: Two, browser: Browser) -> None:
    from portal.coalitions import actions

    step = add(two[0], due=date(2026, 1, 1))
    page = browser("Jeroen").get(at(two[0], "room_steps")).content.decode()
    actions.tick_step(me=two[0], step=step, done=True)

    after = browser("Jeroen").get(at(two[0], "room_steps")).content.decode()

    assert "te laat" in page
    assert "te laat" not in after


@pytest.mark.parametrize("noun", ["step", "deadline"])
def test_who_is_second_to_change_something_reads_both_and_loses_nothing(
    two: Two, browser: Browser, noun: str
) -> None:
    from portal.coalitions import actions

    kept = add(two[0])
    more: dict[str, str] = {}
    if noun == "deadline":
        kept = actions.add_deadline(me=two[0], what="Inleveren", on=NOON.date(), at=NOON)
        more = {"on": "11-12-2026", "time": "10.00"}
    address = at(two[0], f"change_{noun}", kept.pk)
    browser("Jeroen").post(address, {"what": "Mail de gemeente", "seen": "0", **more})

    second = browser("Wilma").post(address, {"what": "Bezoek de gemeente", "seen": "0", **more})
    page = second.content.decode()
    kept.refresh_from_db()
    between = kept.what
    again = browser("Wilma").post(address, {"what": "Bezoek de gemeente", "seen": "1", **more})

    kept.refresh_from_db()
    assert (second.status_code, between) == (409, "Mail de gemeente")
    assert "Mail de gemeente" in page
    assert 'value="Bezoek de gemeente"' in page
    assert 'name="seen" value="1"' in page
    assert (again.status_code, kept.what, kept.changed) == (302, "Bezoek de gemeente", 2)


@pytest.mark.parametrize("noun", ["step", "deadline"])
def test_what_stands_in_another_room_is_not_there(two: Two, browser: Browser, noun: str) -> None:
    from portal.coalitions import actions
    from portal.coalitions.models import Participant, Partner, Room

    wilma, _jeroen = two
    made = wilma.room.made_at
    other = Room.objects.create(title="Elders", promise="x", made_at=made)
    partner = Partner.objects.create(room=other, organisation=wilma.partner.organisation, joined_at=made)
    inside = Participant.objects.create(
        room=other, partner=partner, person=wilma.person, named_at=made, promised_at=made
    )
    kept = add(inside, "Geheim")
    if noun == "deadline":
        kept = actions.add_deadline(me=inside, what="Geheim", on=NOON.date(), at=None)

    assert browser("Wilma").get(at(inside, f"change_{noun}", kept.pk)).status_code == 200
    assert browser("Wilma").get(at(wilma, f"change_{noun}", kept.pk)).status_code == 404
    assert browser("Jeroen").get(at(inside, f"change_{noun}", kept.pk)).status_code == 404


def test_a_day_is_moved_and_taken_away_on_the_page(two: Two, browser: Browser) -> None:
    client = browser("Jeroen")

    typed = {"what": "Inleveren", "on": "10-12-2026", "time": "12.00"}
    client.post(at(two[0], "add_deadline"), typed)
    kept = two[0].room.deadlines.get(what="Inleveren")
    first = kept.at
    form = client.get(at(two[0], "change_deadline", kept.pk)).content.decode()
    client.post(
        at(two[0], "change_deadline", kept.pk), {**typed, "on": "11-12-2026", "time": "", "seen": "0"}
    )
    kept.refresh_from_db()
    moved = kept.on, kept.at, kept.changed
    client.post(at(two[0], "remove_deadline", kept.pk))

    assert first == NOON
    assert 'value="10-12-2026"' in form
    assert 'value="12.00"' in form
    assert moved == (date(2026, 12, 11), None, 1)
    assert not two[0].room.deadlines.filter(what="Inleveren").exists()


def test_who_is_given_a_step_hears_that_there_is_something_and_nobody_else_does(two: Two) -> None:
    from portal.notify.models import Nudge

    Nudge.objects.all().delete()
    add(two[0], owner=two[1])
    add(two[0], "Iets anders", owner=two[0])

    assert list(Nudge.objects.values_list("address", flat=True)) == [two[1].person.email]


def test_what_people_wrote_stands_in_no_log(two: Two) -> None:
    from portal.coalitions import actions
    from portal.ledger.models import Entry, Step

    step = add(two[0], "Zeer geheim")
    actions.change_step(me=two[0], step=step, seen=0, what="Zeer geheim 2", owner=None, due=None)
    actions.add_deadline(me=two[0], what="Zeer geheim 3", on=NOON.date(), at=None)

    logs = [repr(row.payload) for model in (Step, Entry) for row in model.objects.all()]
    assert not [line for line in logs if "Zeer geheim" in line]
