"""What a guest answers: yes with as little as a name, no without a reason, or one question back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.portal.coalitions.guest.asked import RIET, ask_riet, mailed
from tests.portal.coalitions.guest.conftest import YES
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db


def _organisation() -> Any:
    from portal.members.models import Organisation

    return Organisation.objects.get(name=YES["name"])


def _text(response: Any) -> str:
    return str(response.content.decode())


def test_yes_makes_a_group_that_is_shown_nowhere_and_leads_to_the_promise(
    riet: Client, link: str, question: Any
) -> None:
    response = riet.post(f"{link}ja/", YES)

    assert response.headers["Location"] == question.room.get_absolute_url()
    group = _organisation()
    assert (group.is_member, group.is_listed, group.kvk, group.seat) == (False, False, None, "GM0484")
    assert "ster" not in group.slug
    page = riet.get(response.headers["Location"])
    assert page.status_code == 200
    assert question.room.promise in _text(page)
    role = group.roles.get()
    assert (role.name, role.person.email, role.person.name) == ("contact", RIET, "Riet de Vries")
    assert not role.person.has_usable_password()


def test_after_the_promise_the_guest_is_in_the_room(riet: Client, link: str, question: Any) -> None:
    riet.post(f"{link}ja/", YES)
    room = question.room.get_absolute_url()

    riet.post(f"{room}beloof/")

    assert question.room.title in _text(riet.get(room))
    assert question.room.title in _text(riet.get("/coalities/"))


def test_without_the_code_nothing_can_be_answered(link: str, question: Any) -> None:
    stranger = Client()

    for page, body in (("ja/", YES), ("nee/", {}), ("vraag/", {"question": "Wie doen er mee?"})):
        assert stranger.post(f"{link}{page}", body).headers["Location"] == link

    question.refresh_from_db()
    assert (question.state, question.question) == ("asked", "")


def test_the_chamber_of_commerce_is_not_asked(riet: Client, link: str) -> None:
    page = riet.get(f"{link}ja/")

    assert set(page.context["form"].fields) == {"name", "kind", "area", "person"}


@pytest.mark.parametrize("field", ["name", "kind", "area", "person"])
def test_what_is_missing_is_named_and_the_rest_stays_filled_in(riet: Client, link: str, field: str) -> None:
    page = riet.post(f"{link}ja/", YES | {field: ""})

    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert all(value in _text(page) for name, value in YES.items() if name != field)


def test_a_second_click_comes_in_like_the_first_and_makes_nothing_twice(
    riet: Client, link: str, question: Any
) -> None:
    from portal.members.models import Organisation, Person

    before = riet.cookies["sessionid"].value
    riet.post(f"{link}ja/", YES)
    second = Client()
    second.cookies["sessionid"] = before

    response = second.post(f"{link}ja/", YES)

    assert response.headers["Location"] == question.room.get_absolute_url()
    assert second.get(response.headers["Location"]).status_code == 200
    assert Organisation.objects.filter(name=YES["name"]).count() == 1
    assert Person.objects.filter(email=RIET).count() == 1


def test_long_after_the_yes_the_old_browser_logs_nobody_in(
    riet: Client, link: str, question: Any, later: Any
) -> None:
    before = riet.cookies["sessionid"].value
    riet.post(f"{link}ja/", YES)
    later(minutes=3)
    old = Client()
    old.cookies["sessionid"] = before

    response = old.post(f"{link}ja/", YES)

    assert response.headers["Location"].startswith("/account/login/code/?next=")
    assert old.get(question.room.get_absolute_url()).status_code == 302


def test_no_without_a_reason_ends_it_and_says_how_a_conversation_ends_well(
    riet: Client, link: str, question: Any
) -> None:
    page = riet.post(f"{link}nee/", follow=True)

    question.refresh_from_db()
    assert (question.state, question.answered_by) == ("declined", None)
    assert "U hebt nee gezegd" in _text(page)
    assert "vernietig" in _text(page).lower()


def test_one_question_back_and_its_answer_by_a_mail_without_content(
    riet: Client, link: str, question: Any
) -> None:
    from portal.coalitions import actions
    from portal.notify.models import Letter

    riet.post(f"{link}vraag/", {"question": "Wie doen er mee?"})
    question.refresh_from_db()
    actions.answer_question(actor=question.asked_by, invitation=question, reply="Dat leest u in de kamer.")

    letter = Letter.objects.filter(address=RIET).latest("made_at")
    assert "kamer" not in letter.text and "Wie doen" not in letter.text
    page = _text(riet.get(link))
    assert "Wie doen er mee?" in page and "Dat leest u in de kamer." in page


def test_an_empty_question_is_refused_with_the_page_as_it_was(riet: Client, link: str) -> None:
    page = riet.post(f"{link}vraag/", {"question": ""})

    assert page.status_code == 422
    assert "Wilma Postma" in _text(page)


@pytest.mark.parametrize("page", ["ja/", "nee/", "vraag/"])
def test_who_answers_what_was_just_taken_back_reads_why_nothing_happens(
    riet: Client, link: str, question: Any, page: str
) -> None:
    from portal.coalitions import actions

    actions.withdraw_invitation(actor=question.asked_by, invitation=question)

    response = riet.post(f"{link}{page}", YES | {"question": "Wie doen er mee?"})

    assert response.status_code == 422
    assert "niet meer open" in _text(response)
    assert Client().post(f"{link}{page}", YES).status_code == 404


def test_the_place_went_to_another_and_nothing_of_the_guest_is_kept(
    riet: Client, link: str, question: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the click and the lock somebody else took the place."""
    from portal.base.refusals import PlaceTaken
    from portal.coalitions.actions import guest
    from portal.members.models import Organisation, Person

    def taken(**_answer: Any) -> None:
        raise PlaceTaken("", "no longer open")

    monkeypatch.setattr(guest, "accept_invitation", taken)

    response = riet.post(f"{link}ja/", YES)

    assert response.status_code == 422
    assert not Organisation.objects.filter(name=YES["name"]).exists()
    assert not Person.objects.filter(email=RIET).exists()


def test_who_has_an_account_is_led_to_log_in_and_the_asker_learns_nothing(
    question: Any, person: Any, client: Client
) -> None:
    from portal.members.models import Organisation

    jeroen = person("Jeroen")
    theirs = ask_riet(question.room, email=jeroen.email)
    secret, code = mailed(jeroen.email)
    client.post(f"/uitnodiging/{secret}/", {"code": code})

    page = client.get(f"/uitnodiging/{secret}/")
    accepted = client.post(f"/uitnodiging/{secret}/ja/", YES)

    assert f"next=%2Fcoalities%2Fuitnodiging%2F{theirs.pk}%2F" in _text(page)
    assert accepted.headers["Location"] == f"/uitnodiging/{secret}/"
    assert not Organisation.objects.filter(name=YES["name"]).exists()
    fields = ("organisation", "state", "answered_by")
    assert [getattr(theirs, name) for name in fields] == [getattr(question, name) for name in fields]


def test_who_logs_in_with_the_address_that_was_asked_answers_for_their_own_organisation(
    question: Any, person: Any
) -> None:
    theirs = ask_riet(question.room, email=person("Jeroen").email)
    jeroen = visit("F", person)

    assert jeroen.get(f"/coalities/uitnodiging/{theirs.pk}/").status_code == 200
    jeroen.post(f"/coalities/uitnodiging/{theirs.pk}/ja/")

    theirs.refresh_from_db()
    assert theirs.organisation.slug == "jong-rijnmeer"
    assert visit("K", person).get(f"/coalities/uitnodiging/{theirs.pk}/").status_code == 404


def test_who_may_not_answer_with_their_account_is_told_so_and_may_still_say_no(
    question: Any, person: Any, client: Client
) -> None:
    loes = person("Loes")
    theirs = ask_riet(question.room, email=loes.email)
    secret, code = mailed(loes.email)
    client.post(f"/uitnodiging/{secret}/", {"code": code})

    page = _text(client.get(f"/uitnodiging/{secret}/"))
    client.post(f"/uitnodiging/{secret}/nee/")

    assert "/account/login/code/" not in page
    assert f"/uitnodiging/{secret}/ja/" not in page
    theirs.refresh_from_db()
    assert theirs.state == "declined"


def test_a_mail_to_who_has_an_account_is_the_same_mail(question: Any, person: Any) -> None:
    from portal.notify.models import Letter

    ask_riet(question.room, email=person("Jeroen").email)
    known = Letter.objects.filter(address=person("Jeroen").email).latest("made_at")
    unknown = Letter.objects.get(address=RIET)

    for address, letter in ((known.address, known), (RIET, unknown)):
        secret, code = mailed(address)
        letter.text = letter.text.replace(secret, "").replace(code, "")
    assert known.text == unknown.text


def test_three_at_a_time_and_the_same_address_once(question: Any) -> None:
    from portal.base.refusals import TooManyAsked
    from portal.notify.models import Letter

    again = ask_riet(question.room, email=RIET.upper())
    ask_riet(question.room, email="b@elders.example")
    ask_riet(question.room, email="c@elders.example")

    with pytest.raises(TooManyAsked):
        ask_riet(question.room, email="d@elders.example")
    assert again == question
    assert Letter.objects.filter(address=RIET).count() == 1


def test_coming_back_is_logging_in_with_a_code_by_mail(riet: Client, link: str, question: Any) -> None:
    import re

    from portal.notify.models import Letter

    riet.post(f"{link}ja/", YES)
    back = Client()
    room = question.room.get_absolute_url()

    back.post(f"/account/login/code/?next={room}", {"email": RIET, "next": room})
    letter = Letter.objects.filter(address=RIET).latest("made_at")
    code = re.search(r"^([A-Z0-9]{4,}-?[A-Z0-9]*)$", letter.text, re.MULTILINE)
    assert code
    response = back.post("/account/login/code/confirm/", {"code": code[1], "next": room})

    assert response.headers["Location"] == room
    assert back.get(room).status_code == 200
