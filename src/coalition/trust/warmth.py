"""Warmth between two organisations, worked out from dated evidence, with its reasons."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import floor, fsum
from typing import NamedTuple

from coalition.trust.beta import point_at
from coalition.trust.evidence import WEIGHTS, Evidence, EvidenceKind, Verification

DAYS_A_MONTH = 365.25 / 12
CAUTIOUS, HOPEFUL = 0.1, 0.9
"""The ends of the interval: one in ten below, one in ten above."""


class Layer(StrEnum):
    """How the viewer knows: by itself, through someone it knows, or because an independent party signed."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    VERIFIED = "verified"


class Reason(NamedTuple):
    """The share of one event in r and s; `via` is the organisation through which the viewer knows of it."""

    evidence: Evidence
    weight_r: float
    weight_s: float
    layer: Layer = Layer.DIRECT
    via: str | None = None

    def times(self, factor: float, layer: Layer, via: str | None = None) -> Reason:
        """Return the same event with another share."""
        return Reason(self.evidence, self.weight_r * factor, self.weight_s * factor, layer, via)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One event, what it weighs on the day of asking, and how often it counts: of a contract, its years."""

    evidence: Evidence
    weight: float
    count: int

    @property
    def r(self) -> float:
        """Return what it says for the receiver."""
        return self.weight * self.evidence.outcome

    @property
    def s(self) -> float:
        """Return what it says against the receiver; bad news weighs more."""
        return WEIGHTS.bad_news * self.weight * (1.0 - self.evidence.outcome)

    @property
    def reason(self) -> Reason:
        """Return it as a reason of one who was there."""
        return Reason(self.evidence, self.r, self.s)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one organisation may expect of another: r for, s against, the base rate, and what it rests on."""

    r: float
    s: float
    base_rate: float
    reasons: tuple[Reason, ...] = ()

    @classmethod
    def of(cls, reasons: Sequence[Reason], base_rate: float) -> Opinion:
        """Add up reasons; their shares are exactly what r and s are made of."""
        r, s = fsum(reason.weight_r for reason in reasons), fsum(reason.weight_s for reason in reasons)
        return cls(r, s, base_rate, tuple(reasons))

    @property
    def _whole(self) -> float:
        return self.r + self.s + WEIGHTS.prior_weight

    @property
    def belief(self) -> float:
        """Return b = r / (r + s + W)."""
        return self.r / self._whole

    @property
    def disbelief(self) -> float:
        """Return d = s / (r + s + W)."""
        return self.s / self._whole

    @property
    def uncertainty(self) -> float:
        """Return u = W / (r + s + W): 1 when nothing is known."""
        return WEIGHTS.prior_weight / self._whole

    @property
    def expected(self) -> float:
        """Return E = b + a·u."""
        return self.belief + self.base_rate * self.uncertainty

    @property
    def low(self) -> float:
        """Return the cautious end of the interval: nine in ten lie above."""
        return self._at(CAUTIOUS)

    @property
    def high(self) -> float:
        """Return the hopeful end of the interval: nine in ten lie below."""
        return self._at(HOPEFUL)

    def _at(self, share: float) -> float:
        prior = WEIGHTS.prior_weight
        return point_at(share, self.r + self.base_rate * prior, self.s + (1.0 - self.base_rate) * prior)

    @property
    def permille(self) -> tuple[int, int]:
        """Return (t, confidence): 1000·r/(r+s) and 1000·(1-u), rounded down; (0, 0) when nothing is known."""
        if self.r + self.s == 0.0:
            return 0, 0
        return floor(1000 * self.r / (self.r + self.s)), floor(1000 * (self.r + self.s) / self._whole)


def years_later(day: date, years: int) -> date:
    """Return the same day of another year; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def starts(evidence: Evidence, as_of: date) -> tuple[date, ...]:
    """Return the days on which an event counts anew: once, or of a contract at the start of each year of it.

    Nothing after `as_of` counts. A contract without an end counts one year: no more than is stated.
    """
    days = [evidence.on]
    if evidence.kind is EvidenceKind.CONTRACT and evidence.until is not None:
        last = min(evidence.until, as_of).year
        days += [years_later(evidence.on, n) for n in range(1, last - evidence.on.year + 1)]
        days = [day for day in days if day < evidence.until or day == evidence.on]
    return tuple(day for day in days if day <= as_of)


def once(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return each event once, in a fixed order, however often and in whatever order it was told."""
    kept: dict[object, Evidence] = {}
    for event in sorted(evidence, key=lambda event: event.order):
        kept.setdefault(event.same, event)
    return list(kept.values())


def weigh(evidence: Iterable[Evidence], groups: Mapping[str, str], as_of: date) -> tuple[Weighed, ...]:
    """Return each event that counts on `as_of` with its weight; within one group nothing counts.

    w = omega · v · 2^(-age/half-life) / rank, where rank counts the events of that kind from the one group to
    the other in the twelve months that end with it. `groups` gives the group of each organisation.
    """
    pieces: dict[tuple[str, str, EvidenceKind], list[tuple[date, int]]] = {}
    events = [event for event in once(evidence) if groups[event.giver] != groups[event.receiver]]
    for number, event in enumerate(events):
        line = pieces.setdefault((groups[event.giver], groups[event.receiver], event.kind), [])
        line += [(day, number) for day in starts(event, as_of)]
    weights: dict[int, list[float]] = {}
    for line in pieces.values():
        for day, number, rank in _ranked(sorted(line)):
            weights.setdefault(number, []).append(_weight(events[number], day, rank, as_of))
    return tuple(Weighed(events[n], fsum(weights[n]), len(weights[n])) for n in sorted(weights))


def _ranked(line: Sequence[tuple[date, int]]) -> Iterable[tuple[date, int, int]]:
    """Give each piece its rank among those of the twelve months that end with it."""
    recent: deque[date] = deque()
    for day, number in line:
        recent.append(day)
        while recent[0] <= years_later(day, -1):
            recent.popleft()
        yield day, number, len(recent)


def _weight(event: Evidence, day: date, rank: int, as_of: date) -> float:
    kind = WEIGHTS.kinds[event.kind]
    months = (as_of - day).days / DAYS_A_MONTH
    fresh: float = 2.0 ** (-months / kind.half_life_months)
    return kind.omega * WEIGHTS.verified[event.verified] * fresh / rank


def base_rate(weighed: Iterable[Weighed]) -> float:
    """Return a, what may be expected of an organisation of which nothing is known.

    The mean over organisations about which somebody else co-signed something, of R/(R+S), each counted
    (R+S)/(R+S+W): the moment estimate of a Beta prior's mean when its strength is W. Clipped.
    """
    least, most = WEIGHTS.base_rate
    about: dict[str, list[Weighed]] = {}
    for one in weighed:
        if one.evidence.verified is not Verification.ONE:
            about.setdefault(one.evidence.receiver, []).append(one)
    shares, counts = [], []
    for events in about.values():
        r, s = fsum(one.r for one in events), fsum(one.s for one in events)
        counts.append((r + s) / (r + s + WEIGHTS.prior_weight))
        shares.append(r / (r + s + WEIGHTS.prior_weight))
    known = fsum(counts)
    return min(max(fsum(shares) / known, least), most) if known else least


def capped(reasons: Sequence[Reason], cap: float) -> list[Reason]:
    """Shrink reasons evenly, so that together they count at most `cap`."""
    total = fsum(reason.weight_r + reason.weight_s for reason in reasons)
    if total <= cap:
        return list(reasons)
    return [reason.times(cap / total, reason.layer, reason.via) for reason in reasons]


def carries(opinion: Opinion, count: int) -> float:
    """Return g, how far the viewer goes by what somebody tells, from its own opinion of that one, 0 to 1."""
    trusted = (opinion.low - WEIGHTS.carries_from) / (1.0 - WEIGHTS.carries_from)
    return min(max(trusted, 0.0), 1.0) * count / (count + WEIGHTS.prior_weight)
