"""Rooms in which the journeys of a coalition begin, set up by actions, inside the demo's own world."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

PARTNERS = ("jong-rijnmeer", "papier-op-orde", "zorgerf-polderkant")
SERVICES = ("Jongerenwerk", "Schuldhulpmaatjes", "Dagbesteding")
AREAS = "Alphen aan den Rijn, Nieuwkoop"
GUEST = "fenna.bakker@buurtkamer-oost.example"


def set_up() -> None:
    """Make a room for each journey, and print their addresses and who is logged in as JSON."""
    from django.conf import settings

    from portal.members.models import Person

    wilma = Person.objects.get(name__startswith="Wilma")
    asking = begin(wilma, "Samen in de wijk")
    asked = begin(wilma, "Een open buurtkamer")
    ask_guest(asked, GUEST)
    ask_director(asked)
    inside = begin(wilma, "Samen sterk in Alphen en Nieuwkoop")
    nora = come_in(inside, "nora.smit@buurthuis-west.example", "Nora Smit", "Buurthuis West")
    agreed = begin(wilma, "Samen sterk rond het station")
    bas = come_in(agreed, "bas.vos@wijkhuis-noord.example", "Bas Vos", "Wijkhuis Noord")
    agree(agreed, wilma, bas)
    sessions = {"wilma": session(wilma), "nora": session(nora)}
    begun = {"asking": asking, "inside": inside, "agreed": agreed}
    rooms = {name: room.get_absolute_url() for name, room in begun.items()}
    print(json.dumps({"cookie": settings.SESSION_COOKIE_NAME, "rooms": rooms, "sessions": sessions}))


def begin(wilma: Any, title: str) -> Any:
    """Let Wilma begin a room with three partners in mind, whom nobody asked yet."""
    from portal.coalitions import actions
    from portal.coalitions.bridge.room import from_people
    from portal.members.bridge import areas_in_text, service_choices
    from portal.members.models import Organisation

    brug = wilma.roles.get(name="director").organisation
    partners = [Organisation.objects.get(slug=slug) for slug in PARTNERS]
    services = [value for value, name in service_choices() if str(name) in SERVICES]
    return actions.start_room(
        actor=wilma,
        organisation=brug,
        plan=from_people(partners, services, areas_in_text(AREAS)[0], brug),
        title=title,
        purpose="Eén deur voor jongeren met schulden.",
        promise="Wat wij elkaar hier vertellen, blijft hier.",
        ends_on=date(2027, 6, 1),
    )


def ask_guest(room: Any, email: str) -> Any:
    """Ask somebody who has no account for the last place."""
    from portal.coalitions import actions

    seat = room.seats.get(proposed__slug=PARTNERS[2])
    return actions.invite_guest(
        actor=room.started_by,
        seat=seat,
        email=email,
        contact="Fenna Bakker",
        **_question(room, seat),
    )


def ask_director(room: Any) -> Any:
    """Ask Jong Rijnmeer, whose director never logged in before."""
    from portal.coalitions import actions

    seat = room.seats.get(proposed__slug=PARTNERS[0])
    return actions.invite_partner(
        actor=room.started_by, seat=seat, organisation=seat.proposed, overlaps=[], **_question(room, seat)
    )


def come_in(room: Any, email: str, person: str, name: str) -> Any:
    """Let a guest accept and promise; return the person."""
    from portal.coalitions import actions

    inside = actions.accept_as_guest(
        invitation=ask_guest(room, email), person=person, name=name, kind="informal", area="GM0569"
    )
    actions.keep_promise(actor=inside.person, participant=inside)
    return inside.person


def agree(room: Any, *people: Any) -> None:
    """Let the first write down one agreement, the others say that they can live with it, and all agree."""
    from portal.coalitions import actions

    inside = [room.participants.get(person=person) for person in people]
    version = actions.begin_agreement(
        me=inside[0], topic="task", title="", text="Wijkhuis Noord ontvangt wie zich meldt, ook ’s avonds."
    )
    for me in inside[1:]:
        actions.say_of_version(me=me, version=version, agrees=True)
    actions.change_status(me=inside[0], was="forming", to="agreed")


def session(person: Any) -> str:
    """Log somebody in; the key of the session."""
    from django.conf import settings
    from django.contrib.auth import login
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    request = HttpRequest()
    request.session = SessionStore()
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.save()
    return str(request.session.session_key)


def _question(room: Any, seat: Any) -> dict[str, Any]:
    from portal.base import clock
    from portal.coalitions.bridge.room.invitation import wording

    before, of = clock.today() + timedelta(days=14), room.partners.get(is_starter=True).organisation
    words = wording(asker=room.started_by, of=of, seat=seat, answer_before=before, language="nl")
    return {"answer_before": before, "wording": words}
