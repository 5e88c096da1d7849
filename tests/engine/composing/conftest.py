"""A problem small enough to work out by hand."""

import pytest

from coalition.composing.parts import Cell, Offer, Org, Prior, Rules, Trust, Wishes
from coalition.composing.problem import Problem


def organisation(name, *offers, x=0, **other):
    """An organisation that offers (cell, capacity, unit cost), ten units in all, fixed cost 1."""
    told = {"kind": "welfare", "y": 0, "turnover": 900, "certs": (), "fixed_cost": 1, "total_capacity": 10}
    return Org(name=name, x=x, offers=tuple(Offer(*offer) for offer in offers), **{**told, **other})


def met(i, j, t, confidence=1000):
    """Two that trust each other equally."""
    return Trust(i, j, t, confidence), Trust(j, i, t, confidence)


@pytest.fixture
def neighbourhood():
    """Youth work and home care in one town: Buurtkracht does the first, three others the second.

    With Buurtkracht, De Brug is warm (800) and dear (5 a unit), Zorgkring cool (400) and cheap (1 a unit),
    Thuisbaken unknown and too small (1 of 2 units).
    """
    return Problem(
        name="neighbourhood",
        cells=(Cell("youth-work", "GM0484", 2), Cell("home-care", "GM0484", 2)),
        orgs=(
            organisation("Buurtkracht", (0, 2, 1)),
            organisation("De Brug", (1, 2, 5)),
            organisation("Zorgkring", (1, 2, 1)),
            organisation("Thuisbaken", (1, 1, 1), x=600),
        ),
        trust=(*met(0, 1, 800), *met(0, 2, 400), *met(1, 2, 700)),
        prior=Prior(max=300, length=200),
        rules=Rules(max_members=3),
        wishes=Wishes(),
    )
