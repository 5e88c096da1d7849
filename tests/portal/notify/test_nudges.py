"""That there is something for somebody is told once a day at most, and never what."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction

ADDRESS = "pien.nieuwkoop@de-brug-welzijn.example"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put the clock on a moment, Dutch time."""
    from portal.base import clock
    from portal.notify.models import Nudge

    def set_clock(moment: str) -> None:
        then = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
        monkeypatch.setattr(clock, "now", lambda: then)
        monkeypatch.setattr(Nudge._meta.get_field("asked_at"), "default", lambda: then)
        Nudge._meta.get_field("asked_at").__dict__.pop("_get_default", None)

    return set_clock


def nudge(address: str = ADDRESS, language: str = "nl") -> None:
    from portal.notify import actions

    actions.nudge(address=address, language=language)


def tell() -> None:
    from portal.notify import tasks

    tasks.tell(timestamp=0)


def told() -> list[str]:
    from portal.notify.models import Letter

    return list(Letter.objects.order_by("address").values_list("address", flat=True))


@pytest.mark.django_db
def test_many_nudges_are_one_letter_at_four(at: Callable[[str], None]) -> None:
    at("2026-11-23 09:00")
    for _time in range(5):
        nudge()
    at("2026-11-23 15:59")
    tell()
    before = told()
    at("2026-11-23 16:00")

    tell()

    assert before == []
    assert told() == [ADDRESS]


@pytest.mark.django_db
def test_what_is_asked_after_four_waits_for_the_next_day(at: Callable[[str], None]) -> None:
    at("2026-11-23 09:00")
    nudge()
    at("2026-11-23 16:00")
    tell()
    at("2026-11-23 16:30")
    nudge()
    nudge("loes@de-brug-welzijn.example")
    at("2026-11-23 23:00")
    tell()
    same_day = told()
    at("2026-11-24 16:00")

    tell()

    assert same_day == [ADDRESS]
    assert told() == ["loes@de-brug-welzijn.example", ADDRESS, ADDRESS]


@pytest.mark.django_db
def test_a_round_told_twice_writes_once(at: Callable[[str], None]) -> None:
    at("2026-11-23 09:00")
    nudge()
    at("2026-11-23 16:00")

    for _time in range(3):
        tell()

    assert told() == [ADDRESS]


@pytest.mark.django_db
def test_a_worker_that_was_away_at_four_tells_later_that_day(at: Callable[[str], None]) -> None:
    at("2026-11-23 09:00")
    nudge()
    at("2026-11-23 19:00")

    tell()

    assert told() == [ADDRESS]


@pytest.mark.django_db
def test_what_was_asked_in_time_but_kept_late_waits_for_the_next_day(at: Callable[[str], None]) -> None:
    from portal.notify.models import Nudge

    at("2026-11-23 15:59")
    nudge()
    late = Nudge(address=ADDRESS, language="nl")  # of a transaction that still runs at four
    at("2026-11-23 16:00")
    tell()
    late.save()
    at("2026-11-23 17:00")
    tell()
    same_day = told()
    at("2026-11-24 16:00")

    tell()

    assert same_day == [ADDRESS]
    assert told() == [ADDRESS, ADDRESS]


@pytest.mark.django_db
def test_a_round_that_dies_half_way_writes_each_letter_once(
    at: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.notify import tasks

    addresses = [f"{name}@de-brug-welzijn.example" for name in ("ali", "bea", "cor")]
    at("2026-11-23 09:00")
    for address in addresses:
        nudge(address)
    at("2026-11-23 16:00")
    real = tasks.send_mail

    def dies_after_bea(*, address: str, mail: Any) -> Any:
        letter = real(address=address, mail=mail)
        if address.startswith("bea"):
            raise RuntimeError("killed")
        return letter

    with monkeypatch.context() as patch:
        patch.setattr(tasks, "send_mail", dies_after_bea)
        with pytest.raises(RuntimeError):
            tell()
    half_way = told()
    tell()

    assert half_way == addresses[:1]
    assert told() == addresses


@pytest.mark.django_db
def test_a_nudge_is_rolled_back_with_what_it_is_about() -> None:
    from portal.notify.models import Nudge

    with transaction.atomic():
        nudge()
        transaction.set_rollback(True)

    assert not Nudge.objects.exists()


@pytest.mark.django_db
def test_the_database_keeps_the_promise_of_one_a_day() -> None:
    from datetime import date

    from portal.notify.models import Nudge

    day = date(2026, 11, 23)
    Nudge.objects.create(address=ADDRESS, language="nl", told_on=day)

    with pytest.raises(IntegrityError), transaction.atomic():
        Nudge.objects.create(address=ADDRESS, language="nl", told_on=day)


@pytest.mark.django_db
def test_the_letter_is_the_same_for_everyone_but_for_the_language(at: Callable[[str], None]) -> None:
    from portal.notify.models import Letter

    at("2026-11-23 09:00")
    nudge("a@voorbeeld.example")
    nudge("b@voorbeeld.example")
    nudge("c@voorbeeld.example", language="en")
    at("2026-11-23 16:00")
    tell()

    faces = {letter.address[0]: (letter.subject, letter.text, letter.html) for letter in Letter.objects.all()}
    assert faces["a"] == faces["b"]
    assert [faces[name][0] for name in "ac"] == ["Er is iets voor u", "There is something for you"]
    assert "http://localhost:8000/" in faces["a"][1]


@pytest.mark.django_db
def test_a_nudge_is_forgotten_after_thirty_days(at: Callable[[str], None]) -> None:
    from portal.notify.models import Nudge
    from portal.notify.tasks import forget

    at("2026-11-01 09:00")
    nudge("oud@voorbeeld.example")
    at("2026-11-23 09:00")
    nudge("nieuw@voorbeeld.example")
    at("2026-12-02 03:17")

    forget(timestamp=0)

    assert [one.address for one in Nudge.objects.all()] == ["nieuw@voorbeeld.example"]


def test_eight_rounds_at_once_write_one_letter(scratch: str, at: Callable[[str], None]) -> None:
    at("2026-11-23 09:00")
    nudge()
    at("2026-11-23 16:00")

    at_once([tell] * 8)

    assert told() == [ADDRESS]


def test_people_nudged_in_opposite_order_wait_for_nobody(scratch: str) -> None:
    from portal.notify.models import Nudge

    both = threading.Barrier(2, timeout=5)

    def in_order(*addresses: str) -> None:
        with transaction.atomic():
            for address in addresses:
                nudge(address)
                both.wait()

    at_once([lambda: in_order("a@x.example", "b@x.example"), lambda: in_order("b@x.example", "a@x.example")])

    assert set(Nudge.objects.values_list("address", flat=True)) == {"a@x.example", "b@x.example"}


def at_once(works: list[Callable[[], None]]) -> None:
    """Do each in a thread with a connection of its own."""

    def alone(work: Callable[[], None]) -> None:
        try:
            work()
        except IntegrityError:  # the other round was first; the next hour finds nothing left
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=alone, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
