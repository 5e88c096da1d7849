"""What each adds and what is fun: written by the partners about one another, shown when all have written."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from portal.base import clock
from portal.base.refusals import ChangedMeanwhile, NotNow
from portal.coalitions import queries
from portal.coalitions.bridge.room.words import Sentences, seen_of
from portal.coalitions.models import Appreciation, Participant, Partner, Room
from portal.coalitions.queries.invitation import to_tell
from portal.coalitions.queries.words import round_is_full, words_by
from portal.ledger.actions import record
from portal.members.models import Person
from portal.notify.actions import nudge_each


@transaction.atomic
def write_words(*, me: Participant, words: Sequence[Sentences], seen: str) -> bool:
    """Keep what one's organisation says of others; the last words of a round show them all.

    Returns whether words are shown by it. The step stands in a trail of this partner's own: in that of the
    room the others would read who has written. Raises ChangedMeanwhile where a colleague wrote since `seen`,
    NotNow where words about a partner are read already, or it is no partner here.
    """
    room = queries.lock_room(me.room)
    me = Participant.objects.select_related("partner", "person").get(pk=me.pk)
    if me.left_at is not None or me.promised_at is None:
        raise NotNow(me.person.name, "not in this room")
    before = words_by(me.partner)
    new = [each for each in words if each != _sentences(before.get(each.receiver))]
    if not new:
        return False
    others = set(room.partners.filter(left_at=None).exclude(pk=me.partner_id).values_list("pk", flat=True))
    for each in new:
        there = before.get(each.receiver)
        if each.receiver not in others or (there is not None and there.shown_at is not None):
            raise NotNow(str(me.partner), "read already")
    if seen != seen_of(before.values()):
        raise ChangedMeanwhile(str(me.partner), "a colleague wrote")
    for each in new:
        Appreciation.objects.update_or_create(
            giver=me.partner,
            receiver_id=each.receiver,
            defaults={"adds": each.adds, "fun": each.fun, "by": me.person, "at": clock.now()},
        )
    shown = show_words(room=room, actor=me.person)
    record(
        trail=f"{room.trail}:words:{me.partner_id}",
        tag="words:written",
        actor=me.person.ref,
        subject=f"room:{room.pk}",
    )
    return shown


@transaction.atomic
def show_words(*, room: Room, actor: Person) -> bool:
    """Show what waits, where each partner wrote of each other; call it inside an action that locked the room.

    Also when a partner leaves: what the others wrote may then be everything that was waited for.
    """
    if not round_is_full(room):
        return False
    there = Partner.objects.filter(room=room, left_at=None)
    waiting = Appreciation.objects.filter(giver__in=there, receiver__in=there, shown_at=None)
    if not waiting.update(shown_at=clock.now()):
        return False
    nudge_each(people=to_tell(room, actor))
    record(trail=room.trail, tag="words:shown", actor=actor.ref, subject=f"room:{room.pk}")
    return True


def _sentences(kept: Appreciation | None) -> Sentences | None:
    return Sentences(kept.receiver_id, kept.adds, kept.fun) if kept else None
