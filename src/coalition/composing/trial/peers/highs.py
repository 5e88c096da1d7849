"""HiGHS, modelled well: work stays continuous (a transport problem has whole corners)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coalition.composing.parts import PERMILLE
from coalition.composing.trial.peers.search import Found, Goal, OutOfTimeError, Wanted
from coalition.composing.trial.peers.task import Task

if TYPE_CHECKING:
    from highspy import Highs, HighsLp

Terms = Iterable[tuple[int, int]]
"""Columns, each with its factor."""

WHOLE = 1e-3
"""How far from a whole number a value of the solver may lie before it is not believed."""


@dataclass(frozen=True, slots=True)
class HiGHS:
    """The door of HiGHS."""

    seed: int = 0

    def find(self, task: Task, wanted: Wanted, seconds: float) -> Found | None:
        """Return the best coalition, None where there is none; raise `OutOfTimeError` when not proven."""
        import highspy

        if wanted.goal is Goal.WARMTH:
            raise OutOfTimeError  # sums over pairs are for CP-SAT alone
        desk = _Desk(task, wanted)
        desk.write()
        if desk.hopeless:
            return None
        solver = _quiet()
        options = {"output_flag": False, "threads": 1, "random_seed": self.seed, "time_limit": seconds}
        # Whole objectives: a gap below one is none. The default of 0.01 % would stop too early.
        options |= {"mip_rel_gap": 0.0, "mip_abs_gap": 0.5, "mip_feasibility_tolerance": 1e-7}
        for name, value in options.items():
            solver.setOptionValue(name, value)
        solver.passModel(desk.model())
        solver.run()
        status = solver.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise OutOfTimeError
        return desk.read(list(solver.getSolution().col_value))


@dataclass(slots=True)
class _Desk:
    """One model being written, column by column and row by row."""

    task: Task
    wanted: Wanted
    most: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    cost: dict[int, int] = field(default_factory=dict)
    rows: list[tuple[float, float, list[tuple[int, int]]]] = field(default_factory=list)
    joins: dict[int, int] = field(default_factory=dict)
    leads: dict[int, int] = field(default_factory=dict)
    does: dict[tuple[int, int], int] = field(default_factory=dict)
    left: dict[int, int] = field(default_factory=dict)
    hopeless: bool = False

    def write(self) -> None:
        """Write the whole model."""
        self._who()
        self._cells()
        if self.wanted.opened is None:
            self._shares_of_what_is_asked()
        else:
            self._fixed_shares(self.task.problem.volume() - self.wanted.opened)
        self._pairs()
        if self.wanted.cost_at_most is not None:
            self._row(self._costs().items(), most=self.wanted.cost_at_most)
        goals = {Goal.COST: self._costs, Goal.SIZE: self._sizes, Goal.OPEN: self._opened}
        if self.wanted.goal in goals:
            self.cost = goals[self.wanted.goal]()

    def _column(self, most: int, whole: bool = True) -> int:
        self.most.append(most)
        self.whole.append(whole)
        return len(self.most) - 1

    def _row(self, terms: Terms, least: float = -1e30, most: float = 1e30) -> None:
        self.rows.append((least, most, list(terms)))

    def _who(self) -> None:
        problem, rules = self.task.problem, self.task.problem.rules
        for i in self.task.ids:
            self.joins[i] = self._column(1)
            if self.task.may_lead(i, 0):
                self.leads[i] = self._column(1)
                self._row([(self.leads[i], 1), (self.joins[i], -1)], most=0)
        self.hopeless = not self.leads
        self._row(((lead, 1) for lead in self.leads.values()), 1, 1)
        most = min(rules.max_members, self.wanted.size_at_most or rules.max_members)
        self._row(self._sizes().items(), rules.min_members, most)
        if self.wanted.size is not None:
            self._row(self._sizes().items(), self.wanted.size, self.wanted.size)
        for i in problem.wishes.with_:
            self._row([(self.joins[i], 1)], 1, 1)

    def _cells(self) -> None:
        cells = self.task.problem.cells
        by_cell: dict[int, list[tuple[int, int]]] = {r: [] for r in range(len(cells))}
        for (i, r), units in self.task.room.items():
            self.does[i, r] = done = self._column(units, whole=False)
            by_cell[r].append((done, 1))
            self._row([(done, 1), (self.joins[i], -units)], most=0)
        for r, cell in enumerate(cells):
            if self.wanted.opened != 0:
                self.left[r] = self._column(1)
                by_cell[r].append((self.left[r], cell.volume))
            self.hopeless |= not by_cell[r]
            self._row(by_cell[r], cell.volume, cell.volume)
        if self.left:
            self._row(((left, 1) for left in self.left.values()), most=len(self.left) - 1)
        if self.wanted.opened:
            self._row(self._opened().items(), self.wanted.opened, self.wanted.opened)

    def _loads(self) -> dict[int, list[tuple[int, int]]]:
        loads: dict[int, list[tuple[int, int]]] = {i: [] for i in self.task.ids}
        for (i, _), done in self.does.items():
            loads[i].append((done, 1))
        return loads

    def _parts(self, volume: int) -> tuple[int, int]:
        """Return the least that a member and that a lead must do, in units."""
        rules = self.task.problem.rules
        share = -(-rules.min_share * volume // PERMILLE)
        return share, max(share, -(-(PERMILLE - rules.max_subcontract) * volume // PERMILLE))

    def _fixed_shares(self, volume: int) -> None:
        share, part = self._parts(volume)
        for i, load in self._loads().items():
            self._row([*load, (self.joins[i], -self.task.most(i))], most=0)
            least = [(self.joins[i], -share)]
            if i in self.leads:
                least.append((self.leads[i], share - part))
            self._row([*load, *least], least=0)

    def _shares_of_what_is_asked(self) -> None:
        """Do the same where it is not known yet how much stays open: both parts are whole columns.

        The only big M there is, and it is no bigger than the part of all the work.
        """
        rules, volume = self.task.problem.rules, self.task.problem.volume()
        share, part = self._parts(volume)
        columns = {}
        for name, permille, most in (
            ("share", rules.min_share, share),
            ("part", PERMILLE - rules.max_subcontract, part),
        ):
            columns[name] = self._column(most)
            cells = [(left, permille * self.task.problem.cells[r].volume) for r, left in self.left.items()]
            self._row([(columns[name], PERMILLE), *cells], least=permille * volume)
        for i, load in self._loads().items():
            self._row([*load, (self.joins[i], -self.task.most(i))], most=0)
            self._row([*load, (columns["share"], -1), (self.joins[i], -share)], least=-share)
            if i in self.leads:
                self._row([*load, (columns["part"], -1), (self.leads[i], -part)], least=-part)

    def _pairs(self) -> None:
        """Keep strangers apart, and let nobody join whose friends cannot fill a cell with it.

        The second follows from the first and needs no rounding: with it HiGHS is 5 to 10 times as fast.
        """
        task, theta, rules = self.task, self.wanted.theta, self.task.problem.rules
        for i, cold in task.strangers(theta):
            most = min(rules.max_members, len(cold))
            self._row([(self.joins[i], most), *((self.joins[j], 1) for j in cold)], most=most)
        if theta == 0 or self.wanted.opened != 0:
            return
        by_cell: dict[int, list[tuple[int, int]]] = {r: [] for r in range(len(task.problem.cells))}
        for (i, r), units in task.room.items():
            by_cell[r].append((i, units))
        for r, cell in enumerate(task.problem.cells):
            for i in task.ids:
                row = {self.joins[j]: units for j, units in by_cell[r] if task.warm[i][j] >= theta}
                row[self.joins[i]] = row.get(self.joins[i], 0) - cell.volume
                self._row(row.items(), least=0)

    def _costs(self) -> dict[int, int]:
        problem = self.task.problem
        fixed = {joins: problem.orgs[i].fixed_cost for i, joins in self.joins.items()}
        return fixed | {done: problem.unit_cost(i, r) for (i, r), done in self.does.items()}

    def _sizes(self) -> dict[int, int]:
        return dict.fromkeys(self.joins.values(), 1)

    def _opened(self) -> dict[int, int]:
        return {left: self.task.problem.cells[r].volume for r, left in self.left.items()}

    def model(self) -> HighsLp:
        """Return the model as HiGHS takes it."""
        import highspy
        import numpy as np

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.most), len(self.rows)
        lp.col_cost_ = np.array([self.cost.get(k, 0) for k in range(len(self.most))], dtype=np.double)
        lp.col_lower_, lp.col_upper_ = np.zeros(len(self.most)), np.array(self.most, dtype=np.double)
        lp.row_lower_ = np.array([least for least, _, _ in self.rows], dtype=np.double)
        lp.row_upper_ = np.array([most for _, most, _ in self.rows], dtype=np.double)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(terms) for _, _, terms in self.rows)], dtype=np.int32)
        entries = [entry for _, _, terms in self.rows for entry in terms]
        lp.a_matrix_.index_ = np.array([column for column, _ in entries], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([factor for _, factor in entries], dtype=np.double)
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in self.whole]
        return lp

    def read(self, values: list[float]) -> Found:
        """Return what was found; values that are not whole where they must be are not believed."""
        chosen = {i: values[column] for i, column in self.joins.items()}
        value = sum(factor * values[column] for column, factor in self.cost.items())
        if any(abs(v - round(v)) > WHOLE for v in (value, *chosen.values())):
            raise OutOfTimeError
        return Found(tuple(i for i, v in chosen.items() if round(v)), round(value))


def _quiet() -> Highs:
    """Return a solver that writes nothing: it would put its licence on stdout before any option is set."""
    import highspy

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 - its name
            self.silent()
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    return Quiet()  # type: ignore[no-untyped-call]


__all__ = ["HiGHS"]
