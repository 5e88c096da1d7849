"""What a true answer is: its parts fit the question, its bounds hold, and what is proven reaches them."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Proof
from coalition.composing.check.bounds import beyond_bounds
from coalition.composing.check.coalitions import unsound
from coalition.composing.check.facts import Facts
from coalition.composing.check.judged import false_blocking, false_shares
from coalition.composing.check.several import out_of_order
from coalition.composing.problem import Problem

MOST = {Ask.FRONT: None, Ask.DIVERSE: None, Ask.STABILITY: 2, Ask.VISITS: 0}
"""How many coalitions an answer may hold, None for any number; 1 for the questions that are not here."""

OWN = {"shares": Ask.SHARES, "blocking": Ask.STABILITY, "visits": Ask.VISITS}
"""The parts of an answer that belong to one question."""

JUDGED = (Ask.SHARES, Ask.STABILITY)


def answer_violations(problem: Problem, answer: Answer) -> list[str]:
    """Return what is wrong with a whole answer: its parts, coalitions, bounds and proof.

    What the terms of the question were is not known here: at most how many members, how many coalitions,
    and how far apart. Of visits only the form is checked. A few milliseconds a coalition of 8 members among
    500 organisations, 40 cells and 20,000 trust rows.
    """
    facts = Facts.about(problem, answer.coalitions, answer.open or ())
    broken = [*_shape(answer), *_open_cells(problem, answer)]
    for coalition in answer.coalitions:
        broken += unsound(facts, coalition)
    broken += beyond_bounds(problem, answer)
    broken += out_of_order(answer)
    if answer.ask is Ask.VISITS:
        broken += _misshapen_visits(problem, answer)
    if not broken and answer.ask is Ask.SHARES:
        broken += false_shares(answer)
    if not broken and answer.ask is Ask.STABILITY:
        broken += false_blocking(facts, answer)
    return broken


def _shape(answer: Answer) -> Iterator[str]:
    count, most = len(answer.coalitions), MOST.get(answer.ask, 1)
    if most is not None and count > most:
        yield f"{count} coalitions, but {answer.ask} has at most {most}"
    nothing_fits = answer.proof is Proof.INFEASIBLE
    if most != 0 and nothing_fits == bool(count) and answer.proof is not Proof.BOUNDED:
        yield f"proof {answer.proof} with {count} coalitions"
    if answer.ask in JUDGED and not count:
        yield f"{answer.ask} was asked, but no coalition is judged"
    if answer.clash is not None and not nothing_fits and answer.ask is not Ask.CLOSEST:
        yield f"a clash is named, but the proof is {answer.proof}"
    for name, ask in OWN.items():
        if getattr(answer, name) is not None and answer.ask is not ask:
            yield f"{name} are told, but {answer.ask} was asked"


def _open_cells(problem: Problem, answer: Answer) -> Iterator[str]:
    cells = answer.open or ()
    if cells and answer.ask is not Ask.CLOSEST:
        yield f"cells are left open, but {answer.ask} was asked"
    if any(not 0 <= r < len(problem.cells) for r in cells) or list(cells) != sorted(set(cells)):
        yield f"open cells {list(cells)} are not cells in rising order"
    if len(cells) >= len(problem.cells):
        yield "every cell is left open"


def _misshapen_visits(problem: Problem, answer: Answer) -> Iterator[str]:
    if answer.visits is None:
        yield "visits were asked, but none are told"
        return
    pairs = [(visit.one, visit.other) for visit in answer.visits]
    if len(set(pairs)) != len(pairs):
        yield "a visit stands twice"
    for visit in answer.visits:
        if not 0 <= visit.one < visit.other < len(problem.orgs) or visit.gain < 0:
            yield f"visit [{visit.one}, {visit.other}, {visit.gain}] is not of two organisations, or loses"
