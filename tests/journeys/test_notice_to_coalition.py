"""A director hands in a notice, confirms it, sees who could do it together, leaves one out, asks again."""

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
        self._go_to(page, target)
        with page.expect_navigation():
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
    hand.press(page, page.get_by_role("button", name="Laat weg").first)
    expect(page.get_by_role("heading", name="Waar u om vroeg")).to_be_visible()
    axe(page, javascript=scripts)

    assert members.all_inner_texts() != before
