"""Putting things on record, inside the transaction of what they record."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction

from coalition import ledger
from portal.base import clock
from portal.ledger.models import Entry, Head, Step

PUBLIC = "public log"


@transaction.atomic
def append(*, type: str, payload: dict[str, Any]) -> Entry:
    """Add an entry to the public log; refuses what may never stand there, not even as a commitment."""
    ledger.refuse_unless_public(type)
    head = _locked_head(PUBLIC)
    received = clock.now()
    whole = {"type": type, "received_at": received.isoformat(timespec="seconds"), **payload}
    salt = secrets.token_bytes(32)
    commitment = ledger.commitment(whole, salt)
    leaf = ledger.leaf_hash(ledger.leaf(commitment))
    entry = Entry.objects.create(
        seq=head.size,
        type=type,
        payload=whole,
        salt=salt,
        commitment=commitment,
        leaf_hash=leaf,
        received_at=received,
    )
    _advance(head, leaf)
    return entry


@transaction.atomic
def record(*, trail: str, tag: str, actor: str, subject: str = "", **details: Any) -> Step:
    """Add a step to a private trail: who did what to what; only those concerned ever read it.

    Call it last: whoever takes rows first and the head of the trail after them never waits in a circle.
    """
    head = _locked_head(trail)
    payload = {
        "tag": tag,
        "actor": actor,
        "subject": subject,
        "at": clock.now().isoformat(timespec="seconds"),
        **details,
    }
    step_hash = ledger.link(bytes(head.hash), head.size, payload)
    step = Step.objects.create(trail=trail, seq=head.size, payload=payload, hash=step_hash)
    _advance(head, step_hash)
    return step


def _locked_head(name: str) -> Head:
    Head.objects.get_or_create(name=name, defaults={"hash": bytes(32)})
    return Head.objects.select_for_update().get(name=name)


def _advance(head: Head, new_hash: bytes) -> None:
    head.size += 1
    head.hash = new_hash
    head.save(update_fields=["size", "hash"])
