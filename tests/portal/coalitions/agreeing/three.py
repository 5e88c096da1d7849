"""Three partners in one room: Wilma of De Brug, Jeroen of Jong Rijnmeer and Ruud of IJsselkring."""

from __future__ import annotations

from typing import Any


def join(room: Any, name: str) -> Any:
    """Let somebody's organisation take part, with them inside."""
    from portal.base import clock
    from portal.coalitions.models import Participant, Partner
    from portal.members.models import Person

    person = Person.objects.get(name__startswith=name)
    organisation = person.roles.exclude(organisation=None).first().organisation
    partner, _new = Partner.objects.get_or_create(
        room=room, organisation=organisation, defaults={"joined_at": clock.now()}
    )
    now = clock.now()
    return Participant.objects.create(
        room=room, partner=partner, person=person, named_at=now, promised_at=now
    )


def two() -> tuple[Any, Any]:
    """Return Wilma and Jeroen, both inside."""
    from tests.portal.coalitions.rooms import a_room

    from portal.coalitions import actions

    wilma, jeroen = a_room()
    return wilma, actions.keep_promise(actor=jeroen.person, participant=jeroen)


def three() -> tuple[Any, Any, Any]:
    """Return Wilma, Jeroen and Ruud, all inside."""
    wilma, jeroen = two()
    return wilma, jeroen, join(wilma.room, "Ruud")
