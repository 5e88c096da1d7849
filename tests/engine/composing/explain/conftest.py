"""Two coalitions of the neighbourhood, whose answers are made by hand."""

from dataclasses import replace

import pytest

from coalition.composing import Answer, Bound, Offer, Proof, solve


@pytest.fixture
def warm(neighbourhood):
    """Buurtkracht and De Brug: 800 permille, 14 euro."""
    return solve(neighbourhood).coalitions[0]


@pytest.fixture
def cheap(neighbourhood):
    """Buurtkracht and Zorgkring: 400 permille, 6 euro."""
    return solve(neighbourhood, ask="cheapest").coalitions[0]


def answer(ask, *coalitions, proof=Proof.OPTIMAL, bound=None, **parts):
    bound = bound or Bound(800, 6)
    return Answer(ask, "neighbourhood", "0.1.0", 0, proof, bound, 0.0, coalitions, **parts)


def priceless(problem):
    """The same problem with yes or no alone: cost is the number of members."""
    orgs = (
        replace(org, offers=tuple(Offer(o.cell, o.capacity, 0) for o in org.offers)) for org in problem.orgs
    )
    return replace(problem, orgs=tuple(orgs))
