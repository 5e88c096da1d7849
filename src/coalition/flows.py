"""The recipes that need more than one room: from a network and demands to a problem, and to an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from coalition import areas
from coalition.composing import (
    Answer,
    Ask,
    Cell,
    Coalition,
    Limits,
    Offer,
    Org,
    Prior,
    Problem,
    Progress,
    Proof,
    Rules,
    Trust,
    Wishes,
    solve,
    violations,
)
from coalition.errors import UnknownChoice
from coalition.tenders import Need
from coalition.trust import Member, Network, PublicView, public_view

PRIOR_LENGTH = 200
"""Units of 100 m: at twenty kilometres the prior is half of what it is next door."""
MOST_MEMBERS = 8
MOST_NAMED = 50
"""Organisations that a refusal lists: more than one screen helps nobody to choose."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the asker fixed, by identifier of the network: who asks, who else must join, who is left out."""

    asker: str | None = None
    others: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def ids(self, network: Network) -> Wishes:
        """Return the wishes by the numbers of organisations in the problem; refuses unknown names."""
        numbers = {member.id: number for number, member in enumerate(network.organisations)}
        wanted = dict.fromkeys(filter(None, (self.asker, *self.others)))
        for name in (*wanted, *self.without):
            if name not in numbers:
                raise UnknownChoice(name, f"is not an organisation of this network; known: {_some(numbers)}")
        if torn := [name for name in self.without if name in wanted]:
            raise UnknownChoice(torn[0], "is asked for and left out at once: choose one of the two")
        return Wishes(
            with_=tuple(sorted(numbers[name] for name in wanted)),
            without=tuple(sorted({numbers[name] for name in self.without})),
        )


def _some(names: Iterable[str]) -> str:
    """Return names in order; of many only the first, with the number of the others."""
    known = sorted(names)
    more = [f"and {len(known) - MOST_NAMED} more"] if len(known) > MOST_NAMED else []
    return ", ".join([*known[:MOST_NAMED], *more])


def problem_from(network: Network, need: Need, choice: Choice | None = None) -> Problem:
    """Return the problem outside a room: one cell per demand and municipality, yes or no, no prices.

    Organisation `i` of the problem is `network.organisations[i]`. Reads the public view of trust only.
    Where the asker could do everything alone, two members at least are asked: the asker knows that answer.
    """
    cells = tuple(Cell(d.service, area, 1, d.certificates) for d in need.demands for area in d.areas)
    view = public_view(network)
    problem = Problem(
        name=f"{need.tender} / {need.lot}",
        cells=cells,
        orgs=tuple(_org(member, cells) for member in network.organisations),
        trust=tuple(_trust(network.organisations, view)),
        prior=Prior(max=int(1000 * view.base_rate), length=PRIOR_LENGTH),
        rules=_rules(need),
    )
    return with_choice(problem, network, need, choice or Choice())


def with_choice(problem: Problem, network: Network, need: Need, choice: Choice) -> Problem:
    """Return a problem of `problem_from` with another choice; nothing else is worked out again."""
    problem = replace(problem, rules=_rules(need), wishes=choice.ids(network))
    asks_only_itself = bool(choice.asker) and len(problem.wishes.with_) == 1
    if asks_only_itself and can_alone(problem, problem.wishes.with_[0]):
        return _with_company(problem)
    return problem


def can_alone(problem: Problem, org: int) -> bool:
    """Say whether one organisation could deliver everything that is asked by itself, wishes aside."""
    rules = replace(problem.rules, min_members=1, max_members=1)
    work = tuple((org, r, cell.volume) for r, cell in enumerate(problem.cells))
    cost = problem.orgs[org].fixed_cost + sum(problem.unit_cost(org, r) * volume for _, r, volume in work)
    alone = Coalition((org,), lead=org, work=work, wmin=1000, wsum=0, pairs=0, cost=cost, size=1)
    return not violations(replace(problem, rules=rules, wishes=Wishes()), alone)


def _with_company(problem: Problem) -> Problem:
    """Ask for two members at least, unless the rules hold it to one."""
    rules = problem.rules
    least = max(rules.min_members, min(2, rules.max_members))
    return replace(problem, rules=replace(rules, min_members=least))


def compose(problem: Problem, *, limits: Limits, seed: int = 0, progress: Progress | None = None) -> Answer:
    """Return the warmest coalition; where none fits, the closest one with what clashes."""
    warmest = solve(problem, ask=Ask.WARMEST, limits=limits, seed=seed, progress=progress)
    if warmest.proof is not Proof.INFEASIBLE:
        return warmest
    closest = solve(problem, ask=Ask.CLOSEST, limits=limits, seed=seed, progress=progress)
    return replace(closest, clash=warmest.clash)


def _org(member: Member, cells: tuple[Cell, ...]) -> Org:
    offered = {(offer.service, area) for offer in member.offers for area in offer.areas}
    x, y = _place(member.seat)
    return Org(
        name=member.name,
        kind=member.kind.value,
        x=x,
        y=y,
        turnover=int(member.can_lead),
        certs=member.certificates,
        fixed_cost=1,
        total_capacity=len(cells),
        offers=tuple(Offer(r, 1, 0) for r, cell in enumerate(cells) if (cell.service, cell.area) in offered),
    )


def _place(code: str) -> tuple[int, int]:
    """Return where a municipality lies, in units of 100 m east and north of 5° E, 52° N."""
    seat = areas.municipality(code)
    return round(684 * (seat.lon - 5)), round(1113 * (seat.lat - 52))


def _trust(members: tuple[Member, ...], view: PublicView) -> Iterable[Trust]:
    for i, giver in enumerate(members):
        for j, receiver in enumerate(members):
            if i != j:
                t, confidence = view.permille(giver.id, receiver.id)
                if t or confidence:
                    yield Trust(i, j, t, confidence)


def _rules(need: Need) -> Rules:
    """Return the rules of a need; somebody must be able to lead, unless the need says otherwise."""
    given = dict(need.rules)
    lot_certs = cast(Iterable[str], given.pop("lot_certs", ()))
    numbers = {"max_members": MOST_MEMBERS, "lead_min_turnover": 1} | cast(dict[str, int], given)
    return Rules(lot_certs=tuple(lot_certs), **numbers)
