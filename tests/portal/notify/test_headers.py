"""Nobody writes a second header or receiver into a mail (S10): sixteen ways to try, in four places."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from tests.portal.notify.conftest import Postbox

pytestmark = pytest.mark.django_db

ENDS = {
    "CR": "\r", "LF": "\n", "CRLF": "\r\n", "NUL": "\0", "VT": "\x0b", "FF": "\x0c", "RS": "\x1e",
    "NEL": "\x85", "line separator": "\u2028", "paragraph separator": "\u2029", "folded": "\r\n ",
    "folded by a tab": "\n\t", "escaped": "%0d%0a", "encoded word": "=?utf-8?q?=0D=0A?=",
    "LF after losing a byte": "\u560a", "CR after losing a byte": "\u560d",
}  # fmt: skip
MORE = "Bcc: boef@elders.example"
HEADERS = [
    "Content-Type", "MIME-Version", "Subject", "From", "To", "Date", "Auto-Submitted", "Message-ID",
    "X-Peer", "X-MailFrom", "X-RcptTo",
]  # fmt: skip
ADDRESS = "pien.nieuwkoop@de-brug-welzijn.example"


def received(letter: Any, postbox: Postbox) -> tuple[list[str], set[str]]:
    from portal.notify.tasks import send

    send(letter=str(letter.id))
    assert len(postbox.received) == 1
    return postbox.received[0][0], set(postbox.mails()[0].keys())


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_a_subject_stays_one_header(end: str, postbox: Postbox) -> None:
    from portal.notify.actions import send_letter

    letter = send_letter(address=ADDRESS, subject=f"Welkom{end}{MORE}", text="Dag")

    to, headers = received(letter, postbox)
    assert to == [ADDRESS]
    assert headers <= set(HEADERS)
    assert postbox.mails()[0]["Subject"].startswith("Welkom")


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_the_name_of_somebody_invited_stays_in_the_words(end: str, as_person: Any, postbox: Postbox) -> None:
    from portal.notify.models import Letter

    values = {"name": f"Pien{end}{MORE}", "email": ADDRESS, "role": "staff"}
    as_person("Wilma").post("/mijn-organisatie/mensen/", values)

    for letter in Letter.objects.all():  # a form may also refuse the name
        to, headers = received(letter, postbox)
        assert to == [ADDRESS]
        assert headers <= set(HEADERS)
    assert Letter.objects.count() <= 1


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_the_name_of_the_association_stays_in_the_words(
    end: str, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.notify import bridge, tasks
    from portal.notify.actions import send_mail

    for module in (bridge, tasks):
        monkeypatch.setattr(module, "letterhead", lambda: f"Samenkracht{end}{MORE}")
    letter = send_mail(address=ADDRESS, mail=tasks._something())

    to, headers = received(letter, postbox)
    assert to == [ADDRESS]
    assert headers <= set(HEADERS)


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_an_address_that_holds_more_is_refused(end: str) -> None:
    from portal.notify.actions import nudge, send_letter
    from portal.notify.models import Letter, Nudge

    addresses = [f"{ADDRESS}{end}{MORE}", f"{ADDRESS},{end}boef@elders.example"]
    for address in [*addresses, *([] if end.isprintable() else [f"{ADDRESS}{end}", f"{end}{ADDRESS}"])]:
        with pytest.raises(ValidationError):
            send_letter(address=address, subject="Welkom", text="Dag")
        with pytest.raises(ValidationError):
            nudge(address=address)

    assert not Letter.objects.exists()
    assert not Nudge.objects.exists()
