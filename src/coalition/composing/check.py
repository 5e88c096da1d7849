"""What a sound coalition and a true answer are, in plain loops that know no solver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Adds, Alternative, Ask, Coalition, Proof, Why
from coalition.composing.plain import cheapest_cost
from coalition.composing.problem import Problem
from coalition.composing.warmth import Table, least_warmth, pair_warmths, warmth_table

OpenCells = tuple[int, ...]


def violations(problem: Problem, coalition: Coalition, open_cells: OpenCells = ()) -> list[str]:
    """Return each rule, measure or claim that a coalition breaks; an empty list means it is sound.

    `open_cells` are left out of what is asked, and the volume, the lead's part and the shares are worked
    out anew without them.
    """
    return list(_violations(problem, coalition, open_cells, warmth_table(problem)))


def answer_violations(problem: Problem, answer: Answer) -> list[str]:
    """Return what is wrong with a whole answer: its coalitions, its open cells, its bounds and its proof."""
    table = warmth_table(problem)
    broken = list(_shape(problem, answer))
    for coalition in answer.coalitions:
        broken += _violations(problem, coalition, answer.open or (), table)
        broken += _beyond_bound(problem, answer, coalition)
    return broken


def _shape(problem: Problem, answer: Answer) -> Iterator[str]:
    if (answer.proof is Proof.INFEASIBLE) == bool(answer.coalitions) and answer.proof is not Proof.BOUNDED:
        yield f"proof {answer.proof} with {len(answer.coalitions)} coalitions"
    if answer.clash is not None and answer.proof is not Proof.INFEASIBLE and answer.ask is not Ask.CLOSEST:
        yield f"a clash is named, but the proof is {answer.proof}"
    if answer.open and answer.ask is not Ask.CLOSEST:
        yield f"cells are left open, but {answer.ask} was asked"
    cells = answer.open or ()
    if any(not 0 <= r < len(problem.cells) for r in cells) or list(cells) != sorted(set(cells)):
        yield f"open cells {list(cells)} are not cells in rising order"
    if len(cells) >= len(problem.cells):
        yield "every cell is left open"


def _beyond_bound(problem: Problem, answer: Answer, coalition: Coalition) -> Iterator[str]:
    left = problem.volume() - problem.volume(answer.open or ())
    if answer.bound.open is not None and left < answer.bound.open:
        yield f"{left} units open, less than the bound {answer.bound.open}"
    first, second = ("wmin", "cost") if answer.ask is not Ask.CHEAPEST else ("cost", "wmin")
    if answer.ask is Ask.CLOSEST and answer.bound.open != left:
        return  # the other bounds hold among the closest, and this is not proven to be one
    for name in (first, second):
        said, bound = getattr(coalition, name), getattr(answer.bound, name)
        if said > bound if name == "wmin" else said < bound:
            yield f"{name} {said} is better than the bound {bound}"
        if said != bound:
            return  # the second bound holds among those that are best by the first


def _violations(problem: Problem, coalition: Coalition, open_cells: OpenCells, table: Table) -> Iterator[str]:
    strangers = [i for i in coalition.members if not 0 <= i < len(problem.orgs)]
    if strangers or list(coalition.members) != sorted(set(coalition.members)) or not coalition.members:
        yield f"members {list(coalition.members)} are not organisations in rising order"
        return
    yield from _broken_rules(problem, coalition)
    yield from _broken_wishes(problem, coalition)
    misplaced = list(_misplaced_work(problem, coalition, open_cells))
    yield from misplaced
    if misplaced:
        return
    yield from _broken_amounts(problem, coalition, open_cells)
    yield from _wrong_measures(problem, coalition, open_cells, table)
    yield from _false_adds(problem, coalition, open_cells)
    for alternative in coalition.alternatives:
        yield from _false_alternative(problem, coalition, alternative, open_cells, table)


def _broken_rules(problem: Problem, coalition: Coalition) -> Iterator[str]:
    rules, size = problem.rules, len(coalition.members)
    if not rules.min_members <= size <= rules.max_members:
        yield f"{size} members, must be {rules.min_members} to {rules.max_members}"
    if coalition.lead not in coalition.members:
        yield f"lead {coalition.lead} is not a member"
    elif problem.orgs[coalition.lead].turnover < rules.lead_min_turnover:
        yield f"lead {coalition.lead} has a turnover below {rules.lead_min_turnover}"


def _broken_wishes(problem: Problem, coalition: Coalition) -> Iterator[str]:
    wishes, members = problem.wishes, coalition.members
    for i in wishes.with_:
        if i not in members:
            yield f"organisation {i} is wished for and not a member"
    for i in wishes.without:
        if i in members:
            yield f"organisation {i} is wished away and a member"
    for i, j in wishes.not_together:
        if i in members and j in members:
            yield f"organisations {i} and {j} must not be together"
    if wishes.lead not in (None, coalition.lead):
        yield f"lead {coalition.lead}, though {wishes.lead} is wished as lead"


def _misplaced_work(problem: Problem, coalition: Coalition, open_cells: OpenCells) -> Iterator[str]:
    places = [(i, r) for i, r, _ in coalition.work]
    if places != sorted(set(places)):
        yield "work is not in rising order, or a place stands twice"
    for i, r, units in coalition.work:
        if i not in coalition.members or not 0 <= r < len(problem.cells) or r in open_cells or units < 1:
            yield f"work [{i}, {r}, {units}] is not work of a member in a cell that is asked"


def _broken_amounts(problem: Problem, coalition: Coalition, open_cells: OpenCells) -> Iterator[str]:
    done = {(i, r): units for i, r, units in coalition.work}
    for (i, r), units in done.items():
        if units > problem.capacity(i, r):
            yield f"organisation {i} does {units} in cell {r}, may do {problem.capacity(i, r)}"
    for r, cell in enumerate(problem.cells):
        total = sum(units for (_, at), units in done.items() if at == r)
        if r not in open_cells and total != cell.volume:
            yield f"cell {r} gets {total} of {cell.volume}"
    for i in coalition.members:
        total = sum(units for (who, _), units in done.items() if who == i)
        least = problem.share_min(open_cells)
        if i == coalition.lead:
            least = max(least, problem.lead_min(open_cells))
        if not least <= total <= problem.orgs[i].total_capacity:
            yield f"organisation {i} does {total}, must do {least} to {problem.orgs[i].total_capacity}"


def _wrong_measures(
    problem: Problem, coalition: Coalition, open_cells: OpenCells, table: Table
) -> Iterator[str]:
    warmths = pair_warmths(table, coalition.members)
    paid = sum(problem.orgs[i].fixed_cost for i in coalition.members)
    paid += sum(units * problem.unit_cost(i, r) for i, r, units in coalition.work)
    true = {
        "wmin": min(warmths, default=1000),
        "wsum": sum(warmths),
        "pairs": len(warmths),
        "cost": paid,
        "size": len(coalition.members),
    }
    for name, value in true.items():
        if getattr(coalition, name) != value:
            yield f"{name} is said to be {getattr(coalition, name)}, is {value}"
    cheapest = cheapest_cost(problem, coalition.members, open_cells)
    if cheapest is not None and cheapest < paid:
        yield f"the same members can do it for {cheapest}, not {paid}"


def _false_adds(problem: Problem, coalition: Coalition, open_cells: OpenCells) -> Iterator[str]:
    if coalition.adds and tuple(adds.org for adds in coalition.adds) != coalition.members:
        yield "what members add is not told of each member once, in order"
        return
    for adds in coalition.adds:
        true = what_it_adds(problem, coalition, adds.org, open_cells)
        if adds != true:
            yield f"organisation {adds.org} is said to add {_said(adds)}, adds {_said(true)}"


def _said(adds: Adds) -> str:
    return f"{adds.why.value!r} {list(adds.cells)}"


def what_it_adds(problem: Problem, coalition: Coalition, org: int, open_cells: OpenCells = ()) -> Adds:
    """Return what holds for a member: can the rest deliver without it, and at what cost?

    The rest is held to capacity, shares and a lead: the wished one, unless that is who is left out.
    """
    rest = tuple(i for i in coalition.members if i != org)
    short = tuple(
        r
        for r, cell in enumerate(problem.cells)
        if r not in open_cells and sum(problem.capacity(i, r) for i in rest) < cell.volume
    )
    cost = None if short else cheapest_cost(_without_lead(problem, org), rest, open_cells)
    if cost is None:
        return Adds(org, Why.INDISPENSABLE, short)
    if cost > coalition.cost:
        return Adds(org, Why.PAYS)
    wished = org in problem.wishes.with_ or org == problem.wishes.lead
    asked = wished or len(rest) < problem.rules.min_members
    return Adds(org, Why.ASKED if asked else Why.WARMS)


def _without_lead(problem: Problem, org: int) -> Problem:
    """Return the problem without the wish that `org` leads: nobody can be held to a lead that is left out."""
    if problem.wishes.lead != org:
        return problem
    return replace(problem, wishes=replace(problem.wishes, lead=None))


def _false_alternative(
    problem: Problem, coalition: Coalition, swap: Alternative, open_cells: OpenCells, table: Table
) -> Iterator[str]:
    said = f"{swap.into} instead of {swap.out}"
    if swap.out not in coalition.members or swap.into in coalition.members or swap.into >= len(problem.orgs):
        yield f"{said} is not a swap"
        return
    members = tuple(sorted({*coalition.members, swap.into} - {swap.out}))
    if not set(problem.wishes.with_) <= set(members) or swap.into in problem.wishes.without:
        yield f"{said} breaks a wish"
    if any(i in members and j in members for i, j in problem.wishes.not_together):
        yield f"{said} brings together who must not be"
    found = (least_warmth(table, members), cheapest_cost(problem, members, open_cells))
    if found != (swap.wmin, swap.cost):
        yield f"{said} is said to give wmin {swap.wmin} and cost {swap.cost}, gives {found[0]} and {found[1]}"


__all__ = ["answer_violations", "violations", "what_it_adds"]
