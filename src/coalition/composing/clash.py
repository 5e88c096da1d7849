"""When nothing fits: a minimal set of demands, rules and wishes that clash. Leave any one out and it fits."""

from __future__ import annotations

from dataclasses import replace

from coalition.composing.answer_parts import Clash, ClashKind
from coalition.composing.kernels.ground import Array
from coalition.composing.parts import PERMILLE, Rules, Wishes
from coalition.composing.problem import Problem
from coalition.composing.search.arrays import Arrays
from coalition.composing.search.desk import Desk
from coalition.composing.search.meter import Meter
from coalition.composing.search.scope import Scope
from coalition.composing.search.walker import Search

Parts = tuple[Clash, ...]


def minimal_clash(problem: Problem, trust: Array, meter: Meter) -> Parts:
    """Return a minimal clash of a problem that no coalition fits; `OutOfLimitsError` when the meter ends it.

    Wishes are left out first, then rules, then demands, so that a wish is named only where it matters. As
    leaving out a demand also changes the shares, a part that was needed at first may not be later: it is
    gone over until nothing can be left out.
    """
    clash, shrinking = _without_whole_runs(problem, all_parts(problem), trust, meter), True
    while shrinking:
        shrinking = False
        for part in clash:
            fewer = tuple(other for other in clash if other != part)
            if not fits(problem, fewer, trust, meter):
                clash, shrinking = fewer, True
    return tuple(sorted(clash, key=_order))


def _without_whole_runs(problem: Problem, clash: Parts, trust: Array, meter: Meter) -> Parts:
    """Leave out runs of parts, halves first: of 200 demands few matter, and 200 searches take seconds."""
    size = len(clash) // 2
    while size > 1:
        start = 0
        while start < len(clash):
            fewer = clash[:start] + clash[start + size :]
            if fewer and not fits(problem, fewer, trust, meter):
                clash = fewer
            else:
                start += size
        size //= 2
    return clash


def _order(part: Clash) -> tuple[int, int, str]:
    number = part.ref if isinstance(part.ref, int) else 0
    return list(ClashKind).index(part.kind), number, str(part.ref)


def all_parts(problem: Problem) -> Parts:
    """Return all that a problem asks, wishes first and demands last; rules that ask nothing are left out."""
    rules, free = problem.rules, _free_rules(problem)
    wishes = [Clash(ClashKind.WISH, ref) for ref in wish_refs(problem.wishes)]
    names = [name for name in Rules.__slots__ if _asks_more(rules, free, name)]
    demands = [Clash(ClashKind.DEMAND, r) for r in range(len(problem.cells))]
    return (*wishes, *(Clash(ClashKind.RULE, name) for name in names), *demands)


def _asks_more(rules: Rules, free: Rules, name: str) -> bool:
    if name == "max_members":
        return rules.max_members < free.max_members
    return bool(getattr(rules, name) != getattr(free, name))


def _free_rules(problem: Problem) -> Rules:
    """Return rules that forbid nothing."""
    most = max(len(problem.orgs), problem.rules.min_members)
    return Rules(max_members=most, max_subcontract=PERMILLE)


def wish_refs(wishes: Wishes) -> tuple[str, ...]:
    """Return the names of single wishes: `with:3`, `without:5`, `not_together:1:2`, `lead:4`."""
    refs = [f"with:{i}" for i in wishes.with_]
    refs += [f"without:{i}" for i in wishes.without]
    refs += [f"not_together:{i}:{j}" for i, j in wishes.not_together]
    return tuple(refs if wishes.lead is None else [*refs, f"lead:{wishes.lead}"])


def fits(problem: Problem, parts: Parts, trust: Array, meter: Meter) -> bool:
    """Return whether some coalition fits when only these parts of the problem are asked."""
    refs = {part.ref for part in parts if part.kind is ClashKind.WISH}
    names = {part.ref for part in parts if part.kind is ClashKind.RULE}
    cells = {part.ref for part in parts if part.kind is ClashKind.DEMAND}
    wishes = problem.wishes
    fewer = Wishes(
        with_=tuple(i for i in wishes.with_ if f"with:{i}" in refs),
        without=tuple(i for i in wishes.without if f"without:{i}" in refs),
        not_together=tuple((i, j) for i, j in wishes.not_together if f"not_together:{i}:{j}" in refs),
        lead=wishes.lead if f"lead:{wishes.lead}" in refs else None,
    )
    free = _free_rules(problem)
    kept = {name: getattr(problem.rules if name in names else free, name) for name in Rules.__slots__}
    relaxed = replace(problem, rules=Rules(**kept), wishes=fewer)
    dropped = tuple(r for r in range(len(problem.cells)) if r not in cells)
    return Search(Desk(Arrays.of(relaxed, trust), meter), Scope(dropped=dropped)).first() is not None
