"""Whether given members can deliver, and how cheaply, in plain loops: the slow twin that checks the fast one.

Nothing here is shared with the solvers. Every cell is first given to whoever is cheapest in it; then work
passes from member to member along the cheapest chains until every load is within its bounds. A unit may pass
between two members in any cell that both can do, so that the only places are the members, and the outside
that lets one load shrink while another grows. Work that no circle of such steps makes cheaper is cheapest.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from coalition.composing.problem import Problem

Ability = Mapping[int, tuple[int, int]]
"""What one organisation may do: the most units and the euro a unit of each cell; other cells it may not."""

Abilities = Callable[[int], Ability]
"""The ability of each organisation, worked out once."""

Step = tuple[int, int, int, int]
"""A unit may pass from one place to another at this price (euro; below 0 it saves) in this cell (or -1)."""

FAR = 1 << 60
"""More euro than any step costs."""

Spare = list[int]
"""How many units are too many (or, below 0, too few) at each place: the members, then the outside."""


@dataclass(slots=True)
class Desk:
    """Work being placed; members and cells are known here by their place in the lists.

    A load must be from `least` to `most`. Of each cell: how much is `asked`, and by member the `room`, the
    `price` (euro a unit) and what is `done`.
    """

    least: list[int]
    most: list[int]
    asked: list[int]
    room: list[dict[int, int]]
    price: list[dict[int, int]]
    done: list[dict[int, int]]
    load: list[int]

    def cost(self) -> int:
        """Return what all that is done costs, in euro."""
        return sum(
            units * price[m]
            for done, price in zip(self.done, self.price, strict=True)
            for m, units in done.items()
        )


def abilities(problem: Problem) -> Abilities:
    """Return a function that tells what an organisation may do in each cell, and remembers it."""
    return cache(partial(_ability, problem))


def _ability(problem: Problem, org_id: int) -> Ability:
    org, lot = problem.orgs[org_id], problem.rules.lot_certs
    return {
        offer.cell: (offer.capacity, offer.unit_cost)
        for offer in org.offers
        if offer.capacity and org.certs_for(problem.cells[offer.cell].certs, lot)
    }


def may_lead(problem: Problem, members: Iterable[int], wished: int | None) -> list[int]:
    """Return the members with enough turnover to lead; the wished lead alone where there is one."""
    least = problem.rules.lead_min_turnover
    return [i for i in members if wished in (None, i) and problem.orgs[i].turnover >= least]


def cheapest_cost(
    problem: Problem,
    members: Sequence[int],
    open_cells: Collection[int] = (),
    *,
    lead_free: bool = False,
    able: Abilities | None = None,
) -> int | None:
    """Return the least cost in euro at which these members deliver under any lead they may have, or None.

    Only delivering counts here: least members, warmth and wishes (but for the lead, unless `lead_free`) are
    another question. Half a millisecond for 8 members and 40 cells.
    """
    leads = may_lead(problem, members, None if lead_free else problem.wishes.lead)
    desk = lay_out(problem, members, open_cells, able or abilities(problem))
    most = reaches(desk)
    if not leads or sum(most) < sum(desk.asked) or not fill_cheaply(desk) or not settle(desk):
        return None
    part = problem.lead_min(open_cells)
    places = [m for m, i in enumerate(members) if i in leads and most[m] >= part]
    if any(desk.load[m] >= part for m in places):
        costs = [desk.cost()]
    else:
        led = [led_by(desk, m, part) for m in places]
        costs = [way.cost() for way in led if settle(way)]
    return min(costs) + sum(problem.orgs[i].fixed_cost for i in members) if costs else None


def could_be_cheaper(
    problem: Problem,
    members: Sequence[int],
    work: Iterable[tuple[int, int, int]],
    open_cells: Collection[int],
    able: Abilities,
) -> bool:
    """Return whether a circle of steps makes sound work cheaper, the lead's own part aside.

    Without one no other way to do the work is cheaper, under any lead. With one it may be that none is
    either, as the lead's part stands in the way.
    """
    desk = lay_out(problem, members, open_cells, able)
    row = dict(zip(_asked(problem, open_cells), desk.done, strict=True))
    place = {i: m for m, i in enumerate(members)}
    for i, r, units in work:
        row[r][place[i]] = units
        desk.load[place[i]] += units
    return not _spread(_steps(desk), dict.fromkeys(range(len(members) + 1), 0), {})


def lay_out(problem: Problem, members: Sequence[int], open_cells: Collection[int], able: Abilities) -> Desk:
    """Return the empty desk of these members, whoever leads, without the cells left open."""
    cells = _asked(problem, open_cells)
    skills = [able(i) for i in members]
    doers = [[m for m, skill in enumerate(skills) if r in skill] for r in cells]
    return Desk(
        least=[problem.share_min(open_cells)] * len(members),
        most=[problem.orgs[i].total_capacity for i in members],
        asked=[problem.cells[r].volume for r in cells],
        room=[{m: skills[m][r][0] for m in here} for r, here in zip(cells, doers, strict=True)],
        price=[{m: skills[m][r][1] for m in here} for r, here in zip(cells, doers, strict=True)],
        done=[dict.fromkeys(here, 0) for here in doers],
        load=[0] * len(members),
    )


def _asked(problem: Problem, open_cells: Collection[int]) -> list[int]:
    return [r for r in range(len(problem.cells)) if r not in open_cells]


def led_by(desk: Desk, member: int, part: int) -> Desk:
    """Return a copy of the desk on which this member must do at least the lead's part."""
    least = [max(least, part) if m == member else least for m, least in enumerate(desk.least)]
    return replace(desk, least=least, done=[dict(done) for done in desk.done], load=list(desk.load))


def reaches(desk: Desk) -> list[int]:
    """Return the most that each member can do, within its own cells and its total."""
    reach = [0] * len(desk.most)
    for asked, room in zip(desk.asked, desk.room, strict=True):
        for m, units in room.items():
            reach[m] += min(units, asked)
    return list(map(min, reach, desk.most))


def fill_cheaply(desk: Desk) -> bool:
    """Give each cell of an empty desk to whoever is cheapest in it; return whether every cell is filled."""
    for r, left in enumerate(desk.asked):
        for m in sorted(desk.room[r], key=desk.price[r].__getitem__):
            units = min(left, desk.room[r][m])
            desk.done[r][m] = units
            desk.load[m] += units
            left -= units
        if left:
            return False
    return True


def settle(desk: Desk) -> bool:
    """Pass work on along the cheapest chains until every load is within its bounds; return whether it fits.

    The work must be a cheapest one for its loads, as a chain that is cheapest keeps it so.
    """
    if any(least > most for least, most in zip(desk.least, desk.most, strict=True)):
        return False
    while any(spare := _spare(desk)):
        chain = _cheapest_chain(desk, spare)
        if not chain:
            return False
        _pass_on(desk, spare, chain)
    return True


def _held(desk: Desk) -> list[int]:
    """Return what of each load is within its bounds."""
    bounds = zip(desk.least, desk.load, desk.most, strict=True)
    return [max(least, min(load, most)) for least, load, most in bounds]


def _spare(desk: Desk) -> Spare:
    held = _held(desk)
    spare = [load - within for load, within in zip(desk.load, held, strict=True)]
    return [*spare, -sum(spare)]


def _steps(desk: Desk) -> list[Step]:
    """Return the cheapest step between every two places where there is one."""
    outside = len(desk.load)
    euro = [[FAR] * outside for _ in range(outside)]
    cell = [[-1] * outside for _ in range(outside)]
    for r, done in enumerate(desk.done):
        room, price = desk.room[r], desk.price[r]
        takers = [(m, price[m]) for m, units in done.items() if units < room[m]]
        for giver in (m for m, units in done.items() if units):
            known, paid = euro[giver], price[giver]
            for taker, asks in takers:
                if asks - paid < known[taker]:
                    known[taker], cell[giver][taker] = asks - paid, r
    steps = [
        (a, b, euro[a][b], r) for a, row in enumerate(cell) for b, r in enumerate(row) if r >= 0 and a != b
    ]
    for m, held in enumerate(_held(desk)):
        if held < desk.most[m]:
            steps.append((m, outside, 0, -1))
        if held > desk.least[m]:
            steps.append((outside, m, 0, -1))
    return steps


def _spread(steps: Sequence[Step], euro: dict[int, int], last: dict[int, Step]) -> bool:
    """Lower what each place costs to reach along the steps (Bellman, Ford); note the `last` step to it.

    `euro` holds what the starts cost. Return False where that never ends: some circle of steps saves.
    """
    places = {place for step in steps for place in step[:2]}
    for _ in range(len(places) + 1):
        settled = True
        for step in steps:
            a, b, price, _ = step
            if a in euro and (b not in euro or euro[a] + price < euro[b]):
                euro[b], last[b], settled = euro[a] + price, step, False
        if settled:
            return True
    return False


def _cheapest_chain(desk: Desk, spare: Spare) -> list[Step]:
    """Return the cheapest steps from a place with too much to one with too little, or nothing."""
    euro = {place: 0 for place, units in enumerate(spare) if units > 0}
    last: dict[int, Step] = {}
    _spread(_steps(desk), euro, last)
    ends = [place for place in euro if spare[place] < 0]
    chain: list[Step] = []
    here = min(ends, key=euro.__getitem__, default=-1)
    while here in last:
        chain.append(last[here])
        here = last[here][0]
    return chain[::-1]


def _pass_on(desk: Desk, spare: Spare, chain: Sequence[Step]) -> None:
    """Pass as many units along the chain as its ends and all of its steps allow."""
    outside, held = len(desk.load), _held(desk)
    slack = [spare[chain[0][0]], -spare[chain[-1][1]]]
    for a, b, _, r in chain:
        if r >= 0:
            slack += (desk.done[r][a], desk.room[r][b] - desk.done[r][b])
        else:
            slack.append(desk.most[a] - held[a] if b == outside else held[b] - desk.least[b])
    units = min(slack)
    for a, b, _, r in chain:
        if r >= 0:
            desk.done[r][a] -= units
            desk.done[r][b] += units
            desk.load[a] -= units
            desk.load[b] += units
