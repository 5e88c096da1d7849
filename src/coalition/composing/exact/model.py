"""A problem laid out for searching, in bitsets and rows: who can do what, may lead, is warm with whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from coalition.composing.exact.bits import bits, mask_of
from coalition.composing.exact.flow import Rows, Transport, cheapest_placing
from coalition.composing.problem import Problem
from coalition.composing.warmth import Table, warmth_table

MEMORY = 200_000
"""Prices of member sets that are kept: about 40 MB."""


@dataclass(slots=True)
class Model:
    """A problem in rows and bitsets; members and cells of a set are the bits of one integer.

    `room[i][r]` is u(i, r); `whole[i]` the cells that i can fill alone, `partly[i]` those it can in part;
    `providers[r]` who can do anything in r; `reach[i]` the most i can do in all; `leaders` who may lead;
    `apart[i]` who must not be with i.
    """

    problem: Problem
    warm: Table
    volume: list[int]
    room: Rows
    price: Rows
    whole: list[int]
    partly: list[int]
    providers: list[int]
    reach: list[int]
    leaders: int
    apart: list[int]
    prices: dict[tuple[int, int], tuple[int, int] | None] = field(default_factory=dict)

    @classmethod
    def of(cls, problem: Problem, warm: Table | None = None) -> Model:
        """Lay a problem out; `warm` may be given where it is known already."""
        orgs, cells = range(len(problem.orgs)), range(len(problem.cells))
        volume = [cell.volume for cell in problem.cells]
        room = [[0] * len(cells) for _ in orgs]
        price = [[0] * len(cells) for _ in orgs]
        for i in orgs:
            for offer in problem.orgs[i].offers:
                room[i][offer.cell] = problem.capacity(i, offer.cell)
                price[i][offer.cell] = offer.unit_cost
        wished = problem.wishes.lead
        return cls(
            problem=problem,
            warm=warmth_table(problem) if warm is None else warm,
            volume=volume,
            room=room,
            price=price,
            whole=[mask_of(r for r in cells if room[i][r] >= volume[r]) for i in orgs],
            partly=[mask_of(r for r in cells if 0 < room[i][r] < volume[r]) for i in orgs],
            providers=[mask_of(i for i in orgs if room[i][r]) for r in cells],
            reach=[min(problem.orgs[i].total_capacity, sum(map(min, room[i], volume))) for i in orgs],
            leaders=mask_of(
                i
                for i in orgs
                if problem.orgs[i].turnover >= problem.rules.lead_min_turnover and wished in (None, i)
            ),
            apart=_apart(problem),
        )

    @property
    def everyone(self) -> int:
        """Return the set of all organisations."""
        return (1 << len(self.problem.orgs)) - 1

    @property
    def all_cells(self) -> int:
        """Return the set of all cells."""
        return (1 << len(self.volume)) - 1

    def volume_of(self, cells: int) -> int:
        """Return the work units asked in these cells."""
        return sum(self.volume[r] for r in bits(cells))

    def wmin(self, members: int) -> int:
        """Return the warmth of the least warm pair of members, permille; 1000 for one alone."""
        ids = list(bits(members))
        return min((self.warm[i][j] for k, i in enumerate(ids) for j in ids[:k]), default=1000)

    def near(self, level: int) -> list[int]:
        """Return with whom each organisation may be when every pair must be at least this warm (permille)."""
        return [
            mask_of(j for j, w in enumerate(row) if w >= level) & ~(1 << i) & ~self.apart[i]
            for i, row in enumerate(self.warm)
        ]

    def short(self, members: int, cells: int) -> int:
        """Return which of these cells the members together have too little capacity for."""
        whole = 0
        for i in bits(members):
            whole |= self.whole[i]
        left = cells & ~whole
        return mask_of(
            r
            for r in bits(left)
            if sum(self.room[i][r] for i in bits(self.providers[r] & members)) < self.volume[r]
        )

    def price_of(self, members: int, open_cells: int) -> tuple[int, int] | None:
        """Return (cost in euro, lead) of the cheapest delivery, None when these members cannot deliver.

        The lead is the one with the least cost, the smallest id among equals.
        """
        key = (members, open_cells)
        if key not in self.prices:
            if len(self.prices) >= MEMORY:
                self.prices.clear()
            self.prices[key] = self._price_of(members, open_cells)
        return self.prices[key]

    def _price_of(self, members: int, open_cells: int) -> tuple[int, int] | None:
        leads = members & self.leaders
        if not leads or self.short(members, self.all_cells & ~open_cells):
            return None
        ids = list(bits(members))
        opened = tuple(bits(open_cells))
        share, lead_min = self.problem.share_min(opened), self.problem.lead_min(opened)
        base = self._cost(ids, [share] * len(ids), open_cells)
        if base is None or lead_min <= share:
            return None if base is None else (base, next(bits(leads)))
        best: tuple[int, int] | None = None
        for lead in bits(leads):
            cost = self._cost(ids, [lead_min if i == lead else share for i in ids], open_cells)
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, lead)
            if best is not None and best[0] == base:
                break
        return best

    def carries(self, members: int, open_cells: int) -> bool:
        """Return whether the members have capacity enough together, shares and lead aside."""
        ids = list(bits(members))
        return self._placed(ids, [0] * len(ids), open_cells) is not None

    def shares_fit(self, members: int, open_cells: int) -> bool:
        """Return whether members with capacity enough can each do the least share, the lead's part aside."""
        ids = list(bits(members))
        share = self.problem.share_min(tuple(bits(open_cells)))
        return self._placed(ids, [share] * len(ids), open_cells) is not None

    def _cost(self, ids: list[int], lower: list[int], open_cells: int) -> int | None:
        placed = self._placed(ids, lower, open_cells)
        return None if placed is None else self._paid(ids, placed, open_cells)

    def _paid(self, ids: list[int], placed: Rows, open_cells: int) -> int:
        cells = list(bits(self.all_cells & ~open_cells))
        paid = sum(self.problem.orgs[i].fixed_cost for i in ids)
        for i, row in zip(ids, placed, strict=True):
            paid += sum(units * self.price[i][r] for r, units in zip(cells, row, strict=True) if units)
        return paid

    def _placed(self, ids: list[int], lower: list[int], open_cells: int) -> Rows | None:
        cells = list(bits(self.all_cells & ~open_cells))
        return cheapest_placing(
            Transport(
                volume=[self.volume[r] for r in cells],
                room=[[self.room[i][r] for r in cells] for i in ids],
                price=[[self.price[i][r] for r in cells] for i in ids],
                lower=lower,
                upper=[self.problem.orgs[i].total_capacity for i in ids],
            )
        )

    def work(self, members: int, open_cells: int, lead: int) -> tuple[tuple[int, int, int], ...]:
        """Return a cheapest placing as (organisation, cell, units); all work where that costs nothing."""
        ids, cells = list(bits(members)), list(bits(self.all_cells & ~open_cells))
        opened = tuple(bits(open_cells))
        share, lead_min = self.problem.share_min(opened), self.problem.lead_min(opened)
        lower = [max(share, lead_min) if i == lead else share for i in ids]
        placed = self._placed(ids, lower, open_cells)
        assert placed is not None, "only members that can deliver get work"
        shared = self._placed(ids, [max(1, low) for low in lower], open_cells)
        if shared is not None and self._paid(ids, shared, open_cells) == self._paid(ids, placed, open_cells):
            placed = shared
        return tuple(
            (i, r, units)
            for i, row in zip(ids, placed, strict=True)
            for r, units in zip(cells, row, strict=True)
            if units
        )


def _apart(problem: Problem) -> list[int]:
    apart = [0] * len(problem.orgs)
    for i, j in problem.wishes.not_together:
        apart[i] |= 1 << j
        apart[j] |= 1 << i
    return apart
