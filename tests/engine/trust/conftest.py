"""Short ways to say who there are and what happened between them; every organisation here is invented."""

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace

import pytest

from coalition.trust import (
    Audience,
    Evidence,
    EvidenceKind,
    Member,
    Network,
    Offer,
    Verification,
    public_view,
)
from coalition.values import Kind

TODAY = date(2026, 11, 1)


def member(name, group=None, **changes):
    values = {
        "id": name,
        "name": f"Stichting {name}",
        "kind": Kind.WELFARE,
        "kvk": None,
        "group": group,
        "seat": "GM0484",
        "offers": (Offer("youth-work", ("GM0484",)),),
        "certificates": (),
        "can_lead": True,
    }
    return Member(**(values | changes))


def event(giver, receiver, kind="visit", on="2026-11-01", until=None, **changes):
    values = {
        "outcome": 1.0,
        "verified": "third party",
        "audience": "members",
        "title": f"{kind} of {on}",
        "source": None,
    } | changes
    return Evidence(
        giver,
        receiver,
        EvidenceKind(kind),
        date.fromisoformat(on),
        None if until is None else date.fromisoformat(until),
        values["outcome"],
        Verification(values["verified"]),
        Audience(values["audience"]),
        values["title"],
        values["source"],
    )


def network(events: Iterable[Evidence], members=None, as_of=TODAY, also=()):
    events = tuple(events)
    names = {name for one in events for name in (one.giver, one.receiver)} | set(also)
    return Network(as_of, tuple(members or [member(name) for name in sorted(names)]), events)


def view(*events, **changes):
    return public_view(network(events, **changes))


@pytest.fixture(scope="session")
def say():
    """Return the short ways: say.event(...), say.member(...), say.network(...), say.view(...)."""
    return SimpleNamespace(member=member, event=event, network=network, view=view, today=TODAY)
