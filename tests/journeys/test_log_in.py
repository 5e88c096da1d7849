"""Somebody logs in with a code by mail, adds a passkey, comes back with it, and reads the card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import PASSWORD, Site, axe, totp

pytestmark = pytest.mark.timeout(90)

LOES = "loes.van.wijngaarden@de-brug-welzijn.example"
WILMA = "wilma.postma@de-brug-welzijn.example"


def test_a_code_by_mail_then_a_passkey_opens_the_door(visit: Callable[..., Page], site: Site) -> None:
    page = visit("/")
    axe(page)
    page.get_by_role("link", name="Inloggen").first.click()
    axe(page)

    page.get_by_role("link", name="code").click()
    axe(page)
    page.get_by_role("textbox").first.fill(LOES)
    page.get_by_role("main").get_by_role("button").first.click()
    page.get_by_role("textbox").first.fill(site.code_from_mail(LOES))
    axe(page)
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Loes")
    axe(page)

    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.goto("/account/2fa/")
    axe(page)
    page.goto("/account/2fa/webauthn/add/")
    axe(page)
    page.get_by_role("textbox").first.fill("Mijn laptop")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_url(lambda url: "/add/" not in url)
    axe(page)

    page.get_by_role("button", name="Uitloggen").first.click()
    page.goto("/account/login/")
    page.get_by_role("button", name="passkey").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Loes")
    page.get_by_role("link", name="De Brug Welzijn").first.click()
    axe(page)
    page.get_by_role("link", name="Zo is het hier geregeld").first.click()

    expect(page.get_by_text("Eén opdracht, één telefoonnummer, vijf werkgevers.")).to_be_visible()
    axe(page)


def test_a_director_needs_password_and_authenticator_app(visit: Callable[..., Page]) -> None:
    page = visit("/account/login/", phone=True)
    page.locator("input[name=login]").fill(WILMA)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Inloggen").first.click()
    axe(page)

    page.locator("input[name=code]").fill(totp(WILMA))
    page.locator("form:has(input[name=code]) button").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Wilma")
    axe(page)
