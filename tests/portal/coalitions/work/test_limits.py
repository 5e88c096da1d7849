"""A room as large as one can be: the same number of questions to the database, and pages one can open."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.portal.coalitions.work.pages import address, cells, fields

pytestmark = pytest.mark.django_db
PAGES = ["wie-doet-wat", "wie-doet-wat/wijzig", "gevraagd", "hoeveel", "wie-nog"]


def fill_up(room: Any, most: int, partners: int) -> None:
    """Make this many cells and partners, each doing every tenth cell."""
    from coalition import areas, services
    from portal.base import clock
    from portal.coalitions.models import Partner, RoomCell, Work
    from portal.members.models import Organisation

    lot, codes = room.lots.get(), [found.code for found in areas.municipalities()]
    have = {(cell.service, cell.area) for cell in cells(room)}
    wanted = [
        (service.id, code)
        for service in services.services()
        for code in codes[:25]
        if (service.id, code) not in have
    ]
    RoomCell.objects.bulk_create(
        RoomCell(lot=lot, service=service, area=area) for service, area in wanted[: most - len(have)]
    )
    for number in range(partners - room.partners.count()):
        one = Organisation.objects.create(
            slug=f"gast-{number}", name=f"Gast {number}", kind="welfare", seat="GM0484", is_listed=False
        )
        Partner.objects.create(room=room, organisation=one, joined_at=clock.now())
    Work.objects.bulk_create(
        [
            Work(cell=cell, partner=partner)
            for number, cell in enumerate(cells(room))
            for partner in room.partners.all()
            if number % 10 == 1
        ],
        ignore_conflicts=True,
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_full_room_asks_no_more_of_the_database(wilma: Client, room: Any, page: str) -> None:
    wilma.get(address(room, page))
    with CaptureQueriesContext(connection) as few:
        wilma.get(address(room, page))
    fill_up(room, 120, 6)

    with CaptureQueriesContext(connection) as many:
        answer = wilma.get(address(room, page))

    assert answer.status_code == 200
    assert len(many) <= len(few) + 1


def test_the_largest_room_comes_in_pages_that_can_be_sent(wilma: Client, room: Any) -> None:
    from django.conf import settings

    fill_up(room, 600, 14)

    answer = wilma.get(address(room, "wie-doet-wat/wijzig"))
    boxes = answer.content.decode().count('type="checkbox"')
    last = answer.context["table"].pages
    sent = fields(wilma.get(address(room, "wie-doet-wat/wijzig"), {"p": last}))

    assert len(cells(room)) == 600
    assert 400 < boxes < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    assert last == 10 + 2  # twelve partners beside each other, then the other two
    assert sum(name.startswith("w-") for name in sent) in {38, 40, 42}  # a tenth of the last cells, twice
    assert len(answer.content) < 1_500_000
