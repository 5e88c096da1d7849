"""How far a coalition is, and which steps there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

Go = Callable[..., None]
Two = tuple[Any, Any]


def change(me: Any, was: str, to: str, **more: Any) -> Any:
    from portal.coalitions import actions

    return actions.change_status(me=me, was=was, to=to, **more)


def status(two: Two) -> str:
    from portal.coalitions.models import Room

    return str(Room.objects.get(pk=two[0].room.pk).status)


def trail(two: Two) -> list[Any]:
    from portal.ledger.queries import steps

    return [step.payload for step in steps(two[0].room.trail).order_by("seq")]


def test_forming_begins_by_itself_and_agreed_waits_for_everyone(two: Two, agree: Any) -> None:
    from portal.base.refusals import NotNow

    before = status(two)

    with pytest.raises(NotNow):
        change(two[0], "forming", "agreed")
    agree()
    change(two[0], "forming", "agreed")

    assert (before, status(two)) == ("forming", "agreed")


def test_one_objection_keeps_it_from_being_agreed(two: Two, agree: Any) -> None:
    from portal.base.refusals import NotNow
    from portal.coalitions.models import Consent

    agree()
    Consent.objects.filter(partner=two[1].partner).update(agrees=False, objection="Te vroeg.")

    with pytest.raises(NotNow):
        change(two[0], "forming", "agreed")


def test_a_new_version_that_nobody_answered_keeps_it_from_being_agreed(two: Two, agree: Any) -> None:
    from portal.base.refusals import NotNow
    from portal.coalitions.models import Version

    version = agree()
    Version.objects.create(agreement=version.agreement, number=2, text="Anders.", at=version.at)

    with pytest.raises(NotNow):
        change(two[0], "forming", "agreed")


@pytest.mark.parametrize("to", ["awarded", "running", "exploring", "handed in", "not awarded"])
def test_a_step_that_makes_no_sense_is_refused(two: Two, to: str) -> None:
    from portal.base.refusals import NotNow

    with pytest.raises(NotNow):
        change(two[0], "forming", to)


def test_an_award_needs_the_days_of_the_work(two: Two, go: Go) -> None:
    from portal.base.refusals import NotNow

    go("handed in")

    with pytest.raises(NotNow):
        change(two[0], "handed in", "awarded")


def test_told_twice_it_is_changed_once(two: Two, go: Go) -> None:
    go("agreed")
    once = len(trail(two))

    change(two[1], "forming", "agreed")

    assert (status(two), len(trail(two))) == ("agreed", once)


def test_who_saw_an_older_status_changes_nothing(two: Two, go: Go) -> None:
    from portal.base.refusals import NotNow

    go("handed in")

    with pytest.raises(NotNow):
        change(two[1], "agreed", "forming")
    assert status(two) == "handed in"


@pytest.mark.parametrize(
    ("at", "back"),
    [
        ("agreed", "forming"),
        ("handed in", "agreed"),
        ("awarded", "handed in"),
        ("not awarded", "handed in"),
        ("running", "awarded"),
    ],
)
def test_one_step_back_is_possible_for_any_partner(two: Two, go: Go, at: str, back: str) -> None:
    go(at)

    change(two[1], at, back)

    assert status(two) == back


@pytest.mark.parametrize("at", ["forming", "agreed", "not awarded", "running"])
def test_from_the_end_one_comes_back_to_where_one_was(two: Two, go: Go, at: str) -> None:
    from portal.base.refusals import NotNow

    go(at)
    change(two[0], at, "ended")

    with pytest.raises(NotNow):
        change(two[0], "ended", "awarded")
    change(two[0], "ended", at)

    assert status(two) == at


def test_the_trail_of_the_room_knows_and_no_other_log_does(two: Two, go: Go) -> None:
    from portal.ledger.models import Entry, Step

    entries = Entry.objects.count()
    go("agreed")

    last = trail(two)[-1]
    assert (last["tag"], last["actor"], last["was"]) == ("status:changed", two[0].person.ref, "forming")
    assert Entry.objects.count() == entries
    others = Step.objects.exclude(trail=two[0].room.trail).filter(payload__tag="status:changed")
    assert not others.exists()


def test_the_others_are_told_that_there_is_something(two: Two, go: Go) -> None:
    from portal.notify.models import Nudge

    Nudge.objects.all().delete()
    go("agreed")

    assert set(Nudge.objects.values_list("address", flat=True)) == {two[1].person.email}


def test_the_page_asks_the_days_of_an_award_and_keeps_what_was_typed(
    two: Two, go: Go, browser: Callable[[str], Client]
) -> None:
    go("handed in")
    address = reverse("room_status", args=[two[0].room.pk])
    typed = {"was": "handed in", "to": "awarded", "starts_on": "1-1-2027"}

    without = browser("Wilma").post(address, typed)
    reverse_order = browser("Wilma").post(address, {**typed, "until": "31-12-2026"})
    right = browser("Wilma").post(address, {**typed, "until": "31-12-2029"})

    two[0].room.refresh_from_db()
    assert (without.status_code, reverse_order.status_code, right.status_code) == (422, 422, 302)
    assert 'value="1-1-2027"' in without.content.decode()
    assert (two[0].room.status, two[0].room.until) == ("awarded", date(2029, 12, 31))


def test_the_page_says_why_it_is_not_agreed_yet(two: Two, browser: Callable[[str], Client]) -> None:
    address = reverse("room_status", args=[two[0].room.pk])

    answer = browser("Jeroen").post(address, {"was": "forming", "to": "agreed"})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert status(two) == "forming"
