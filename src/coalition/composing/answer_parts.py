"""The parts of an answer: a coalition with its lead, work and reasons, a clash, and what is proven."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coalition.composing.parts import require, require_within


class Ask(StrEnum):
    """What can be asked."""

    WARMEST = "warmest"
    CLOSEST = "closest"
    KINDEST = "kindest"
    FRONT = "front"
    DIVERSE = "diverse"
    CHEAPEST = "cheapest"
    SHARES = "shares"
    STABILITY = "stability"
    VISITS = "visits"


class Proof(StrEnum):
    """How sure an answer is: best of all, the best found before a limit, or proof that nothing fits."""

    OPTIMAL = "optimal"
    BOUNDED = "bounded"
    INFEASIBLE = "infeasible"


class Why(StrEnum):
    """What holds for a member, strongest first: the first that is true is said."""

    INDISPENSABLE = "indispensable"
    PAYS = "pays for itself"
    ASKED = "asked for"
    WARMS = "warms"


class Code(StrEnum):
    """Why a coalition is as it is. Which organisations and cells each code names stands behind it."""

    ALONE_POSSIBLE = "alone-possible"
    """orgs: members that could deliver everything asked alone, wishes and least members aside."""
    COLDEST_PAIR = "coldest-pair"
    """orgs: the two that are least warm together."""
    WARMER_IMPOSSIBLE = "warmer-impossible"
    """cells: what nobody warmer with the wished members can deliver (none: each can be, but not all)."""
    ONLY_LEAD = "only-lead"
    """orgs: one member; without it the others can deliver, but none of them may lead."""
    NOBODY_OFFERS = "nobody-offers"
    """cells: one open cell that no organisation offers."""
    CERTIFICATE_MISSING = "certificate-missing"
    """orgs: who offer the open cell but lack a certificate; nobody offers it with all of them."""
    TOO_LITTLE_TOGETHER = "too-little-together"
    """orgs: who offer the open cell; all of them together have too little capacity."""
    LEFT_OUT_BY_WISH = "left-out-by-wish"
    """orgs: who offer the open cell, enough only with those that a wish leaves out."""
    OFFERED_BY_OTHERS = "offered-by-others"
    """orgs: who could join for the open cell, but not within the rules (members, lead, shares) and wishes."""
    NO_ROOM = "no-room"
    """orgs: members who can do the open cell between them, but not beside their other work or its rules."""


class ClashKind(StrEnum):
    """What can clash."""

    DEMAND = "demand"
    RULE = "rule"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Clash:
    """One part of a minimal clash: a cell (its id), a rule (its name) or a wish (such as `with:3`)."""

    kind: ClashKind
    ref: int | str


@dataclass(frozen=True, slots=True)
class Adds:
    """What holds for one member, and the cells the others together cannot fill without it."""

    org: int
    why: Why
    cells: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Because:
    """One reason: a code and whom and what it is about."""

    code: Code
    orgs: tuple[int, ...] = ()
    cells: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """`into` instead of `out`: still sound, this warm (permille) and this dear (euro)."""

    out: int
    into: int
    wmin: int
    cost: int


@dataclass(frozen=True, slots=True)
class Coalition:
    """Members (rising ids), the lead among them, and work as (organisation, cell, units) in rising order.

    wmin and wsum in permille over `pairs` pairs, cost in euro.
    """

    members: tuple[int, ...]
    lead: int
    work: tuple[tuple[int, int, int], ...]
    wmin: int
    wsum: int
    pairs: int
    cost: int
    size: int
    adds: tuple[Adds, ...] = ()
    because: tuple[Because, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """What no coalition can better: none warmer than `wmin`, cheaper than `cost`, with less open than `open`.

    `cost` bounds the coalitions that matter to the question: for `warmest` the warmest, for `closest`
    the closest. `open` (work units) is there for `closest` alone; `mean` (wmean in permille, rounded up) for
    `kindest` alone; `gain` (the sum of what the visits of a plan raise, permille) for `visits` alone.
    """

    wmin: int
    cost: int
    open: int | None = None
    mean: int | None = None
    gain: int | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What is a member's fair part of all the work: `numerator`/`denominator`, exact.

    Where it was sampled, `spread` (permille) is half the width of a 95 % interval around it; 0 where exact.
    """

    org: int
    numerator: int
    denominator: int
    spread: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """Two organisations that should meet (rising ids), and what that adds to the plan before it, permille."""

    one: int
    other: int
    gain: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What a question needs beside the problem; each is read by the questions that it names.

    `members`: the most members (`kindest`; None: the rules'). `count` coalitions that differ pairwise in at
    least `differ` members (`diverse`). `coalition`: which one is judged (`shares`, `stability`).
    """

    members: int | None = None
    count: int = 5
    differ: int = 2
    coalition: Coalition | None = None

    def __post_init__(self) -> None:
        """Refuse amounts that ask for nothing."""
        require(self.members is None or self.members >= 1, "terms.members", "is below 1")
        require_within("terms.count", self.count, 1, 100)
        require_within("terms.differ", self.differ, 1)
