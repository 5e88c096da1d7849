"""What a sound coalition is: its rules, wishes, work and measures, and what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from coalition.composing.answer_parts import Coalition
from coalition.composing.check.claims import false_claims
from coalition.composing.check.facts import Facts
from coalition.composing.parts import PERMILLE
from coalition.composing.plain import could_be_cheaper
from coalition.composing.problem import Problem


def violations(problem: Problem, coalition: Coalition, open_cells: tuple[int, ...] = ()) -> list[str]:
    """Return each rule, measure or claim that a coalition breaks; an empty list means it is sound.

    `open_cells` are left out of what is asked, and the volume, the lead's part and the shares are worked
    out anew without them.
    """
    return list(unsound(Facts.about(problem, (coalition,), open_cells), coalition))


def unsound(facts: Facts, coalition: Coalition) -> Iterator[str]:
    """Yield each rule, measure or claim that a coalition breaks; `facts` must be about it."""
    problem, members = facts.problem, coalition.members
    strangers = [i for i in members if not 0 <= i < len(problem.orgs)]
    if strangers or list(members) != sorted(set(members)) or not members:
        yield f"members {list(members)} are not organisations in rising order"
        return
    yield from _broken_rules(problem, coalition)
    yield from _broken_wishes(problem, coalition)
    misplaced = list(_misplaced_work(facts, coalition))
    yield from misplaced
    if misplaced:
        return
    amounts = list(_broken_amounts(facts, coalition))
    yield from amounts
    yield from _wrong_measures(facts, coalition)
    if amounts or could_be_cheaper(problem, members, coalition.work, facts.open, facts.able):
        yield from _too_dear(facts, coalition)
    yield from false_claims(facts, coalition)


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


def _misplaced_work(facts: Facts, coalition: Coalition) -> Iterator[str]:
    places = [(i, r) for i, r, _ in coalition.work]
    if places != sorted(set(places)):
        yield "work is not in rising order, or a place stands twice"
    asked = [r for r in range(len(facts.problem.cells)) if r not in facts.open]
    for i, r, units in coalition.work:
        if i not in coalition.members or r not in asked or units < 1:
            yield f"work [{i}, {r}, {units}] is not work of a member in a cell that is asked"


def _broken_amounts(facts: Facts, coalition: Coalition) -> Iterator[str]:
    problem, filled, loads = facts.problem, Counter[int](), Counter[int]()
    for i, r, units in coalition.work:
        filled[r] += units
        loads[i] += units
        if units > facts.room(i, r):
            yield f"organisation {i} does {units} in cell {r}, may do {facts.room(i, r)}"
    for r, cell in enumerate(problem.cells):
        if r not in facts.open and filled[r] != cell.volume:
            yield f"cell {r} gets {filled[r]} of {cell.volume}"
    share, part = problem.share_min(facts.open), problem.lead_min(facts.open)
    for i in coalition.members:
        least, most = max(share, part) if i == coalition.lead else share, problem.orgs[i].total_capacity
        if not least <= loads[i] <= most:
            yield f"organisation {i} does {loads[i]}, must do {least} to {most}"


def cost_of(facts: Facts, coalition: Coalition) -> int:
    """Return what a coalition costs, in euro: what is fixed, and its work at the price of each."""
    fixed = sum(facts.problem.orgs[i].fixed_cost for i in coalition.members)
    return fixed + sum(units * facts.price(i, r) for i, r, units in coalition.work)


def _wrong_measures(facts: Facts, coalition: Coalition) -> Iterator[str]:
    warmths = facts.warmths(coalition.members)
    true = {
        "wmin": min(warmths, default=PERMILLE),
        "wsum": sum(warmths),
        "pairs": len(warmths),
        "cost": cost_of(facts, coalition),
        "size": len(coalition.members),
    }
    for name, value in true.items():
        if getattr(coalition, name) != value:
            yield f"{name} is said to be {getattr(coalition, name)}, is {value}"


def _too_dear(facts: Facts, coalition: Coalition) -> Iterator[str]:
    paid, cheapest = cost_of(facts, coalition), facts.cheapest(coalition.members)
    if cheapest is not None and cheapest < paid:
        yield f"the same members can do it for {cheapest}, not {paid}"
