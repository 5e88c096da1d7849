"""From a pasted assignment to both sheets: asked, promised, agreed; the manual's pictures are made here.

With WARME_MANUAL=1 the pictures in docs/handleiding/beelden are made again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import PASSWORD, ROOT, Site, axe, totp
from tests.journeys.stage import GUEST

pytestmark = pytest.mark.timeout(120)

WILMA = "wilma.postma@de-brug-welzijn.example"
JEROEN = "jeroen.tichelaar@jong-rijnmeer.example"
PICTURES = ROOT / "docs" / "handleiding" / "beelden"
TALLEST = 1100
"""Pixels: a picture of the manual shows what matters, no whole page."""

RELIEF = {
    "door_name": "Wilma Postma",
    "door_reach": "wilma.postma@de-brug-welzijn.example",
    "substitute": "Bas Vos, bas.vos@wijkhuis-noord.example",
    "when_one_stops": "De ander neemt het binnen een week over en vertelt het zelf aan de bewoners.",
    "residents-0": "Ik hoef mijn verhaal maar één keer te doen.",
    "system-0": "Aantal gesprekken per maand.",
    "rubs-0": "Een lang gesprek telt even zwaar als een kort.",
}


@pytest.fixture(scope="module")
def stage(site: Site) -> dict[str, Any]:
    """Rooms to begin in, and who is logged in."""
    told: dict[str, Any] = site.set_up("from tests.journeys.stage import set_up; set_up()")
    return told


def picture(page: Page, name: str, *, until: Locator | None = None) -> None:
    """Let axe look at a page, and picture it for the manual down to the end of something."""
    axe(page)
    if os.environ.get("WARME_MANUAL") != "1":
        return
    size = page.viewport_size
    assert size is not None
    end = (until or page.get_by_role("main")).last.bounding_box()
    top = page.get_by_role("main").bounding_box()
    assert end is not None
    assert top is not None
    height = min(end["y"] + end["height"] + 24 - top["y"], TALLEST)
    clip = {"x": 0.0, "y": top["y"], "width": float(size["width"]), "height": height}
    PICTURES.mkdir(parents=True, exist_ok=True)
    taken = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]
    Image.open(BytesIO(taken)).convert("RGB").quantize(96).save(PICTURES / f"{name}.png", optimize=True)


def go(page: Page, target: Locator) -> None:
    """Click, and wait for the page that follows; axe looks at it."""
    with page.expect_navigation():
        target.first.click()
    axe(page)


def link(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("link", name=re.compile(name))


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("button", name=re.compile(name))


def logged_in(visit: Callable[..., Page], stage: dict[str, Any], who: str, path: str) -> Page:
    """Open a page as somebody who logged in before."""
    page = visit("/toegankelijkheid/")
    page.set_viewport_size({"width": 1280, "height": 900})
    cookie = {"name": stage["cookie"], "value": stage["sessions"][who], "domain": "localhost", "path": "/"}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto(path)
    return page


def test_a_pasted_assignment_becomes_a_room(visit: Callable[..., Page]) -> None:
    page = visit("/account/login/")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("input[name=login]").fill(WILMA)
    page.locator("input[name=password]").fill(PASSWORD)
    button(page, "Inloggen").first.click()
    page.locator("input[name=code]").fill(totp(WILMA))
    page.locator("form:has(input[name=code]) button").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wilma")

    page.goto("/aanbestedingen/")
    go(page, link(page, "Typ of plak een opdracht"))
    page.get_by_label("Titel").fill("Samen sterk in Alphen en Nieuwkoop")
    page.get_by_label("Wie vraagt").fill("Gemeente Alphen aan den Rijn")
    text = page.get_by_label("De tekst")
    text.fill(
        "Wij zoeken jongerenwerk, schuldhulpmaatjes en dagbesteding in Alphen aan den Rijn en Nieuwkoop."
    )
    picture(page, "plakken", until=text)
    go(page, button(page, "Bewaar"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Is dit wat wordt gevraagd?")
    go(page, button(page, "Bevestig"))
    go(page, button(page, ""))
    expect(page.locator(".member-name")).to_have_count(4)
    picture(page, "voorstel", until=page.locator(".members"))
    go(page, link(page, "Maak hier een kamer voor"))
    page.get_by_label("Doel").fill("Eén deur voor jongeren met schulden.")
    page.get_by_label("Deze kamer eindigt op").fill("01-06-2027")
    picture(page, "beginnen")
    go(page, button(page, "Maak de kamer"))

    expect(page.get_by_role("heading", level=1)).to_have_text("U hebt een plan en zoekt partners")
    go(page, link(page, "Wie meedoet"))
    expect(page.get_by_role("article")).to_have_count(3)
    expect(page.get_by_text("U dacht aan Jong Rijnmeer. Zij weten nog van niets.")).to_be_visible()


def test_three_are_asked_and_every_word_is_shown_first(
    visit: Callable[..., Page], stage: dict[str, Any], site: Site
) -> None:
    page = logged_in(visit, stage, "wilma", stage["rooms"]["asking"] + "wie/")
    for service, name in (("Jongerenwerk", "Jong Rijnmeer"), ("Schuldhulpmaatjes", "Papier op Orde")):
        place = page.get_by_role("article").filter(has_text=f"{service}.")
        place.get_by_role("link", name="Vraag iemand hiervoor").click()
        link(page, f"Kies {name}").first.click()
        page.get_by_label("Uiterlijk antwoorden op").fill("07-12-2026")
        go(page, button(page, "Laat zien wat zij lezen"))
        expect(page.locator("blockquote")).to_contain_text(f"Diensten: {service}.")
        if service == "Jongerenwerk":
            picture(page, "vragen")
        button(page, "Verstuur dit").click()
    place = page.get_by_role("article").filter(has_text="Dagbesteding.")
    go(page, place.get_by_role("link", name="Vraag iemand hiervoor"))
    go(page, link(page, "Vraag het per e-mail"))
    page.get_by_label("E-mailadres").fill("buren@elkaars-deur.example")
    page.get_by_label("Naam van wie u het vraagt").fill("Bram Buurman")
    page.get_by_label("Uiterlijk antwoorden op").fill("07-12-2026")
    button(page, "Laat zien wat zij lezen").click()
    expect(page.locator("blockquote")).to_contain_text("Diensten: Dagbesteding.")
    go(page, button(page, "Verstuur dit"))

    expect(page.get_by_role("article").get_by_text("gevraagd", exact=True)).to_have_count(3)
    told = site.from_mail("buren@elkaars-deur.example", r"(\S+/uitnodiging/\S+)")
    assert told.startswith(site.address)


def test_a_guest_without_an_account_comes_in_on_a_phone(
    visit: Callable[..., Page], stage: dict[str, Any], site: Site
) -> None:
    page = visit(site.from_mail(GUEST, r"(/uitnodiging/\S+)"), phone=True)
    page.set_viewport_size({"width": 390, "height": 844})
    axe(page)
    page.get_by_label("Code uit de mail").fill(site.code_from_mail(GUEST).lower())
    go(page, button(page, "Open de vraag"))
    picture(page, "gevraagd", until=button(page, "Nee, dank u"))
    go(page, link(page, "Ja, wij doen mee"))
    page.get_by_label("Naam van uw organisatie").fill("Buurtkamer Oost")
    page.get_by_label("informeel").check()
    page.get_by_label("In welke gemeente").fill("Nieuwkoop")
    expect(page.get_by_label("Uw eigen naam")).to_have_value("Fenna Bakker")
    picture(page, "vertellen", until=button(page, "Ja, wij doen mee"))
    go(page, button(page, "Ja, wij doen mee"))
    picture(page, "beloven")
    go(page, button(page, "Dit beloof ik"))

    expect(page.get_by_role("heading", level=1)).to_have_text("U maakt samen een plan")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    go(page, link(page, "Wie meedoet"))
    expect(page.get_by_role("main").get_by_text("Buurtkamer Oost").first).to_be_visible()


def test_a_director_who_was_never_here_comes_in_from_the_mail(
    visit: Callable[..., Page], stage: dict[str, Any], site: Site
) -> None:
    asked = site.from_mail(JEROEN, r"(/coalities/uitnodiging/\S+)")
    page = visit(asked)
    link(page, "code").first.click()
    page.get_by_role("textbox").first.fill(JEROEN)
    button(page, "").first.click()
    page.get_by_role("textbox").first.fill(site.code_from_mail(JEROEN))
    button(page, "").first.click()
    page.wait_for_url("**/account/2fa/")
    add_passkey(page)
    page.goto(asked)
    axe(page)
    go(page, button(page, "Ja, wij doen mee"))
    go(page, button(page, "Dit beloof ik"))

    expect(page.get_by_role("heading", level=1)).to_have_text("U maakt samen een plan")
    expect(page.get_by_role("complementary")).to_contain_text("Jong Rijnmeer")


def add_passkey(page: Page) -> None:
    """Give this browser a device, and its person a passkey on it."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    device |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_role("textbox").first.fill("Mijn laptop")
    button(page, "").first.click()
    page.wait_for_url(lambda url: "/add/" not in url)


def test_partners_divide_the_work_and_agree(visit: Callable[..., Page], stage: dict[str, Any]) -> None:
    room = stage["rooms"]["inside"]
    wilma = logged_in(visit, stage, "wilma", room + "wie-doet-wat/")
    picture(wilma, "wie-doet-wat")
    wilma.goto(room + "afspraken/")
    go(wilma, link(wilma, "Schrijf de eerste woorden ?: de taak"))
    wilma.get_by_label("wat wij afspreken").fill("Buurthuis West belt als eerste met wie zich meldt.")
    go(wilma, button(wilma, "Leg het de anderen voor"))
    picture(wilma, "afspraken", until=wilma.locator("section.agreement").first)

    nora = logged_in(visit, stage, "nora", room + "afspraken/")
    go(nora, button(nora, "leven"))
    expect(nora.get_by_role("heading", level=1)).to_have_text("Uw afspraak is van u allen")

    nora.goto(room + "wat-ieder-toevoegt/")
    picture(nora, "wat-ieder-toevoegt")
    nora.goto(room + "stappen/")
    axe(nora)
    nora.goto(room + "stand/")
    picture(nora, "stand")
    go(nora, button(nora, "Wij zijn het eens"))
    expect(nora.get_by_role("heading", level=1)).to_have_text("U bent het eens; lever het nu in")


def test_both_sheets_are_taken_along_as_pdf_and_for_word(
    visit: Callable[..., Page], stage: dict[str, Any]
) -> None:
    page = logged_in(visit, stage, "wilma", stage["rooms"]["agreed"])
    go(page, link(page, "Bladen"))
    go(page, link(page, "Schrijf wat erop staat"))
    for name, words in RELIEF.items():
        page.locator(f"[name={name}]").fill(words)
    go(page, button(page, "Bewaar"))
    picture(page, "bladen")
    for name in ("Coalitieblad", "Ontzorgblad"):
        card = page.get_by_role("main").locator("section").filter(has_text=name)
        for words, begin in (("Bewaar als PDF", b"%PDF-"), ("Bewaar voor Word", b"PK\x03\x04")):
            with page.expect_download() as waiting:
                card.get_by_text(words).first.click()
            raw = waiting.value.path().read_bytes()
            assert raw.startswith(begin)
            assert len(raw) > 4000
        go(page, link(page, f"Lees het {name.lower()}"))
        picture(page, name.lower())
        page.go_back()
