"""What partners say of one another is read by nobody before all have written, and then by all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.portal.coalitions.agreeing.three import join, three, two

pytestmark = pytest.mark.django_db


def write(me: Any, *others: Any, adds: str = "Zij kennen iedereen") -> bool:
    from portal.coalitions.actions import write_words
    from portal.coalitions.bridge.room.words import Sentences, seen_of
    from portal.coalitions.queries.words import words_by

    words = [Sentences(o.partner.pk, f"{adds}, zegt {me.person.name}.", "Er is taart.") for o in others]
    return write_words(me=me, words=words, seen=seen_of(words_by(me.partner).values()))


def page(client: Client, me: Any) -> str:
    return client.get(reverse("room_words", args=[me.room.pk])).content.decode()


def test_nothing_shows_before_all_wrote_not_even_that_somebody_did(
    as_person: Callable[[str], Client],
) -> None:
    from portal.notify.models import Nudge

    wilma, jeroen, ruud = three()
    clean = page(as_person("Ruud"), ruud)
    nudges = Nudge.objects.count()

    write(wilma, jeroen, ruud)
    write(jeroen, wilma, ruud)
    write(ruud, wilma)

    untouched = page(as_person("Ruud"), ruud)
    assert "zegt Wilma" not in untouched
    assert "zegt Jeroen" not in untouched
    assert "zegt Ruud" in untouched
    assert Nudge.objects.count() == nudges
    assert "zegt" not in clean


def test_what_others_wrote_changes_no_letter_of_the_page(as_person: Callable[[str], Client]) -> None:
    import re

    wilma, jeroen, ruud = three()
    client = as_person("Ruud")
    before = page(client, ruud)

    write(wilma, jeroen, ruud)
    write(jeroen, wilma, ruud)

    hidden = r'name="csrfmiddlewaretoken" value="[^"]*"'
    assert re.sub(hidden, "", page(client, ruud)) == re.sub(hidden, "", before)


def test_the_trail_of_the_room_does_not_tell_who_wrote() -> None:
    from portal.ledger.queries import steps

    wilma, jeroen, ruud = three()
    before = steps(wilma.room.trail).count()

    write(wilma, jeroen, ruud)

    assert steps(wilma.room.trail).count() == before
    assert steps(f"{wilma.room.trail}:words:{wilma.partner.pk}").count() == 1


def test_the_last_words_show_all_to_all(as_person: Callable[[str], Client]) -> None:
    wilma, jeroen = two()
    first = write(wilma, jeroen)

    last = write(jeroen, wilma)

    assert (first, last) == (False, True)
    for name, me in (("Wilma", wilma), ("Jeroen", jeroen)):
        text = page(as_person(name), me)
        assert "zegt Wilma" in text
        assert "zegt Jeroen" in text


def test_words_change_until_they_are_read_and_stand_after(as_person: Callable[[str], Client]) -> None:
    from portal.base.refusals import NotNow

    wilma, jeroen = two()
    write(wilma, jeroen)
    write(wilma, jeroen, adds="Zij durven")
    write(jeroen, wilma)

    with pytest.raises(NotNow):
        write(wilma, jeroen, adds="Toch niet")

    text = page(as_person("Jeroen"), jeroen)
    assert "Zij durven" in text
    assert "Toch niet" not in text


def test_who_comes_later_waits_for_their_own_round(as_person: Callable[[str], Client]) -> None:
    wilma, jeroen = two()
    write(wilma, jeroen)
    write(jeroen, wilma)
    ruud = join(wilma.room, "Ruud")

    write(wilma, ruud, adds="Nieuw")
    write(jeroen, ruud, adds="Nieuw")
    half = page(as_person("Jeroen"), jeroen)
    write(ruud, wilma, jeroen, adds="Nieuw")

    assert "Zij kennen iedereen, zegt Wilma" in half
    assert "Nieuw, zegt Wilma" not in half
    assert "Nieuw, zegt Ruud" in page(as_person("Wilma"), wilma)
    assert "Nieuw, zegt Wilma" in page(as_person("Ruud"), ruud)


def test_when_the_one_who_was_waited_for_leaves_the_rest_is_read(as_person: Callable[[str], Client]) -> None:
    from portal.coalitions.actions import leave_room

    wilma, jeroen, ruud = three()
    write(wilma, jeroen, ruud)
    write(jeroen, wilma, ruud)

    leave_room(actor=ruud.person, participant=ruud)

    text = page(as_person("Wilma"), wilma)
    assert "zegt Jeroen" in text
    assert str(ruud.partner) not in text


def test_a_colleague_who_wrote_meanwhile_is_not_overwritten(as_person: Callable[[str], Client]) -> None:
    wilma, jeroen, _ruud = three()
    client, address = as_person("Wilma"), reverse("room_words", args=[wilma.room.pk])
    write(join(wilma.room, "Tarik"), jeroen, adds="Van Tarik")
    key = jeroen.partner.pk

    answer = client.post(address, {"seen": "", f"adds-{key}": "Van Wilma", f"fun-{key}": "Taart"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Van Tarik" in text
    assert 'value="Van Wilma"' in text
    seen = answer.context["form"]["seen"].value()
    again = client.post(address, {"seen": seen, f"adds-{key}": "Van Wilma", f"fun-{key}": "Taart"})
    assert again.status_code == 302
    assert wilma.partner.given.get().adds == "Van Wilma"


def test_words_that_come_too_late_are_said_back(as_person: Callable[[str], Client]) -> None:
    wilma, jeroen = two()
    write(wilma, jeroen)
    write(jeroen, wilma)
    key, client = jeroen.partner.pk, as_person("Wilma")

    answer = client.post(
        reverse("room_words", args=[wilma.room.pk]), {f"adds-{key}": "Te laat", f"fun-{key}": "Taart"}
    )

    assert answer.status_code == 409
    assert "Te laat" in answer.content.decode()
    assert wilma.partner.given.get().adds != "Te laat"


def test_half_a_pair_and_nothing_at_all_are_asked_again(as_person: Callable[[str], Client]) -> None:
    wilma, jeroen = two()
    address, key = reverse("room_words", args=[wilma.room.pk]), jeroen.partner.pk

    half = as_person("Wilma").post(address, {f"adds-{key}": "Zij kennen iedereen"})
    nothing = as_person("Wilma").post(address, {})

    assert (half.status_code, nothing.status_code) == (422, 422)
    assert 'value="Zij kennen iedereen"' in half.content.decode()
    assert not wilma.partner.given.exists()


def test_alone_one_reads_what_will_come(as_person: Callable[[str], Client]) -> None:
    from tests.portal.coalitions.rooms import start

    me = start().participants.get()

    text = page(as_person("Wilma"), me)
    assert 'name="seen"' not in text
    assert 'class="empty"' in text
