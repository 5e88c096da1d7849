"""Asking the composer from a gap: who is proposed, why, and that nothing of it is kept."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from django.test import Client
from tests.portal.coalitions.work.pages import address, cells, partner

pytestmark = pytest.mark.django_db


def gap(room: Any) -> Any:
    """Leave everything to De Brug but one cell, which nobody does."""
    from portal.coalitions.models import Work

    first, *others = cells(room)
    Work.objects.filter(cell__lot__room=room).delete()
    brug = partner(room, "de-brug-welzijn")
    Work.objects.bulk_create(Work(cell=cell, partner=brug) for cell in others)
    return first


def able(cell: Any) -> set[str]:
    """Return who publishes that it does this, of those who take no part."""
    from portal.members.models import Organisation

    there = Organisation.objects.filter(is_listed=True, offers__service=cell.service, offers__area=cell.area)
    return set(there.values_list("slug", flat=True)) - {"de-brug-welzijn", "jong-rijnmeer"}


def test_who_is_proposed_publishes_it_and_is_warmest_of_all_who_do(room: Any) -> None:
    from coalition.trust import public_view
    from portal.coalitions.bridge.room.fill import filling
    from portal.trust.bridge import public_network

    cell = gap(room)

    found = filling(room)

    view = public_view(public_network())
    here = ("de-brug-welzijn", "jong-rijnmeer")

    def coldest(slug: str) -> int:
        pairs = list(combinations((*here, slug), 2))
        return min(min(view.permille(a, b)[0], view.permille(b, a)[0]) for a, b in pairs)

    assert len(found.proposed) == 1
    assert found.proposed[0].slug in able(cell)
    assert found.proven
    assert not found.stays
    assert [name for name, _word in found.proposed[0].warmth] == ["De Brug Welzijn", "Jong Rijnmeer"]
    assert coldest(found.proposed[0].slug) == max(coldest(slug) for slug in able(cell))


def test_who_declined_is_not_proposed_again(room: Any) -> None:
    from datetime import timedelta

    from portal.base import clock
    from portal.coalitions import actions
    from portal.coalitions.bridge.room.fill import filling
    from portal.members.models import Organisation, Role

    cell = gap(room)
    first = filling(room).proposed[0].slug
    seat = actions.add_seat(
        actor=room.started_by,
        room=room,
        lot=cell.lot,
        role="subcontractor",
        services=[cell.service],
        areas=[cell.area],
        organisation=Organisation.objects.get(slug=first),
    )
    asked = actions.invite_partner(
        actor=room.started_by,
        seat=seat,
        organisation=seat.proposed,
        answer_before=clock.today() + timedelta(days=14),
        wording="Wij zoeken een onderaannemer.",
        overlaps=[],
    )
    assert filling(room).proposed[0].asked
    actions.decline_invitation(
        actor=Role.objects.filter(organisation__slug=first).first().person, invitation=asked
    )

    found = filling(room)

    assert found.left_out == 1
    assert first not in {one.slug for one in found.proposed}
    assert {one.slug for one in found.proposed} <= able(cell)


def test_where_nobody_can_the_page_says_what_stays_open(wilma: Client, room: Any) -> None:
    from portal.coalitions.models import RoomCell

    gap(room)
    RoomCell.objects.create(lot=room.lots.get(), service="debt-buddies", area="GM0088")

    page = wilma.get(address(room, "wie-nog")).content.decode()

    assert "Dit blijft open" in page
    assert "Schiermonnikoog" in page[page.index("Dit blijft open") :]


def test_a_partner_outside_the_network_has_its_place(room: Any) -> None:
    from portal.base import clock
    from portal.coalitions.bridge.room.fill import filling
    from portal.coalitions.models import Partner, Work
    from portal.members.models import Organisation

    cell = gap(room)
    eethuis = Organisation.objects.create(
        slug="eethuis-anna", name="Eethuis Anna", kind="informal", seat="GM0484", is_listed=False
    )
    guest = Partner.objects.create(room=room, organisation=eethuis, joined_at=clock.now())
    Work.objects.filter(cell=cells(room)[1]).update(partner=guest)

    found = filling(room)

    assert found.unlisted == ("Eethuis Anna",)
    assert found.gaps == filling(room).gaps
    assert len(found.gaps) == 1
    assert found.proposed[0].slug in able(cell)
    assert dict(found.proposed[0].warmth)["Eethuis Anna"] == "unknown"


def test_seeking_the_place_makes_it_once_and_asks_nobody(wilma: Client, room: Any) -> None:
    from portal.coalitions.bridge.room.fill import filling
    from portal.coalitions.models import Invitation

    cell = gap(room)
    one = filling(room).proposed[0]
    sent = {"organisation": one.slug, "lot": cell.lot_id}
    asked = Invitation.objects.count()

    wilma.post(address(room, "wie-nog/zoek"), sent)
    wilma.post(address(room, "wie-nog/zoek"), sent)

    seat = room.seats.get(proposed__slug=one.slug)
    assert (seat.services, seat.areas) == ([cell.service], [cell.area])
    assert Invitation.objects.count() == asked
    assert "U zoekt deze plek al" in wilma.get(address(room, "wie-nog")).content.decode()


def test_who_is_not_proposed_gets_no_place(wilma: Client, room: Any) -> None:
    cell = gap(room)
    before = room.seats.count()

    wilma.post(address(room, "wie-nog/zoek"), {"organisation": "jong-rijnmeer", "lot": cell.lot_id})
    lost = wilma.post(address(room, "wie-nog/zoek"), {"organisation": "niemand", "lot": cell.lot_id})

    assert lost.status_code == 404
    assert room.seats.count() == before


def test_asking_leaves_no_trace(wilma: Client, room: Any) -> None:
    from tests.portal.actions.test_every_action import everything

    gap(room)
    wilma.get(address(room, "wie-doet-wat"))
    before = everything()

    answer = wilma.get(address(room, "wie-nog"))

    assert answer.status_code == 200
    after = everything()
    assert {name for name in before if before[name] != after[name]} <= {"base.session", "members.person"}
