"""A coalition with its names at hand: who is who, who does which cell, how warm each pair is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coalition import areas
from coalition.composing import Answer, Coalition
from coalition.values import Warmth
from portal.base.templatetags.look import dutch_list as listed
from portal.coalitions.bridge.question import Replay
from portal.members.bridge import area_names, service_name


@dataclass(frozen=True, slots=True)
class Sketch:
    """One coalition of one answer; organisations by their number in the problem, cells by theirs."""

    kept: Replay
    coalition: Coalition
    asker: str
    order: tuple[int, ...]
    """The asker first, then the lead, then the others."""
    open: tuple[int, ...]
    demand_of: tuple[int, ...]

    @classmethod
    def of(cls, kept: Replay, answer: Answer, coalition: Coalition, *, asker: str) -> Sketch:
        """Return the sketch of a coalition."""
        ids = [member.id for member in kept.network.organisations]
        order = sorted(coalition.members, key=lambda org: (ids[org] != asker, org != coalition.lead, org))
        return cls(kept, coalition, asker, tuple(order), answer.open or (), _demand_of(kept))

    @classmethod
    def of_nobody(cls, kept: Replay, *, asker: str) -> Sketch:
        """Return the sketch of an empty table: everything is open."""
        nobody = Coalition((), lead=-1, work=(), wmin=0, wsum=0, pairs=0, cost=0, size=0)
        demand_of = _demand_of(kept)
        return cls(kept, nobody, asker, (), tuple(range(len(demand_of))), demand_of)

    @property
    def idle(self) -> bool:
        """Say whether the asker itself offers nothing of what is asked."""
        ids = [member.id for member in self.kept.network.organisations]
        org = ids.index(self.asker)
        return not any(self.offers(org, cell) for cell in range(len(self.demand_of)))

    def slug(self, org: int) -> str:
        """Return the identifier of an organisation."""
        return self.kept.network.organisations[org].id

    def name(self, org: int) -> str:
        """Return the name of an organisation."""
        return self.kept.network.organisations[org].name

    def word(self, one: int, other: int) -> Warmth:
        """Return the word of a pair: all that may be shown of it."""
        return self.kept.view.word(self.slug(one), self.slug(other))

    def kilometres(self, one: int, other: int) -> int:
        """Return how far the offices of two organisations lie apart."""
        first, second = (self.kept.network.organisations[org].seat for org in (one, other))
        return round(areas.distance_km(first, second))

    def cells_of(self, demand: int) -> list[int]:
        """Return the cells of a demand."""
        return [cell for cell, number in enumerate(self.demand_of) if number == demand]

    def work_of(self, org: int) -> frozenset[int]:
        """Return the cells in which a member works."""
        return frozenset(cell for who, cell, amount in self.coalition.work if who == org and amount)

    def offers(self, org: int, cell: int) -> bool:
        """Say whether an organisation can do a cell."""
        return self.kept.problem.capacity(org, cell) > 0

    def able(self, cell: int) -> list[int]:
        """Return who can do a cell."""
        return [org for org in range(len(self.kept.problem.orgs)) if self.offers(org, cell)]

    def service_name(self, demand: int) -> str:
        """Return what a demand asks."""
        return service_name(self.kept.need.demands[demand].service)

    def area_names(self, cells: Iterable[int]) -> list[str]:
        """Return the municipalities of cells."""
        return area_names(self.kept.problem.cells[cell].area for cell in cells)

    def what(self, cells: Iterable[int]) -> str:
        """Return cells in words: the service, and where when that is not everywhere it is asked."""
        by_demand: dict[int, list[int]] = {}
        for cell in cells:
            by_demand.setdefault(self.demand_of[cell], []).append(cell)
        parts = []
        for demand, here in sorted(by_demand.items()):
            values = {"service": self.service_name(demand).lower(), "areas": listed(self.area_names(here))}
            whole = len(here) == len(self.cells_of(demand))
            parts.append(values["service"] if whole else _("%(service)s in %(areas)s") % values)
        return listed(parts)


def _demand_of(kept: Replay) -> tuple[int, ...]:
    """Return for each cell the number of the demand that it is part of."""
    return tuple(number for number, demand in enumerate(kept.need.demands) for _area in demand.areas)
