"""A notice, whatever it arrived in: who asks for what, where, until when, and who won."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coalition.values import Source


class Stage(StrEnum):
    """Where in the life of an assignment a notice stands."""

    PLANNING = "planning"
    COMPETITION = "competition"
    RESULT = "result"


class DeadlineKind(StrEnum):
    """What must be done before the moment."""

    TENDER = "tender"  # hand in the bid
    REQUEST = "request"  # ask to take part, or show interest
    QUESTIONS = "questions"  # put questions for the nota van inlichtingen
    OPENING = "opening"  # bids are opened


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as the notice gives it: whole cents and an ISO 4217 currency."""

    cents: int
    currency: str = "EUR"


@dataclass(frozen=True, slots=True)
class Party:
    """A buyer, winner, review body or other organisation named in a notice, as spelt there."""

    name: str
    national_id: str | None = None
    town: str | None = None
    nuts: str | None = None
    country: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment by which something must be done; a day without a time stays a day (TED gives no offset)."""

    kind: DeadlineKind
    on: date | datetime
    source: Source


@dataclass(frozen=True, slots=True)
class Lot:
    """A part of the assignment on which a bid can be made. A notice without lots has one, with its own title."""

    id: str
    title: str
    description: str
    cpv: tuple[str, ...]
    nuts: tuple[str, ...]
    place: str | None
    value: Money | None
    deadlines: tuple[Deadline, ...]
    starts: date | None
    ends: date | None
    months: int | None
    renewal: str | None
    sources: tuple[Source, ...]
    """The paragraphs of the lot as they stand in the document, in order: what demands are read from."""


@dataclass(frozen=True, slots=True)
class Award:
    """Who was given a lot (or that nobody was).

    `declared_group` is what the notice says; it is no proof of a consortium: notice 007936-2021 marks
    twenty-nine independent open-house providers as one "group". `is_consortium` of `read` says what we conclude.
    """

    lots: tuple[str, ...]
    number: str | None
    decided: date | None
    winners: tuple[Party, ...]
    declared_group: bool
    value: Money | None
    tenders_received: int | None
    subcontracted: bool | None
    not_awarded_because: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Notice:
    """What a published notice says; texts are in the language of the original form."""

    id: str
    """The publication number, `078258-2021`: six digits at least, no leading zeros beyond; "" when it has none yet."""
    format: str
    """`ted-2.0.9` or `eforms-1.10`."""
    form: str
    """`F21`, or the eForms subtype `20`."""
    stage: Stage
    language: str
    title: str
    description: str
    reference: str | None
    buyers: tuple[Party, ...]
    cpv: tuple[str, ...]
    """The main code first; eight digits."""
    nuts: tuple[str, ...]
    value: Money | None
    published: date | None
    sent: date | None
    procedure: str | None
    url: str | None
    lots: tuple[Lot, ...]
    deadlines: tuple[Deadline, ...]
    awards: tuple[Award, ...]
    previous: tuple[str, ...]
    """Publication numbers this one follows (earlier notices, the one it changes)."""
