"""Once a year an organisation is asked whether what it publishes is still right; one click says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from portal.members.models import Offer, Organisation, Person, Role
from portal.members.tasks import ask_whether_still_right
from portal.notify.models import Nudge

TODAY = date(2026, 11, 23)
YEAR = timedelta(days=365)
WILMA = "wilma.postma@de-brug-welzijn.example"
BUTTON = "Ja, dit klopt nog"


@pytest.fixture(autouse=True)
def _day(settings: Any) -> None:
    settings.DEMO_TODAY = TODAY.isoformat()


@pytest.fixture
def brug(person: Callable[[str], Any]) -> Organisation:
    """De Brug, whose offers nobody checked for exactly a year; all others were checked today."""
    brug: Organisation = person("Wilma").roles.get().organisation
    Offer.objects.update(checked_on=TODAY)
    brug.offers.update(checked_on=TODAY - YEAR)
    return brug


def asked() -> list[tuple[str, str]]:
    """Return whom the task of this morning has something for, with the language it will be said in."""
    Nudge.objects.all().delete()
    ask_whether_still_right(timestamp=0)
    return sorted(Nudge.objects.values_list("address", "language"))


def test_the_director_is_told_that_there_is_something(brug: Organisation) -> None:
    assert asked() == [(WILMA, "nl")]
    brug.refresh_from_db()
    assert brug.asked_on == TODAY


def test_each_director_is_told_in_their_own_language_and_staff_is_not(brug: Organisation) -> None:
    anne = Person.objects.create_user("anne@de-brug-welzijn.example", "Anne Two", language="en")
    gone = Person.objects.create_user("gerda@de-brug-welzijn.example", "Gerda Weg")
    Role.objects.create(person=anne, organisation=brug, name="director", since=TODAY)
    Role.objects.create(
        person=gone, organisation=brug, name="director", since=TODAY - YEAR, until=TODAY - timedelta(days=1)
    )

    assert asked() == [(anne.email, "en"), (WILMA, "nl")]


@pytest.mark.parametrize(
    ("days_later", "again"), [(0, False), (1, False), (364, False), (365, True), (900, True)]
)
def test_nobody_is_asked_twice_in_a_year(
    days_later: int, again: bool, brug: Organisation, settings: Any
) -> None:
    asked()
    later = TODAY + timedelta(days=days_later)
    Offer.objects.exclude(organisation=brug).update(checked_on=later)
    settings.DEMO_TODAY = later.isoformat()

    assert bool(asked()) == again


def test_who_confirmed_in_the_meantime_is_asked_a_year_after_that(brug: Organisation, settings: Any) -> None:
    asked()
    brug.offers.update(checked_on=TODAY + timedelta(days=30))
    Offer.objects.exclude(organisation=brug).update(checked_on=TODAY + 2 * YEAR)

    settings.DEMO_TODAY = (TODAY + YEAR + timedelta(days=29)).isoformat()
    too_early = asked()
    settings.DEMO_TODAY = (TODAY + YEAR + timedelta(days=30)).isoformat()

    assert too_early == []
    assert asked() == [(WILMA, "nl")]


def _hidden(brug: Organisation) -> None:
    Organisation.objects.filter(pk=brug.pk).update(is_listed=False)


def _without_director(brug: Organisation) -> None:
    brug.roles.filter(name="director").delete()


def _left(brug: Organisation) -> None:
    Person.objects.filter(email=WILMA).update(is_active=False)


def _empty(brug: Organisation) -> None:
    brug.offers.all().delete()


def _a_day_short(brug: Organisation) -> None:
    brug.offers.update(checked_on=TODAY - YEAR + timedelta(days=1))


@pytest.mark.parametrize("change", [_hidden, _without_director, _left, _empty, _a_day_short])
def test_nobody_is_asked_where_there_is_nothing_or_nobody_to_ask(
    change: Callable[[Organisation], None], brug: Organisation
) -> None:
    change(brug)

    assert asked() == []
    brug.refresh_from_db()
    assert brug.asked_on is None


def _one_never_checked(brug: Organisation) -> None:
    brug.offers.update(checked_on=TODAY)
    brug.offers.filter(pk=brug.offers.first().pk).update(checked_on=None)  # type: ignore[union-attr]


def _none_ever_checked(brug: Organisation) -> None:
    brug.offers.update(checked_on=None)


def _as_it_is(brug: Organisation) -> None:
    return


@pytest.mark.parametrize("change", [_one_never_checked, _none_ever_checked, _as_it_is, _a_day_short, _empty])
def test_whoever_is_told_finds_the_question_at_home_and_nobody_else(
    change: Callable[[Organisation], None], brug: Organisation, as_person: Callable[[str], Client]
) -> None:
    change(brug)

    shown = BUTTON in as_person("Wilma").get("/").content.decode()

    assert shown == bool(asked())


def test_one_click_says_that_it_is_right(brug: Organisation, as_person: Callable[[str], Client]) -> None:
    wilma = as_person("Wilma")
    waits = next(each for each in wilma.get("/").context["waiting"] if each.at_once)

    after = wilma.post(waits.at_once[1], follow=True)

    assert set(brug.offers.values_list("checked_on", flat=True)) == {TODAY}
    assert BUTTON not in after.content.decode()
    assert "Dank u wel" in after.content.decode()
    assert asked() == []


def test_a_working_area_that_was_never_checked_is_not_called_empty(
    brug: Organisation, as_person: Callable[[str], Client]
) -> None:
    brug.offers.update(checked_on=None)

    page = as_person("Wilma").get("/").content.decode()

    assert "nog niet nagekeken" in page
    assert "Uw werkgebied is nog leeg" not in page


def test_two_mornings_at_once_ask_once(scratch: str, settings: Any) -> None:
    from threading import Thread

    from django.db import connection, connections, transaction

    from portal.ledger.models import Step
    from portal.members import actions

    brug = Organisation.objects.get(slug="de-brug-welzijn")
    brug.offers.update(checked_on=None)

    def ask() -> None:
        try:
            actions.ask_whether_still_right(organisation=brug)
        finally:
            connections.close_all()

    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=brug.pk)
        threads = [Thread(target=ask) for _time in range(2)]
        for thread in threads:
            thread.start()
        _wait_until_waiting(connection, 2)
    for thread in threads:
        thread.join(20)

    assert Step.objects.filter(trail=brug.ref, payload__tag="offers:asked").count() == 1
    assert Nudge.objects.filter(address=WILMA).count() == 1


def _wait_until_waiting(connection: Any, number: int) -> None:
    """Wait until so many others wait for a row that we hold."""
    from time import monotonic, sleep

    end = monotonic() + 8
    while monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else the first look is repeated
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0] >= number:
                return
        sleep(0.05)
    raise AssertionError("the others never came to wait")
