"""Rows of evidence to values of the engine, and what two organisations may read of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalition import trust
from coalition.values import Warmth
from portal.base import clock
from portal.members.bridge import network_members
from portal.members.models import Organisation
from portal.trust import queries
from portal.trust.models import Evidence

QUIET = timedelta(days=365)
"""After a year without anything new the page says so."""
WELL, PARTLY = 0.9, 0.5
"""From here on something went as hoped, or in part."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event as the two read it: when, what, and how it went where that was less than hoped."""

    row: Evidence
    when: str
    went: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What two organisations read of themselves: a sentence, the events, what is not known, and two words.

    `word` counts everything between the two; `seen` is all that other members see of this pair.
    """

    sentence: str
    word: str
    seen: str
    events: list[Told]
    unknown: list[str]


def evidence_value(row: Evidence) -> trust.Evidence:
    """Return one row as the engine's value."""
    return trust.Evidence(
        giver=row.giver.slug,
        receiver=row.receiver.slug,
        kind=trust.EvidenceKind(row.kind),
        on=row.on,
        until=row.until,
        outcome=float(row.outcome),
        verified=trust.Verification(row.verified),
        audience=trust.Audience(row.audience),
        title=row.title,
        source=row.source or None,
    )


def public_network() -> trust.Network:
    """Return who there is, what they publish, and the open and members' events, as of today."""
    return trust.Network(
        as_of=clock.today(),
        organisations=network_members(),
        evidence=tuple(evidence_value(row) for row in queries.public_events()),
    )


def relation(mine: Organisation, other: Organisation) -> Relation:
    """Return what `mine` and `other` read of what they did together."""
    rows = list(queries.events_of_two(mine, other))
    today = clock.today()
    values = tuple(evidence_value(row) for row in rows)
    word = _word(mine.slug, other.slug, tuple(_as_for_members(value) for value in values))
    return Relation(
        sentence=_sentence(other.name, word, rows, today),
        word=word,
        seen=_word(mine.slug, other.slug, values),
        events=[Told(row, _when(row), _went(row)) for row in rows],
        unknown=_unknown(rows, today),
    )


def _word(one: str, other: str, events: tuple[trust.Evidence, ...]) -> Warmth:
    two = tuple(member for member in network_members() if member.id in {one, other})
    return trust.public_view(trust.Network(clock.today(), two, events)).word(one, other)


def _as_for_members(event: trust.Evidence) -> trust.Evidence:
    """Return an event that only the two know as one that counts: for the two themselves it does."""
    return replace(event, audience=trust.Audience.MEMBERS) if event.audience is trust.Audience.PAIR else event


def _sentence(other: str, word: Warmth, rows: Sequence[Evidence], today: date) -> str:
    """Return what the events say, as the heading of the page."""
    running = [row.on for row in rows if _runs(row, today)]
    if running:
        since = date_format(min(running), "F Y")
        return _("You and %(other)s have been working together since %(since)s.") % {
            "other": other,
            "since": since,
        }
    sentences = {
        Warmth.OFTEN: _("You and %(other)s have often worked together."),
        Warmth.DID_SOMETHING: _("You and %(other)s did something together."),
        Warmth.MET: _("You and %(other)s have met, and not yet done anything together."),
        Warmth.UNKNOWN: _("You and %(other)s do not know each other yet, as far as we know."),
    }
    return sentences[word] % {"other": other}


def _runs(row: Evidence, today: date) -> bool:
    return row.on <= today and row.until is not None and row.until >= today


def _when(row: Evidence) -> str:
    if row.kind != Evidence.Kind.CONTRACT:
        return date_format(row.on, "j F Y")
    since = date_format(row.on, "F Y")
    if row.until is None:
        return _("from %(since)s on") % {"since": since}
    return f"{since} – {date_format(row.until, 'F Y')}"


def _went(row: Evidence) -> str:
    if row.outcome >= WELL:
        return ""
    return _("went partly as hoped") if row.outcome >= PARTLY else _("did not go as hoped")


def _unknown(rows: Sequence[Evidence], today: date) -> list[str]:
    """Return in sentences what the events do not tell."""
    kinds = {row.kind for row in rows}
    gaps = [
        (Evidence.Kind.VISIT not in kinds, _("No visit to each other is known.")),
        (
            not kinds & {Evidence.Kind.CONTRACT, Evidence.Kind.AGREEMENT},
            _("No assignment or agreement of the two of you is known."),
        ),
        (
            any(row.verified == Evidence.Verified.ONE for row in rows),
            _("Something here was told by one of you, and not yet confirmed by the other."),
        ),
        (
            bool(rows) and not any(_runs(row, today) or today - row.on < QUIET for row in rows),
            _("For more than a year nothing new is known."),
        ),
        (
            True,
            _("What nobody wrote down does not stand here: a phone call, a shared worry, a good tip."),
        ),
    ]
    open_ended = [
        _("Whether “%(title)s” still goes on: no end was written down.") % {"title": row.title}
        for row in rows
        if row.kind == Evidence.Kind.CONTRACT and row.until is None
    ]
    return [*open_ended, *(sentence for there, sentence in gaps if there)]
