"""The past cannot be changed: the database refuses it, trails verify, positions are dense under a crowd."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from coalition.ledger import commitment, leaf, leaf_hash, verify_trail
from coalition.ledger.trail import Entry as TrailEntry

THREADS, EACH = 4, 50
CHANGES = [
    "UPDATE ledger_entry SET type = 'membership:ended' WHERE seq = 0",
    "UPDATE ledger_entry SET seq = 100000 WHERE seq = 0",
    "UPDATE ledger_entry SET commitment = leaf_hash WHERE seq = 0",
    "UPDATE ledger_entry SET leaf_hash = commitment WHERE seq = 0",
    "UPDATE ledger_entry SET received_at = now() WHERE seq = 0",
    "UPDATE ledger_entry SET payload = '{}' WHERE seq = 0",
    "UPDATE ledger_entry SET salt = '\\x00' WHERE seq = 0",
    "UPDATE ledger_entry SET payload = NULL, salt = NULL, received_at = now() WHERE seq = 0",
    "UPDATE ledger_entry SET payload = NULL WHERE seq = 0",
    "UPDATE ledger_entry SET salt = NULL WHERE seq = 0",
    "DELETE FROM ledger_entry WHERE seq = 0",
    "DELETE FROM ledger_entry",
    "TRUNCATE ledger_entry",
    "TRUNCATE ledger_entry CASCADE",
    "UPDATE ledger_step SET payload = '{}'",
    "UPDATE ledger_step SET hash = hash",
    "UPDATE ledger_step SET seq = seq + 1000",
    "UPDATE ledger_step SET trail = 'other'",
    "DELETE FROM ledger_step",
    "TRUNCATE ledger_step",
]


@pytest.mark.django_db
@pytest.mark.parametrize("statement", CHANGES)
def test_the_database_refuses_to_change_the_past(statement: str) -> None:
    with (
        connection.cursor() as cursor,
        pytest.raises(IntegrityError, match=r"append-only|entry_payload_with_salt"),
        transaction.atomic(),
    ):
        cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["save", "delete", "update", "bulk"])
def test_django_cannot_change_the_past_either(change: str) -> None:
    from portal.ledger.models import Step

    step = Step.objects.first()
    assert step
    ways: dict[str, Callable[[], Any]] = {
        "save": step.save,
        "delete": step.delete,
        "update": lambda: Step.objects.update(trail="other"),
        "bulk": lambda: Step.objects.all().delete(),
    }

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        ways[change]()


@pytest.mark.django_db
def test_what_an_entry_says_may_be_erased_and_its_place_stays() -> None:
    from portal.ledger.models import Entry

    before = Entry.objects.get(seq=0)

    Entry.objects.filter(seq=0).update(payload=None, salt=None)

    after = Entry.objects.get(seq=0)
    assert (after.payload, after.salt) == (None, None)
    assert bytes(after.commitment) == bytes(before.commitment)
    assert bytes(after.leaf_hash) == bytes(before.leaf_hash)


@pytest.mark.django_db
def test_what_was_erased_stays_erased() -> None:
    from portal.ledger.models import Entry

    before = Entry.objects.get(seq=0)
    Entry.objects.filter(seq=0).update(payload=None, salt=None)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Entry.objects.filter(seq=0).update(payload=before.payload, salt=before.salt)


@pytest.mark.django_db
def test_every_entry_of_the_world_can_be_recomputed() -> None:
    from portal.ledger.models import Entry, Head

    entries = list(Entry.objects.order_by("seq"))

    assert [entry.seq for entry in entries] == list(range(len(entries)))
    for entry in entries:
        assert bytes(entry.commitment) == commitment(entry.payload, bytes(entry.salt))
        assert bytes(entry.leaf_hash) == leaf_hash(leaf(bytes(entry.commitment)))
        assert entry.payload["type"] == entry.type
    assert len({bytes(entry.salt) for entry in entries}) == len(entries)
    assert Head.objects.get(name="public log").size == len(entries)


def _broken_trails() -> list[str]:
    from portal.ledger.models import Head
    from portal.ledger.queries import steps

    heads = Head.objects.exclude(name="public log")
    return [
        head.name
        for head in heads
        if verify_trail(
            [TrailEntry(step.seq, step.payload, bytes(step.hash)) for step in steps(head.name)],
            bytes(head.hash),
        )
    ]


@pytest.mark.django_db
def test_every_trail_of_the_world_verifies() -> None:
    from portal.ledger.models import Head

    assert Head.objects.count() > 3
    assert _broken_trails() == []


@pytest.mark.django_db
def test_a_step_put_in_by_hand_breaks_its_trail() -> None:
    from portal.ledger.models import Head, Step

    head = Head.objects.get(name="association")
    Step.objects.create(
        trail="association", seq=head.size, payload={"tag": "nothing:happened"}, hash=bytes(32)
    )

    assert _broken_trails() == ["association"]


@pytest.mark.django_db
def test_no_position_is_given_twice() -> None:
    from portal.ledger.models import Entry, Step

    step, entry = Step.objects.first(), Entry.objects.first()
    assert step and entry

    with pytest.raises(IntegrityError, match="step_position_once"), transaction.atomic():
        Step.objects.create(trail=step.trail, seq=step.seq, payload={}, hash=bytes(32))
    with pytest.raises(IntegrityError, match="ledger_entry_pkey"), transaction.atomic():
        Entry.objects.create(
            seq=entry.seq, type="x", commitment=bytes(32), leaf_hash=bytes(32), received_at=entry.received_at
        )


def _crowd(act: Callable[[int, int], Any]) -> list[BaseException]:
    """Let threads act at the same time, each on a connection of its own; return what went wrong."""
    together = threading.Barrier(THREADS)
    wrong: list[BaseException] = []

    def run(number: int) -> None:
        together.wait()
        try:
            for turn in range(EACH):
                act(number, turn)
        except BaseException as problem:  # noqa: BLE001  it is told to the test, in the main thread
            wrong.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=50)
    return wrong


def test_a_crowd_gets_dense_positions_in_the_public_log(scratch: str) -> None:
    from portal.ledger.actions import append
    from portal.ledger.models import Entry, Head

    before = Entry.objects.count()

    wrong = _crowd(
        lambda who, turn: append(type="membership:started", payload={"organisation": f"{who}-{turn}"})
    )

    seqs = list(Entry.objects.order_by("seq").values_list("seq", flat=True))
    assert wrong == []
    assert seqs == list(range(before + THREADS * EACH))
    assert Head.objects.get(name="public log").size == len(seqs)
    told = {entry.payload["organisation"] for entry in Entry.objects.filter(seq__gte=before)}
    assert len(told) == THREADS * EACH


def test_a_crowd_in_one_new_trail_keeps_one_chain(scratch: str) -> None:
    from portal.ledger.actions import record
    from portal.ledger.queries import steps

    wrong = _crowd(
        lambda who, turn: record(trail="organisation:new", tag="card:saved", actor=f"person:{who}")
    )

    assert wrong == []
    assert steps("organisation:new").count() == THREADS * EACH
    assert _broken_trails() == []


def test_what_is_rolled_back_leaves_no_gap(scratch: str) -> None:
    from portal.ledger.actions import append
    from portal.ledger.models import Entry

    def now_and_then(who: int, turn: int) -> None:
        with transaction.atomic():
            append(type="membership:started", payload={"organisation": f"{who}-{turn}"})
            if turn % 3 == 0:
                transaction.set_rollback(True)

    wrong = _crowd(now_and_then)

    seqs = list(Entry.objects.order_by("seq").values_list("seq", flat=True))
    assert wrong == []
    assert seqs == list(range(len(seqs)))


def test_the_same_file_handed_in_by_a_crowd_is_one_document(scratch: str) -> None:
    from portal.members.models import Person
    from portal.tenders.actions import hand_in_notice
    from portal.tenders.models import Document

    wilma = Person.objects.get(email="wilma.postma@de-brug-welzijn.example")
    brug = wilma.roles.get().organisation

    wrong = _crowd(
        lambda who, turn: hand_in_notice(actor=wilma, owner=brug, name="a.xml", raw=f"<a{turn}/>".encode())
    )

    assert wrong == []
    assert Document.objects.filter(owner=brug).count() == EACH


def test_a_crowd_that_confirms_one_list_leaves_one(scratch: str) -> None:
    from portal.members.models import Person
    from portal.tenders.actions import confirm_demands
    from portal.tenders.models import Demand, DemandList, Lot

    wilma = Person.objects.get(email="wilma.postma@de-brug-welzijn.example")
    brug = wilma.roles.get().organisation
    lot = Lot.objects.earliest("pk")

    def confirm(who: int, turn: int) -> None:
        rows = [Demand(service="youth-work", areas=[f"GM{who:04}"]) for _row in range(who + 1)]
        confirm_demands(actor=wilma, organisation=brug, lot=lot, demands=rows)

    wrong = _crowd(confirm)

    found = DemandList.objects.get()
    rows = list(found.demands.all())
    assert wrong == []
    assert {tuple(row.areas) for row in rows} == {(f"GM{len(rows) - 1:04}",)}
