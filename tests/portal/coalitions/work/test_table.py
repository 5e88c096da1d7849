"""The table of who does what: gaps in words, ticks, and two who change it at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from tests.portal.coalitions.work.pages import address, box, cells, divide, does, fields, flip, partner

pytestmark = pytest.mark.django_db
TICKS = "wie-doet-wat/wijzig"


def test_what_is_open_is_said_in_words_before_the_table(wilma: Client, room: Any) -> None:
    from portal.coalitions.models import Work
    from portal.members.bridge import area_name

    cell = cells(room)[0]
    Work.objects.filter(cell=cell).delete()

    page = wilma.get(address(room, "wie-doet-wat")).content.decode()

    first = page[page.index("Nog open: ") : page.index("<table")]
    assert area_name(cell.area) in first


def test_what_partners_can_do_too_little_of_stays_open(wilma: Client, room: Any) -> None:
    from portal.coalitions.models import Work

    cell = cells(room)[0]
    cell.volume = 40
    cell.save()
    Work.objects.filter(cell=cell).delete()
    Work.objects.create(cell=cell, partner=partner(room, "de-brug-welzijn"), volume=15)

    page = wilma.get(address(room, "wie-doet-wat")).content.decode()

    assert "nog 25 open" in page


def test_ticking_a_box_is_kept(wilma: Client, room: Any) -> None:
    place = box(room, "jong-rijnmeer")
    before = does(place)

    answer = wilma.post(address(room, TICKS), flip(fields(wilma.get(address(room, TICKS))), place))

    assert answer.status_code == 302
    assert does(place) is not before


def test_the_box_of_a_service_goes_for_all_its_municipalities(wilma: Client, room: Any) -> None:
    from portal.coalitions.models import Work

    rijnmeer, service = partner(room, "jong-rijnmeer"), cells(room)[0].service
    here = [cell for cell in cells(room) if cell.service == service]
    Work.objects.filter(partner=rijnmeer).delete()
    sent = fields(wilma.get(address(room, TICKS)))
    together = f"a-{here[0].lot_id}.{service}-{rijnmeer.pk}"

    wilma.post(address(room, TICKS), flip(sent, together))

    assert len(here) > 1
    assert Work.objects.filter(partner=rijnmeer).count() == len(here)


def test_two_who_change_different_boxes_keep_both(wilma: Client, jeroen: Client, room: Any) -> None:
    mine, theirs = box(room, "de-brug-welzijn", 0), box(room, "jong-rijnmeer", 1)
    was = does(mine), does(theirs)
    first = flip(fields(wilma.get(address(room, TICKS))), mine)
    second = flip(fields(jeroen.get(address(room, TICKS))), theirs)

    wilma.post(address(room, TICKS), first)
    jeroen.post(address(room, TICKS), second)

    assert (does(mine), does(theirs)) == (not was[0], not was[1])


def test_who_takes_away_what_another_just_priced_is_told(wilma: Client, jeroen: Client, room: Any) -> None:
    from portal.coalitions.models import Work

    place = box(room, "jong-rijnmeer")
    divide(room, place, wanted=True)
    stale = flip(fields(wilma.get(address(room, TICKS))), place)
    cell, who = cells(room)[0].pk, partner(room, "jong-rijnmeer").pk
    amounts = fields(jeroen.get(address(room, "hoeveel")))
    jeroen.post(address(room, "hoeveel"), amounts | {f"p-{cell}-{who}": "71,93"})

    answer = wilma.post(address(room, TICKS), stale)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Jeroen Tichelaar veranderde dit net" in page
    assert "€ 71,93" in page
    assert Work.objects.get(cell=cell, partner=who).price_cents == 7193
    again = wilma.post(address(room, TICKS), fields(answer))
    assert again.status_code == 302
    assert not does(place)


def test_a_form_that_is_no_form_keeps_nothing(wilma: Client, room: Any) -> None:
    from portal.coalitions.models import Work

    before = Work.objects.count()
    for seen in ("", "[]", '{"w-1-1": 3}', '{"x": "y"}', "{", json.dumps({"w-999999-1": ""}), "[" * 5000):
        answer = wilma.post(address(room, TICKS), {"seen": seen, "w-999999-1": "on"})
        assert answer.status_code in {409, 422}, seen
    assert Work.objects.count() == before


def test_a_box_of_another_room_cannot_be_ticked(wilma: Client, room: Any) -> None:
    from portal.coalitions import actions
    from portal.coalitions.bridge.room import Plan, PlannedLot

    asked = ((("youth-work", "GM0484"), ""),)
    other = actions.start_room(
        actor=room.started_by,
        organisation=partner(room, "de-brug-welzijn").organisation,
        plan=Plan("Anders", (PlannedLot("Het geheel", cells=asked),)),
        title="Anders",
        purpose="Anders.",
        promise="Wij zwijgen.",
        ends_on=None,
    )
    place = f"w-{cells(other)[0].pk}-{other.partners.get().pk}"
    before = does(place)
    sent = {"seen": json.dumps({place: "yes /" if before else ""})} | ({} if before else {place: "on"})

    answer = wilma.post(address(room, TICKS), sent)

    assert answer.status_code == 409
    assert does(place) is before


def test_what_is_asked_can_be_added_and_taken_away(wilma: Client, room: Any) -> None:
    lot, count = room.lots.get(), len(cells(room))

    added = wilma.post(
        address(room, "gevraagd"),
        {"lot": lot.pk, "services": ["money-and-rights-advice"], "areas": "Gouda, Nieuwkoop"},
    )

    assert added.status_code == 302
    assert len(cells(room)) == count + 2
    new = [cell for cell in cells(room) if cell.service == "money-and-rights-advice"]
    page = wilma.get(address(room, "gevraagd"))
    wilma.post(address(room, "gevraagd"), {"seen": fields(page)["seen"], "drop": [f"v-{c.pk}" for c in new]})
    assert len(cells(room)) == count


def test_a_line_that_somebody_just_filled_is_not_taken_away(wilma: Client, room: Any) -> None:
    cell, place = cells(room)[0], box(room, "jong-rijnmeer")
    stale = fields(wilma.get(address(room, "gevraagd")))["seen"]
    divide(room, place, wanted=not does(place))

    answer = wilma.post(address(room, "gevraagd"), {"seen": stale, "drop": [f"v-{cell.pk}"]})

    assert answer.status_code == 409
    assert cell.pk in {left.pk for left in cells(room)}


def test_a_room_holds_no_more_than_the_composer_takes(wilma: Client, room: Any) -> None:
    from portal.coalitions.models import RoomCell
    from portal.members.bridge import service_choices

    count, services = len(cells(room)), [code for code, _name in service_choices()]
    names = "Gouda, Utrecht, Amsterdam, Leiden, Delft, Zwolle, Breda, Tilburg, Almere, Assen, Emmen, Venlo"
    names += ", Groningen, Leeuwarden, Dordrecht"
    names += ", Gorinchem, Amersfoort, Arnhem, Nijmegen, Deventer, Zutphen, Hoorn, Alkmaar, Haarlem"

    answer = wilma.post(
        address(room, "gevraagd"), {"lot": room.lots.get().pk, "services": services, "areas": names}
    )

    assert len(services) * len(names.split(", ")) > 600
    assert answer.status_code == 422
    assert RoomCell.objects.filter(lot__room=room).count() == count
