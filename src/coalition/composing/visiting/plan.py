"""Plan visits: which pairs that have not met should, so that the best reachable coalitions become warmest.

The lots of a portfolio are general needs, a service in a region, as anybody may know them. They are never
anyone's plans to tender: a plan of visits that rested on those would tell rivals about each other.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from coalition.composing.answer import ENGINE, Answer
from coalition.composing.answer_parts import Ask, Bound, Proof, Visit
from coalition.composing.check import answer_violations
from coalition.composing.composer import BrokenAnswer
from coalition.composing.kernels.ground import Array
from coalition.composing.parts import PERMILLE, Prior, require, require_within
from coalition.composing.problem import Problem
from coalition.composing.rows import TrustRows
from coalition.composing.search.arrays import Arrays
from coalition.composing.search.meter import Limits, Meter, OutOfLimitsError, Progress, Report
from coalition.composing.visiting.choose import Choice, choose
from coalition.composing.visiting.field import Field, lay_out
from coalition.composing.visiting.lot import STAGES, Lot
from coalition.composing.visiting.turn import Turn

MOST_VISITS = 100
MOST_ORGANISATIONS = 1_400
"""Three numbers of pairs must fit in 63 bits."""

SEARCHING, CHOOSING = 600, 850
"""Thousandths of the limits after which sets of visits are looked for no more, and branching ends."""

NO_LIMITS = Limits()

Sets = list[tuple[frozenset[int], int]]
"""Sets of visits that unlock something in a lot, with what each gains."""


def plan_visits(
    lots: Sequence[Problem],
    *,
    visits: int,
    level: int,
    limits: Limits = NO_LIMITS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Answer:
    """Return at most `visits` visits that raise the sum over all lots of the best reachable wmin the most.

    A lot is a general need (services in a region), never anyone's plan to tender; all share the same
    organisations in the same order. A visit is a pair that has not met: no row of trust either way with a
    confidence above 0, in any lot. It raises w(i, j) to `level` permille where that is more. A lot that
    nothing is sound for counts 0. `Answer.visits` stand in the order of adding, each with what it adds to
    those before it (permille, all lots together); `bound.gain` is what no choice of so many visits gains
    more than.

    Without limits the answer is proven; with them it may be bounded. Nothing is drawn: `seed` is only told
    again. Raises `InvalidProblem` for lots of different organisations and for amounts out of range.
    """
    _require(lots, visits, level)
    meter = Meter(limits, progress, _report)
    table = [Lot(field, len(lots[0].orgs), visits) for field in _fields(lots, level)]
    _explore(table, Turn(meter, SEARCHING))
    choice = choose(table, visits, Turn(meter, CHOOSING))
    told = _told(table, choice, Turn(meter))
    gain = sum(visit.gain for visit in told)
    bound = max(choice.bound, gain)
    answer = Answer(
        ask=Ask.VISITS,
        problem=lots[0].name if len(lots) == 1 else f"{len(lots)} lots",
        engine=ENGINE,
        seed=seed,
        proof=Proof.OPTIMAL if gain == bound else Proof.BOUNDED,
        bound=Bound(0, 0, gain=bound),
        seconds=round(meter.seconds(), 6),
        visits=told,
    )
    if broken := answer_violations(lots[0], answer):
        raise BrokenAnswer(answer.problem, "; ".join(broken))
    return answer


def _require(lots: Sequence[Problem], visits: int, level: int) -> None:
    """Refuse a portfolio of nothing or of different organisations, and amounts out of range."""
    require(bool(lots), "lots", "is empty: there is nothing to visit for")
    require_within("visits", visits, 0, MOST_VISITS)
    require_within("level", level, 0, PERMILLE)
    first = lots[0].orgs
    many = len(first)
    require(many <= MOST_ORGANISATIONS, "lots[0].orgs", f"are {many}, can be {MOST_ORGANISATIONS} at most")
    for k, lot in enumerate(lots):
        here = f"lots[{k}].orgs"
        require(len(lot.orgs) == many, here, f"are {len(lot.orgs)}, those of lots[0] are {many}")
        if lot.orgs is first:
            continue
        for i, (org, other) in enumerate(zip(lot.orgs, first, strict=True)):
            for name in ("name", "kind", "x", "y"):
                said, before = getattr(org, name), getattr(other, name)
                require(said == before, f"{here}[{i}].{name}", f"is {said!r}, in lots[0] {before!r}")


def _report(nodes: int, seconds: float) -> Report:
    return Report(nodes, seconds, 0, 0)


def _fields(lots: Sequence[Problem], level: int) -> list[Field]:
    """Return the lots in arrays; two that share positions, prior and trust share the table of warmth too."""
    strangers = np.ones((len(lots[0].orgs),) * 2, bool)
    np.fill_diagonal(strangers, False)
    kept: dict[tuple[int, Prior], Array] = {}
    laid = []
    for lot in lots:
        key = id(lot.trust), lot.prior
        arrays = Arrays.of(lot, kept.get(key))
        if key not in kept:
            kept[key] = arrays.trust
            known = TrustRows.of(lot.trust).known
            giver, receiver = known[known[:, 3] > 0, :2].T
            strangers[giver, receiver] = strangers[receiver, giver] = False
        laid.append(arrays)
    return [lay_out(arrays, strangers, level) for arrays in laid]


def _explore(lots: Sequence[Lot], turn: Turn) -> None:
    """Look at all lots, first for what few visits unlock, then for more, the warmest first.

    Of the sets of more visits those that reach most are found first: what is left out when the turn ends it
    gains little.
    """
    try:
        for lot in lots:
            lot.look(turn)
        waiting = [
            (0 if stage == 0 else 1 + band, stage, k, aim)
            for k, lot in enumerate(lots)
            for band, aim in enumerate(lot.aims())
            for stage in range(len(STAGES))
        ]
        for _, stage, k, aim in sorted(waiting, key=lambda row: (*row[:3], -row[3])):
            lots[k].search(stage, aim, turn)
    except OutOfLimitsError:
        return


def _told(lots: Sequence[Lot], choice: Choice, turn: Turn) -> tuple[Visit, ...]:
    """Return the chosen visits, best first, each with what it adds; those that add nothing are left out."""
    inside = [lot.within(choice.pairs) for lot in lots]
    order = _in_order(inside, choice.pairs)
    many, told = lots[0].organisations, []
    before = [0] * len(lots)
    for place, pair in enumerate(order):
        pairs = frozenset(order[: place + 1])
        after = [
            max(gain, lot.after(pairs, max(gain, _said(sets, pairs)), turn))
            for lot, sets, gain in zip(lots, inside, before, strict=True)
        ]
        told.append(Visit(pair // many, pair % many, sum(after) - sum(before)))
        before = after
    return tuple(told)


def _in_order(inside: Sequence[Sets], pairs: frozenset[int]) -> list[int]:
    """Return the pairs that are needed, each time the one that adds most (the smallest ids among equals)."""

    def gain(some: frozenset[int]) -> int:
        return sum(_said(sets, some) for sets in inside)

    left = pairs
    for pair in sorted(pairs):
        if gain(left - {pair}) == gain(left):
            left -= {pair}
    order: list[int] = []
    while left:
        best = max(sorted(left), key=lambda pair: gain(frozenset([*order, pair])))
        order.append(best)
        left -= {best}
    return order


def _said(sets: Sets, pairs: frozenset[int]) -> int:
    """Return what the sets that are found say a lot gains by these visits, permille."""
    return max((gain for bundle, gain in sets if bundle <= pairs), default=0)
