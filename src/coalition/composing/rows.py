"""The rows of a problem as arrays, laid out once: a tuple that keeps its own numbers beside its values."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter

import numpy as np

from coalition.composing.kernels.ground import Array
from coalition.composing.parts import Offer, Org, Trust

OFFER = attrgetter("cell", "capacity", "unit_cost")
TRUST = attrgetter("giver", "receiver", "t", "confidence")
ORG = attrgetter("x", "y", "turnover", "fixed_cost", "total_capacity")


def _table(rows: Iterable[tuple[int, ...]], width: int, count: int) -> Array:
    numbers = np.fromiter(chain.from_iterable(rows), np.int64, count * width)
    return numbers.reshape(count, width)


class TrustRows(tuple[Trust, ...]):
    """Trust in a problem; `known` has a row of giver, receiver, t and confidence for each, in order."""

    known: Array

    @classmethod
    def of(cls, trust: Iterable[Trust]) -> TrustRows:
        """Lay rows out; rows that are laid out already come back as they are."""
        if isinstance(trust, TrustRows):
            return trust
        rows = cls(trust)
        rows.known = _table(map(TRUST, rows), 4, len(rows))
        return rows


class OrgRows(tuple[Org, ...]):
    """Organisations of a problem, as arrays.

    `facts` has a row of x, y, turnover, fixed cost and total capacity for each; `giver` and `offers` have a
    row for each offer: whose it is, and its cell, capacity and unit cost.
    """

    facts: Array
    giver: Array
    offers: Array

    @classmethod
    def of(cls, orgs: Iterable[Org]) -> OrgRows:
        """Lay organisations out; those that are laid out already come back as they are."""
        if isinstance(orgs, OrgRows):
            return orgs
        rows = cls(orgs)
        offers: list[Offer] = [offer for org in rows for offer in org.offers]
        rows.facts = _table(map(ORG, rows), 5, len(rows))
        rows.giver = np.repeat(np.arange(len(rows)), [len(org.offers) for org in rows])
        rows.offers = _table(map(OFFER, offers), 3, len(offers))
        return rows
