"""The exact front of warmth, cost and size: no coalition is as good in all three and better in one."""

from __future__ import annotations

from dataclasses import dataclass, field

from coalition.composing.parts import PERMILLE
from coalition.composing.search.quest import Quest, least_pair
from coalition.composing.search.scope import Hit, Scope
from coalition.composing.search.walker import Search


@dataclass(slots=True)
class Front(Quest):
    """Columns of at most so many members; in each, the cheapest at rising warmth."""

    points: dict[tuple[int, int, int], Hit] = field(default_factory=dict)

    def front(self) -> list[Hit]:
        """Return a coalition for each point, by falling warmth, then rising cost, then size."""
        rules = self.arrays.problem.rules
        most = min(rules.max_members, len(self.arrays.problem.orgs))
        wider: list[tuple[int, Hit]] = []
        for members in range(most, rules.min_members - 1, -1):
            column = self._column(members, wider)
            if not column:
                break
            wider = column
        return [self._with_smallest_ids(*point) for point in self._best()]

    def _column(self, members: int, wider: list[tuple[int, Hit]]) -> list[tuple[int, Hit]]:
        """Return the cheapest of at most so many members at each warmth, each with the warmth it reaches.

        `wider` is the column of one member more: where its coalition is small enough, it is this one too.
        """
        column: list[tuple[int, Hit]] = []
        level = 0
        while level <= PERMILLE:
            known = next(((wmin, hit) for wmin, hit in wider if wmin >= level), None)
            if wider and known is None:
                break
            if known is None or len(known[1].members) > members:
                known = self._cheapest_from(level, members)
            if known is None:
                break
            column.append(known)
            level = known[0] + 1
        return column

    def _cheapest_from(self, level: int, members: int) -> tuple[int, Hit] | None:
        """Return the cheapest of at most so many members at a level, the smallest among equals.

        One as cheap that is warmer is met at the next level, and then dominates this one.
        """
        scope = Scope(level=level, most=members)
        hit = self._start(level, members) or Search(self.desk, scope).first()
        if hit is None:
            return None
        self._met(hit)
        hit = self._cheapen(scope, hit)
        wmin = least_pair(self.arrays.warm, hit.members)
        self.points[(wmin, *hit.price)] = hit
        return wmin, hit

    def _start(self, level: int, members: int) -> Hit | None:
        """Return the cheapest known coalition that is warm and small enough."""
        fit = [hit for (wmin, _, size), hit in self.points.items() if wmin >= level and size <= members]
        return min(fit, key=lambda hit: hit.price, default=None)

    def _best(self) -> list[tuple[tuple[int, int, int], Hit]]:
        """Return the points that no other dominates."""
        points = sorted(self.points, key=lambda point: (-point[0], point[1], point[2]))
        kept: list[tuple[int, int, int]] = []
        for wmin, cost, size in points:
            if not any(w >= wmin and c <= cost and s <= size for w, c, s in kept):
                kept.append((wmin, cost, size))
        return [(point, self.points[point]) for point in kept]

    def so_far(self) -> list[Hit]:
        """Return the points found before a limit ended the search."""
        hits = [hit for _, hit in self._best()]
        return hits or ([] if self.best is None else [self.best])

    def _with_smallest_ids(self, point: tuple[int, int, int], hit: Hit) -> Hit:
        wmin, _, size = point
        return self._smallest_ids(Scope(level=wmin, least=size, most=size), hit)
