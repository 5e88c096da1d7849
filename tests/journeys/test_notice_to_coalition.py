"""A director hands in a notice, confirms it, sees who could do it together, leaves one out, asks again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import PASSWORD, axe, totp

pytestmark = pytest.mark.timeout(120)

WILMA = "wilma.postma@de-brug-welzijn.example"
SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "notices"


class Mouse:
    """Somebody who clicks."""

    def press(self, page: Page, target: Locator) -> None:
        target.click()

    def write(self, page: Page, target: Locator, text: str) -> None:
        target.fill(text)


class Keyboard:
    """Somebody who has only a keyboard: goes by Tab to what is meant, then presses Enter."""

    def press(self, page: Page, target: Locator) -> None:
        self._go_to(page, target)
        page.keyboard.press("Enter")

    def write(self, page: Page, target: Locator, text: str) -> None:
        self._go_to(page, target)
        page.keyboard.press("Control+a")
        page.keyboard.type(text)

    def _go_to(self, page: Page, target: Locator) -> None:
        wanted = target.first.element_handle()
        for _step in range(250):
            if page.evaluate("element => element === document.activeElement", wanted):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")


def log_in(page: Page, hand: Mouse | Keyboard) -> None:
    page.goto("/account/login/")
    hand.write(page, page.locator("input[name=login]"), WILMA)
    hand.write(page, page.locator("input[name=password]"), PASSWORD)
    hand.press(page, page.get_by_role("main").get_by_role("button", name="Inloggen").first)
    page.wait_for_selector("input[name=code]")
    hand.write(page, page.locator("input[name=code]"), totp(WILMA))
    page.keyboard.press("Enter")
    page.wait_for_url("**/")


@pytest.mark.parametrize("by", ["mouse", "keyboard", "no JavaScript"])
def test_from_a_notice_to_proposals_and_again(visit: Callable[..., Page], by: str) -> None:
    hand = Keyboard() if by == "keyboard" else Mouse()
    page = visit("/account/login/", javascript=by != "no JavaScript")
    log_in(page, hand)
    axe(page)

    hand.press(page, page.get_by_role("link", name="Aanbestedingen", exact=True).first)
    axe(page)
    hand.press(page, page.get_by_role("link", name="Lever een aankondiging in").first)
    axe(page)
    page.locator("input[type=file]").set_input_files(SAMPLES / "eforms-20-rijnmeer.xml")
    hand.press(page, page.get_by_role("main").get_by_role("button").first)
    read = page.get_by_role("link", name="Welzijn en ondersteuning Rijnmeer").first
    expect(read).to_be_visible(timeout=20_000)
    axe(page)
    hand.press(page, read)
    axe(page)
    hand.press(page, page.get_by_role("link", name="Bekijk wat wordt gevraagd: Perceel 2").first)
    axe(page)
    page.goto(page.url.rstrip("/") + "/vraag/")
    axe(page)
    hand.press(page, page.get_by_role("button", name="Bevestig").first)
    axe(page)
    hand.press(page, page.get_by_role("main").get_by_role("button").first)

    members = page.locator(".member-name")
    expect(members.first).to_contain_text("De Brug Welzijn")
    axe(page)
    before = members.all_inner_texts()
    hand.press(page, page.get_by_role("button", name="Laat weg").first)
    expect(page.get_by_role("heading", name="Waar u om vroeg")).to_be_visible()
    axe(page)

    assert members.all_inner_texts() != before
