"""Really at once, on separate connections: two editors of one table, and nothing of either is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection
from tests.portal.coalitions.rooms import a_room

from coalition.errors import CoalitionError


def at_once(*deeds: Any) -> list[Any]:
    """Do these at the same moment, each on a connection of its own; return what each gave or refused."""
    ready = Barrier(len(deeds))

    def one(deed: Any) -> Any:
        try:
            ready.wait(timeout=10)
            return deed()
        except CoalitionError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(one, deeds))


def test_two_editors_at_once_lose_nothing_and_one_place_has_one_winner(
    scratch: str, django_db_blocker: Any
) -> None:
    from portal.coalitions import actions
    from portal.coalitions.bridge.room.work import Change, state_of
    from portal.coalitions.models import Work

    with django_db_blocker.unblock():
        wilma, jeroen = a_room()
        actions.keep_promise(actor=jeroen.person, participant=jeroen)
        room, who = wilma.room, wilma.partner.pk
        places = [place for place in state_of(room) if place.startswith("w-")]
        mine = [Change(p, t, "" if t else "yes") for p, t in state_of(room).items() if p in places[::2]]
        theirs = [Change(p, t, "" if t else "yes") for p, t in state_of(room).items() if p in places[1::2]]
        before = {place: bool(state_of(room)[place]) for place in places}

        counts = at_once(
            lambda: actions.divide_work(actor=wilma.person, room=room, changes=mine),
            lambda: actions.divide_work(actor=jeroen.person, room=room, changes=theirs),
        )

        assert counts == [len(mine), len(theirs)]
        assert {place: bool(state_of(room)[place]) for place in places} == {
            place: not there for place, there in before.items()
        }

        cell = room.lots.get().cells.order_by("pk").first()
        Work.objects.get_or_create(cell=cell, partner_id=who)
        seen = state_of(room)[f"p-{cell.pk}-{who}"]
        price = [[Change(f"p-{cell.pk}-{who}", seen, text)] for text in ("5500", "6100")]
        told = at_once(
            lambda: actions.set_amounts(actor=wilma.person, room=room, changes=price[0]),
            lambda: actions.set_amounts(actor=jeroen.person, room=room, changes=price[1]),
        )

        winner = told.index(1)
        lost = told[1 - winner]
        assert isinstance(lost, actions.WorkMoved)
        assert Work.objects.get(cell=cell, partner=who).price_cents == (5500, 6100)[winner]
        assert lost.conflicts[0].by == (wilma, jeroen)[winner].person.ref
