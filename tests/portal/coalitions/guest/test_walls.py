"""A guest that was asked by mail and said yes is nowhere: others are given the same bytes as without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from tests.portal.access.test_walls import NOON, _a_confirmed_list, _pages, _seen
from tests.portal.coalitions.guest.asked import RIET, ask_riet
from tests.portal.coalitions.rooms import start
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
OTHERS = "ASKGOX"
"""One of each kind: nobody in particular, a colleague of who asked, another director, a guest, the office."""
NAME = "Huurdersgroep De Ster"
SEARCHES = ("/netwerk/", "/netwerk/?area=Gouda", "/netwerk/?kind=informal", "/netwerk/?service=youth-work")


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worlds differ in the guest only, not in the minute."""
    monkeypatch.setattr("portal.base.clock.now", lambda: NOON)


def _said_yes() -> Any:
    """Let Riet say yes, and publish what her group does where, as any organisation may."""
    from portal.coalitions import actions
    from portal.members.actions import save_card, save_offers

    question = ask_riet(start())
    inside = actions.accept_as_guest(
        invitation=question, person="Riet de Vries", name=NAME, kind="informal", area="GM0513"
    )
    actions.keep_promise(actor=inside.person, participant=inside)
    group = inside.partner.organisation
    save_offers(actor=inside.person, organisation=group, offers=[("youth-work", "GM0513")], source="wijzelf")
    save_card(actor=inside.person, organisation=group, here="Wij doen het samen.")
    return inside


def _addresses(inside: Any) -> list[str]:
    slug, room = inside.partner.organisation.slug, inside.room.get_absolute_url()
    theirs = [f"/netwerk/{slug}/", f"/netwerk/{slug}/kaart/", f"/netwerk/{slug}/samen/", room, f"{room}wie/"]
    return [*_pages(), *SEARCHES, f"/netwerk/kaarten/?o={slug}", *theirs]


def _leaves_the_site() -> tuple[Any, ...]:
    from portal.ledger.models import Entry, Head
    from portal.notify.models import Letter

    log = [bytes(entry.commitment) for entry in Entry.objects.all()]
    letters = list(Letter.objects.exclude(address=RIET).values_list("address", "subject", "text"))
    return log, Head.objects.get(name="public log").size, letters


@pytest.mark.parametrize("letter", OTHERS)
def test_others_are_given_the_same_bytes_with_and_without_a_guest_who_said_yes(
    letter: str, person: Callable[[str], Any]
) -> None:
    _a_confirmed_list()
    with transaction.atomic():
        addresses = _addresses(_said_yes())
        seen = _seen(letter, addresses, person), _leaves_the_site()
        transaction.set_rollback(True)

    without = _seen(letter, addresses, person), _leaves_the_site()

    assert [key for key, page in seen[0].items() if page != without[0][key]] == []
    assert seen[1] == without[1]


def test_the_test_sees_the_guest_where_it_may_be_seen(person: Callable[[str], Any]) -> None:
    with transaction.atomic():
        addresses = _addresses(_said_yes())[-2:]
        seen = _seen("D", addresses, person)
        transaction.set_rollback(True)

    assert [key for key, page in _seen("D", addresses, person).items() if page != seen[key]]


def test_the_guest_is_in_no_list_that_the_composer_or_an_import_reads() -> None:
    from portal.members import queries

    group = _said_yes().partner.organisation

    assert group not in queries.all_with_offers()
    assert group not in queries.listed()
    assert group.slug not in queries.organisation_names()
    assert not queries.seen_roles([RIET]).exists()


def test_a_guest_that_asks_for_it_stands_in_the_network_by_its_name(person: Callable[[str], Any]) -> None:
    from django.test import Client

    riet = Client()
    inside = _said_yes()
    riet.force_login(inside.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    before = riet.get("/mijn-organisatie/").content.decode()

    page = riet.post("/mijn-organisatie/in-het-netwerk/", follow=True)

    assert "/mijn-organisatie/in-het-netwerk/" in before
    assert page.redirect_chain[-1][0] == "/netwerk/huurdersgroep-de-ster/"
    assert page.status_code == 200
    assert NAME in visit("A", person).get("/netwerk/").content.decode()
    after = riet.get("/mijn-organisatie/").content.decode()
    assert "/mijn-organisatie/in-het-netwerk/" not in after


def test_two_of_the_same_name_have_two_addresses() -> None:
    from portal.members.actions import list_organisation, welcome_guest

    pages = set()
    for email in ("a@elders.example", "b@elders.example"):
        contact, group = welcome_guest(email=email, person="Bo", name=NAME, kind="informal", area="GM0513")
        pages.add(list_organisation(actor=contact, organisation=group).get_absolute_url())

    assert len(pages) == 2


@pytest.mark.parametrize(
    "page",
    ["", "profiel/", "werkgebied/", "kaart/", "certificaten/", "mensen/"],
    ids=lambda page: page or "own",
)
def test_every_page_of_its_own_opens_for_a_guest_and_leads_to_none_that_does_not(page: str) -> None:
    import re

    from django.test import Client

    riet = Client()
    riet.force_login(_said_yes().person, backend="allauth.account.auth_backends.AuthenticationBackend")

    shown = riet.get(f"/mijn-organisatie/{page}")

    assert shown.status_code == 200
    links = set(re.findall(r'href="(/[^"#?]*)', shown.content.decode()))
    dead = [link for link in links if not link.startswith("/static/") and riet.get(link).status_code >= 400]
    assert dead == []


def test_saving_its_working_area_leads_a_guest_back_to_its_own_page() -> None:
    from django.test import Client

    riet = Client()
    riet.force_login(_said_yes().person, backend="allauth.account.auth_backends.AuthenticationBackend")

    saved = riet.post(
        "/mijn-organisatie/werkgebied/",
        {"area": ["GM0513"], "offer": ["youth-work|GM0513"], "source": "wijzelf", "add_areas": ""},
        follow=True,
    )

    assert saved.status_code == 200, saved.context["form"].errors
    assert saved.redirect_chain[-1][0] == "/mijn-organisatie/"
