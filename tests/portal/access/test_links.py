"""Whoever looks at a page finds no link on it that does not open for them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve
from tests.portal.visitors import WHO, visit

pytestmark = pytest.mark.django_db
MOST_OF_A_KIND = 2
"""So many addresses of one view are followed: the second is often of another organisation or notice."""


def _links(text: str) -> Iterator[str]:
    for link in re.findall(r'<a [^>]*href="([^"]*)"', text):
        address = html.unescape(link).split("#")[0]
        if address.startswith("/") and not address.startswith("/static/"):
            yield address


def _dead_links(client: Client) -> list[str]:
    waiting, tried, dead = [("", "/")], dict[str, set[str]](), []
    while waiting:
        found_on, address = waiting.pop(0)
        seen = tried.setdefault(resolve(address.split("?")[0]).view_name, set())
        if address in seen or len(seen) >= MOST_OF_A_KIND:
            continue
        seen.add(address)
        answer = client.get(address)
        if answer.status_code >= 400:
            dead.append(f"{found_on} leads to {address}: {answer.status_code}")
        elif answer["Content-Type"].startswith("text/html"):
            waiting += [(address, link) for link in _links(answer.content.decode())]
    return dead


@pytest.mark.parametrize("letter", WHO, ids=WHO.get)
def test_no_link_is_dead(letter: str, person: Callable[[str], Any]) -> None:
    assert _dead_links(visit(letter, person)) == []


def test_a_guest_who_saves_a_card_comes_back_to_their_own_organisation(person: Callable[[str], Any]) -> None:
    answer = visit("G", person).post("/mijn-organisatie/kaart/", {"here": "Zo gaat dat hier."}, follow=True)

    assert answer.redirect_chain == [("/mijn-organisatie/", 302)]
    assert answer.status_code == 200


def test_no_link_of_what_was_composed_is_dead(person: Callable[[str], Any]) -> None:
    from portal.tenders.actions import confirm_demands
    from portal.tenders.models import Lot
    from portal.tenders.queries import proposed_demands

    wilma = person("Wilma")
    lot = Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)
    confirm_demands(
        actor=wilma, organisation=wilma.roles.get().organisation, lot=lot, demands=proposed_demands(lot)
    )
    client = visit("D", person)
    client.post(f"/coalities/perceel/{lot.id}/")

    assert _dead_links(client) == []
