"""The pages of the network and of one's own organisation say what they should, to whom they should."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from portal.members.models import Certificate, Offer, Organisation, Role
from portal.trust.models import Evidence

pytestmark = pytest.mark.django_db
AsPerson = Callable[[str], Client]
GOUDA, ALPHEN, ALMERE = "GM0513", "GM0484", "Almere"


def words(response: Any) -> str:
    """Return what a page says, without its tags and with one space between words."""
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", main)))


def fields_of_offers(page: Any) -> dict[str, list[str]]:
    """Return what a browser would send back from the table of boxes, unchanged."""
    table = page.context["table"]
    ticked = [box.value for row in table.rows for box in row.boxes if box.ticked]
    return {"area": [code for code, _name in table.columns], "offer": ticked}


def test_anybody_finds_who_does_something_somewhere() -> None:
    page = words(
        Client().get("/netwerk/", {"area": "alphen aan den rijn", "service": "work-with-older-people"})
    )

    assert "1 organisatie doet ouderenwerk in Alphen aan den Rijn" in page
    assert "De Brug Welzijn" in page
    assert "Buurtkracht" not in page


def test_a_search_that_finds_nobody_offers_a_wider_one() -> None:
    page = Client().get("/netwerk/", {"area": ALMERE, "service": "youth-work", "kind": "welfare"})

    assert "Voor zover wij weten: niemand" in words(page)
    assert 'href="?service=youth-work&amp;kind=welfare"' in page.content.decode()


def test_a_misspelt_municipality_is_named_beside_its_field() -> None:
    page = words(Client().get("/netwerk/", {"area": "Goudda"}))

    assert "Wij kennen geen gemeente die “Goudda” heet" in page


def test_five_organisations_are_numbered_as_on_the_map_and_more_are_one_group() -> None:
    few = Client().get("/netwerk/", {"area": "Harderwijk"})
    all_of_them = Client().get("/netwerk/")

    assert [row.number for row in few.context["rows"]] == list(range(1, len(few.context["rows"]) + 1))
    assert {row.number for row in all_of_them.context["rows"]} == {0}
    assert len(all_of_them.context["on_map"]) == 1


def test_what_was_checked_long_ago_says_so() -> None:
    brug = words(Client().get("/netwerk/de-brug-welzijn/"))
    jong = words(Client().get("/netwerk/jong-rijnmeer/"))

    assert "nagekeken 14-11-2025, meer dan een jaar geleden" in brug
    assert "nagekeken 02-09-2026" in jong
    assert "meer dan een jaar geleden" not in jong


def test_a_guest_is_called_a_guest() -> None:
    assert "gast: geen lid" in words(Client().get("/netwerk/maatjes-voor-geld/"))
    assert "gast" not in words(Client().get("/netwerk/naast-elkaar/"))


def test_a_source_that_is_no_web_address_is_never_a_link() -> None:
    Offer.objects.filter(organisation__slug="duinhart").update(source="javascript:alert(1)")

    page = Client().get("/netwerk/duinhart/").content.decode()

    assert "javascript:alert(1)," in page
    assert 'href="javascript' not in page


def test_a_stranger_is_offered_no_card_and_nothing_done_together() -> None:
    page = Client().get("/netwerk/jong-rijnmeer/").content.decode()

    assert "/netwerk/jong-rijnmeer/kaart/" not in page
    assert "/samen/" not in page


def test_a_member_of_staff_is_offered_the_card_but_not_the_relation(as_person: AsPerson) -> None:
    page = as_person("Loes").get("/netwerk/jong-rijnmeer/").content.decode()

    assert "/netwerk/jong-rijnmeer/kaart/" in page
    assert "/samen/" not in page


def test_an_expired_certificate_is_called_expired() -> None:
    Certificate.objects.filter(organisation__slug="jong-rijnmeer").update(until="2026-11-22")

    assert "verlopen op 22 november 2026" in words(Client().get("/netwerk/jong-rijnmeer/"))


def test_a_card_reads_as_a_story(as_person: AsPerson) -> None:
    page = words(as_person("Wilma").get("/netwerk/jong-rijnmeer/kaart/"))

    assert "Zo is het hier geregeld" in page
    assert "De jongerenwerker kende mijn broer ook al" in page
    assert "Directeur hier sinds2018" in page.replace(" 2018", "2018")


def test_an_organisation_without_a_card_is_not_blamed(as_person: AsPerson) -> None:
    page = words(as_person("Wilma").get("/netwerk/maatjes-voor-geld/kaart/"))

    assert "Maatjes voor Geld heeft nog niet verteld hoe het daar geregeld is" in page


def test_three_cards_fit_side_by_side_and_a_fourth_is_announced(as_person: AsPerson) -> None:
    four = ["naast-elkaar", "buurtkracht", "de-brug-welzijn", "jong-rijnmeer"]

    page = as_person("Wilma").get("/netwerk/kaarten/", {"o": [*four, ""]})

    assert [card.organisation.slug for card in page.context["cards"]] == four[:3]
    assert "Er passen drie kaarten naast elkaar" in words(page)
    assert "niet gezegd" in words(page)


def test_a_comparison_begins_with_ones_own_card(as_person: AsPerson) -> None:
    page = as_person("Wilma").get("/netwerk/kaarten/")

    assert page.context["places"] == ["de-brug-welzijn", "", ""]


def test_what_is_saved_unchanged_keeps_its_source_and_day(as_person: AsPerson) -> None:
    wilma = as_person("Wilma")
    before = set(Offer.objects.filter(organisation__slug="de-brug-welzijn").values_list())

    saved = wilma.post(
        "/mijn-organisatie/werkgebied/", fields_of_offers(wilma.get("/mijn-organisatie/werkgebied/"))
    )

    assert saved.status_code == 302
    assert set(Offer.objects.filter(organisation__slug="de-brug-welzijn").values_list()) == before


def test_an_added_municipality_becomes_a_column_before_anything_is_published(as_person: AsPerson) -> None:
    wilma = as_person("Wilma")
    fields = fields_of_offers(wilma.get("/mijn-organisatie/werkgebied/"))

    asked = wilma.post("/mijn-organisatie/werkgebied/", {**fields, "add_areas": "Gouda"})
    nothing_yet = Offer.objects.filter(organisation__slug="de-brug-welzijn", area=GOUDA).exists()
    ticked = fields_of_offers(asked)
    ticked["offer"].append(f"youth-work|{GOUDA}")
    saved = wilma.post("/mijn-organisatie/werkgebied/", {**ticked, "source": "jaarverslag 2025"})

    assert asked.status_code == 200
    assert "Gouda: nu in de tabel" in words(asked)
    assert not nothing_yet
    assert saved.status_code == 302
    assert Offer.objects.get(organisation__slug="de-brug-welzijn", area=GOUDA).source == "jaarverslag 2025"


def test_the_button_for_columns_never_publishes(as_person: AsPerson) -> None:
    wilma = as_person("Wilma")
    fields = fields_of_offers(wilma.get("/mijn-organisatie/werkgebied/"))

    page = wilma.post("/mijn-organisatie/werkgebied/", {**fields, "offer": [], "add": "1", "add_areas": ""})

    assert page.status_code == 200
    assert Offer.objects.filter(organisation__slug="de-brug-welzijn").exists()


def test_an_unknown_municipality_is_refused_and_what_was_ticked_stays(as_person: AsPerson) -> None:
    wilma = as_person("Wilma")
    fields = fields_of_offers(wilma.get("/mijn-organisatie/werkgebied/"))

    page = wilma.post("/mijn-organisatie/werkgebied/", {**fields, "add_areas": "Gouda, Verweggistan"})

    assert page.status_code == 422
    assert "Verweggistan" in words(page)
    assert fields_of_offers(page) == fields


def test_each_box_says_what_and_where_it_is_for(as_person: AsPerson) -> None:
    page = as_person("Wilma").get("/mijn-organisatie/werkgebied/")

    assert "jongerenwerk in Nieuwkoop" in words(page)


def test_a_card_is_saved_and_read_by_members(as_person: AsPerson) -> None:
    wilma = as_person("Wilma")

    refused = wilma.post("/mijn-organisatie/kaart/", {"teams": "somewhere"})
    page = wilma.post(
        "/mijn-organisatie/kaart/", {"here": "Alles begint bij de soep.", "teams": "ours"}, follow=True
    )

    assert refused.status_code == 422
    assert "Alles begint bij de soep." in words(page)
    assert "van ons" in words(page)
    assert "Geschreven op 23 november 2026." in words(page)


def test_a_profile_is_saved_with_a_safe_address(as_person: AsPerson) -> None:
    wilma = as_person("Wilma")

    refused = wilma.post("/mijn-organisatie/profiel/", {"about": "Soep.", "website": "javascript:alert(1)"})
    saved = wilma.post("/mijn-organisatie/profiel/", {"about": "Soep.", "website": "de-brug-welzijn.example"})

    assert refused.status_code == 422
    assert saved.status_code == 302
    assert Organisation.objects.get(slug="de-brug-welzijn").website == "https://de-brug-welzijn.example"


def test_whoever_is_invited_acts_for_the_organisation_until_taken_away(as_person: AsPerson) -> None:
    wilma = as_person("Wilma")
    invited = {"name": "Nel Nieuwkomer", "email": "nel@de-brug-welzijn.example", "role": "staff"}

    wilma.post("/mijn-organisatie/mensen/", invited)
    role = Role.objects.get(person__email=invited["email"])
    listed = words(wilma.get("/mijn-organisatie/mensen/"))
    wilma.post(f"/mijn-organisatie/mensen/{role.pk}/weg/")

    assert "Nel Nieuwkomer" in listed
    assert not Role.objects.filter(pk=role.pk).exists()


def test_a_certificate_told_again_is_renewed(as_person: AsPerson) -> None:
    as_person("Wilma").post("/mijn-organisatie/certificaten/", {"name": "HKZ", "until": "31-12-2030"})

    held = Certificate.objects.filter(organisation__slug="de-brug-welzijn", name="HKZ")
    assert [str(certificate.until) for certificate in held] == ["2030-12-31"]


def test_nobody_takes_their_own_role_away(as_person: AsPerson, person: Callable[[str], Any]) -> None:
    role = Role.objects.get(person=person("Wilma"))

    page = as_person("Wilma").post(f"/mijn-organisatie/mensen/{role.pk}/weg/", follow=True)

    assert Role.objects.filter(pk=role.pk).exists()
    assert "Uw eigen rol kunt u niet weghalen" in page.content.decode()


def test_own_page_says_of_each_part_who_sees_it(as_person: AsPerson) -> None:
    page = words(as_person("Wilma").get("/mijn-organisatie/"))

    assert page.count("iedereen ziet dit") == 3
    assert "alleen leden zien dit" in page
    assert "Tarik Aydemir" in page


def test_the_two_read_what_only_they_know_and_what_others_see(as_person: AsPerson) -> None:
    page = words(as_person("Wilma").get("/netwerk/woonkring-de-rijnlanden/samen/"))

    assert "U en Woonkring De Rijnlanden hebben samen iets gedaan." in page
    assert "Huismeester op het spreekuur, na een half jaar gestopt" in page
    assert "Andere leden zien alleen het woord “onbekend”" in page


def test_a_running_contract_is_the_heading(as_person: AsPerson) -> None:
    page = words(as_person("Wilma").get("/netwerk/wendezorg/samen/"))

    assert "U en Wendezorg werken samen sinds januari 2024." in page


def test_whether_a_contract_without_an_end_still_runs_is_not_known(as_person: AsPerson) -> None:
    Evidence.objects.filter(title="Begeleiding vanuit de wijkteams").update(until=None)

    page = words(as_person("Wilma").get("/netwerk/wendezorg/samen/"))

    assert "werken samen sinds" not in page
    assert "Of “Begeleiding vanuit de wijkteams” nog doorgaat: er is geen einde vastgelegd." in page


def test_what_one_of_two_told_is_not_yet_certain(as_person: AsPerson) -> None:
    page = words(as_person("Wilma").get("/netwerk/buurtkracht/samen/"))

    assert "de ander nog niet heeft bevestigd" in page


def test_strangers_to_each_other_are_shown_the_way_to_a_visit(as_person: AsPerson) -> None:
    page = as_person("Wilma").get("/netwerk/duinhart/samen/")

    assert "kennen elkaar nog niet" in words(page)
    assert 'href="/bezoeken/"' in page.content.decode()


def test_no_page_of_a_pair_shows_a_number_of_warmth(as_person: AsPerson) -> None:
    wilma = as_person("Wilma")

    for other in Organisation.objects.exclude(slug="de-brug-welzijn"):
        page = words(wilma.get(f"/netwerk/{other.slug}/samen/"))
        assert not re.search(r"\d+\s*%|0[.,]\d", page), other.name
