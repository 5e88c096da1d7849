"""A run of Wilma for the lot in four municipalities, and what a browser does with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.test import Client
from tests.portal.visitors import visit


@pytest.fixture
def wilma(person: Callable[[str], Any]) -> Client:
    return visit("D", person)


@pytest.fixture
def lot(db: None) -> Any:
    from portal.tenders.models import Lot

    return Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)


@pytest.fixture
def asked(person: Callable[[str], Any], lot: Any) -> Callable[..., Any]:
    """Confirm what a lot asks (as proposed, or these services and municipalities) and ask the composer."""
    from portal.coalitions.actions import request_composition
    from portal.tenders.actions import confirm_demands
    from portal.tenders.models import Demand
    from portal.tenders.queries import proposed_demands

    def ask(demands: Sequence[tuple[str, list[str]]] = (), **wishes: tuple[str, ...]) -> Any:
        actor = person("Wilma")
        brug = actor.roles.get().organisation
        rows = [Demand(service=service, areas=areas) for service, areas in demands] or proposed_demands(lot)
        confirm_demands(actor=actor, organisation=brug, lot=lot, demands=rows)
        return request_composition(actor=actor, organisation=brug, lot=lot, **wishes)

    return ask
