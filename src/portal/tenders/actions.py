"""Handing in notices, reading them, typing in assignments, and confirming what they ask."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import count
from uuid import UUID, uuid4

from django.db import DataError, transaction
from procrastinate.contrib.django import app

from coalition.errors import UnreadableNotice
from portal.base import clock
from portal.base.refusals import ChangedMeanwhile, code_of
from portal.ledger.actions import record
from portal.members.models import Organisation, Person
from portal.tenders import bridge
from portal.tenders.models import (
    Attachment,
    Award,
    Deadline,
    Demand,
    DemandList,
    Document,
    ImportProblem,
    Lot,
    Tender,
)

OFFICE = "association"
"""The trail of what the office does for everyone."""
MOST_ATTACHMENTS = 10
"""To one assignment; each may be 20 MB."""


@transaction.atomic
def hand_in_notice(*, actor: Person, owner: Organisation | None, name: str, raw: bytes) -> Document:
    """Keep a file as it came and queue its reading; the same bytes handed in again are the same document."""
    document, new = Document.objects.get_or_create(
        owner=owner,
        sha256=hashlib.sha256(raw).hexdigest(),
        defaults={
            "handed_in_by": actor,
            "name": name[:200],
            "raw": raw,
            "size": len(raw),
            "handed_in_at": clock.now(),
        },
    )
    if new:
        app.configure_task("tenders.import_notice", allow_unknown=True).defer(document=str(document.id))
        record(
            trail=_trail(owner), tag="notice:handed-in", actor=actor.ref, subject=f"document:{document.id}"
        )
    return document


@transaction.atomic
def import_notice(*, document_id: UUID) -> Document:
    """Read a document into rows, or keep why it could not be read; done once, told twice is harmless."""
    document = Document.objects.select_for_update().get(pk=document_id)
    if document.state != Document.State.WAITING:
        return document
    try:
        _keep_what_it_says(document)
    except UnreadableNotice as refusal:
        document.state = Document.State.PROBLEM
        ImportProblem.objects.create(
            document=document, code=code_of(refusal), where=refusal.where[:300], detail=refusal.detail
        )
    else:
        document.state = Document.State.READ
    document.save(update_fields=["state"])
    record(
        trail=_trail(document.owner),
        tag=f"notice:{document.state}",
        actor="worker",
        subject=f"document:{document.id}",
    )
    return document


@transaction.atomic
def write_assignment(
    *, actor: Person, owner: Organisation | None, written: bridge.Written, key: UUID
) -> Tender:
    """Keep an assignment that somebody typed in, with what it seems to ask; one form sent twice is one.

    A key that is taken by another's assignment says nothing of it: then a key of our own is used.
    """
    if Tender.objects.filter(pk=key).exclude(owner=owner, made_by=actor).exists():
        key = uuid4()
    tender, new = Tender.objects.get_or_create(
        pk=key,
        defaults={"owner": owner, "made_by": actor, "made_at": clock.now(), **bridge.fields(written)},
    )
    if new:
        for order, lot in enumerate(bridge.lots(written)):
            _add_lot(tender, order, lot)
        _keep_days_and_winners(tender, written)
        record(
            trail=_trail(owner), tag="assignment:written", actor=actor.ref, subject=f"assignment:{tender.id}"
        )
    return tender


@transaction.atomic
def change_assignment(*, actor: Person, tender: Tender, version: int, written: bridge.Written) -> Tender:
    """Put what somebody typed in the place of what was there; the same again changes nothing.

    Raises ChangedMeanwhile where somebody else changed it since `version`. What was confirmed stays.
    """
    locked = Tender.objects.select_for_update().get(pk=tender.pk)
    if bridge.as_written(locked) == written:
        return locked
    if locked.version != version:
        raise ChangedMeanwhile(locked.title, "was changed since it was opened: look at both and choose")
    for name, value in bridge.fields(written).items():
        setattr(locked, name, value)
    locked.version += 1
    locked.save()
    _change_lots(locked, written)
    _keep_days_and_winners(locked, written)
    record(
        trail=_trail(locked.owner),
        tag="assignment:changed",
        actor=actor.ref,
        subject=f"assignment:{locked.id}",
        version=locked.version,
    )
    return locked


def _change_lots(tender: Tender, written: bridge.Written) -> None:
    """Give each lot its new title and proposals; what is gone is removed, unless somebody confirmed it."""
    left = list(tender.lots.all())
    wanted = bridge.lots(written)
    same = {id(new): row for new in wanted for row in left if row.title == new.title}
    rest = [row for row in left if row not in same.values()]
    for order, new in enumerate(wanted):
        row = same.get(id(new)) or (rest.pop(0) if rest else None)
        if row is None:
            _add_lot(tender, order, new)
            continue
        row.title, row.order, row.proposed = new.title, order, new.proposed
        row.save(update_fields=["title", "order", "proposed"])
    for order, row in enumerate(rest, start=len(wanted)):
        if DemandList.objects.filter(lot=row).exists():
            row.order = order
            row.save(update_fields=["order"])
        else:
            row.delete()


def _add_lot(tender: Tender, order: int, lot: bridge.WrittenLot) -> None:
    taken = set(tender.lots.values_list("ref", flat=True))
    ref = next(str(number) for number in count(order + 1) if str(number) not in taken)
    Lot.objects.create(tender=tender, order=order, ref=ref, title=lot.title, proposed=lot.proposed)


def _keep_days_and_winners(tender: Tender, written: bridge.Written) -> None:
    """Put the days and the winners that were typed in the place of those that are there."""
    tender.deadlines.all().delete()
    Deadline.objects.bulk_create(
        Deadline(tender=tender, kind=day.kind, on=day.on, at=day.at) for day in written.days
    )
    tender.awards.all().delete()
    if written.winners:
        Award.objects.create(tender=tender, order=0, winners=list(written.winners))


@transaction.atomic
def remove_assignment(*, actor: Person, tender: Tender) -> None:
    """Take an assignment that was typed in away, with all that hangs on it."""
    trail, subject = _trail(tender.owner), f"assignment:{tender.id}"
    tender.delete()
    record(trail=trail, tag="assignment:removed", actor=actor.ref, subject=subject)


@transaction.atomic
def keep_attachment(*, actor: Person, tender: Tender, name: str, raw: bytes) -> Attachment:
    """Keep a file beside an assignment; the same bytes are kept once. Raises NotKept for any other file."""
    media = bridge.media_of(raw, name)
    Tender.objects.select_for_update().get(pk=tender.pk)
    sha256 = hashlib.sha256(raw).hexdigest()
    if there := tender.attachments.defer("raw").filter(sha256=sha256).first():
        return there
    if tender.attachments.count() >= MOST_ATTACHMENTS:
        raise bridge.NotKept("too-many")
    kept = Attachment.objects.create(
        tender=tender,
        name=bridge.safe_name(name),
        media=media,
        raw=raw,
        size=len(raw),
        sha256=sha256,
        added_by=actor,
        added_at=clock.now(),
    )
    record(
        trail=_trail(tender.owner), tag="attachment:kept", actor=actor.ref, subject=f"attachment:{kept.id}"
    )
    return kept


@transaction.atomic
def remove_attachment(*, actor: Person, attachment: Attachment) -> None:
    """Take a file beside an assignment away."""
    trail, subject = _trail(attachment.tender.owner), f"attachment:{attachment.id}"
    attachment.delete()
    record(trail=trail, tag="attachment:removed", actor=actor.ref, subject=subject)


@transaction.atomic
def confirm_demands(
    *, actor: Person, organisation: Organisation, lot: Lot, demands: Sequence[Demand]
) -> DemandList:
    """Keep what a lot asks, as a person of this organisation looked at it; replaces what was there."""
    confirmed, _ = DemandList.objects.select_for_update().update_or_create(
        lot=lot, organisation=organisation, defaults={"confirmed_by": actor, "confirmed_at": clock.now()}
    )
    confirmed.demands.all().delete()
    for order, demand in enumerate(demands):
        demand.demand_list, demand.order, demand.pk = confirmed, order, None
    Demand.objects.bulk_create(demands)
    record(
        trail=organisation.ref,
        tag="demands:confirmed",
        actor=actor.ref,
        subject=f"lot:{lot.id}",
        count=len(demands),
    )
    return confirmed


@transaction.atomic
def remove_document(*, actor: Person, document: Document) -> None:
    """Take a notice away, with all that was read from it; waits for a worker that is reading it."""
    list(Document.objects.select_for_update().filter(pk=document.pk).values_list("pk"))
    trail, subject = _trail(document.owner), f"document:{document.id}"
    document.delete()
    record(trail=trail, tag="notice:removed", actor=actor.ref, subject=subject)


def _keep_what_it_says(document: Document) -> None:
    notice = bridge.read(bytes(document.raw), document.name)
    try:
        with transaction.atomic():
            bridge.keep(document, notice)
    except DataError:
        raise UnreadableNotice(
            document.name, "holds a number or a code that is longer than any notice has: check the document"
        ) from None


def _trail(owner: Organisation | None) -> str:
    return owner.ref if owner else OFFICE
