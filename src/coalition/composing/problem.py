"""A composing problem: who could join, what is asked, how warm each pair is (`warmco-1`)."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from coalition.composing.parts import PERMILLE, Cell, Org, Prior, Rules, Trust, Wishes, require
from coalition.composing.problem_json import FORMAT, Parts, org_row, read_parts, wishes_row
from coalition.composing.rows import OrgRows, TrustRows

__all__ = ["FORMAT", "Problem"]

NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Problem:
    """Cells that must be delivered by some of the organisations; ids are the places in the two tuples.

    Every number is whole, so that "equal" is exact. Amounts are work units, unit costs euro per unit,
    turnover thousands of euro, trust and shares permille, places units of 100 metres.
    """

    name: str
    cells: tuple[Cell, ...]
    orgs: tuple[Org, ...]
    trust: tuple[Trust, ...]
    prior: Prior
    rules: Rules
    wishes: Wishes = NO_WISHES

    def __post_init__(self) -> None:
        """Refuse what no solver could mend: nothing asked, nobody there, or ids that point nowhere."""
        require(bool(self.cells), "cells", "is empty: there is nothing to deliver")
        require(bool(self.orgs), "orgs", "is empty: there is nobody to compose")
        orgs, unknown = OrgRows.of(self.orgs), not isinstance(self.trust, TrustRows)
        object.__setattr__(self, "orgs", orgs)
        if (orgs.offers[:, 0] >= len(self.cells)).any():
            self._refuse_offer()
        if unknown or (TrustRows.of(self.trust).known[:, :2] >= len(orgs)).any():
            self._require_trust()
        object.__setattr__(self, "trust", TrustRows.of(self.trust))
        for where, org_id in self.wishes.named():
            self._require_org(org_id, f"wishes.{where}")

    def _refuse_offer(self) -> None:
        for i, org in enumerate(self.orgs):
            for place, offer in enumerate(org.offers):
                known = offer.cell < len(self.cells)
                require(known, f"orgs[{i}].offers[{place}]", f"cell {offer.cell} is not there")

    def _require_trust(self) -> None:
        seen: set[tuple[int, int]] = set()
        for place, given in enumerate(self.trust):
            where, pair = f"trust[{place}]", (given.giver, given.receiver)
            for org_id in pair:
                self._require_org(org_id, where)
            require(pair not in seen, where, f"trust from {pair[0]} in {pair[1]} is given twice")
            seen.add(pair)

    def _require_org(self, org_id: int, where: str) -> None:
        require(0 <= org_id < len(self.orgs), where, f"organisation {org_id} is not there")

    def volume(self, open_cells: Collection[int] = ()) -> int:
        """Return V: all that must be delivered, in work units, without the cells left open."""
        return sum(cell.volume for r, cell in enumerate(self.cells) if r not in open_cells)

    def lead_min(self, open_cells: Collection[int] = ()) -> int:
        """Return the least the lead must do itself, in work units: what may not be passed on, rounded up."""
        return -(-(PERMILLE - self.rules.max_subcontract) * self.volume(open_cells) // PERMILLE)

    def share_min(self, open_cells: Collection[int] = ()) -> int:
        """Return the least each member must do, in work units, rounded up."""
        return -(-self.rules.min_share * self.volume(open_cells) // PERMILLE)

    def capacity(self, org_id: int, cell_id: int) -> int:
        """Return u(i, r): what this organisation may do in a cell, nothing where it lacks a certificate."""
        org = self.orgs[org_id]
        if not org.certs_for(self.cells[cell_id].certs, self.rules.lot_certs):
            return 0
        return sum(offer.capacity for offer in org.offers if offer.cell == cell_id)

    def unit_cost(self, org_id: int, cell_id: int) -> int:
        """Return what a unit of work of this organisation costs in a cell, in euro; 0 without an offer."""
        return sum(offer.unit_cost for offer in self.orgs[org_id].offers if offer.cell == cell_id)

    @classmethod
    def from_json(cls, data: bytes, name: str = "problem") -> Problem:
        """Read a `warmco-1` document strictly; `InvalidProblem` names the path of what is wrong."""
        parts: Parts = read_parts(data, name)
        return cls(*parts)

    def to_json(self) -> str:
        """Write the problem as `warmco-1`: always the same text for the same problem, one item a line."""
        cells = [
            {"service": c.service, "area": c.area, "volume": c.volume, "certs": list(c.certs)}
            for c in self.cells
        ]
        trust = [[given.giver, given.receiver, given.t, given.confidence] for given in self.trust]
        rules = {name: getattr(self.rules, name) for name in Rules.__slots__}
        fields = [
            f'"format": {_text(FORMAT)}',
            f'"name": {_text(self.name)}',
            f'"cells": {_lines(cells)}',
            f'"orgs": {_lines([org_row(org) for org in self.orgs])}',
            f'"trust": {_lines(trust)}',
            f'"prior": {_text({"max": self.prior.max, "length": self.prior.length})}',
            f'"rules": {_text(rules)}',
            f'"wishes": {_text(wishes_row(self.wishes))}',
        ]
        return "{\n" + ",\n".join(fields) + "\n}\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(items: list[object] | list[dict[str, object]] | list[list[int]]) -> str:
    return "[\n" + ",\n".join(f"  {_text(item)}" for item in items) + "\n]" if items else "[]"
