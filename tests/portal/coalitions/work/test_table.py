"""The table of who does what: gaps in words, ticks, and two who change it at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from tests.portal.coalitions.rooms import a_room
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db


class Fields(HTMLParser):
    """The fields of a page as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.boxes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = values.get("name")
        if tag != "input" or not name:
            return
        if values.get("type") == "checkbox":
            self.boxes.add(name)
            if "checked" not in values:
                return
        self.sent[name] = values.get("value") or ("on" if values.get("type") == "checkbox" else "")


def fields(response: Any) -> Fields:
    found = Fields()
    found.feed(response.content.decode())
    return found


@pytest.fixture
def room(db: None) -> Any:
    from portal.coalitions import actions

    wilma, jeroen = a_room()
    actions.keep_promise(actor=jeroen.person, participant=jeroen)
    return wilma.room


@pytest.fixture
def wilma(person: Callable[[str], Any], room: Any) -> Client:
    return visit("D", person)


@pytest.fixture
def jeroen(person: Callable[[str], Any], room: Any) -> Client:
    return visit("F", person)


def address(room: Any, part: str) -> str:
    return f"/coalities/kamer/{room.pk}/{part}/"


def box(room: Any, slug: str, number: int = 0) -> str:
    """Return the box of a partner for the cell with this number."""
    from portal.coalitions.models import RoomCell

    cell = RoomCell.objects.filter(lot__room=room).order_by("pk")[number]
    return f"w-{cell.pk}-{room.partners.get(organisation__slug=slug).pk}"


def does(place: str) -> bool:
    from portal.coalitions.models import Work

    _w, cell, partner = place.split("-")
    return Work.objects.filter(cell=int(cell), partner=int(partner)).exists()


def test_what_is_open_is_said_in_words_first(wilma: Client, room: Any) -> None:
    from portal.coalitions.models import Work
    from portal.members.bridge import area_name

    cell = room.lots.get().cells.first()
    Work.objects.filter(cell=cell).delete()

    page = wilma.get(address(room, "wie-doet-wat")).content.decode()

    assert page.index("Nog open: ") < page.index("<table")
    assert area_name(cell.area) in page[page.index("Nog open: ") : page.index("<table")]


def test_ticking_a_box_is_kept(wilma: Client, room: Any) -> None:
    place = box(room, "jong-rijnmeer")
    before = does(place)
    form = fields(wilma.get(address(room, "wie-doet-wat/wijzig"))).sent
    form.pop(place, None) if before else form.update({place: "on"})

    answer = wilma.post(address(room, "wie-doet-wat/wijzig"), form)

    assert answer.status_code == 302
    assert does(place) is not before


def test_two_who_change_different_boxes_keep_both(wilma: Client, jeroen: Client, room: Any) -> None:
    mine, theirs = box(room, "de-brug-welzijn", 0), box(room, "jong-rijnmeer", 1)
    was = does(mine), does(theirs)
    first = fields(wilma.get(address(room, "wie-doet-wat/wijzig"))).sent
    second = fields(jeroen.get(address(room, "wie-doet-wat/wijzig"))).sent
    first.pop(mine) if was[0] else first.update({mine: "on"})
    second.pop(theirs) if was[1] else second.update({theirs: "on"})

    wilma.post(address(room, "wie-doet-wat/wijzig"), first)
    jeroen.post(address(room, "wie-doet-wat/wijzig"), second)

    assert (does(mine), does(theirs)) == (not was[0], not was[1])


def test_a_form_that_is_no_form_keeps_nothing(wilma: Client, room: Any) -> None:
    for seen in ("", "[]", '{"w-1-1": 3}', '{"x": "y"}', "{", json.dumps({"w-1-1": ""})):
        answer = wilma.post(address(room, "wie-doet-wat/wijzig"), {"seen": seen, "w-1-1": "on"})
        assert answer.status_code in {409, 422}
