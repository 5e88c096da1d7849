"""A letter goes out once; one that was in flight when the worker died is never sent again by itself."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Any:
    from portal.notify.actions import send_letter

    return send_letter(address="wilma@voorbeeld.example", subject="Uw code", text="ABC-DEF")


def state_after(letter: Any, run: Any) -> str:
    run(letter=str(letter.id))
    letter.refresh_from_db()
    return str(letter.state)


def test_a_letter_is_sent_and_told_twice_it_is_sent_once(letter: Any, mailoutbox: list[Any]) -> None:
    from portal.notify.tasks import send

    states = [state_after(letter, send), state_after(letter, send)]

    assert states == ["sent", "sent"]
    assert [mail.subject for mail in mailoutbox] == ["Uw code"]


def test_a_letter_in_flight_at_a_crash_is_unknown_and_stays_so(letter: Any, mailoutbox: list[Any]) -> None:
    from portal.notify.tasks import send

    letter.state = "sending"
    letter.save()

    states = [state_after(letter, send), state_after(letter, send)]

    assert states == ["unknown", "unknown"]
    assert mailoutbox == []


def test_a_letter_waits_when_the_mail_server_is_away(letter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from portal.notify import tasks

    def away(self: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(tasks.EmailMessage, "send", away)

    with pytest.raises(ConnectionRefusedError):
        tasks.send(letter=str(letter.id))

    letter.refresh_from_db()
    assert letter.state == "waiting"


def test_a_letter_is_forgotten_after_thirty_days(letter: Any) -> None:
    from datetime import timedelta

    from portal.notify.models import Letter
    from portal.notify.tasks import forget

    Letter.objects.filter(pk=letter.pk).update(made_at=letter.made_at - timedelta(days=31))
    fresh = Letter.objects.create(address="a@voorbeeld.example", subject="Nieuw", text="Nieuw")

    forget(timestamp=0)

    assert list(Letter.objects.filter(pk__in=[letter.pk, fresh.pk])) == [fresh]
