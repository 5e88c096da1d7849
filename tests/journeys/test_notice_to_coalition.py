"""A director hands in a notice, confirms it, sees who could do it together, and changes the proposal."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import PASSWORD, axe

pytestmark = pytest.mark.timeout(120)

TARIK = "tarik.aydemir@de-brug-welzijn.example"
"""A member of staff to whom the director delegated composing; a password is enough for him."""
SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "notices"


class Mouse:
    """Somebody who clicks."""

    def press(self, page: Page, target: Locator) -> None:
        with page.expect_navigation():
            target.click()

    def write(self, page: Page, target: Locator, text: str) -> None:
        target.fill(text)


class Keyboard:
    """Somebody who has only a keyboard: goes by Tab to what is meant, then presses Enter."""

    def press(self, page: Page, target: Locator) -> None:
        self.go_to(page, target)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    def write(self, page: Page, target: Locator, text: str) -> None:
        self.go_to(page, target)
        page.keyboard.press("Control+a")
        page.keyboard.type(text)

    def go_to(self, page: Page, target: Locator) -> None:
        """Press Tab until the focus is there."""
        wanted = target.first.element_handle()
        for _step in range(250):
            if page.evaluate("element => element === document.activeElement", wanted):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")


def log_in(page: Page, hand: Mouse | Keyboard) -> None:
    page.goto("/account/login/")
    hand.write(page, page.locator("input[name=login]"), TARIK)
    hand.write(page, page.locator("input[name=password]"), PASSWORD)
    hand.press(page, page.get_by_role("main").get_by_role("button", name="Inloggen").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tarik")


@pytest.mark.parametrize("by", ["mouse", "keyboard", "no JavaScript"])
def test_from_a_notice_to_proposals_and_again(visit: Callable[..., Page], by: str) -> None:
    hand = Keyboard() if by == "keyboard" else Mouse()
    scripts = by != "no JavaScript"
    page = visit("/account/login/", javascript=scripts)
    log_in(page, hand)
    axe(page, javascript=scripts)

    hand.press(page, page.get_by_role("link", name="Aanbestedingen", exact=True).first)
    axe(page, javascript=scripts)
    hand.press(page, page.get_by_role("link", name="Lever een aankondiging in").first)
    axe(page, javascript=scripts)
    page.locator("input[type=file]").set_input_files(SAMPLES / "eforms-20-rijnmeer.xml")
    hand.press(page, page.get_by_role("button", name="Lever in"))
    read = page.get_by_role("link", name="Welzijn en ondersteuning Rijnmeer").first
    expect(read).to_be_visible(timeout=20_000)
    axe(page, javascript=scripts)
    hand.press(page, read)
    axe(page, javascript=scripts)
    hand.press(page, page.get_by_role("link", name=re.compile("Bekijk wat wordt gevraagd.*Perceel 2")).first)
    axe(page, javascript=scripts)
    page.goto(page.url.rstrip("/") + "/vraag/")
    axe(page, javascript=scripts)
    hand.press(page, page.get_by_role("button", name="Bevestig").first)
    axe(page, javascript=scripts)
    hand.press(page, page.get_by_role("main").get_by_role("button").first)

    members = page.locator(".member-name")
    expect(members.first).to_contain_text("De Brug Welzijn")
    axe(page, javascript=scripts)
    before = members.all_inner_texts()
    _changes(page, hand, scripts)

    assert members.all_inner_texts() == before


def _changes(page: Page, hand: Mouse | Keyboard, scripts: bool) -> None:
    """Leave somebody out, take it back, find somebody, add it, compare, and undo all of it."""
    members = page.locator(".member-name")
    start = page.url
    change(page, hand, button(page, "Laat weg", "Jong Rijnmeer"))
    expect(page.locator("#said")).to_have_text("Jong Rijnmeer is weggelaten. Nu open: jongerenwerk.")
    expect(members.filter(has_text="Jong Rijnmeer")).to_have_count(0)
    axe(page, javascript=scripts)
    change(page, hand, page.get_by_role("button", name="Ongedaan"))
    expect(members.filter(has_text="Jong Rijnmeer")).to_have_count(1)
    change(page, hand, page.get_by_role("button", name="Opnieuw"))
    expect(members.filter(has_text="Jong Rijnmeer")).to_have_count(0)
    change(page, hand, button(page, "Laat weer meedoen", "Jong Rijnmeer"))
    expect(members.filter(has_text="Jong Rijnmeer")).to_have_count(1)

    hand.write(page, page.get_by_label("Naam, dienst of gemeente"), "papier")
    if not scripts:
        page.get_by_role("button", name="Zoek", exact=True).click()
    found = button(page.locator("#found"), "Voeg toe", "Papier op Orde")
    expect(found).to_be_visible()
    axe(page, javascript=scripts)
    change(page, hand, found)
    expect(button(page, "Vast", "Papier op Orde")).to_be_visible()
    hand.press(page, page.get_by_role("link", name="Vergelijk", exact=True))
    expect(page.get_by_role("heading", level=2, name="Voorstel 2")).to_be_visible()
    axe(page, javascript=scripts)
    hand.press(page, page.get_by_role("link", name=re.compile("Neem dit voorstel.*2")))
    expect(page.locator("#said")).to_contain_text("Dit voorstel ligt nu op tafel")
    axe(page, javascript=scripts)
    page.goto(start)


def button(within: Page | Locator, verb: str, name: str) -> Locator:
    """Return the button that does this to an organisation."""
    return within.get_by_role("button", name=re.compile(f"^{verb}.*{name}"))


def change(page: Page, hand: Mouse | Keyboard, button: Locator) -> None:
    """Press a button that changes the proposal, with or without scripts, and wait for what follows."""
    before = page.url
    if isinstance(hand, Keyboard):
        hand.go_to(page, button)
        page.keyboard.press("Enter")
    else:
        button.click()
    page.wait_for_url(lambda url: url != before)
    page.wait_for_function(
        "() => document.readyState === 'complete' && !document.querySelector('.htmx-request')"
    )


def test_the_focus_stays_and_what_changed_is_read_aloud(visit: Callable[..., Page]) -> None:
    page = visit("/account/login/")
    compose(page)

    change(page, Keyboard(), button(page, "Zet vast", "Jong Rijnmeer"))
    expect(button(page, "Vast", "Jong Rijnmeer")).to_be_focused()
    expect(page.get_by_role("status").first).to_contain_text("Jong Rijnmeer staat vast.")
    change(page, Keyboard(), button(page, "Laat weg", "Jong Rijnmeer"))
    expect(button(page, "Laat weer meedoen", "Jong Rijnmeer")).to_be_focused()
    change(page, Keyboard(), button(page, "Laat weer meedoen", "Jong Rijnmeer"))
    expect(button(page, "Laat weg", "Jong Rijnmeer")).to_be_focused()
    change(page, Keyboard(), page.get_by_role("button", name="Ongedaan"))
    expect(page.get_by_role("button", name="Ongedaan")).to_be_focused()


def test_back_in_the_browser_and_a_second_tab_show_what_was_there(visit: Callable[..., Page]) -> None:
    page = visit("/account/login/")
    compose(page)
    members = page.locator(".member-name")
    before = members.all_inner_texts()
    change(page, Mouse(), button(page, "Laat weg", "Jong Rijnmeer"))
    without = members.all_inner_texts()

    other = page.context.new_page()
    other.goto(page.url)
    change(other, Mouse(), button(other, "Laat weg", "Naast Elkaar"))
    page.go_back()

    expect(members).to_have_text(before)
    page.go_forward()
    expect(members).to_have_text(without)
    expect(other.locator(".member-name").filter(has_text="Naast Elkaar")).to_have_count(0)
    change(page, Mouse(), page.get_by_role("button", name="Ongedaan"))
    expect(members).to_have_text(before)


def test_on_a_phone_all_is_there_in_the_same_order(visit: Callable[..., Page]) -> None:
    page = visit("/account/login/", phone=True)
    compose(page)

    heads = ["Wat wordt gevraagd", "Wie zou er ook bij kunnen", "Voeg zelf iemand toe", "Zo staat het ervoor"]
    tops = [page.get_by_role("heading", name=name).bounding_box() for name in [*heads, "Wie doet wat"]]
    assert [top["y"] for top in tops if top] == sorted(top["y"] for top in tops if top)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    change(page, Mouse(), button(page, "Laat weg", "Jong Rijnmeer"))
    axe(page)


def compose(page: Page) -> None:
    """Log in, confirm what the lot in four municipalities asks, and ask."""
    hand = Mouse()
    log_in(page, hand)
    page.goto("/aanbestedingen/")
    hand.press(page, page.get_by_role("link", name="Welzijn en ondersteuning Rijnmeer").first)
    lots: list[str] = page.eval_on_selector_all("a.button-small", "all => all.map(a => a.href)")
    page.goto(lots[1] + "vraag/")
    hand.press(page, page.get_by_role("button", name="Bevestig").first)
    hand.press(page, page.get_by_role("main").get_by_role("button").first)
    expect(page.locator(".member-name").first).to_be_visible()


def test_a_change_breaks_no_rule_of_the_page_and_keeps_its_address_in_the_other_language(
    visit: Callable[..., Page],
) -> None:
    page = visit("/account/login/", phone=True)
    compose(page)
    told: list[str] = []
    page.on("console", lambda said: told.append(f"{said.type}: {said.text}"))

    change(page, Mouse(), button(page, "Laat weg", "Jong Rijnmeer"))
    expect(page.locator("#said")).to_be_in_viewport()
    at = page.url
    Mouse().press(page, page.get_by_role("button", name="Read this in English"))

    assert page.url == at
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert told == []
