"""The first page of a room: how it stands, what waits for me, what is due, and what others did."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.test import Client

Browser = Callable[[str], Client]
Go = Callable[..., None]
Two = tuple[Any, Any]


def waits(me: Any) -> list[str]:
    from portal.coalitions.bridge.room.standing import standing

    me.refresh_from_db()
    return [each.words for each in standing(me).mine]


def due(me: Any) -> dict[str, bool]:
    from portal.coalitions.bridge.room.standing import standing

    me.refresh_from_db()
    return {each.words: each.done for each in standing(me).due}


def lines(me: Any) -> list[str]:
    from portal.coalitions.bridge.room.news import news

    me.refresh_from_db()
    return news(me).lines


def test_an_agreement_waits_for_who_said_nothing_of_it(two: Two, agree: Any) -> None:
    from portal.coalitions.models import Consent

    agree()
    Consent.objects.filter(partner=two[1].partner).delete()

    assert "1 afspraak wacht op uw antwoord" in waits(two[1])
    assert "1 afspraak wacht op uw antwoord" not in waits(two[0])


def test_my_steps_of_this_week_wait_for_me_and_those_of_others_do_not(two: Two) -> None:
    from portal.base import clock
    from portal.coalitions import actions

    today = clock.today()
    for name, owner, day in (
        ("Van Wilma", two[0], today + timedelta(days=2)),
        ("Van Jeroen", two[1], today + timedelta(days=2)),
        ("Te laat", two[0], today - timedelta(days=2)),
        ("Volgend jaar", two[0], today + timedelta(days=300)),
    ):
        actions.add_step(me=two[0], what=name, owner=owner, due=day)

    mine = " ".join(waits(two[0]))

    assert "Van Wilma" in mine
    assert "Te laat" in mine
    assert "Van Jeroen" not in mine
    assert "Volgend jaar" not in mine


def test_an_award_waits_for_who_did_not_confirm(two: Two, go: Go) -> None:
    from portal.coalitions import actions

    go("awarded")
    actions.confirm_award(me=two[0], to_members=False)

    assert "Bevestig dat u dit samen doet" in waits(two[1])
    assert "Bevestig dat u dit samen doet" not in waits(two[0])


def test_a_colleague_who_did_not_promise_waits_for_their_organisation(two: Two, person: Any) -> None:
    from portal.coalitions import actions

    actions.name_colleague(actor=two[0].person, partner=two[0].partner, person=person("Tarik"))

    assert any("Tarik" in words for words in waits(two[0]))
    assert not any("Tarik" in words for words in waits(two[1]))


def test_what_is_due_is_worked_out_from_the_room(two: Two, agree: Any) -> None:
    from portal.coalitions.models import RoomCell

    before = due(two[0])
    agree()
    RoomCell.objects.create(lot=two[0].room.lots.first(), service="debt-advice", area="GM0484")

    after = due(two[0])

    assert before["De kamer heeft een doel, een belofte en een einde."]
    assert not before["Nog niet iedereen kan met elke afspraak leven."]
    assert after["Iedereen kan met elke afspraak leven."]
    assert any("doet nog niemand" in words and not done for words, done in after.items())


def test_what_others_did_is_told_until_one_has_read_it(two: Two, browser: Browser) -> None:
    from django.urls import reverse

    from portal.coalitions import actions

    for what in ("Een", "Twee"):
        actions.add_step(me=two[0], what=what, owner=None, due=None)
    told, own = lines(two[1]), lines(two[0])
    page = browser("Jeroen").get(two[0].room.get_absolute_url()).content.decode()
    read_only = lines(two[1])
    browser("Jeroen").post(reverse("room_seen", args=[two[0].room.pk]))

    assert told == ["Wilma Postma voegde een stap toe, 2 keer"]
    assert not any("Wilma" in line for line in own)
    assert told[0] in page
    assert read_only == told
    assert lines(two[1]) == []


def test_every_kind_of_act_in_a_room_has_a_sentence() -> None:
    from portal.coalitions import actions
    from portal.coalitions.bridge.room.news import QUIET, WORDS

    files = [file for file in Path(actions.__file__).parent.glob("*.py") if file.name != "run.py"]
    named = {tag for file in files for tag in re.findall(r'"([a-z]+:[a-z]+)"', file.read_text())}
    tags = named - {"room:seen", "words:written", "task:expire"}  # trails of one's own, and a worker's name

    assert "step:added" in tags
    assert tags <= set(WORDS) | QUIET


def test_the_page_says_in_its_heading_how_it_stands(two: Two, go: Go, browser: Browser) -> None:
    headings = []
    for to in ("agreed",):
        go(to)
        page = browser("Jeroen").get(two[0].room.get_absolute_url()).content.decode()
        headings += re.findall(r"<h1[^>]*>([^<]*)</h1>", page)

    assert headings == ["U bent het eens; lever het nu in"]


def test_of_who_owns_a_step_of_tomorrow_one_hears_that_there_is_something(two: Two) -> None:
    from portal.base import clock
    from portal.coalitions import actions, tasks
    from portal.notify.models import Nudge

    tomorrow = clock.today() + timedelta(days=1)
    actions.add_step(me=two[0], what="Morgen", owner=two[0], due=tomorrow)
    actions.add_step(me=two[0], what="Later", owner=two[1], due=tomorrow + timedelta(days=1))
    Nudge.objects.all().delete()

    tasks.remind(timestamp=0)
    tasks.remind(timestamp=0)

    assert list(Nudge.objects.values_list("address", flat=True)) == [two[0].person.email]


def test_nobody_is_reminded_of_what_is_done_or_of_a_room_that_ended(two: Two) -> None:
    from portal.base import clock
    from portal.coalitions import actions, tasks
    from portal.coalitions.models import Room
    from portal.notify.models import Nudge

    tomorrow = clock.today() + timedelta(days=1)
    done = actions.add_step(me=two[0], what="Gedaan", owner=two[0], due=tomorrow)
    actions.tick_step(me=two[0], step=done, done=True)
    actions.add_step(me=two[0], what="Voorbij", owner=two[1], due=tomorrow)
    Room.objects.update(ends_on=date(2026, 1, 1))
    Nudge.objects.all().delete()

    tasks.remind(timestamp=0)

    assert not Nudge.objects.exists()
