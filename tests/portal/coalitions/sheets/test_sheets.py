"""The sheets of a room: the same words on the screen, as PDF and as DOCX, and nothing that was not chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader
from tests.portal.base.paper.reading import of_docx, of_pdf, of_screen, of_value
from tests.portal.coalitions.rooms import a_room
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
AsPerson = Callable[[str], Client]
PRICE, VOLUME = 987_654_321, 7_531_902
"""Numbers that stand nowhere else."""


@pytest.fixture
def jeroen(person: Callable[[str], Any]) -> Client:
    """A browser of Jeroen, with a second factor."""
    return visit("F", person)


@pytest.fixture
def wilma() -> Any:
    """Wilma, in a room with work, an agreement, a step, amounts, and words for the municipality."""
    from portal.coalitions import actions
    from portal.coalitions.models import Agreement, Consent, Version, Work

    started, accepted = a_room()
    actions.keep_promise(actor=accepted.person, participant=accepted)
    room = started.room
    agreement = Agreement.objects.create(room=room, topic="task", title="De taak")
    version = Version.objects.create(
        agreement=agreement, number=1, text="Wij doen dit samen.", at=room.made_at
    )
    Consent.objects.create(version=version, partner=started.partner, agrees=True, at=room.made_at)
    actions.add_step(me=started, what="Bel de gemeente", owner=started, due=date(2026, 12, 1))
    Work.objects.filter(partner=started.partner).update(volume=VOLUME, price_cents=PRICE)
    actions.save_relief(
        me=started,
        seen=0,
        words={
            "door_name": "Wilma Postma",
            "door_reach": "0172 00 00 00",
            "substitute": "Jeroen Tichelaar",
            "when_one_stops": "De ander neemt het werk binnen een week over.",
        },
        rows=[
            (
                "Ik moest het drie keer vertellen.",
                "Wachttijd: 12 dagen",
                "De telling begint pas na de intake.",
            )
        ],
    )
    return started


def _papers(wilma: Any) -> list[Any]:
    from portal.coalitions.bridge.room.sheets import coalition_sheet, relief_sheet

    return [coalition_sheet(wilma.room), relief_sheet(wilma.room)]


def _address(me: Any, name: str, *more: str) -> str:
    return reverse(name, args=[me.room.pk, *more])


def test_each_sheet_says_the_same_on_the_screen_as_pdf_and_as_docx(wilma: Any) -> None:
    from portal.base.paper.docx import as_docx
    from portal.base.paper.pdf import as_pdf

    for paper in _papers(wilma):
        words = of_value(paper)

        assert of_screen(paper) == words
        assert of_pdf(as_pdf(paper)) == words
        assert of_docx(as_docx(paper)) == words


def test_the_coalition_sheet_names_partners_work_agreements_steps_and_days(wilma: Any) -> None:
    words = of_value(_papers(wilma)[0])

    for said in (
        wilma.room.title,
        "De Brug Welzijn",
        "Jong Rijnmeer",
        "onderaannemer",
        "Wij doen dit samen.",
        "Nog niet: Jong Rijnmeer",
        "Bel de gemeente",
        "1 december 2026",
    ):
        assert "".join(said.split()) in words


def test_the_sheet_for_the_municipality_is_one_page_with_a_front_door(wilma: Any, jeroen: Client) -> None:
    answer = jeroen.get(_address(wilma, "sheet_file", "ontzorgblad", "pdf"))
    [page] = PdfReader(BytesIO(answer.content)).pages

    text = page.extract_text()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "private, no-store"
    for said in (
        "Wilma Postma",
        "Jeroen Tichelaar",
        "binnen een week",
        "drie keer vertellen",
        "Waar schuurt het?",
    ):
        assert said in " ".join(text.split())


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("which", ["coalitieblad", "ontzorgblad"])
def test_amounts_stand_on_no_sheet_unless_the_room_chooses_so(
    wilma: Any, as_person: AsPerson, which: str, kind: str
) -> None:
    client, address = as_person("Wilma"), _address(wilma, "sheet_file", which, kind)
    read = _text_of_pdf if kind == "pdf" else _text_of_docx

    plain, chosen = read(client.get(address).content), read(client.get(address, {"bedragen": "1"}).content)

    assert "7.531.902" not in plain
    assert "9.876.543,21" not in plain
    assert ("9.876.543,21" in chosen) == (which == "coalitieblad")


def _text_of_pdf(made: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)


def _text_of_docx(made: bytes) -> str:
    found = Document(BytesIO(made))
    return "\n".join(cell.text for table in found.tables for row in table.rows for cell in row.cells)


def test_no_word_of_warmth_stands_on_a_sheet(wilma: Any) -> None:
    from portal.coalitions.bridge.room.sheets import coalition_sheet

    words = of_value(coalition_sheet(wilma.room, with_amounts=True)) + of_value(_papers(wilma)[1])

    assert "vaaksamengewerkt" not in words
    assert "ontmoet" not in words.replace("ontmoeting", "")


def test_until_everything_is_agreed_a_sheet_is_a_draft(wilma: Any) -> None:
    from portal.coalitions.bridge.room.sheets import coalition_sheet
    from portal.coalitions.models import Status

    wilma.room.refresh_from_db()
    forming = coalition_sheet(wilma.room).draft
    wilma.room.status = Status.AGREED

    assert (forming, coalition_sheet(wilma.room).draft) == (True, False)


def test_a_room_in_which_nothing_stands_has_sheets_too() -> None:
    from portal.coalitions.bridge.room.sheets import coalition_sheet, missing_on_relief, relief_sheet
    from portal.coalitions.models import Room

    room = Room.objects.create(title="Leeg", promise="x", made_at="2026-11-23T12:00Z")

    assert "Niemanddoetnogmee." in of_value(coalition_sheet(room))
    assert "Wijverdelenhetwerknog." in of_value(relief_sheet(room))
    assert len(missing_on_relief(room)) == 4


def test_who_is_second_to_write_the_sheet_reads_both_and_loses_nothing(
    wilma: Any, jeroen: Client, as_person: AsPerson
) -> None:
    address = _address(wilma, "edit_relief")
    first = jeroen.post(address, {"door_name": "Jeroen Tichelaar", "seen": "1"})

    second = as_person("Wilma").post(address, {"door_name": "Tarik Aydemir", "seen": "1"})

    page = second.content.decode()
    wilma.room.relief.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 422)
    assert wilma.room.relief.door_name == "Jeroen Tichelaar"
    assert 'value="Tarik Aydemir"' in page
    assert "Jeroen Tichelaar" in page


def test_what_does_not_fit_on_one_page_says_what_to_shorten(wilma: Any, as_person: AsPerson) -> None:
    from portal.coalitions.models import RoomCell, Work

    lot = wilma.room.lots.first()
    for number in range(400):
        cell = RoomCell.objects.create(lot=lot, service="youth-work", area=f"GM9{number:03}")
        if number % 2:
            Work.objects.create(cell=cell, partner=wilma.partner)

    answer = as_person("Wilma").get(_address(wilma, "sheet_file", "ontzorgblad", "pdf"))

    assert answer.status_code == 422
    assert "past nog niet op één bladzijde" in answer.content.decode()


@pytest.mark.parametrize(("which", "kind"), [("onzin", "pdf"), ("ontzorgblad", "exe")])
def test_another_sheet_or_kind_is_not_there(wilma: Any, as_person: AsPerson, which: str, kind: str) -> None:
    assert as_person("Wilma").get(_address(wilma, "sheet_file", which, kind)).status_code == 404


def test_what_the_municipality_reads_is_a_draft_as_long_as_something_is_missing_on_it(wilma: Any) -> None:
    from portal.coalitions.bridge.room.sheets import relief_sheet
    from portal.coalitions.models import Relief, Status

    wilma.room.status = Status.AGREED
    whole = relief_sheet(wilma.room).draft
    Relief.objects.update(substitute="")

    assert (whole, relief_sheet(wilma.room).draft) == (False, True)
