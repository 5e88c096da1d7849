"""The PUBLIC view of trust: all that composing for others may know of who trusts whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum

from coalition.errors import CoalitionError, UnknownChoice
from coalition.trust.evidence import WEIGHTS, Audience, Evidence, EvidenceKind, Verification
from coalition.trust.network import Member, Network
from coalition.trust.warmth import Layer, Opinion, Reason, Weighed, base_rate, capped, carries, starts, weigh
from coalition.values import Warmth

OFTEN_YEARS = 3
"""Contract-years together from which a pair "often worked together"."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Index:
    """The visible events, weighed once and laid out by who asks about whom."""

    groups: Mapping[str, str]
    base_rate: float
    direct: Mapping[Pair, tuple[Weighed, ...]]
    givers: Mapping[str, tuple[str, ...]]
    carries: Mapping[Pair, float]
    signed: Mapping[str, tuple[tuple[str, Reason], ...]]

    @classmethod
    def over(cls, network: Network) -> Index:
        """Weigh and lay out the events of a network."""
        groups = {member.id: _group(member) for member in network.organisations}
        weighed = weigh(network.evidence, groups, network.as_of)
        direct, givers = defaultdict(list), defaultdict(list)
        for one in weighed:
            pair = one.evidence.giver, one.evidence.receiver
            if pair not in direct:
                givers[pair[1]].append(pair[0])
            direct[pair].append(one)
        rate = base_rate(weighed)
        return cls(
            groups,
            rate,
            {pair: tuple(events) for pair, events in direct.items()},
            {receiver: tuple(sorted(who)) for receiver, who in givers.items()},
            {
                pair: carries(Opinion.of(_reasons(events), rate), _count(events))
                for pair, events in direct.items()
            },
            _signed(weighed, groups),
        )


@dataclass(frozen=True, slots=True)
class PublicView:
    """Who there are, and the open and members' events between them on one day, and nothing else."""

    network: Network
    _index: Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse events for the two, then weigh the rest once."""
        if any(event.audience is Audience.PAIR for event in self.network.evidence):
            raise CoalitionError("evidence", "an event for the two never stands in the public view")
        object.__setattr__(self, "_index", Index.over(self.network))

    @property
    def organisations(self) -> tuple[Member, ...]:
        """Return the organisations, as they publish themselves."""
        return self.network.organisations

    @property
    def base_rate(self) -> float:
        """Return what may be expected of an organisation of which nothing is known."""
        return self._index.base_rate

    def opinion(self, viewer: str, about: str) -> Opinion:
        """Return what `viewer` may expect of `about`, from events that are not for two alone."""
        self._check(viewer, about)
        direct = _reasons(self._index.direct.get((viewer, about), ()))
        indirect = capped(self._through_others(viewer, about), WEIGHTS.indirect_cap)
        return Opinion.of([*direct, *indirect, *self._co_signed(viewer, about)], self._index.base_rate)

    def permille(self, viewer: str, about: str) -> tuple[int, int]:
        """Return (t, confidence) for the composer, each 0 to 1000; (0, 0) when nothing is known."""
        return self.opinion(viewer, about).permille

    def events(self, one: str, other: str) -> tuple[Evidence, ...]:
        """Return the visible events between two organisations, both ways, the oldest first."""
        self._check(one, other)
        both = [*self._index.direct.get((one, other), ()), *self._index.direct.get((other, one), ())]
        return tuple(sorted((weighed.evidence for weighed in both), key=lambda event: event.order))

    def word(self, one: str, other: str) -> Warmth:
        """Return all that others may see of a pair: one word, the same both ways."""
        events = self.events(one, other)
        if not events:
            return Warmth.UNKNOWN
        if all(event.kind in (EvidenceKind.VISIT, EvidenceKind.MEETING) for event in events):
            return Warmth.MET
        return Warmth.OFTEN if self._contract_years(events) >= OFTEN_YEARS else Warmth.DID_SOMETHING

    def _contract_years(self, events: tuple[Evidence, ...]) -> int:
        """Add up started years; a contract told by each of the two is one contract."""
        years: dict[object, int] = {}
        for event in events:
            if event.kind is EvidenceKind.CONTRACT:
                contract, started = (event.on, event.title), len(starts(event, self.network.as_of))
                years[contract] = max(years.get(contract, 0), started)
        return sum(years.values())

    def _through_others(self, viewer: str, about: str) -> list[Reason]:
        """Return what those whom the viewer knows tell, each as far as the viewer goes by it."""
        told = []
        for other in self._index.givers.get(about, ()):
            if (carried := self._index.carries.get((viewer, other), 0.0)) > 0.0:
                events = self._index.direct[other, about]
                factor = carried / _count(events)
                told += [one.reason.times(factor, Layer.INDIRECT, other) for one in events]
        return told

    def _co_signed(self, viewer: str, about: str) -> list[Reason]:
        """Return what independent parties co-signed with other groups than the viewer's own."""
        own = self._index.groups[viewer]
        signed = [reason for group, reason in self._index.signed.get(about, ()) if group != own]
        return capped(signed, WEIGHTS.verified_cap)

    def _check(self, one: str, other: str) -> None:
        for who in (one, other):
            if who not in self._index.groups:
                raise UnknownChoice(
                    who, "is none of the organisations: " + ", ".join(sorted(self._index.groups))
                )
        if one == other:
            raise UnknownChoice(one, "has no relation with itself")


def public_view(network: Network) -> PublicView:
    """Drop what is for the two, before anything is weighed: so that it can change nothing in what remains."""
    visible = tuple(event for event in network.evidence if event.audience is not Audience.PAIR)
    return PublicView(Network(network.as_of, network.organisations, visible))


def _group(member: Member) -> str:
    return f"id {member.id}" if member.group is None else f"group {member.group}"


def _reasons(events: list[Weighed] | tuple[Weighed, ...]) -> list[Reason]:
    return [one.reason for one in events]


def _count(events: list[Weighed] | tuple[Weighed, ...]) -> int:
    return sum(one.count for one in events)


def _signed(
    weighed: tuple[Weighed, ...], groups: Mapping[str, str]
) -> dict[str, tuple[tuple[str, Reason], ...]]:
    """Return per organisation what a third party co-signed, and with which group; each group at most 1."""
    by_pair = defaultdict(list)
    for one in weighed:
        if one.evidence.verified is Verification.THIRD_PARTY:
            by_pair[one.evidence.receiver, groups[one.evidence.giver]].append(one)
    signed: dict[str, list[tuple[str, Reason]]] = defaultdict(list)
    for (receiver, group), events in sorted(by_pair.items()):
        weight = fsum(one.weight for one in events)
        factor = min(1.0, 1.0 / weight) if weight else 0.0
        signed[receiver] += [
            (group, one.reason.times(factor, Layer.VERIFIED, one.evidence.giver)) for one in events
        ]
    return {receiver: tuple(reasons) for receiver, reasons in signed.items()}
