"""A room begins from a lot, a proposal or with people, and may be told later for which assignment it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.portal.coalitions.rooms import start

pytestmark = pytest.mark.django_db
AsPerson = Callable[[str], Client]
WORDS = {
    "title": "Samen voor jongeren",
    "purpose": "Eén deur voor jongeren.",
    "promise": "Wij zwijgen.",
    "ends_on": "1-6-2027",
}


def _room() -> Any:
    from portal.coalitions.models import Room

    return Room.objects.latest("made_at")


def _lot() -> Any:
    from portal.tenders.models import Lot

    return Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)


def test_a_room_from_a_lot_brings_its_days_and_what_it_asks(as_person: AsPerson) -> None:
    start("Eerst bevestigd").delete()

    answer = as_person("Wilma").post(reverse("start_from_lot", args=[_lot().pk]), WORDS)

    room = _room()
    assert (answer.status_code, answer["Location"]) == (302, room.get_absolute_url())
    assert room.lots.get().cells.count() > 0
    assert room.deadlines.count() > 0
    assert room.opened_at is None


def test_a_room_with_people_has_a_place_for_each_and_asks_nobody(as_person: AsPerson) -> None:
    from portal.coalitions.models import Invitation
    from portal.notify.models import Letter

    body = WORDS | {
        "partners": ["jong-rijnmeer", "ijsselkring"],
        "services": ["youth-work"],
        "areas": "Alphen aan den Rijn, Nieuwkoop",
    }
    answer = as_person("Wilma").post(reverse("start_from_people"), body)

    room = _room()
    assert answer.status_code == 302
    assert {seat.proposed.slug for seat in room.seats.all()} == {"jong-rijnmeer", "ijsselkring"}
    assert room.lots.get().cells.count() == 2
    assert (Invitation.objects.count(), Letter.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("areas", "Nergenshuizen", "Nergenshuizen"),
        ("ends_on", "1-6-2020", "Kies een dag na vandaag"),
        ("title", "", "Dit veld is verplicht"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_stays_in_the_form(
    as_person: AsPerson, field: str, value: str, says: str
) -> None:
    body = WORDS | {"services": ["youth-work"], "areas": "Nieuwkoop"} | {field: value}

    answer = as_person("Wilma").post(reverse("start_from_people"), body)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Eén deur voor jongeren." in answer.content.decode()


def test_who_is_in_a_room_for_a_lot_cannot_begin_another_for_it(as_person: AsPerson) -> None:
    from portal.coalitions.models import Room

    start()
    before = Room.objects.count()

    answer = as_person("Wilma").post(reverse("start_from_lot", args=[_lot().pk]), WORDS)

    assert answer.status_code == 422
    assert "andere kamer voor hetzelfde perceel" in answer.content.decode()
    assert Room.objects.count() == before


def test_an_assignment_told_later_keeps_what_there_was_and_builds_the_wall(as_person: AsPerson) -> None:
    client = as_person("Wilma")
    start("Eerst bevestigd").delete()
    client.post(
        reverse("start_from_people"), WORDS | {"services": ["youth-work"], "areas": "Alphen aan den Rijn"}
    )
    room = _room()

    answer = client.post(reverse("attach_assignment", args=[room.pk]), {"tender": _lot().tender.pk})
    again = client.post(reverse("attach_assignment", args=[room.pk]), {"tender": _lot().tender.pk})
    other = client.post(reverse("start_from_lot", args=[_lot().pk]), WORDS)

    room.refresh_from_db()
    assert (answer.status_code, again.status_code, other.status_code) == (302, 422, 422)
    assert room.tender == _lot().tender
    assert room.lots.count() == _lot().tender.lots.count()


def test_who_is_in_another_room_for_it_comes_to_the_threshold_again_and_alone_reads_why(
    as_person: AsPerson, person: Callable[[str], Any]
) -> None:
    from tests.portal.visitors import visit

    from portal.coalitions import actions
    from portal.coalitions.bridge.room import Plan, PlannedLot, from_lots
    from portal.members.models import Organisation

    start()  # Wilma is in a room for this lot
    rijnmeer = Organisation.objects.get(slug="jong-rijnmeer")
    plan = Plan("Met mensen", (PlannedLot("Het geheel"),))
    room = actions.start_room(
        actor=person("Jeroen"),
        organisation=rijnmeer,
        plan=plan,
        title="M",
        purpose="d",
        promise="p",
        ends_on=None,
    )
    jeroen = room.participants.get()
    partner = room.partners.create(
        organisation=person("Wilma").roles.get().organisation, joined_at=room.made_at
    )
    wilma = actions.name_colleague(actor=person("Jeroen"), partner=partner, person=person("Wilma"))
    actions.keep_promise(actor=person("Wilma"), participant=wilma)

    actions.attach_assignment(me=jeroen, plan=from_lots([_lot()], rijnmeer))

    told = as_person("Wilma").post(reverse("promise", args=[room.pk])).content.decode()
    seen = visit("F", person).get(reverse("room_people", args=[room.pk])).content.decode()
    assert "andere kamer voor hetzelfde perceel" in told
    assert "andere kamer" not in seen
