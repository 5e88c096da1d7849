"""What two organisations did together, told by one about the other, and what each kind of it weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from coalition.errors import BadDocument


class EvidenceKind(StrEnum):
    """What happened."""

    VISIT = "visit"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    CONTRACT = "contract"
    REFLECTION = "reflection"
    QUESTIONNAIRE = "questionnaire"


class Verification(StrEnum):
    """Who stands for it: an independent third party, both organisations, or only the one that tells it."""

    THIRD_PARTY = "third party"
    BOTH = "both"
    ONE = "one"


class Audience(StrEnum):
    """Who may see it: everyone (a public source), the members, or only the two."""

    OPEN = "open"
    MEMBERS = "members"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Weight:
    """How much one event of a kind weighs when it is new, and after how many months half of it is left."""

    omega: float
    half_life_months: float


@dataclass(frozen=True, slots=True)
class WeightTable:
    """Every number of the arithmetic under one version and date; docs/engine/trust.md says what each does."""

    version: str
    since: date
    kinds: Mapping[EvidenceKind, Weight]
    verified: Mapping[Verification, float]
    bad_news: float
    prior_weight: float
    base_rate: tuple[float, float]
    carries_from: float
    indirect_cap: float
    verified_cap: float


WEIGHTS = WeightTable(
    version="weights-2026-11",
    since=date(2026, 11, 1),
    kinds=MappingProxyType(
        {
            EvidenceKind.VISIT: Weight(0.25, 12),
            EvidenceKind.MEETING: Weight(0.1, 12),
            EvidenceKind.AGREEMENT: Weight(0.5, 24),
            EvidenceKind.CONTRACT: Weight(1.0, 36),
            EvidenceKind.REFLECTION: Weight(1.0, 18),
            EvidenceKind.QUESTIONNAIRE: Weight(1.5, 18),
        }
    ),
    verified=MappingProxyType({Verification.THIRD_PARTY: 1.0, Verification.BOTH: 0.7, Verification.ONE: 0.3}),
    bad_news=1.5,
    prior_weight=2.0,
    base_rate=(0.5, 0.8),
    carries_from=0.3,
    indirect_cap=3.0,
    verified_cap=4.0,
)
"""Starting points by judgement, not measured: to be piloted before anyone relies on them."""

NEUTRAL = 0.5
"""One organisation alone may tell what went well or so-so; below this it needs somebody who stands for it."""

EARLIEST = 1900
"""A year before this is a slip of the pen."""

FOR_THE_TWO = frozenset({EvidenceKind.REFLECTION, EvidenceKind.QUESTIONNAIRE})
"""Kinds that are an opinion rather than a fact, and so never reach more than the two."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One event in the relation from `giver` to `receiver`: `giver` learnt something about `receiver`.

    `on` is its day (of a contract: its first), `until` the last day of what lasts; `outcome` is 0 (broken) to
    1 (as hoped). What was done jointly is two rows, one each way. `source` is a web address.
    """

    giver: str
    receiver: str
    kind: EvidenceKind
    on: date
    until: date | None
    outcome: float
    verified: Verification
    audience: Audience
    title: str
    source: str | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot have happened, and opinions that would be shown to others."""
        if self.giver == self.receiver:
            raise BadDocument("to", f"{self.receiver!r} gives evidence about itself")
        if self.on.year < EARLIEST:
            raise BadDocument("date", f"is {self.on}, before {EARLIEST}")
        if self.until is not None and self.until < self.on:
            raise BadDocument("until", f"{self.until} is before {self.on}")
        if not 0 <= self.outcome <= 1:
            raise BadDocument("outcome", f"is {self.outcome}, must be from 0 to 1")
        if self.verified is Verification.ONE and self.outcome < NEUTRAL:
            raise BadDocument("outcome", f"is {self.outcome}; told by one side alone it is {NEUTRAL} or more")
        if self.kind in FOR_THE_TWO and self.audience is not Audience.PAIR:
            raise BadDocument(
                "audience", f"of a {self.kind} is {Audience.PAIR.value!r}, not {self.audience.value!r}"
            )
        if not self.title.strip():
            raise BadDocument("title", "is empty: say what it was")
        if self.source is not None and not self.source.startswith(("https://", "http://")):
            raise BadDocument("source", "must be a web address, beginning with https:// or http://")

    @property
    def same(self) -> tuple[str, str, str, date, str]:
        """Return what makes it one event: told twice with all of these equal, it counts once."""
        return self.giver, self.receiver, self.kind.value, self.on, self.title

    @property
    def order(self) -> tuple[object, ...]:
        """Return a sort key: by day, the best verified first, of two tellings the least favourable first."""
        strongest_first = -WEIGHTS.verified[self.verified]
        rest = (self.until is None, self.until or self.on, self.audience.value, self.source or "")
        return self.on, strongest_first, self.outcome, *self.same, *rest
