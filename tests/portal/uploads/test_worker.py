"""The real worker on a real queue, in a database of its own: reading files, sending letters, trying again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction
from tests.portal.conftest import PEOPLE
from tests.portal.uploads.files import GOOD, UNREADABLE


def _work() -> None:
    """Run the worker until nothing waits, as the command of the site does."""
    from procrastinate.contrib.django import app

    async def until_empty() -> None:
        worker = app.with_connector(app.connector.get_worker_connector())
        async with worker.open_async():
            await worker.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)

    asyncio.run(until_empty())


def _jobs() -> dict[str, list[str]]:
    from django.apps import apps

    jobs = apps.get_model("procrastinate", "ProcrastinateJob").objects.all()
    found: dict[str, list[str]] = {}
    for job in jobs.order_by("id"):
        found.setdefault(job.task_name, []).append(job.status)
    return found


def _wilma() -> tuple[Any, Any]:
    from portal.members.models import Person

    wilma = Person.objects.get(email=PEOPLE["Wilma"])
    return wilma, wilma.roles.get().organisation


@pytest.fixture
def hand_in(scratch: str) -> Callable[[str, bytes], Any]:
    from portal.tenders.actions import hand_in_notice

    wilma, brug = _wilma()
    return lambda name, raw: hand_in_notice(actor=wilma, owner=brug, name=name, raw=raw)


def test_the_worker_reads_every_kind_of_file_and_fails_on_none(hand_in: Callable[[str, bytes], Any]) -> None:
    good = hand_in("goed.xml", GOOD)
    bad = [hand_in(f"{what}.xml", raw) for what, raw in UNREADABLE.items()]

    _work()

    for document in (good, *bad):
        document.refresh_from_db()
    assert good.state == "read"
    assert {document.state for document in bad} == {"problem"}
    assert set(_jobs()["tenders.import_notice"]) == {"succeeded"}


def test_a_job_delivered_twice_reads_once(hand_in: Callable[[str, bytes], Any]) -> None:
    from portal.ledger.models import Step
    from portal.tenders.models import Tender
    from portal.tenders.tasks import import_notice

    document = hand_in("goed.xml", GOOD)
    import_notice.defer(document=str(document.id))

    _work()

    assert Tender.objects.filter(document=document).count() == 1
    assert (
        Step.objects.filter(payload__tag="notice:read", payload__subject=f"document:{document.id}").count()
        == 1
    )


def test_what_is_rolled_back_was_never_queued(hand_in: Callable[[str, bytes], Any]) -> None:
    before = _jobs()

    with transaction.atomic():
        hand_in("goed.xml", GOOD)
        transaction.set_rollback(True)

    assert _jobs() == before


def test_a_file_that_was_removed_before_it_was_read_stops_nothing(
    hand_in: Callable[[str, bytes], Any],
) -> None:
    from portal.tenders.actions import remove_document

    gone = hand_in("weg.xml", b"<weg/>")
    remove_document(actor=_wilma()[0], document=gone)
    good = hand_in("goed.xml", GOOD)

    _work()

    good.refresh_from_db()
    assert good.state == "read"


def test_a_letter_is_sent_once_to_one_address(scratch: str, settings: Any) -> None:
    from portal.notify.actions import send_letter
    from portal.notify.tasks import send

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    letter = send_letter(
        address="pien@de-brug-welzijn.example", subject="Welkom\nBcc: x@y.example", text="Dag Pien"
    )
    send.defer(letter=str(letter.id))

    _work()

    letter.refresh_from_db()
    assert [(message.to, message.bcc, message.subject) for message in mail.outbox] == [
        (["pien@de-brug-welzijn.example"], [], "Welkom Bcc: x@y.example")
    ]
    assert letter.state == "sent"
    assert letter.sent_at is not None


def test_a_letter_that_could_not_be_sent_is_tried_again_later(
    scratch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.apps import apps

    from portal.notify import tasks
    from portal.notify.actions import send_letter

    def fail(message: Any) -> int:
        raise ConnectionRefusedError("the mail server is down")

    letter = send_letter(address="pien@de-brug-welzijn.example", subject="Welkom", text="Dag Pien")
    monkeypatch.setattr(tasks.EmailMessage, "send", fail)

    _work()

    letter.refresh_from_db()
    job = apps.get_model("procrastinate", "ProcrastinateJob").objects.get(args={"letter": str(letter.id)})
    assert letter.state == "waiting"
    assert (job.status, job.attempts) == ("todo", 1)
    assert job.scheduled_at is not None


def test_the_copy_is_not_the_world_of_the_other_tests(scratch: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        row = cursor.fetchone()

    assert row == (scratch,)
