"""The words of the table: what may be learnt, by whom, when, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What somebody would learn."""

    PUBLISHED_PROFILE = "published profile"
    INTRODUCTION_CARD = "introduction card"
    PAIR_WORD = "word of a pair"
    PUBLIC_EVENTS = "open and members' events"
    PAIR_NUMBERS = "numbers of a pair"
    PAIR_EVENTS = "events for the two"
    OWN_RATINGS = "own ratings"
    COMPOSE_RUN = "compose run"
    UPLOADED_NOTICE = "uploaded notice"
    PUBLISHED_NOTICE = "published notice"
    CONFIRMED_DEMANDS = "confirmed demands"
    CAPACITY = "capacity"
    PRICE = "price"
    COST = "cost"
    TURNOVER = "turnover"
    BID_INTENTION = "bid intention"
    INVITATION = "invitation"
    COALITION_ROOM = "coalition room"
    AREA_CLAIM = "area claim"
    PUBLIC_LOG = "public log"


class Audience(StrEnum):
    """Who would learn it, in which capacity; a mail and a statistic are read by somebody too."""

    ANYONE = "anyone"
    MEMBER = "member"
    OWN_ORGANISATION = "own organisation"
    ASKER = "asker"
    THE_TWO = "the two"
    ROOM_PARTNER = "room partner"
    INVITED = "invited"
    OFFICE = "office"
    CHAIR = "chair"
    MUNICIPALITY = "municipality"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    NOTIFICATION = "notification"
    STATISTIC = "statistic"


class Phase(StrEnum):
    """When, seen from the assignment it is about; ANY where there is none or it makes no difference."""

    ANY = "any"
    BEFORE_DEADLINE = "before the deadline"
    AFTER_DEADLINE = "after the deadline"
    AWARDED = "awarded"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule with its reason, and what is allowed instead (empty where it allows), in English and Dutch."""

    rule: str
    reason: str
    wording_nl: str
    instead: str = ""
    instead_nl: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a ruling for a subject and some audiences."""

    subject: Subject
    audiences: frozenset[Audience]
    allowed: bool
    ruling: Ruling
    phase: Phase = Phase.ANY


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided and why; `instead` says what is allowed where this is not."""

    allowed: bool
    rule: str
    reason: str
    instead: str
    wording_nl: str
    instead_nl: str
