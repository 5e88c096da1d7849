"""In which role somebody acts: switching is noted, and what was asked in one role is not there in another."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from tests.portal.visitors import BACKEND, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def lot(db: None) -> Any:
    from portal.tenders.models import Lot

    return Lot.objects.get(tender__title__startswith="Sociale basis en steun", order=0)


def _confirm_and_ask(client: Client, person: Any, organisation: Any, lot: Any) -> str:
    from portal.tenders.actions import confirm_demands
    from portal.tenders.queries import proposed_demands

    confirm_demands(actor=person, organisation=organisation, lot=lot, demands=proposed_demands(lot))
    return str(client.post(f"/coalities/perceel/{lot.id}/")["Location"])


def test_a_run_of_the_director_is_not_there_for_the_chair_in_the_same_person(
    person: Callable[[str], Any], lot: Any
) -> None:
    ruud = person("Ruud")
    director, chair = ruud.roles.get(name="director"), ruud.roles.get(name="chair")
    client = visit("K", person)
    run = _confirm_and_ask(client, ruud, director.organisation, lot)

    as_director = client.get(run).status_code
    client.post("/rol/", {"role": chair.pk})
    as_chair = [
        client.get(page).status_code
        for page in (run, f"{run}probleem.json", "/coalities/voorstellen/", lot.get_absolute_url())
    ]
    shown = client.get(lot.get_absolute_url()).content.decode()
    client.post("/rol/", {"role": director.pk})

    assert as_director == 200
    assert as_chair == [404, 404, 404, 200]
    assert "Bevestigd op" not in shown
    assert client.get(run).status_code == 200


def test_a_run_for_one_organisation_is_not_there_when_acting_for_another(
    person: Callable[[str], Any], lot: Any
) -> None:
    from portal.members.models import Organisation, Role

    wilma = person("Wilma")
    mine = wilma.roles.get()
    other = Role.objects.create(
        person=wilma,
        organisation=Organisation.objects.get(slug="gouwestroom"),
        name="director",
        since="2024-01-01",
    )
    client = visit("D", person)
    client.post("/rol/", {"role": mine.pk})
    run = _confirm_and_ask(client, wilma, mine.organisation, lot)

    client.post("/rol/", {"role": other.pk})

    assert client.get(run).status_code == 404
    assert run not in client.get("/coalities/voorstellen/").content.decode()


def test_going_on_in_another_role_is_noted_in_ones_own_trail(person: Callable[[str], Any]) -> None:
    from portal.ledger.queries import steps

    visit("C", person)

    last = steps(person("Ruud").ref).last()
    assert last is not None
    assert (last.payload["tag"], last.payload["role"]) == ("role:taken", "chair")


def test_the_head_of_the_page_says_in_which_role_one_acts(person: Callable[[str], Any]) -> None:
    as_director = visit("K", person).get("/netwerk/").content.decode()
    as_chair = visit("C", person).get("/netwerk/").content.decode()

    assert '<a class="viewer-for" href="/netwerk/ijsselkring/">IJsselkring' in as_director
    assert '<span class="viewer-for">voorzitter van de vereniging</span>' in as_chair


@pytest.mark.parametrize("role", ["", "0", "-1", "²", "٣", "99999999999999999999999", "abc", "\0"])
def test_a_role_that_is_no_role_of_ones_own_is_not_found(role: str, person: Callable[[str], Any]) -> None:
    assert visit("D", person).post("/rol/", {"role": role}).status_code == 404


def test_a_role_in_the_session_that_ended_falls_back_to_another(person: Callable[[str], Any]) -> None:
    client = visit("C", person)
    person("Ruud").roles.filter(name="chair").delete()

    assert client.get("/coalities/voorstellen/").status_code == 200


def test_a_role_in_the_association_has_no_organisation_of_its_own() -> None:
    from portal.members.access import own_organisation

    with pytest.raises(Http404):
        own_organisation(SimpleNamespace(organisation=None))  # type: ignore[arg-type]


def test_nobody_takes_away_what_the_office_published_and_others_may_work_with(
    person: Callable[[str], Any],
) -> None:
    from portal.tenders.models import Document

    published = Document.objects.filter(owner=None).first()
    assert published

    for letter in "DTFO":
        visit(letter, person).post(f"/aanbestedingen/bestand/{published.id}/weg/")

    assert Document.objects.filter(pk=published.pk).exists()


def test_a_director_does_not_take_away_their_own_role(person: Callable[[str], Any]) -> None:
    role = person("Wilma").roles.get()

    visit("D", person).post(f"/mijn-organisatie/mensen/{role.pk}/weg/")

    assert person("Wilma").roles.get() == role


def test_each_reads_in_their_own_language(person: Callable[[str], Any]) -> None:
    from portal.members.models import Person

    owen = Client()
    owen.force_login(Person.objects.get(email="owen.fletcher@spaarnewerf.example"), backend=BACKEND)
    stranger = Client()
    before = stranger.get("/")
    stranger.post("/taal/", {"language": "en", "next": "https://elders.example/"})

    assert owen.get("/")["Content-Language"] == "en"
    assert (before["Content-Language"], stranger.get("/")["Content-Language"]) == ("nl", "en")
