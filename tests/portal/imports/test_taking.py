"""Taking over and undoing: whole or not at all, once, and back to what stood there."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portal.actions.test_every_action import everything
from tests.portal.imports.conftest import HandIn, states, take, undo

pytestmark = pytest.mark.django_db
LEDGER = {"ledger.step", "ledger.head", "ledger.entry", "members.import"}


def _there() -> dict[str, list[Any]]:
    return {label: rows for label, rows in everything().items() if label not in LEDGER}


def _organisations(hand_in: HandIn) -> Any:
    return hand_in(
        "organisations",
        "Naam;KvK;Soort;Plaats;Lid;Over ons;Website",
        "De Brug;99990001;;Alphen aan den Rijn;;Nieuwe woorden;",
        "Kaarten;12345678;zorg;Gouda;ja;Zorg;dehoek.example",
        "Kaarten;;informeel;Woerden;nee;;",
        "Fout;;zorg;Nergens;;;",
    )


def test_new_and_changed_organisations_are_taken_over_and_wrong_rows_are_not(
    hand_in: HandIn, margriet: Any
) -> None:
    from portal.ledger.models import Entry
    from portal.members.models import Organisation

    before = Entry.objects.count()
    take(margriet, _organisations(hand_in))

    brug = Organisation.objects.get(kvk="99990001")
    assert (brug.slug, brug.name, brug.about, brug.kind) == (
        "de-brug-welzijn",
        "De Brug",
        "Nieuwe woorden",
        "welfare",
    )
    made = Organisation.objects.filter(name="Kaarten").order_by("slug")
    assert [(one.slug, one.is_member, one.website) for one in made] == [
        ("kaarten-2", True, "https://dehoek.example"),
        ("kaarten-3", False, ""),
    ]
    assert not Organisation.objects.filter(name="Fout").exists()
    [entry] = Entry.objects.order_by("seq")[before:]
    assert (entry.type, entry.payload["organisation"]) == ("membership:started", "kaarten-2")


def test_undoing_brings_back_exactly_what_stood_there(hand_in: HandIn, margriet: Any) -> None:
    before = _there()
    organisations = _organisations(hand_in)
    take(margriet, organisations)
    people = hand_in(
        "people",
        "Naam;Mail;Organisatie;Rol;Mag samenstellen",
        "Vera Nieuw;vera@de-hoek.example;De Brug;directeur;",
        "Wilma Postma;wilma.postma@de-brug-welzijn.example;Jong Rijnmeer;medewerker;ja",
        "Tarik Aydemir;tarik.aydemir@de-brug-welzijn.example;De Brug;medewerker;nee",
    )
    take(margriet, people)
    offers = hand_in(
        "offers",
        "Organisatie;Dienst;Gemeente;Bron",
        "De Brug;Opbouwwerk;Alphen aan den Rijn, Gouda;onze nieuwe gids",
        "Jong Rijnmeer;Opbouwwerk;Gouda;",
    )
    take(margriet, offers)
    assert _there() != before

    for kept in (offers, people, organisations):
        assert undo(margriet, kept).about["left"] == []

    assert _there() == before


def test_what_somebody_changed_since_stays_and_is_named(hand_in: HandIn, margriet: Any) -> None:
    from portal.members.actions import save_profile
    from portal.members.models import Organisation

    kept = _organisations(hand_in)
    take(margriet, kept)
    brug = Organisation.objects.get(kvk="99990001")
    save_profile(actor=margriet, organisation=brug, about="Onze eigen woorden")

    undone = undo(margriet, kept)

    brug.refresh_from_db()
    assert (brug.about, brug.name) == ("Onze eigen woorden", "De Brug")
    assert undone.about["left"] == [2]
    assert not Organisation.objects.filter(name="Kaarten").exists()


def test_an_organisation_that_others_see_at_work_stays(hand_in: HandIn, margriet: Any) -> None:
    from portal.members.models import Organisation

    kept = _organisations(hand_in)
    take(margriet, kept)
    take(margriet, hand_in("offers", "KvK;Dienst;Gemeente", "12345678;Opbouwwerk;Gouda"))

    assert undo(margriet, kept).about["left"] == [3]
    assert Organisation.objects.get(name="Kaarten").kvk == "12345678"


def test_told_twice_is_once(hand_in: HandIn, margriet: Any) -> None:
    kept = _organisations(hand_in)
    take(margriet, kept)
    once = everything()
    take(margriet, kept)
    assert everything() == once

    undo(margriet, kept)
    back = everything()
    undo(margriet, kept)
    take(margriet, kept)
    assert everything() == back


def test_without_a_yes_a_new_one_is_made_and_with_a_yes_it_is_the_same(
    hand_in: HandIn, margriet: Any
) -> None:
    from portal.members.actions import answer_import
    from portal.members.models import Organisation

    count = Organisation.objects.count()
    rows = ("Naam;Soort;Plaats;Groep", "De Brug Welzijn;welzijn;Alphen aan den Rijn;Samen")
    yes = hand_in("organisations", *rows)
    [candidate] = yes.rows[0]["maybe"]
    answer_import(actor=margriet, number=yes.pk, answers={2: candidate})
    take(margriet, yes)
    assert Organisation.objects.count() == count
    assert Organisation.objects.get(slug="de-brug-welzijn").group == "Samen"

    take(margriet, hand_in("organisations", *rows))
    assert Organisation.objects.get(slug="de-brug-welzijn-2").name == "De Brug Welzijn"


def test_a_yes_to_an_organisation_that_was_not_asked_about_is_no_yes(hand_in: HandIn, margriet: Any) -> None:
    from portal.members.actions import answer_import
    from portal.members.models import Organisation

    kept = hand_in("organisations", "Naam;Soort;Plaats", "De Hoek;welzijn;Gouda")
    brug = Organisation.objects.get(slug="de-brug-welzijn")

    answered = answer_import(actor=margriet, number=kept.pk, answers={2: str(brug.pk)})

    assert states(answered) == ["new"]


def test_what_changed_meanwhile_is_shown_again_and_not_taken_over(hand_in: HandIn, margriet: Any) -> None:
    from portal.members.models import Organisation

    kept = hand_in("organisations", "Naam;KvK;Soort;Plaats", "De Hoek;12345678;welzijn;Gouda")
    take(margriet, hand_in("organisations", "Naam;KvK;Soort;Plaats", "De Hoek;12345678;zorg;Gouda"))

    again = take(margriet, kept)

    assert (again.state, again.about["again"], states(again)) == ("shown", True, ["changed"])
    assert Organisation.objects.get(kvk="12345678").kind == "care"
    assert take(margriet, again).state == "taken"
    assert Organisation.objects.get(kvk="12345678").kind == "welfare"


def test_a_letter_goes_only_where_that_was_asked(hand_in: HandIn, margriet: Any) -> None:
    from portal.notify.models import Letter

    head = "Naam;Mail;Organisatie;Rol"
    before = Letter.objects.count()
    take(margriet, hand_in("people", head, "Vera Nieuw;vera@de-hoek.example;De Brug Welzijn;medewerker"))
    assert Letter.objects.count() == before

    rows = [
        "Kees Nieuw;kees@de-hoek.example;De Brug Welzijn;medewerker",
        "Wilma Postma;wilma.postma@de-brug-welzijn.example;De Brug Welzijn;directeur",
    ]
    take(margriet, hand_in("people", head, *rows), letters=True, address="https://hier.example/code/")

    [letter] = Letter.objects.order_by("made_at")[before:]
    assert letter.address == "kees@de-hoek.example"
    assert "U kunt nu meedoen namens De Brug Welzijn" in letter.subject
    assert "https://hier.example/code/" in letter.text


def test_an_old_file_is_forgotten(hand_in: HandIn, margriet: Any) -> None:
    from datetime import timedelta

    from portal.members.actions import forget_imports
    from portal.members.models import Import

    kept = hand_in("organisations", "Naam;Plaats;Soort", "De Hoek;Gouda;zorg")
    assert forget_imports() == 0
    Import.objects.filter(pk=kept.pk).update(made_at=kept.made_at - timedelta(days=366))

    assert forget_imports() == 1
