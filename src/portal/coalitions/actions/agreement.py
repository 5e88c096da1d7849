"""Agreeing: words that are only ever followed by a next version, and what each partner says of them."""

from __future__ import annotations

from django.db import transaction

from portal.base import clock
from portal.base.refusals import ChangedMeanwhile, NotNow
from portal.coalitions import queries
from portal.coalitions.models import Agreement, Consent, Participant, Room, Version
from portal.coalitions.queries.agreement import agreed_by, agreement_about, partners_in
from portal.coalitions.queries.invitation import to_tell
from portal.ledger.actions import record
from portal.notify.actions import nudge_each


@transaction.atomic
def begin_agreement(*, me: Participant, topic: str, title: str, text: str) -> Version:
    """Write the first words about a topic; the writer's organisation agrees to them by writing.

    Raises ChangedMeanwhile where somebody else began the same just before.
    """
    room, me = _come_in(me)
    text = _one_text(text)
    if there := agreement_about(room, topic, title):
        present = there.versions.all()[0]
        if present.text == text:
            return present
        raise ChangedMeanwhile(there.title, "begun by another")
    last = room.agreements.order_by("-order").first()
    agreement = Agreement.objects.create(
        room=room, topic=topic, title=title, order=last.order + 1 if last else 0
    )
    return _write(room, me, agreement, number=1, text=text)


@transaction.atomic
def change_agreement(*, me: Participant, agreement: Agreement, text: str, based_on: int) -> Version:
    """Write the next version, and ask the others again for this one alone; the same words make none.

    Raises ChangedMeanwhile where another version followed since the one that these words began from.
    """
    room, me = _come_in(me)
    text = _one_text(text)
    present = agreement.versions.order_by("-number")[0]
    if present.text == text:
        return present
    if present.number != based_on:
        raise ChangedMeanwhile(agreement.title, f"version {present.number} came first")
    return _write(room, me, agreement, number=present.number + 1, text=text)


@transaction.atomic
def say_of_version(*, me: Participant, version: Version, agrees: bool, objection: str = "") -> Consent:
    """Say for one's organisation that it can live with these words, or what keeps it from that.

    What was said before for the same organisation is replaced. Raises ChangedMeanwhile where these are no
    longer the words, and NotNow for an objection to what all agreed to: then new words are the way.
    """
    room, me = _come_in(me)
    objection = "" if agrees else _one_text(objection)
    agreement = version.agreement
    present = agreement.versions.order_by("-number")[0]
    if present.pk != version.pk:
        raise ChangedMeanwhile(agreement.title, f"version {present.number} came first")
    before = Consent.objects.filter(version=version, partner=me.partner).first()
    if before and (before.agrees, before.objection) == (agrees, objection):
        return before
    if not agrees and agreed_by(version) >= {partner.pk for partner in partners_in(room)}:
        raise NotNow(agreement.title, "all agreed")
    said, _new = Consent.objects.update_or_create(
        version=version,
        partner=me.partner,
        defaults={"person": me.person, "agrees": agrees, "objection": objection, "at": clock.now()},
    )
    if not agrees:
        nudge_each(people=to_tell(room, me.person))
    tag = "version:agreed" if agrees else "version:objected"
    record(trail=room.trail, tag=tag, actor=me.person.ref, subject=_ref(version))
    return said


def _one_text(text: str) -> str:
    """Return a text without what a browser adds: the ends of its lines, and white space around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def _come_in(me: Participant) -> tuple[Room, Participant]:
    """Lock the room; who left it in the meantime changes nothing in it any more."""
    room = queries.lock_room(me.room)
    inside = Participant.objects.select_related("partner", "person").get(pk=me.pk)
    if inside.left_at is not None or inside.promised_at is None:
        raise NotNow(inside.person.name, "not in this room")
    return room, inside


def _write(room: Room, me: Participant, agreement: Agreement, *, number: int, text: str) -> Version:
    version = Version.objects.create(
        agreement=agreement, number=number, text=text, by=me.person, at=clock.now()
    )
    Consent.objects.create(version=version, partner=me.partner, person=me.person, agrees=True, at=version.at)
    nudge_each(people=to_tell(room, me.person))
    record(trail=room.trail, tag="version:written", actor=me.person.ref, subject=_ref(version))
    return version


def _ref(version: Version) -> str:
    return f"agreement:{version.agreement_id}:{version.number}"
