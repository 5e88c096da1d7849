"""What the check looks up of a problem again and again, each worked out once a call."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from coalition.composing.answer_parts import Coalition
from coalition.composing.parts import PERMILLE
from coalition.composing.plain import Abilities, abilities, cheapest_cost
from coalition.composing.problem import Problem
from coalition.composing.warmth import Known, mutual_warmth, own_trust, trust_among


@dataclass(frozen=True, slots=True)
class Facts:
    """A problem without the cells left open, what its organisations may do, and the trust that matters."""

    problem: Problem
    open: tuple[int, ...]
    known: Known
    able: Abilities

    @classmethod
    def about(cls, problem: Problem, coalitions: Iterable[Coalition], open_cells: tuple[int, ...]) -> Facts:
        """Return the facts that matter to these coalitions: one pass over the trust rows."""
        named = {i for c in coalitions for i in (*c.members, *(swap.into for swap in c.alternatives))}
        return cls(problem, open_cells, trust_among(problem, named), abilities(problem))

    def room(self, org: int, cell: int) -> int:
        """Return u(i, r): the most units that an organisation may do in a cell."""
        return self.able(org).get(cell, (0, 0))[0]

    def price(self, org: int, cell: int) -> int:
        """Return the euro a unit of an organisation in a cell; 0 where it may not do any."""
        return self.able(org).get(cell, (0, 0))[1]

    def warmths(self, members: Iterable[int]) -> list[int]:
        """Return the warmth of every pair of members, permille."""
        return [mutual_warmth(self.problem, self.known, i, j) for i, j in combinations(members, 2)]

    def weakest_trust(self, org: int, members: Collection[int]) -> int:
        """Return a member's weakest own trust, the least eff(i, j) over the others; 1000 for one alone."""
        own = (own_trust(self.problem, self.known, org, other) for other in members if other != org)
        return min(own, default=PERMILLE)

    def cheapest(self, members: tuple[int, ...], *, lead_free: bool = False) -> int | None:
        """Return the least cost in euro at which these members deliver, None where they cannot."""
        return cheapest_cost(self.problem, members, self.open, lead_free=lead_free, able=self.able)
