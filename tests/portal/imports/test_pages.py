"""The pages of an import: handing in, looking, answering, taking over, undoing, removing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.portal.imports import files
from tests.portal.imports.conftest import HandIn, take

pytestmark = pytest.mark.django_db
ADDRESS = "/vereniging/overnemen/"


@pytest.fixture
def office(as_person: Callable[[str], Client]) -> Client:
    return as_person("Margriet")


def _post(office: Client, raw: bytes, name: str = "leden.xlsx") -> Any:
    body = {"subject": "organisations", "file": SimpleUploadedFile(name, raw)}
    return office.post(ADDRESS, body, follow=True)


def test_from_a_workbook_to_organisations_and_back(office: Client) -> None:
    from portal.members.models import Import, Organisation

    rows = [["Naam", "Soort", "Gemeente"], ["Stichting de Brug Welzijn", "welzijn", "Alphen aan den Rijn"]]
    rows += [["De Hoek", "zorg", "Gouda"], ["Fout", "zorg", "Nergens"]]
    shown = _post(office, files.xlsx(*rows)).content.decode()
    assert "1 van de 3 rijen klopt nog niet" in shown
    assert "Rij 4, kolom Gemeente: wij kennen geen gemeente ‘Nergens’" in shown
    assert "Ja, dit is dezelfde: De Brug Welzijn in Alphen aan den Rijn, nummer 99990001" in shown
    kept = Import.objects.get()
    [candidate] = kept.rows[0]["maybe"]
    page = f"{ADDRESS}{kept.pk}/"

    answered = office.post(page, {"asked": "2", "same-2": candidate, "page": "1"}, follow=True)
    assert "checked" in answered.content.decode()
    taken = office.post(page, {"asked": "2", "same-2": candidate, "take": "1"}, follow=True)
    assert "leden.xlsx is overgenomen" in taken.content.decode()
    assert Organisation.objects.get(kvk="99990001").name == "Stichting de Brug Welzijn"
    assert Organisation.objects.filter(slug="de-hoek").exists()

    undone = office.post(f"{page}ongedaan/", follow=True).content.decode()
    assert "Alles is zoals het was" in undone
    assert Organisation.objects.get(kvk="99990001").name == "De Brug Welzijn"

    office.post(f"{page}weg/")
    assert not Import.objects.exists()


def test_a_yes_that_is_taken_back_is_no_yes(office: Client, hand_in: HandIn) -> None:
    kept = hand_in("organisations", "Naam;Soort;Plaats", "De Brug Welzijn;welzijn;Alphen aan den Rijn")
    [candidate] = kept.rows[0]["maybe"]
    page = f"{ADDRESS}{kept.pk}/"

    office.post(page, {"asked": "2", "same-2": candidate})
    kept.refresh_from_db()
    assert kept.rows[0]["same"] == candidate
    office.post(page, {"asked": "2"})

    kept.refresh_from_db()
    assert kept.rows[0]["same"] == ""


def test_an_answer_far_down_in_a_file_arrives(office: Client, hand_in: HandIn) -> None:
    lines = ["Naam;Soort;Plaats", *[""] * 1_200, "De Brug Welzijn;welzijn;Alphen aan den Rijn"]
    kept = hand_in("organisations", *lines)
    shown = office.get(f"{ADDRESS}{kept.pk}/").content.decode()
    [name] = re.findall(r'name="(same-[^"]+)"', shown)
    [asked] = re.findall(r'name="asked" value="([^"]+)"', shown)

    office.post(f"{ADDRESS}{kept.pk}/", {"asked": asked, name: kept.rows[0]["maybe"][0]})

    kept.refresh_from_db()
    assert kept.rows[0]["same"] == kept.rows[0]["maybe"][0]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "Er staat niets in dit bestand."),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "Dit is een oud Excel-bestand"),
        (b"Telefoon\n06", "Wij kennen geen van de kopjes"),
        (b"Naam;Soort\nDe Hoek;zorg", "Er ontbreekt een kolom: Gemeente."),
        (b"x" * (10 * 1024 * 1024 + 1), "groter dan 10 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words_and_not_kept(
    office: Client, raw: bytes, sentence: str
) -> None:
    from portal.members.models import Import

    response = _post(office, raw)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Import.objects.exists()


HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "\u202eogid", "=1+1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_stands_in_a_file_is_never_part_of_the_page(text: str, office: Client) -> None:
    from django.utils.html import escape

    rows = [["Naam", "Soort", "Gemeente", text], [text, text, text, text]]

    shown = _post(office, files.xlsx(*[[f"'{cell}" if cell == "=1+1" else cell for cell in row] for row in rows]), f"{text}.xlsx").content.decode()  # fmt: skip  # noqa: E501

    assert escape(text) in shown
    assert escape(text) == text or text not in shown


def test_templates_come_as_files(office: Client) -> None:
    book = office.get(f"{ADDRESS}sjabloon/mensen.xlsx")
    table = office.get(f"{ADDRESS}sjabloon/mensen.csv")

    assert book.headers["Content-Disposition"] == 'attachment; filename="mensen.xlsx"'
    assert book.content.startswith(b"PK")
    assert table.content.decode("utf-8-sig").startswith("Naam;E-mailadres;Organisatie;KvK-nummer;Rol")


def test_the_explanation_in_the_workbook_is_in_dutch_and_names_the_services(office: Client) -> None:
    import io

    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(office.get(f"{ADDRESS}sjabloon/diensten.xlsx").content))
    said = [str(cell.value) for row in book["uitleg"].iter_rows() for cell in row if cell.value]

    assert book.sheetnames == ["diensten", "uitleg"]
    assert "Jongerenwerk" in said
    assert any("verzonnen voorbeeld" in text for text in said)
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_page_that_waits_asks_only_for_what_changes(office: Client, hand_in: HandIn, margriet: Any) -> None:
    rows = [f"Verzonnen {number};zorg;Gouda" for number in range(201)]
    kept = take(margriet, hand_in("organisations", "Naam;Soort;Plaats", *rows))
    page = f"{ADDRESS}{kept.pk}/"
    whole = office.get(page).content.decode()
    part = office.get(page, headers={"HX-Request": "true"})
    assert "201 rijen worden overgenomen" in whole
    assert part.content.decode().lstrip().startswith('<div id="busy"')

    from portal.members.actions import finish_import, remove_import

    remove_import(actor=margriet, number=kept.pk)
    finish_import(number=kept.pk)

    assert office.get(page, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "is overgenomen" in office.get(page).content.decode()


def test_a_page_asks_as_often_of_the_database_for_fifty_rows_as_for_five(
    office: Client, hand_in: HandIn
) -> None:
    asked = []
    office.get(ADDRESS)
    for count in (5, 50):
        rows = [f"De Brug Welzijn;{number % 9};zorg;Alphen aan den Rijn" for number in range(count)]
        kept = hand_in("organisations", "Naam;Groep;Soort;Plaats", *rows)
        for address in (f"{ADDRESS}{kept.pk}/", ADDRESS):
            with CaptureQueriesContext(connection) as queries:
                assert office.get(address).status_code == 200
            asked.append(len(queries))

    assert asked[:2] == asked[2:]
    assert max(asked) < 25


def test_only_the_office_takes_over_and_a_stranger_learns_nothing(
    as_person: Callable[[str], Client], hand_in: HandIn
) -> None:
    kept = hand_in("organisations", "Naam;Soort;Plaats", "De Hoek;zorg;Gouda")

    for name in ("Wilma", "Frank", "Ab", "Simone"):
        client = as_person(name)
        assert client.post(f"{ADDRESS}{kept.pk}/", {"take": "1"}).status_code == 404

    kept.refresh_from_db()
    assert kept.state == "shown"
