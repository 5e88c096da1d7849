"""What a mail server is given: real letters over real SMTP, and what becomes of one that it refuses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from lxml import html
from tests.portal.notify.conftest import Postbox, free_port

pytestmark = pytest.mark.django_db

ADDRESS = "pien.nieuwkoop@de-brug-welzijn.example"
ONLY_IN_HTML = "Werkt de knop niet? Open dan dit adres:"


def log_in_code(client: Any, as_person: Callable[[str], Any]) -> None:
    client.post("/account/login/code/", {"email": "tarik.aydemir@de-brug-welzijn.example"})


def somebody_invited(client: Any, as_person: Callable[[str], Any]) -> None:
    values = {"name": "Pien Nieuwkoop", "email": ADDRESS, "role": "staff"}
    as_person("Wilma").post("/mijn-organisatie/mensen/", values)


def told(client: Any, as_person: Callable[[str], Any]) -> None:
    from portal.notify.actions import nudge
    from portal.notify.tasks import tell_one

    nudge(address=ADDRESS)
    tell_one(ADDRESS)


LETTERS = {
    "Uw code om in te loggen": log_in_code,
    "Er is iets voor u": told,
    "U kunt nu meedoen namens De Brug Welzijn": somebody_invited,
}


@pytest.fixture(params=LETTERS)
def received(request: Any, client: Any, as_person: Any, postbox: Postbox) -> tuple[Any, EmailMessage]:
    from portal.notify.models import Letter
    from portal.notify.tasks import send

    LETTERS[request.param](client, as_person)
    letter = Letter.objects.get()
    send(letter=str(letter.id))
    letter.refresh_from_db()
    assert letter.subject == request.param
    return letter, postbox.mails()[0]


def parts(mail: EmailMessage) -> dict[str, str]:
    assert mail.get_content_type() == "multipart/alternative"
    return {part.get_content_type(): part.get_content() for part in mail.iter_parts()}


def test_a_letter_comes_as_text_and_as_html(received: Any, postbox: Postbox) -> None:
    letter, mail = received

    assert letter.state == "sent"
    assert list(parts(mail)) == ["text/plain", "text/html"]  # the last one is the one to prefer
    assert {part.get_content_charset() for part in mail.iter_parts()} == {"utf-8"}
    assert (postbox.received[0][0], mail["To"]) == ([letter.address], letter.address)
    assert max(map(len, postbox.received[0][1].split(b"\r\n"))) <= 998


def test_both_faces_say_the_same(received: Any) -> None:
    mail = received[1]

    text, page = parts(mail)["text/plain"], html.fromstring(parts(mail)["text/html"])
    for hidden in page.xpath("//head | //comment()"):
        hidden.drop_tree()
    in_html = Counter(words(" ".join(page.itertext()).replace(ONLY_IN_HTML, "")))
    in_text = Counter(words(text))
    assert in_html == in_text
    assert len(in_text) >= 20


def words(text: str) -> list[str]:
    return re.findall(r"https?://\S+|[\w’-]*\w", text)


def test_a_letter_says_that_a_machine_wrote_it(received: Any, settings: Any) -> None:
    letter, mail = received

    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == f"<{letter.id}@localhost>"
    sent = parsedate_to_datetime(mail["Date"]).replace(tzinfo=UTC)  # it says -0000
    assert abs(sent - datetime.now(UTC)) < timedelta(minutes=1)  # the real clock, not that of the demo
    assert mail["From"] == settings.DEFAULT_FROM_EMAIL


def test_a_letter_fetches_nothing_from_anywhere(received: Any) -> None:
    page = html.fromstring(parts(received[1])["text/html"])

    assert page.xpath("//img | //link | //script | //iframe | //@src | //@background") == []
    assert "@import" not in parts(received[1])["text/html"]
    assert all(address.startswith("http://") for address in page.xpath("//@href"))
    assert "url(" not in parts(received[1])["text/html"]


REFUSALS = {"450 busy": "RCPT", "550 nobody here": "RCPT", "451 not now": "DATA", "554 no": "DATA"}


@pytest.mark.parametrize("answer", REFUSALS)
def test_a_letter_that_is_refused_waits_and_goes_later(answer: str, postbox: Postbox) -> None:
    letter = a_letter()
    postbox.answers[REFUSALS[answer]] = answer
    states = [state_after(letter)]
    postbox.received.clear()
    postbox.answers.clear()

    states.append(state_after(letter))

    assert states == ["waiting", "sent"]
    assert len(postbox.received) == 1


def test_a_letter_waits_while_no_mail_server_answers(postbox: Postbox, settings: Any) -> None:
    letter = a_letter()
    settings.EMAIL_PORT = free_port()

    assert state_after(letter) == "waiting"


def test_a_letter_is_not_sent_again_when_the_server_hung_up_in_the_middle(postbox: Postbox) -> None:
    letter = a_letter()
    postbox.answers["DATA"] = "hang up"
    states = [state_after(letter)]
    postbox.answers.clear()

    states.append(state_after(letter))

    assert states == ["unknown", "unknown"]
    assert len(postbox.received) == 1


def a_letter() -> Any:
    from portal.notify.actions import send_letter

    return send_letter(address=ADDRESS, subject="Welkom", text="Dag Pien")


def state_after(letter: Any) -> str:
    from portal.notify.tasks import send

    try:
        send(letter=str(letter.id))
    except OSError as error:  # the queue tries again
        assert error
    letter.refresh_from_db()
    return str(letter.state)
