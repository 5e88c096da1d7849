"""The code of a guest: a link alone tells nothing, a code works once, and guessing leads nowhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from tests.portal.coalitions.guest.asked import RIET, ask_riet, mailed

pytestmark = pytest.mark.django_db
WILMA, BRUG = "Wilma Postma", "De Brug"


def _bare(response: Any, address: str) -> bytes:
    """Return a page without its own address and tokens."""
    return re.sub(rb'value="[^"]*"', b"", response.content.replace(address.encode(), b""))


def _wrong(client: Client, link: str, code: str = "AAAAAA") -> int:
    return client.post(link, {"code": code}).status_code


def test_the_mail_names_who_asks_and_the_day_and_nothing_of_what(question: Any) -> None:
    from portal.notify.models import Letter

    letter = Letter.objects.get(address=RIET)

    assert WILMA in letter.text and BRUG in letter.text
    assert "onderaannemer" not in (letter.text + letter.html).lower()
    room = question.room
    told = [room.title, room.purpose, room.buyer, *(lot.title for lot in room.lots.all())]
    assert [text for text in told if text and text in letter.text + letter.html + letter.subject] == []


def test_only_fingerprints_of_secret_and_code_are_kept(question: Any) -> None:
    secret, code = mailed()

    kept = repr([getattr(question, field.name) for field in question._meta.concrete_fields])

    assert secret not in kept and code not in kept


def test_a_leaked_link_tells_not_even_who_asks(link: str) -> None:
    page = Client().get(link)

    text = page.content.decode()
    assert page.status_code == 200
    assert [word for word in (WILMA, "Wilma", BRUG, "Riet", RIET, "onderaannemer") if word in text] == []
    assert page.headers["Cache-Control"] == "no-store, private"


def test_the_code_opens_the_question_typed_with_small_letters_and_spaces_too(link: str) -> None:
    client, code = Client(), mailed()[1].lower()

    client.post(link, {"code": f" {code[:3]} {code[3:]} "})

    assert WILMA in client.get(link).content.decode()


def test_a_code_works_once(link: str) -> None:
    code = mailed()[1]
    Client().post(link, {"code": code})

    again = Client()

    assert _wrong(again, link, code) == 422
    assert WILMA not in again.get(link).content.decode()


def test_after_five_wrong_codes_the_right_one_is_void(link: str) -> None:
    client = Client()

    assert [_wrong(client, link) for _try in range(5)] == [422] * 5

    assert _wrong(client, link, mailed()[1]) == 422


def test_the_fifth_try_may_still_be_right(link: str) -> None:
    client = Client()
    for _try in range(4):
        _wrong(client, link)

    assert client.post(link, {"code": mailed()[1]}).status_code == 302


def test_a_code_ends_after_a_day(link: str, later: Any) -> None:
    later(hours=24)

    assert _wrong(Client(), link, mailed()[1]) == 422


def test_a_code_of_one_question_opens_no_other(link: str, question: Any) -> None:
    code = mailed()[1]
    ask_riet(question.room, email="ander@elders.example")
    other = f"/uitnodiging/{mailed('ander@elders.example')[0]}/"

    assert _wrong(Client(), other, code) == 422


def test_a_wrong_a_used_and_a_void_code_are_answered_alike(link: str) -> None:
    def answer(code: str) -> bytes:
        return _bare(Client().post(link, {"code": code}), link)

    code = mailed()[1]
    wrong = answer("AAAAAA")
    Client().post(link, {"code": code})
    used = answer(code)
    for _try in range(6):
        void = answer("AAAAAA")

    assert wrong == used == void


def test_a_new_code_voids_the_one_before(link: str) -> None:
    client, first = Client(), mailed()[1]

    client.post(f"{link}code/")

    assert _wrong(client, link, first) == 422
    assert client.post(link, {"code": mailed()[1]}).status_code == 302


def test_three_codes_an_hour_and_not_one_more(link: str, later: Any) -> None:
    from portal.notify.models import Letter

    client = Client()
    for _time in range(4):
        client.post(f"{link}code/")
    within_the_hour = Letter.objects.filter(address=RIET).count()
    later(hours=1)
    client.post(f"{link}code/")

    assert within_the_hour == 3
    assert Letter.objects.filter(address=RIET).count() == 4


def test_a_new_code_goes_to_the_address_that_was_asked_and_no_other(link: str) -> None:
    from portal.notify.models import Letter

    Client().post(f"{link}code/", {"email": "dief@elders.example"})

    assert {letter.address for letter in Letter.objects.filter(text__contains=link)} == {RIET}


def test_the_session_has_a_new_key_once_the_code_was_given(link: str) -> None:
    client = Client()
    session = client.session
    session["before"] = "known to somebody else"
    session.save()
    client.cookies["sessionid"] = session.session_key
    before = session.session_key

    client.post(link, {"code": mailed()[1]})

    assert client.cookies["sessionid"].value != before
    thief = Client()
    thief.cookies["sessionid"] = before
    assert WILMA not in thief.get(link).content.decode()


@pytest.mark.parametrize("state", ["withdrawn", "closed"])
def test_what_was_taken_back_looks_like_what_never_was(
    riet: Client, link: str, question: Any, state: str
) -> None:
    question.state = state
    question.save()

    nowhere = "/uitnodiging/nooit-geweest/"
    gone, never = riet.get(link), riet.get(nowhere)

    assert gone.status_code == never.status_code == 404
    assert _bare(gone, link) == _bare(never, nowhere)


def test_a_question_whose_day_passed_says_so_kindly_after_the_code_and_a_month_later_nothing(
    riet: Client, link: str, later: Any
) -> None:
    later(days=15)
    over = riet.get(link).content.decode()
    stranger = Client().get(link).content.decode()
    later(days=31)

    assert "voorbij" in over
    assert "voorbij" not in stranger
    assert riet.get(link).status_code == 404
