"""Somebody weighs warmth against size, opens a point, goes on with it, prints it, and offers a kitchen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect
from tests.journeys.conftest import PASSWORD, axe

pytestmark = pytest.mark.timeout(120)
TARIK = "tarik.aydemir@de-brug-welzijn.example"


@pytest.fixture
def composed(visit: Callable[..., Page]) -> Callable[..., tuple[Page, str]]:
    """Log in, confirm what a lot asks, and ask who could do it; return the page and its address."""

    def compose(**how: bool) -> tuple[Page, str]:
        page = visit("/account/login/", **how)
        page.locator("input[name=login]").fill(TARIK)
        page.locator("input[name=password]").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Inloggen").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Tarik")
        page.goto("/aanbestedingen/")
        page.get_by_role("link", name="Welzijn en ondersteuning Rijnmeer").first.click()
        page.get_by_role("link", name=re.compile("Bekijk wat wordt gevraagd.*Perceel 2")).first.click()
        page.goto(page.url.rstrip("/") + "/vraag/")
        page.get_by_role("button", name="Bevestig").first.click()
        page.get_by_role("main").get_by_role("button").first.click()
        expect(page.locator(".member-name").first).to_contain_text("De Brug Welzijn")
        return page, page.url.split("?")[0].split("#")[0]

    return compose


@pytest.mark.parametrize("how", [{}, {"javascript": False, "phone": True}], ids=["desktop", "bare phone"])
def test_a_point_is_reached_by_keyboard_opened_and_taken(
    composed: Callable[..., tuple[Page, str]], how: dict[str, bool]
) -> None:
    page, run = composed(**how)
    page.goto(f"{run}front/")
    axe(page, javascript=how.get("javascript", True))
    points = page.locator("svg a.front-point")
    last = points.count()
    assert last > 1

    while page.evaluate("document.activeElement.getAttribute('aria-label')") is None or not page.evaluate(
        "document.activeElement.getAttribute('aria-label')"
    ).startswith(f"Punt {last}:"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name=re.compile(f"^Punt {last}: "))).to_be_visible()
    members = page.locator("#point .member-name a").all_inner_texts()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("link", name="Ga hiermee verder").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wie kan dit samen met ons")
    assert page.locator(".member-name a").all_inner_texts() == members


def test_the_kitchen_is_offered_without_a_word_of_the_assignment(
    composed: Callable[..., tuple[Page, str]],
) -> None:
    page, run = composed()
    told: list[tuple[str, str | None]] = []

    def tell(request: Request) -> None:
        if request.is_navigation_request():
            told.append((request.url, request.all_headers().get("referer")))

    offers = page.get_by_role("link", name="Bied uw keuken aan")
    for number in range(20):
        page.goto(f"{run}front/?wijzigingen=v{number}&tot=1")
        if offers.count():
            break
    page.on("request", tell)
    offers.first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("keuken")

    assert [(re.sub("^https?://[^/]*", "", url), referer) for url, referer in told] == [("/bezoeken/", None)]
    assert page.evaluate("document.referrer") == ""


def test_the_copy_is_plain_on_paper(composed: Callable[..., tuple[Page, str]]) -> None:
    page, run = composed()
    page.goto(f"{run}front/")
    page.get_by_role("link", name="Een kopie om af te drukken").click()
    axe(page)
    page.emulate_media(media="print")

    expect(page.get_by_text("Werkdocument, geen inschrijving")).to_be_visible()
    expect(page.get_by_text("Druk dit af")).to_be_hidden()
    expect(page.get_by_role("navigation").first).to_be_hidden()
    assert page.locator("main svg").count() == 0
