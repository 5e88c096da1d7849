"""From a place that is sought to somebody who says yes or no, on the pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.portal.coalitions.rooms import a_room, ask, start
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
Person = Callable[[str], Any]


def _text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def _hidden(response: Any) -> dict[str, str]:
    """Return the hidden fields of the form on a page, as a browser sends them."""
    import html

    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', response.content.decode())
    return {name: html.unescape(value) for name, value in found}


def _rivals(room: Any) -> None:
    """Let De Brug publish that it does what it seeks somebody for."""
    from portal.members.models import Offer

    seat = room.seats.get()
    brug = room.partners.get().organisation
    Offer.objects.get_or_create(organisation=brug, service=seat.services[0], area=seat.areas[0])


def test_a_room_shows_who_takes_part_and_what_is_sought(person: Person) -> None:
    room = start()

    page = _text(visit("D", person).get(f"{room.get_absolute_url()}wie/"))

    assert "Wilma Postma" in page
    assert "Jong Rijnmeer" in page


def test_each_step_of_asking_leads_to_the_next_until_the_words_are_sent(person: Person) -> None:
    from portal.coalitions.models import Invitation

    room, client = start(), visit("D", person)
    _rivals(room)
    page = f"{room.get_absolute_url()}plek/{room.seats.get().pk}/vraag/?wie=jong-rijnmeer"

    first = client.get(page)
    second = client.post(page, {"alone": "partly", "why_together": "Eén deur voor jongeren."})
    third = client.post(page, _hidden(second) | {"answer_before": "10-12-2026"})
    sent = client.post(page, _hidden(third))

    assert 'name="alone"' in first.content.decode()
    assert 'name="answer_before"' in second.content.decode()
    assert sent.status_code == 302, _text(sent)
    invitation = Invitation.objects.get()
    assert invitation.wording == _hidden(third)["wording"]
    assert invitation.why_together == "Eén deur voor jongeren."
    assert invitation.overlaps


def test_who_accepts_goes_on_to_the_promise(person: Person) -> None:
    invitation, client = ask(start()), visit("F", person)

    read = client.get(invitation.get_absolute_url())
    accepted = client.post(f"{invitation.get_absolute_url()}ja/", follow=True)

    assert read.status_code == 200
    assert invitation.room.promise in _text(accepted)


def test_the_page_of_partners_holds_once_somebody_accepted(person: Person) -> None:
    wilma, _jeroen = a_room()

    page = _text(visit("D", person).get(f"{wilma.room.get_absolute_url()}wie/"))

    assert "Jeroen Tichelaar" in page


def test_somebody_is_asked_by_address_with_the_words_that_were_shown(person: Person) -> None:
    from portal.coalitions.models import Invitation

    room, client = start(), visit("D", person)
    page = f"{room.get_absolute_url()}plek/{room.seats.get().pk}/vraag/?wie=per-mail"
    whom = {"email": "riet@bewoners.example", "contact": "Riet", "answer_before": "10-12-2026"}

    shown = client.post(page, whom)
    sent = client.post(page, _hidden(shown))

    assert sent.status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.organisation) == ("riet@bewoners.example", None)
    assert invitation.wording == _hidden(shown)["wording"]


def test_words_that_were_not_shown_are_not_sent(person: Person) -> None:
    from portal.coalitions.models import Invitation

    room, client = start(), visit("D", person)
    page = f"{room.get_absolute_url()}plek/{room.seats.get().pk}/vraag/?wie=ijsselkring"

    answer = client.post(page, {"answer_before": "10-12-2026", "wording": "Wij bieden 40 euro."})

    assert answer.status_code == 200
    assert not Invitation.objects.exists()


def test_a_gap_fills_in_the_place(person: Person) -> None:
    room = start()
    cell = room.lots.get().cells.first()

    page = visit("D", person).get(f"{room.get_absolute_url()}plek/?vakje={cell.pk}").content.decode()

    assert re.search(rf'value="{cell.service}"[^>]* checked', page)
    assert page.count(" checked") == 1
