"""A room in which Wilma and Jeroen both are, and how it goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from tests.portal.coalitions.rooms import a_room

RUNS = {"starts_on": date(2026, 10, 1), "until": date(2029, 12, 31)}
"""From when to when the work of an award runs: it has begun, so that it counts."""


@pytest.fixture
def two(db: None) -> tuple[Any, Any]:
    """Wilma, who began the room, and Jeroen, who accepted and promised."""
    from portal.coalitions import actions

    started, accepted = a_room()
    actions.keep_promise(actor=accepted.person, participant=accepted)
    accepted.refresh_from_db()
    return started, accepted


@pytest.fixture
def agree(two: tuple[Any, Any]) -> Callable[[], Any]:
    """Let both agree to one text."""

    def agree() -> Any:
        from portal.coalitions.models import Agreement, Consent, Version

        room = two[0].room
        agreement = Agreement.objects.create(room=room, topic="task", title="De taak")
        version = Version.objects.create(agreement=agreement, number=1, text="Samen.", at=room.made_at)
        for one in two:
            Consent.objects.create(version=version, partner=one.partner, agrees=True, at=room.made_at)
        return version

    return agree


@pytest.fixture
def go(two: tuple[Any, Any], agree: Callable[[], Any]) -> Callable[..., None]:
    """Take the room from forming to a status, the usual way."""
    usual = ["forming", "agreed", "handed in", "awarded", "running"]

    def go(to: str, **award: Any) -> None:
        from portal.coalitions import actions

        agree()
        way = [*usual[:3], to] if to == "not awarded" else usual[: usual.index(to) + 1]
        for was, then in pairwise(way):
            more = {**RUNS, **award} if then == "awarded" else {}
            actions.change_status(me=two[0], was=was, to=then, **more)
        two[0].room.refresh_from_db()

    return go


@pytest.fixture
def evidence(two: tuple[Any, Any]) -> Callable[[], list[Any]]:
    """Return what is known of the two since the award."""

    def evidence() -> list[Any]:
        from portal.trust.queries import events_of_two

        both = [one.partner.organisation for one in two]
        return list(events_of_two(*both).filter(kind="contract", on=RUNS["starts_on"]))

    return evidence


@pytest.fixture
def browser(person: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return a browser of one of the two, or of somebody outside, with their second factor behind them."""
    from tests.portal.visitors import visit

    letters = {"Wilma": "D", "Jeroen": "F", "Tarik": "T", "Ruud": "K", "Margriet": "O"}
    return lambda name: visit(letters[name], person)
