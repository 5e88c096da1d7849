"""A notice, whatever it arrived in: who asks for what, where, until when, and who won."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coalition.errors import UnreadableNotice
from coalition.tenders.fault import NoticeFault
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
    """An amount as the notice gives it: whole cents and an ISO 4217 currency.

    Buyers who must fill in an amount often write 1 euro; that is kept, not corrected.
    """

    cents: int
    currency: str = "EUR"

    def __post_init__(self) -> None:
        """Refuse an amount below zero or a currency that is not three capitals."""
        if self.cents < 0:
            raise UnreadableNotice("amount", f"is {self.cents} cents, below zero", NoticeFault.AMOUNT)
        if not (len(self.currency) == 3 and self.currency.isascii() and self.currency.isupper()):
            raise UnreadableNotice(
                "currency",
                f"{self.currency!r} is not a code of three capitals such as EUR",
                NoticeFault.CURRENCY,
            )


@dataclass(frozen=True, slots=True)
class Party:
    """A buyer or winner named in a notice, as spelt there; one organisation may stand there in two spellings.

    `country` has two letters where we know them (eForms gives three).
    """

    name: str
    national_id: str | None = None
    town: str | None = None
    nuts: str | None = None
    country: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        """Refuse a party without a name."""
        if not self.name:
            raise UnreadableNotice("party", "has no name", NoticeFault.INCOMPLETE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment by which something must be done.

    A day without a time stays a day. TED gives no offset (the moment is naive, the buyer's own); eForms does.
    """

    kind: DeadlineKind
    on: date | datetime
    source: Source


MAX_LOTS = 9_999
"""As many as eForms can number (LOT-0001 to LOT-9999); the largest real notice we have has 652."""


def refuse_too_many(lots: int) -> None:
    """Refuse more lots than a notice can have, before they are read."""
    if lots > MAX_LOTS:
        raise UnreadableNotice(
            "lots",
            f"there are {lots}, at most {MAX_LOTS} are read: is this one notice?",
            NoticeFault.TOO_MANY_LOTS,
        )


@dataclass(frozen=True, slots=True)
class Lot:
    """A part of the assignment on which one can bid. A notice without lots has one, with its own title."""

    id: str
    """As in the document: `1` in TED, `LOT-0001` (or `PAR-0001` while planning) in eForms."""
    title: str
    description: str
    cpv: tuple[str, ...]
    """The main code (in TED that of the whole notice) first, then the lot's own."""
    cpv_paths: tuple[str, ...]
    """Where each code of `cpv` stands, in the same order."""
    nuts: tuple[str, ...]
    place: str | None
    value: Money | None
    deadlines: tuple[Deadline, ...]
    starts: date | None
    ends: date | None
    months: int | None
    """The duration; days and weeks are rounded to whole months, at least one."""
    renewal: str | None
    sources: tuple[Source, ...]
    """The paragraphs of title and description as they stand in the document: what demands are read from."""


@dataclass(frozen=True, slots=True)
class Award:
    """Who was given a lot (or that nobody was).

    `declared_group` is what the notice says; it is no proof of a consortium: notice 007936-2021 marks
    twenty-nine independent open-house providers as one "group". `is_consortium` says what we conclude.
    """

    lots: tuple[str, ...]
    """Ids of lots; the notice's own words where they name none of its lots; empty where it does not say."""
    number: str | None
    """The buyer's contract number."""
    decided: date | None
    """The day the contract was concluded or, where that is not given, the winner chosen."""
    winners: tuple[Party, ...]
    declared_group: bool
    value: Money | None
    tenders_received: int | None
    subcontracted: bool | None
    not_awarded_because: str | None
    """The document's code, `PROCUREMENT_UNSUCCESSFUL` in TED, `all-rej` in eForms; None when awarded."""
    source: Source


@dataclass(frozen=True, slots=True)
class Notice:
    """What a published notice says; texts are in the language of the original form."""

    id: str
    """The publication number, `078258-2021`: six digits, more only if needed; "" when it has none yet."""
    format: str
    """`ted-2.0.9` or `eforms-1.10`."""
    form: str
    """`F21`, or the eForms subtype `20`."""
    stage: Stage
    language: str
    """Two letters, lower case (`nl`), where we know them."""
    title: str
    description: str
    remarks: str
    """What the buyer adds at the end (TED VI.3, eForms BT-300); "" for nothing."""
    reference: str | None
    buyers: tuple[Party, ...]
    """All of them: joint buyers too, the leading one first."""
    cpv: tuple[str, ...]
    """The main code first; eight digits."""
    nuts: tuple[str, ...]
    nuts_version: int | None
    """The year of the NUTS table as far as the document says it (2016 is read as 2021 by who expands it)."""
    value: Money | None
    """What was awarded in all in a result, the estimate otherwise."""
    published: date | None
    sent: date | None
    expected: date | None
    """While planning: the day on which the contract notice is expected (some buyers write 2050)."""
    procedure: str | None
    """A code of the eForms list: `open`, `restricted`, `neg-w-call`, `neg-wo-call`, `comp-dial`, ..."""
    framework: bool
    """Whether a framework or a dynamic purchasing system may admit several parties side by side."""
    url: str | None
    """The page with the documents, otherwise the desk for bids, otherwise the notice on TED; as spelt."""
    lots: tuple[Lot, ...]
    deadlines: tuple[Deadline, ...]
    """Of all lots together, each once."""
    awards: tuple[Award, ...]
    previous: tuple[str, ...]
    """Publication numbers (or eForms versions `uuid-01`) that this one follows or changes."""
    sources: tuple[Source, ...]
    """The paragraphs of its own title and description."""

    def __post_init__(self) -> None:
        """Refuse half a notice: without title, buyer or lot, or with two lots of one id."""
        for where, there in (("title", self.title), ("buyers", self.buyers), ("lots", self.lots)):
            if not there:
                raise UnreadableNotice(
                    where, "the notice names none; half a notice is not taken in", NoticeFault.INCOMPLETE
                )
        counted = Counter(lot.id for lot in self.lots)
        if doubled := [id for id, count in counted.items() if count > 1]:
            raise UnreadableNotice(
                "lots",
                f"two lots are called {doubled[0]}; ask the sender which is which",
                NoticeFault.DOUBLE_LOTS,
            )
