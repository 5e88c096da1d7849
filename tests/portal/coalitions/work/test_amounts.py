"""How much and for how much: read as people type it, kept for the room alone, and never written over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.portal.coalitions.work.pages import address, cells, divide, fields, partner
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
MARKED = {"volume": "734911", "capacity": "734922", "price": "73493,17", "unit": "kwarteldagen"}


def only_cell(room: Any) -> Any:
    """Leave one cell, done by both partners."""
    from portal.coalitions.models import RoomCell, Work

    cell = cells(room)[0]
    RoomCell.objects.filter(lot__room=room).exclude(pk=cell.pk).delete()
    Work.objects.filter(cell=cell).delete()
    for slug in ("de-brug-welzijn", "jong-rijnmeer"):
        divide(room, f"w-{cell.pk}-{partner(room, slug).pk}", wanted=True)
    return cell


def places(room: Any, cell: Any, slug: str) -> tuple[str, str]:
    return tuple(f"{kind}-{cell.pk}-{partner(room, slug).pk}" for kind in "cp")  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("62,50", 6250), ("62", 6200), ("€ 62,5", 6250), ("1.250", 125000), ("1.250,05", 125005), ("0", 0)],
)
def test_a_price_is_read_as_people_write_it(wilma: Client, room: Any, typed: str, cents: int) -> None:
    from portal.coalitions.models import Work

    cell = only_cell(room)
    _capacity, price = places(room, cell, "de-brug-welzijn")

    answer = wilma.post(
        address(room, "hoeveel"), fields(wilma.get(address(room, "hoeveel"))) | {price: typed}
    )

    assert answer.status_code == 302
    row = Work.objects.get(cell=cell, partner=partner(room, "de-brug-welzijn"))
    assert (row.price_cents, row.volume) == (cents, None)


@pytest.mark.parametrize("typed", ["veel", "-1", "62,505", "1,2,3", "٣", "9" * 40, "1e5"])
def test_what_cannot_be_read_stays_in_the_field_and_keeps_nothing(
    wilma: Client, room: Any, typed: str
) -> None:
    from portal.coalitions.models import Work

    cell = only_cell(room)
    capacity, price = places(room, cell, "de-brug-welzijn")
    sent = fields(wilma.get(address(room, "hoeveel"))) | {capacity: "12", price: typed}

    answer = wilma.post(address(room, "hoeveel"), sent)

    assert answer.status_code == 422
    assert fields(answer)[price] == typed
    assert fields(answer)[capacity] == "12"
    assert not Work.objects.exclude(volume=None, price_cents=None).exists()


def test_two_who_change_one_price_are_told_and_see_both(wilma: Client, jeroen: Client, room: Any) -> None:
    from portal.coalitions.models import Work

    cell = only_cell(room)
    capacity, price = places(room, cell, "jong-rijnmeer")
    stale = fields(wilma.get(address(room, "hoeveel"))) | {price: "55", f"v-{cell.pk}": "30"}
    fresh = fields(jeroen.get(address(room, "hoeveel"))) | {price: "61,20", capacity: "9"}
    jeroen.post(address(room, "hoeveel"), fresh)

    answer = wilma.post(address(room, "hoeveel"), stale)

    row = Work.objects.get(cell=cell, partner=partner(room, "jong-rijnmeer"))
    page = answer.content.decode()
    shown = fields(answer)
    assert answer.status_code == 409
    assert (row.price_cents, row.volume) == (6120, 9)
    assert "Jeroen Tichelaar veranderde dit net" in page
    assert "€ 61,20" in page
    assert (shown[price], shown[capacity], shown[f"v-{cell.pk}"]) == ("55", "9", "30")
    assert wilma.post(address(room, "hoeveel"), shown).status_code == 302
    row.refresh_from_db()
    assert (row.price_cents, row.volume) == (5500, 9)


def test_what_it_costs_is_the_cheapest_division(wilma: Client, room: Any) -> None:
    cell = only_cell(room)
    ours, theirs = (places(room, cell, slug) for slug in ("de-brug-welzijn", "jong-rijnmeer"))
    before = wilma.get(address(room, "hoeveel")).content.decode()
    sent = fields(wilma.get(address(room, "hoeveel"))) | {
        "unit": "uur",
        f"v-{cell.pk}": "100",
        ours[0]: "80",
        ours[1]: "10,50",
        theirs[0]: "",
        theirs[1]: "20",
    }

    wilma.post(address(room, "hoeveel"), sent)

    page = wilma.get(address(room, "hoeveel")).content.decode()
    assert "ontbreekt nog" in before
    assert "Samen kost het € 1.240" in page  # 80 × 10,50 + 20 × 20
    assert "€ 840" in page
    assert "€ 400" in page


def test_amounts_stand_nowhere_outside_the_room(
    room: Any, wilma: Client, jeroen: Client, person: Callable[[str], Any]
) -> None:
    """M03: planted numbers are found on the pages of the room, and nowhere else."""
    from django.apps import apps

    from portal.coalitions.actions import request_composition
    from portal.tenders.models import DemandList

    cell = only_cell(room)
    ours, theirs = (places(room, cell, slug) for slug in ("de-brug-welzijn", "jong-rijnmeer"))
    sent = fields(wilma.get(address(room, "hoeveel"))) | {
        "unit": MARKED["unit"],
        f"v-{cell.pk}": MARKED["volume"],
        ours[0]: MARKED["capacity"],
        ours[1]: MARKED["price"],
        theirs[1]: MARKED["price"],
    }
    assert wilma.post(address(room, "hoeveel"), sent).status_code == 302
    request_composition(
        actor=person("Wilma"),
        organisation=partner(room, "de-brug-welzijn").organisation,
        lot=DemandList.objects.filter(organisation__slug="de-brug-welzijn").first().lot,
    )

    tables = {
        model._meta.label
        for app in apps.get_app_configs()
        if app.name.startswith("portal.")
        for model in app.get_models()
        if any(_marked(str(value)) for row in model._default_manager.values_list() for value in row)
    }
    own = {"coalitions.Room", "coalitions.RoomCell", "coalitions.Work"}
    assert tables == own
    jobs = apps.get_model("procrastinate", "ProcrastinateJob").objects.values_list("args", flat=True)
    assert not [job for job in jobs if _marked(str(job))]
    assert _marked(jeroen.get(address(room, "hoeveel")).content.decode())
    everywhere = ["/", "/coalities/", "/coalities/voorstellen/", "/mijn-gegevens/", "/netwerk/", "/openheid/"]
    for letter in "DFKTGO":
        browser = visit(letter, person)
        for path in everywhere:
            assert not _marked(browser.get(path).content.decode()), (letter, path)
        if letter not in "DF":
            assert not _marked(browser.get(address(room, "hoeveel")).content.decode())


def _marked(text: str) -> bool:
    """Say whether one of the planted numbers stands in a text, also as it is kept or shown."""
    plain = text.replace(".", "")
    return any(mark in plain for mark in ("734911", "734922", "7349317", "73493,17", "kwarteldagen"))
