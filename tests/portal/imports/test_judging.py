"""What each row is: errors by row and column, what it matches, and what would change."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portal.imports.conftest import HandIn, said, states

from portal.members.bridge.imports import COLUMNS, UnreadableSheet, laid_out, read_sheet
from portal.members.bridge.imports.sheet import Sheet
from portal.members.bridge.imports.templates import NAMES, template_csv, template_xlsx

pytestmark = pytest.mark.django_db


def _sheet(*rows: tuple[str, ...]) -> Sheet:
    return Sheet(tuple(enumerate(rows, start=1)))


def test_headings_are_known_whatever_their_order_capitals_and_accents() -> None:
    table = laid_out(
        _sheet(
            ("leden van 2026",), ("PLAATS", "Kvk nr.", "  naám ", "Telefoon"), ("Gouda", "1", "De Hoek", "06")
        ),
        "organisations",
    )

    assert table.headings == {"seat": "PLAATS", "kvk": "Kvk nr.", "name": "  naám "}
    assert table.unknown == ("Telefoon",)
    assert [line.cells for line in table.lines] == [{"seat": "Gouda", "kvk": "1", "name": "De Hoek"}]


@pytest.mark.parametrize(
    ("rows", "fault", "where"),
    [
        ([("Telefoon",), ("06",)], "no-headings", "Naam"),
        ([("Naam", "Soort"), ("De Hoek", "zorg")], "missing-columns", "Gemeente"),
        ([("naam", "Naam", "Gemeente"), ("1", "2", "3")], "double-column", "Naam"),
        ([("Naam", "Gemeente")], "no-rows", ""),
    ],
)
def test_headings_that_are_missing_or_doubled_are_named(rows: Any, fault: str, where: str) -> None:
    with pytest.raises(UnreadableSheet) as refusal:
        laid_out(_sheet(*rows), "organisations")

    assert refusal.value.fault == fault
    assert where in refusal.value.where


def test_errors_name_the_row_of_the_file_and_its_own_heading(hand_in: HandIn) -> None:
    kept = hand_in(
        "organisations",
        "Naam;KvK nr;Type;Plaats;Lid;site",
        "",
        "De Hoek;1234;school;Goudaa;misschien;niet een adres",
        ";123456789012;zorg;Gouda;ja;;te veel",
        "#N/B;;zorg;Gouda;ja",
    )

    assert said(kept) == [
        "Rij 3, kolom KvK nr: ‘1234’ is geen KvK-nummer: dat heeft acht cijfers.",
        "Rij 3, kolom Type: ‘school’ is geen soort die wij kennen: "
        "welzijn, zorg, informeel, wonen of anders.",
        "Rij 3, kolom Lid: ‘misschien’ is geen ja of nee.",
        "Rij 3, kolom site: ‘niet een adres’ is geen webadres.",
        "Rij 3, kolom Plaats: wij kennen geen gemeente ‘Goudaa’. Kijk of de naam goed is geschreven.",
        "Rij 4: er zijn meer vakjes dan kopjes. Staat er een komma of puntkomma te veel?",
        "Rij 4, kolom Naam: er is niets ingevuld.",
        "Rij 4, kolom KvK nr: ‘123456789012’ is een vestigingsnummer. "
        "Vul de acht cijfers van de organisatie in.",
        "Rij 5, kolom Naam: ‘#N/B’ is een formule die niet werkt. Typ wat er moet staan.",
    ]
    assert states(kept) == ["error"] * 3


def test_the_number_says_which_one_it_is_and_lost_zeros_come_back(hand_in: HandIn) -> None:
    from portal.members.models import Organisation

    Organisation.objects.filter(slug="de-brug-welzijn").update(kvk="00990001")
    kept = hand_in("organisations", "Naam;KvK;Plaats;Over ons", "De Brug;990001;Alphen aan den Rijn;Nieuw")

    assert states(kept) == ["changed"]
    assert [change[0] for change in kept.rows[0]["changes"]] == ["name", "about"]
    assert said(kept) == ["Kolom KvK: de verdwenen nullen staan er weer voor: 00990001."]


def test_without_a_number_name_and_place_ask(hand_in: HandIn) -> None:
    kept = hand_in(
        "organisations",
        "Naam;KvK;Soort;Plaats",
        "Stichting de brug-welzijn;;welzijn;Alphen a/d Rijn",
        "De Brug Welzijn;;welzijn;Gouda",
        "De Brug Welzijn;12345678;welzijn;Alphen aan den Rijn",
    )

    assert states(kept) == ["ask", "new", "new"]
    assert "een ander nummer: 99990001" in said(kept)[0]


def test_a_yes_holds_for_one_row(hand_in: HandIn, margriet: Any) -> None:
    from portal.members.actions import answer_import

    kept = hand_in(
        "organisations",
        "Naam;KvK;Plaats;Soort",
        "De Brug;99990001;Alphen aan den Rijn;",
        "De Brug Welzijn;;Alphen aan den Rijn;welzijn",
    )
    [candidate] = kept.rows[1]["maybe"]

    answered = answer_import(actor=margriet, number=kept.pk, answers={3: candidate})

    assert states(answered) == ["changed", "error"]
    assert "dit staat al op rij 2" in said(answered)[0]


def test_a_municipality_that_merged_is_explained(hand_in: HandIn) -> None:
    kept = hand_in("organisations", "Naam;Soort;Plaats", "Het Noorden;zorg;Appingedam")

    assert states(kept) == ["new"]
    assert said(kept) == ["Kolom Plaats: Appingedam hoort nu bij Eemsdelta."]


def test_the_same_number_or_name_and_place_twice_is_an_error_on_the_later_row(hand_in: HandIn) -> None:
    kept = hand_in(
        "organisations",
        "Naam;KvK;Soort;Plaats",
        "De Hoek;12345678;zorg;Gouda",
        "De Andere;12345678;zorg;Gouda",
        "Het Plein;;zorg;Gouda",
        "Stichting Het Plein;;zorg;Gouda",
    )

    assert states(kept) == ["new", "error", "new", "error"]


def test_people_are_known_by_address_and_keep_their_name(hand_in: HandIn) -> None:
    kept = hand_in(
        "people",
        "Naam;E-mail;Organisatie;KvK-nummer;Functie;Mag samenstellen",
        "W. Postma;Wilma.Postma@de-brug-welzijn.example;;99990001;directeur;",
        "Wilma Postma;wilma.postma@de-brug-welzijn.example;jong rijnmeer;;medewerker;ja",
        "Vera Nieuw;vera@de-hoek.example;Stichting De Brug Welzijn;;Medewerker;nee",
        "Kees;kees@;De Brug Welzijn;;baas;",
        "Kees;kees@de-hoek.example;Bestaat Niet;;medewerker;",
    )

    assert states(kept) == ["same", "changed", "new", "error", "error"]
    assert "Kolom Naam: deze persoon heet hier Wilma Postma, en dat blijft zo." in said(kept)
    assert "Rij 6, kolom Organisatie: wij kennen geen organisatie ‘Bestaat Niet’. Neem eerst de organisaties over." in said(kept)  # fmt: skip  # noqa: E501


def test_services_are_read_by_name_code_and_word(hand_in: HandIn) -> None:
    kept = hand_in(
        "offers",
        "Organisatie;Dienst;Gemeente;Bron",
        "De Brug Welzijn;youth-work;Gouda, Woerden;",
        "De Brug Welzijn;jongerenwerkers op straat;GM0484;",
        "De Brug Welzijn;Jongerenwerk en opbouwwerk;Gouda;",
        "De Brug Welzijn;raketbouw;Gouda;",
        "De Brug Welzijn;Opbouwwerk;Alphen aan den Rijn;",
        "De Brug Welzijn;Opbouwwerk;Alphen aan den Rijn;onze gids",
    )

    assert states(kept) == ["new", "new", "error", "error", "same", "error"]
    assert kept.rows[0]["values"]["areas"] == ["GM0513", "GM0632"]


HOSTILE = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "{{ 7*7 }}", "' OR 1=1 --"]  # fmt: skip  # noqa: E501


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_a_formula_or_a_program_is_text(text: str, hand_in: HandIn) -> None:
    kept = hand_in("organisations", "Naam,Soort,Plaats", f'"{text}",zorg,Gouda')

    assert states(kept) == ["new"]
    assert kept.rows[0]["values"]["name"] == text


def test_a_sign_that_nobody_sees_is_an_error_and_not_the_end(hand_in: HandIn) -> None:
    kept = hand_in("organisations", "Naam;Soort;Plaats", "A\x00B;zorg;Gouda", "De Hoek;zorg;Gouda")

    assert states(kept) == ["error", "new"]


@pytest.mark.parametrize("subject", NAMES)
def test_the_template_is_read_back_and_its_example_is_never_taken_over(subject: Any, hand_in: HandIn) -> None:
    for made in (template_csv(subject), template_xlsx(subject)):
        table = laid_out(read_sheet(made), subject)

        assert list(table.headings.values()) == [column.heading for column in COLUMNS[subject]]
        assert table.unknown == ()
        lines = [";".join(table.headings.values())]
        cells = table.lines[0].cells
        lines.append(";".join(f'"{cells.get(name, "")}"' for name in table.headings))
        kept = hand_in(subject, *lines)
        assert states(kept) == ["error"]
        assert any("verzonnen voorbeeld" in sentence for sentence in said(kept))
