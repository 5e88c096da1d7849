"""From a question to hits, and from hits to all that can be told of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from coalition.composing.answer_parts import Ask, Bound, Clash, Coalition, Proof, Terms
from coalition.composing.clash import minimal_clash
from coalition.composing.reasons import near_alternatives, reasons, what_each_adds
from coalition.composing.search.arrays import Arrays
from coalition.composing.search.crew import price, work
from coalition.composing.search.front import Front
from coalition.composing.search.kind import Kindest
from coalition.composing.search.meter import Meter, OutOfLimitsError
from coalition.composing.search.more import diverse
from coalition.composing.search.quest import Quest, least_pair
from coalition.composing.search.scope import Hit

TRIMMED = (Ask.WARMEST, Ask.CLOSEST, Ask.CHEAPEST)
"""Questions in which everyone must add something: after a limit, whoever does not is dropped."""


@dataclass(frozen=True, slots=True)
class Pursuit:
    """What is sought, and what an earlier question leaves: a hit to start from, and a bound on the warmth."""

    ask: Ask
    terms: Terms
    start: Hit | None = None
    ceiling: int = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """What a pursuit came to: hits in their order, how sure that is, and the quest with its bounds."""

    hits: tuple[Hit, ...]
    proof: Proof
    quest: Quest


def pursue(arrays: Arrays, meter: Meter, pursuit: Pursuit) -> Found:
    """Search; where a limit ends it, keep what was found so far."""
    kinds: dict[Ask, type[Quest]] = {Ask.KINDEST: Kindest, Ask.FRONT: Front}
    quest = kinds.get(pursuit.ask, Quest)(arrays, meter)
    quest.start, quest.wmin = pursuit.start, pursuit.ceiling
    hits: list[Hit] = []
    try:
        meter.need(megabytes(arrays))
        for hit in _hits(quest, pursuit):
            hits.append(hit)
            quest.best = None
    except OutOfLimitsError:
        return Found(tuple(_kept(quest, pursuit.ask, hits)), Proof.BOUNDED, quest)
    return Found(tuple(hits), Proof.OPTIMAL if hits else Proof.INFEASIBLE, quest)


def _hits(quest: Quest, pursuit: Pursuit) -> Iterator[Hit]:
    terms = pursuit.terms
    if isinstance(quest, Kindest):
        hit = quest.kindest(terms.members)
    elif isinstance(quest, Front):
        yield from quest.front()
        return
    elif pursuit.ask is Ask.DIVERSE:
        yield from diverse(quest, terms.count, terms.differ)
        return
    else:
        chains = {Ask.WARMEST: quest.warmest, Ask.CHEAPEST: quest.cheapest, Ask.CLOSEST: quest.closest}
        hit = chains[pursuit.ask]()
    if hit is not None:
        yield hit


def _kept(quest: Quest, ask: Ask, hits: list[Hit]) -> list[Hit]:
    if isinstance(quest, Front):
        return quest.so_far()
    if quest.best is None:
        return hits
    return [*hits, _trimmed(quest.arrays, quest.best) if ask in TRIMMED else quest.best]


def _trimmed(arrays: Arrays, hit: Hit) -> Hit:
    """Drop whoever adds nothing: a search that was cut short may not have come to that."""
    for i in reversed([i for i in hit.members if i not in arrays.forced]):
        rest = tuple(j for j in hit.members if j != i)
        if len(rest) >= max(1, arrays.problem.rules.min_members):
            priced = price(arrays, rest, hit.opened)
            if priced is not None and priced[0] <= hit.cost:
                hit = Hit(rest, hit.opened, *priced)
    return hit


def megabytes(arrays: Arrays) -> int:
    """Return about how much memory a question takes: tables of pairs and offers, and a few stacks."""
    orgs, cells = arrays.ground.room.shape
    frames = min(arrays.problem.rules.max_members, orgs) + 2
    return int(orgs * orgs * 12 + 8 * frames * (5 * orgs + 4 * cells) + 32 * orgs * cells) // 1_000_000 + 1


def bound_of(found: Found, ask: Ask) -> Bound:
    """Return what is proven of all that could be better."""
    quest = found.quest
    if found.proof is Proof.INFEASIBLE:
        return Bound(0, 0)
    if isinstance(quest, Kindest):
        return Bound(1000, 0, mean=quest.mean)
    if ask is Ask.FRONT and found.proof is Proof.BOUNDED:
        return Bound(1000, 0)
    first_is_proven = found.proof is Proof.OPTIMAL or len(found.hits) > 1
    if ask in (Ask.FRONT, Ask.DIVERSE) and first_is_proven:
        first = found.hits[0]
        return Bound(least_pair(quest.arrays.warm, first.members), first.cost)
    return Bound(quest.wmin, quest.cost, quest.open if ask is Ask.CLOSEST else None)


def clash_of(arrays: Arrays, meter: Meter) -> tuple[Clash, ...] | None:
    """Return a minimal clash, None when the limits leave no room to find one: a half one would mislead."""
    try:
        return minimal_clash(arrays.problem, arrays.trust, meter)
    except OutOfLimitsError:
        return None


def all_told(found: Found, ask: Ask) -> tuple[Coalition, ...]:
    """Return what was found with all that can be told of it; of the warmest, that nothing is warmer."""
    warmest_first = {Ask.WARMEST, Ask.CLOSEST, Ask.DIVERSE, Ask.FRONT}
    sure = found.proof is Proof.OPTIMAL and ask in warmest_first
    return tuple(
        told(found.quest.arrays, hit, proven=sure and place == 0) for place, hit in enumerate(found.hits)
    )


def told(arrays: Arrays, hit: Hit, *, proven: bool = False) -> Coalition:
    """Return a hit with lead, work, measures, reasons and near alternatives; `proven`: none is warmer."""
    pairs = [int(arrays.warm[i, j]) for i, j in combinations(hit.members, 2)]
    return Coalition(
        members=hit.members,
        lead=hit.lead,
        work=work(arrays, hit.members, hit.opened, hit.lead),
        wmin=min(pairs, default=1000),
        wsum=sum(pairs),
        pairs=len(pairs),
        cost=hit.cost,
        size=len(hit.members),
        adds=what_each_adds(arrays, hit),
        because=reasons(arrays, hit, proven=proven),
        alternatives=near_alternatives(arrays, hit),
    )
