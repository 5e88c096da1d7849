"""What others did in a room since somebody last looked, from the room's own trail, in sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.coalitions.models import Participant
from portal.coalitions.queries.standing import seen_until
from portal.ledger.queries import steps

WORDS = {
    "assignment:attached": gettext_lazy("%(who)s attached the assignment"),
    "award:confirmed": gettext_lazy("%(who)s confirmed that you do this together"),
    "cells:asked": gettext_lazy("%(who)s added something that is asked"),
    "cells:dropped": gettext_lazy("%(who)s took away something that is asked"),
    "deadline:added": gettext_lazy("%(who)s added a day that counts"),
    "deadline:changed": gettext_lazy("%(who)s changed a day that counts"),
    "deadline:removed": gettext_lazy("%(who)s took away a day that counts"),
    "guest:accepted": gettext_lazy("%(who)s takes part"),
    "guest:invited": gettext_lazy("%(who)s asked somebody to take part"),
    "invitation:accepted": gettext_lazy("%(who)s takes part"),
    "invitation:answered": gettext_lazy("%(who)s answered a question"),
    "invitation:declined": gettext_lazy("Somebody who was asked did not accept"),
    "invitation:expired": gettext_lazy("Somebody who was asked did not answer in time"),
    "invitation:questioned": gettext_lazy("Somebody who was asked asks something back"),
    "invitation:withdrawn": gettext_lazy("%(who)s took a question back"),
    "participant:left": gettext_lazy("%(who)s left this room"),
    "participant:named": gettext_lazy("%(who)s named a colleague"),
    "partner:invited": gettext_lazy("%(who)s asked somebody to take part"),
    "promise:kept": gettext_lazy("%(who)s promised to be discreet and came in"),
    "relief:saved": gettext_lazy("%(who)s wrote on the sheet for the municipality"),
    "role:chosen": gettext_lazy("%(who)s chose another role"),
    "room:lengthened": gettext_lazy("%(who)s gave the room another end"),
    "room:started": gettext_lazy("%(who)s began this room"),
    "seat:added": gettext_lazy("%(who)s added a place"),
    "seat:changed": gettext_lazy("%(who)s changed a place"),
    "seat:removed": gettext_lazy("%(who)s took away a place"),
    "status:changed": gettext_lazy("%(who)s said how far you are"),
    "step:added": gettext_lazy("%(who)s added a step"),
    "step:changed": gettext_lazy("%(who)s changed a step"),
    "step:done": gettext_lazy("%(who)s did a step"),
    "step:reopened": gettext_lazy("%(who)s opened a step again"),
    "version:agreed": gettext_lazy("%(who)s agreed to a text"),
    "version:objected": gettext_lazy("%(who)s had an objection to a text"),
    "version:written": gettext_lazy("%(who)s wrote a new version of an agreement"),
    "words:shown": gettext_lazy("What each adds can be read now"),
    "work:divided": gettext_lazy("%(who)s changed who does what"),
    "amounts:set": gettext_lazy("%(who)s changed amounts or prices"),
}
"""By what the trail calls it; who did something of which there is no sentence here changed something."""

QUIET = {"code:sent", "code:used"}
"""On the way in by a link: no news for who is inside."""


@dataclass(frozen=True, slots=True)
class News:
    """What others did since a moment, each kind of thing of each person once."""

    since: datetime
    lines: list[str]


def news(me: Participant) -> News:
    """Return what others did in a room since somebody last looked, in the order in which it began."""
    since = me.seen_at or me.promised_at or me.named_at
    names = {each.person.ref: each.person.name for each in me.room.participants.select_related("person")}
    done = [
        (step.payload["tag"], step.payload["actor"])
        for step in steps(me.room.trail).filter(seq__gte=seen_until(me)).order_by("seq")
        if step.payload["actor"] != me.person.ref and step.payload["tag"] not in QUIET
    ]
    return News(
        since, [_line(tag, names.get(actor, ""), count) for (tag, actor), count in Counter(done).items()]
    )


def _line(tag: str, name: str, count: int) -> str:
    words = str(WORDS.get(tag, _("%(who)s changed something"))) % {"who": name or _("Somebody")}
    if count == 1:
        return words
    return ngettext("%(line)s, %(count)d time", "%(line)s, %(count)d times", count) % {
        "line": words,
        "count": count,
    }
