"""What is said of a coalition: what each member adds, and who could stand in for whom."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.composing.answer_parts import Adds, Alternative, Coalition, Why
from coalition.composing.check.facts import Facts
from coalition.composing.parts import PERMILLE


def false_claims(facts: Facts, coalition: Coalition) -> Iterator[str]:
    """Yield each thing said of a coalition that is not so; its members must be organisations."""
    if coalition.adds and tuple(adds.org for adds in coalition.adds) != coalition.members:
        yield "what members add is not told of each member once, in order"
    elif coalition.adds:
        spare = _spare(facts, coalition)
        for adds in coalition.adds:
            true = _adds(facts, coalition, spare, adds.org)
            if adds != true:
                yield f"organisation {adds.org} is said to add {_said(adds)}, adds {_said(true)}"
    for swap in coalition.alternatives:
        yield from _false_alternative(facts, coalition, swap)


def _spare(facts: Facts, coalition: Coalition) -> dict[int, int]:
    """Return how much more than is asked the members may do, of each cell that is asked."""
    spare = {r: -cell.volume for r, cell in enumerate(facts.problem.cells) if r not in facts.open}
    for i in coalition.members:
        for r, (most, _) in facts.able(i).items():
            if r in spare:
                spare[r] += most
    return spare


def _adds(facts: Facts, coalition: Coalition, spare: dict[int, int], org: int) -> Adds:
    """Return what holds for a member: can the rest deliver without it, and at what cost?

    The rest is held to capacity, shares and a lead: the wished one, unless that is who is left out.
    """
    wishes, rest = facts.problem.wishes, tuple(i for i in coalition.members if i != org)
    short = tuple(r for r, units in spare.items() if units < facts.room(org, r))
    cost = None if short else facts.cheapest(rest, lead_free=wishes.lead == org)
    if cost is None:
        return Adds(org, Why.INDISPENSABLE, short)
    if cost > coalition.cost:
        return Adds(org, Why.PAYS)
    wished = org in wishes.with_ or org == wishes.lead
    asked = wished or len(rest) < facts.problem.rules.min_members
    return Adds(org, Why.ASKED if asked else Why.WARMS)


def _said(adds: Adds) -> str:
    return f"{adds.why.value!r} {list(adds.cells)}"


def _false_alternative(facts: Facts, coalition: Coalition, swap: Alternative) -> Iterator[str]:
    said = f"{swap.into} instead of {swap.out}"
    stranger = swap.into in coalition.members or not 0 <= swap.into < len(facts.problem.orgs)
    if swap.out not in coalition.members or stranger:
        yield f"{said} is not a swap"
        return
    members, wishes = tuple(sorted({*coalition.members, swap.into} - {swap.out})), facts.problem.wishes
    if not set(wishes.with_) <= set(members) or swap.into in wishes.without:
        yield f"{said} breaks a wish"
    if any(i in members and j in members for i, j in wishes.not_together):
        yield f"{said} brings together who must not be"
    found = (min(facts.warmths(members), default=PERMILLE), facts.cheapest(members))
    if found != (swap.wmin, swap.cost):
        yield f"{said} is said to give wmin {swap.wmin} and cost {swap.cost}, gives {found[0]} and {found[1]}"
