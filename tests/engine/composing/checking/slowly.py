"""Whether given members can deliver, and how cheaply, the slow way: every step between members and cells.

Shares nothing with `coalition.composing.plain`. First each member gets its least share, then the rest is
placed, then work is moved around circles that make it cheaper until none is left.
"""

from __future__ import annotations

from dataclasses import dataclass

from coalition.composing.problem import Problem

Place = tuple[str, int]
"""A member ("m"), a cell ("c"), or the outside ("o", 0) that shifts work from one member to another."""

OUTSIDE: Place = ("o", 0)


@dataclass(slots=True)
class Desk:
    """Work being placed: `done[i, r]` units, from `least` to `most` a member, at most `room[i, r]` each."""

    least: dict[int, int]
    most: dict[int, int]
    asked: dict[int, int]
    room: dict[tuple[int, int], int]
    price: dict[tuple[int, int], int]
    done: dict[tuple[int, int], int]

    def load(self, member: int) -> int:
        """Return the units this member does now."""
        return sum(self.done[member, cell] for cell in self.asked)

    def filled(self, cell: int) -> int:
        """Return the units that are placed in this cell."""
        return sum(self.done[member, cell] for member in self.most)


def lay_out(problem: Problem, members: tuple[int, ...], lead: int, open_cells: tuple[int, ...]) -> Desk:
    """Return the empty desk of these members under this lead, without the cells left open."""
    cells = [r for r in range(len(problem.cells)) if r not in open_cells]
    pairs = [(i, r) for i in members for r in cells]
    share = problem.share_min(open_cells)
    return Desk(
        least={i: max(share, problem.lead_min(open_cells)) if i == lead else share for i in members},
        most={i: problem.orgs[i].total_capacity for i in members},
        asked={r: problem.cells[r].volume for r in cells},
        room={(i, r): problem.capacity(i, r) for i, r in pairs},
        price={(i, r): problem.unit_cost(i, r) for i, r in pairs},
        done=dict.fromkeys(pairs, 0),
    )


def may_lead(problem: Problem, members: tuple[int, ...]) -> list[int]:
    """Return the members with enough turnover to lead; the wished lead alone where there is one."""
    wished = problem.wishes.lead
    return [
        i
        for i in members
        if problem.orgs[i].turnover >= problem.rules.lead_min_turnover and wished in (None, i)
    ]


def cheapest_cost(problem: Problem, members: tuple[int, ...], open_cells: tuple[int, ...] = ()) -> int | None:
    """Return the least cost in euro at which these members deliver under any lead they may have, or None.

    Only delivering counts here: least members, warmth and wishes (but for the lead) are another question.
    """
    costs = []
    for lead in may_lead(problem, members):
        desk = lay_out(problem, members, lead, open_cells)
        if place_all(desk):
            cancel_dear_circles(desk)
            costs.append(sum(units * desk.price[at] for at, units in desk.done.items()))
    fixed = sum(problem.orgs[i].fixed_cost for i in members)
    return min(costs) + fixed if costs else None


def place_all(desk: Desk) -> bool:
    """Place least shares, then everything asked; return whether it fits. A load never shrinks again."""
    if any(desk.least[i] > desk.most[i] for i in desk.most):
        return False
    for limits in (desk.least, desk.most):
        for member in sorted(limits):
            while desk.load(member) < limits[member] and _place_more(desk, member, limits[member]):
                pass
    fits = all(desk.filled(r) == asked for r, asked in desk.asked.items())
    return fits and all(desk.load(i) >= least for i, least in desk.least.items())


def _place_more(desk: Desk, member: int, limit: int) -> bool:
    """Give a member more work, in a free cell or by passing others on; return whether that was possible."""
    came_from: dict[Place, Place] = {("m", member): OUTSIDE}
    queue: list[Place] = [("m", member)]
    for place in queue:
        kind, at = place
        if kind == "c" and desk.filled(at) < desk.asked[at]:
            path = _path(came_from, place)
            spare = min(desk.asked[at] - desk.filled(at), limit - desk.load(member))
            _move(desk, path, min([spare, *(_slack(desk, a, b) for a, b in path)]))
            return True
        nexts: list[Place] = [("c", r) for r in desk.asked] if kind == "m" else [("m", i) for i in desk.most]
        for step in nexts:
            if step not in came_from and _slack(desk, place, step) > 0:
                came_from[step] = place
                queue.append(step)
    return False


def _path(came_from: dict[Place, Place], end: Place) -> list[tuple[Place, Place]]:
    steps = []
    while came_from[end] != OUTSIDE:
        steps.append((came_from[end], end))
        end = came_from[end]
    return steps


def _slack(desk: Desk, a: Place, b: Place) -> int:
    """Return how many units may move one step: into a cell, back out of it, or to and from the outside."""
    if a == OUTSIDE:
        return desk.most[b[1]] - desk.load(b[1])
    if b == OUTSIDE:
        return desk.load(a[1]) - desk.least[a[1]]
    if a[0] == "m":
        return desk.room[a[1], b[1]] - desk.done[a[1], b[1]]
    return desk.done[b[1], a[1]]


def _move(desk: Desk, steps: list[tuple[Place, Place]], units: int) -> None:
    for a, b in steps:
        if a[0] == "m" and b[0] == "c":
            desk.done[a[1], b[1]] += units
        elif a[0] == "c":
            desk.done[b[1], a[1]] -= units


def cancel_dear_circles(desk: Desk) -> None:
    """Move work around circles of steps that save money until none is left: then no placing is cheaper."""
    while circle := _saving_circle(desk):
        _move(desk, circle, min(_slack(desk, a, b) for a, b in circle))


def _steps(desk: Desk) -> list[tuple[Place, Place, int]]:
    steps: list[tuple[Place, Place, int]] = []
    for (i, r), price in desk.price.items():
        if desk.done[i, r] < desk.room[i, r]:
            steps.append((("m", i), ("c", r), price))
        if desk.done[i, r] > 0:
            steps.append((("c", r), ("m", i), -price))
    for i in desk.most:
        if _slack(desk, OUTSIDE, ("m", i)) > 0:
            steps.append((OUTSIDE, ("m", i), 0))
        if _slack(desk, ("m", i), OUTSIDE) > 0:
            steps.append((("m", i), OUTSIDE, 0))
    return steps


def _saving_circle(desk: Desk) -> list[tuple[Place, Place]]:
    """Return the steps of a circle that saves money (Bellman and Ford), or nothing."""
    steps = _steps(desk)
    places = {place for a, b, _ in steps for place in (a, b)}
    cost = dict.fromkeys(places, 0)
    before: dict[Place, Place] = {}
    last: Place | None = None
    for _ in range(len(places)):
        last = None
        for a, b, price in steps:
            if cost[a] + price < cost[b]:
                cost[b], before[b], last = cost[a] + price, a, b
        if last is None:
            return []
    for _ in range(len(places)):
        last = before[last] if last is not None else None
    circle: list[tuple[Place, Place]] = []
    here = last
    while here is not None and (not circle or here != last):
        circle.append((before[here], here))
        here = before[here]
    return circle
