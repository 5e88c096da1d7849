"""A room to try things in: Wilma of De Brug began it, Jeroen of Jong Rijnmeer accepted a place in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any


def start(title: str = "Samen in Rijnmeer", lot_order: int = 1) -> Any:
    """Let Wilma begin a room about a lot of Rijnmeer, with a place for Jong Rijnmeer; one room a lot."""
    from portal.coalitions import actions
    from portal.coalitions.bridge.room import Plan, PlannedSeat, from_lots
    from portal.members.models import Organisation, Person
    from portal.tenders.actions import confirm_demands
    from portal.tenders.models import Lot
    from portal.tenders.queries import confirmed_demands, proposed_demands

    wilma = Person.objects.get(name__startswith="Wilma")
    brug, rijnmeer = (Organisation.objects.get(slug=slug) for slug in ("de-brug-welzijn", "jong-rijnmeer"))
    lot = Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=lot_order)
    if not confirmed_demands(lot, brug):
        confirm_demands(actor=wilma, organisation=brug, lot=lot, demands=proposed_demands(lot))
    base = from_lots([lot], brug)
    does = {(offer.service, offer.area) for offer in rijnmeer.offers.all()}
    cells = tuple(where for where, _text in base.lots[0].cells if where in does) or (
        base.lots[0].cells[0][0],
    )
    plan = Plan(
        title=title,
        lots=base.lots,
        buyer=base.buyer,
        tender=base.tender,
        deadlines=base.deadlines,
        seats=(PlannedSeat(0, "subcontractor", cells, rijnmeer),),
        own=base.own,
    )
    return actions.start_room(
        actor=wilma,
        organisation=brug,
        plan=plan,
        title=title,
        purpose="Eén deur voor jongeren in Rijnmeer.",
        promise="Wat wij elkaar hier vertellen, blijft hier.",
        ends_on=date(2027, 6, 1),
    )


def ask(room: Any) -> Any:
    """Ask Jong Rijnmeer for its place."""
    from portal.base import clock
    from portal.coalitions import actions
    from portal.members.models import Organisation

    return actions.invite_partner(
        actor=room.started_by,
        seat=room.seats.get(),
        organisation=Organisation.objects.get(slug="jong-rijnmeer"),
        answer_before=clock.today() + timedelta(days=14),
        wording="Wij zoeken een onderaannemer.",
        overlaps=[],
    )


def a_room() -> tuple[Any, Any]:
    """Return Wilma, who began a room, and Jeroen, who accepted but did not promise yet, as participants."""
    from portal.coalitions import actions
    from portal.members.models import Person

    room = start()
    jeroen = Person.objects.get(name__startswith="Jeroen")
    accepted = actions.accept_invitation(
        actor=jeroen, invitation=ask(room), organisation=jeroen.roles.get().organisation
    )
    return room.participants.get(person=room.started_by), accepted
