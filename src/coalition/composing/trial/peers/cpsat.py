"""CP-SAT of OR-Tools, modelled well: no big M anywhere, one row for all the strangers of one, one thread."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from coalition.composing.trial.peers.search import Found, Goal, OutOfTimeError, Wanted
from coalition.composing.trial.peers.task import Task

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

PERMILLE = 1000


@dataclass(frozen=True, slots=True)
class CpSat:
    """The door of CP-SAT."""

    seed: int = 0

    def find(self, task: Task, wanted: Wanted, seconds: float) -> Found | None:
        """Return the best coalition, None where there is none; raise `OutOfTimeError` when not proven."""
        from ortools.sat.python import cp_model

        desk = _Desk(task, wanted, cp_model.CpModel(), {}, {}, {}, {})
        desk.write()
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.seed
        solver.parameters.max_time_in_seconds = seconds
        if wanted.goal is Goal.COST:
            solver.parameters.linearization_level = 2  # 1.5 to 2 times as fast here
        status = solver.solve(desk.model)
        if status == cp_model.INFEASIBLE:
            return None
        if status != cp_model.OPTIMAL:
            raise OutOfTimeError
        members = tuple(i for i, joins in desk.joins.items() if solver.boolean_value(joins))
        return Found(members, 0 if wanted.goal is Goal.ANY else round(solver.objective_value))


@dataclass(frozen=True, slots=True)
class _Desk:
    """One model being written: who joins, who leads, who does what, what is left open."""

    task: Task
    wanted: Wanted
    model: CpModel
    joins: dict[int, IntVar]
    leads: dict[int, IntVar]
    does: dict[tuple[int, int], IntVar]
    left: dict[int, IntVar]

    def write(self) -> None:
        """Write the whole model."""
        self._who()
        self._cells()
        if self.wanted.opened is None:
            self._shares_of_what_is_asked()
        else:
            self._fixed_shares()
        self._pairs()
        self._amounts()
        self._goal()
        for i in self.joins if self.wanted.hint else ():
            self.model.add_hint(self.joins[i], i in self.wanted.hint)

    def _who(self) -> None:
        problem, model = self.task.problem, self.model
        for i in self.task.ids:
            self.joins[i] = model.new_bool_var("")
            if self.task.may_lead(i, 0):
                self.leads[i] = model.new_bool_var("")
                model.add_implication(self.leads[i], self.joins[i])
        model.add_exactly_one(self.leads.values())
        size = _sum(self.joins.values())
        most = min(problem.rules.max_members, self.wanted.size_at_most or problem.rules.max_members)
        model.add_linear_constraint(size, problem.rules.min_members, max(most, 0))
        if self.wanted.size is not None:
            model.add(size == self.wanted.size)
        for i in problem.wishes.with_:
            model.add(self.joins[i] == 1)

    def _cells(self) -> None:
        model, cells = self.model, self.task.problem.cells
        by_cell: dict[int, list[IntVar]] = {r: [] for r in range(len(cells))}
        for (i, r), units in self.task.room.items():
            self.does[i, r] = done = model.new_int_var(0, units, "")
            by_cell[r].append(done)
            model.add(done <= units * self.joins[i])
        for r, cell in enumerate(cells):
            if self.wanted.opened == 0:
                model.add(_sum(by_cell[r]) == cell.volume)
            else:
                self.left[r] = model.new_bool_var("")
                model.add(_sum(by_cell[r]) + cell.volume * self.left[r] == cell.volume)
        if self.left:
            model.add_bool_or([~left for left in self.left.values()])
        if self.wanted.opened:
            model.add(self._opened() == self.wanted.opened)

    def _opened(self) -> LinearExpr | int:
        cells = self.task.problem.cells
        return _sum(cells[r].volume * left for r, left in self.left.items())

    def _loads(self) -> dict[int, LinearExpr | int]:
        by_org: dict[int, list[IntVar]] = {i: [] for i in self.task.ids}
        for (i, _), done in self.does.items():
            by_org[i].append(done)
        return {i: _sum(work) for i, work in by_org.items()}

    def _fixed_shares(self) -> None:
        """Hold loads between the least share (the lead's part for the lead) and what one can do."""
        problem, opened = self.task.problem, self.wanted.opened or 0
        volume = problem.volume() - opened
        share = -(-problem.rules.min_share * volume // PERMILLE)
        part = max(share, -(-(PERMILLE - problem.rules.max_subcontract) * volume // PERMILLE))
        for i, load in self._loads().items():
            most, joins, leads = self.task.most(i), self.joins[i], self.leads.get(i)
            self.model.add(load <= most * joins)
            if leads is None:
                self.model.add(load >= share * joins)
            else:
                self.model.add(load >= share * joins + (part - share) * leads)

    def _shares_of_what_is_asked(self) -> None:
        """Do the same where it is not known yet how much stays open; whole loads round up by themselves."""
        rules, model = self.task.problem.rules, self.model
        asked = self.task.problem.volume() - self._opened()
        for i, load in self._loads().items():
            joins, leads = self.joins[i], self.leads.get(i)
            model.add(load <= self.task.most(i) * joins)
            model.add(PERMILLE * load >= rules.min_share * asked).only_enforce_if(joins)
            if leads is not None:
                part = PERMILLE - rules.max_subcontract
                model.add(PERMILLE * load >= part * asked).only_enforce_if(leads)

    def _pairs(self) -> None:
        """Keep strangers apart: one row for each organisation, 1.5 times as fast as groups or pairs."""
        for i, cold in self.task.strangers(self.wanted.theta):
            self.model.add(_sum(self.joins[j] for j in cold) == 0).only_enforce_if(self.joins[i])

    def _cost(self) -> LinearExpr | int:
        problem = self.task.problem
        fixed = _sum(problem.orgs[i].fixed_cost * joins for i, joins in self.joins.items())
        return fixed + _sum(problem.unit_cost(i, r) * done for (i, r), done in self.does.items())

    def _amounts(self) -> None:
        if self.wanted.cost_at_most is not None:
            self.model.add(self._cost() <= self.wanted.cost_at_most)

    def _goal(self) -> None:
        match self.wanted.goal:
            case Goal.COST:
                self.model.minimize(self._cost())
            case Goal.SIZE:
                self.model.minimize(_sum(self.joins.values()))
            case Goal.OPEN:
                self.model.minimize(self._opened())
            case Goal.WARMTH:
                self._warmth()

    def _warmth(self) -> None:
        """Maximise the sum over pairs; each member is in exactly size - 1 of them, which makes it tight."""
        model, size = self.model, self.wanted.size or 0
        of: dict[int, list[IntVar]] = {i: [] for i in self.task.ids}
        total = []
        for i, j in combinations(self.task.ids, 2):
            pair = model.new_bool_var("")
            of[i].append(pair)
            of[j].append(pair)
            total.append(self.task.warm[i][j] * pair)
        for i, pairs in of.items():
            model.add(_sum(pairs) == (size - 1) * self.joins[i])
        if self.wanted.wsum_at_least is not None:
            model.add(_sum(total) >= self.wanted.wsum_at_least)
        model.maximize(_sum(total))


def _sum(terms: object) -> LinearExpr | int:
    from ortools.sat.python.cp_model import LinearExpr

    return LinearExpr.sum(list(terms))  # type: ignore[call-overload]


__all__ = ["CpSat"]
