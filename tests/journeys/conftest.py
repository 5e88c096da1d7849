"""A real browser on the running demo; journeys skip, with the cure, where no browser is."""

from __future__ import annotations

import email
import hashlib
import hmac
import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import policy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PASSWORD = "samen-aan-tafel"
GIVEN: dict[str, int] = {}
"""In which half minute somebody's code was last asked for."""


def browser_program() -> str | None:
    """Where a browser is on this machine."""
    return os.environ.get("WARME_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless browser."""
    program = browser_program()
    if program is None:
        pytest.skip("no browser here: on Debian `apt install chromium`, or name one in WARME_BROWSER")
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    if os.getuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=arguments)
        yield running
        running.close()


@dataclass(frozen=True)
class Site:
    """The demo as it runs for these journeys."""

    address: str
    mails: Path
    world: dict[str, str]

    def set_up(self, script: str) -> Any:
        """Run a script inside the demo's world, beside the site; what it prints last, read as JSON."""
        command = [sys.executable, "-m", "portal.manage", "shell", "-v0", "-c", script]
        told = subprocess.run(command, cwd=ROOT, env=self.world, capture_output=True, text=True, timeout=60)
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout.splitlines()[-1])

    def code_from_mail(self, to: str) -> str:
        """Wait for the newest mail to somebody and return the code in it."""
        return self.from_mail(to, r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$")

    def from_mail(self, to: str, pattern: str) -> str:
        """Wait for a mail to somebody in which this stands, and return its first group; newest first."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            for file in sorted(self.mails.glob("*.eml"), reverse=True):
                message = email.message_from_bytes(file.read_bytes(), policy=policy.default)
                text = message.get_body(("plain",)).get_content()
                found = re.search(pattern, text, re.MULTILINE)
                if to in str(message["To"]) and found:
                    return found[1]
            time.sleep(0.2)
        raise AssertionError(f"no mail for {to} with {pattern}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    """Start the demo as `make demo` does, with data of its own."""
    folder = tmp_path_factory.mktemp("demo")
    environment = os.environ | {
        "WARME_DEMO": "1",
        "WARME_TODAY": "2026-11-23",
        "WARME_DATA": str(Path("/tmp") / f"warme-journeys-{os.getpid()}"),  # short: a socket lives in it
        "WARME_MAIL_FOLDER": str(folder / "mail"),
        "WARME_PORT": "0",
    }
    environment.pop("DATABASE_URL", None)
    log = folder / "demo.log"
    with log.open("w") as said:
        demo = subprocess.Popen(
            [sys.executable, "-m", "portal.manage", "demo"],
            cwd=ROOT,
            env=environment,
            stdout=said,
            stderr=said,
        )
    try:
        yield Site(_address(demo, log), folder / "mail", environment)
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(30)
        shutil.rmtree(environment["WARME_DATA"], ignore_errors=True)


def _address(demo: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = re.search(r"^Open (http://\S+?)/? ", log.read_text(), re.MULTILINE)
        if found:
            return found[1]
        assert demo.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError("the demo did not start: " + log.read_text())


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Open a page of the site; `javascript=False` switches it off, `phone=True` is 390 pixels wide."""
    contexts: list[BrowserContext] = []

    def open_page(path: str = "/", *, javascript: bool = True, phone: bool = False) -> Page:
        context = browser.new_context(
            java_script_enabled=javascript,
            viewport={"width": 390 if phone else 1340, "height": 900},
            locale="nl-NL",
            base_url=site.address,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def totp(address: str) -> str:
    """What the authenticator app of one of the demo's people shows; each code is given, and works, once."""
    while GIVEN.get(address) == int(time.time()) // 30:
        time.sleep(0.5)
    GIVEN[address] = int(time.time()) // 30
    secret = hashlib.sha256(f"demo:{address}".encode()).digest()[:20]
    digest = hmac.new(secret, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def axe(page: Page, *, javascript: bool = True) -> None:
    """Let axe look at a page; anything it finds is a failure, with what and where.

    Axe is a script: where scripts are switched off, it looks at the same address with them on.
    """
    if not javascript:
        browser = page.context.browser
        assert browser is not None
        with browser.new_context(storage_state=page.context.storage_state(), locale="nl-NL") as other:
            same = other.new_page()
            same.goto(page.url)
            axe(same)
        return
    try:
        found = _violations(page)
    except Error:  # the page was just leaving for the next one: look at that
        page.wait_for_load_state("networkidle")
        found = _violations(page)
    told = [f"{f['id']}: {f['help']} at {[n['target'] for n in f['nodes']][:3]}" for f in found]
    assert not told, f"axe on {page.url}:\n" + "\n".join(told)


def _violations(page: Page) -> list[dict[str, Any]]:
    session = page.context.new_cdp_session(page)
    # A world of its own, so that the page's security policy does not stop it.
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame})["executionContextId"]
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    look = f"axe.run(document, {json.dumps(options)}).then(r => JSON.stringify(r.violations))"
    outcome: Any = None
    for expression in (AXE.read_text(), look):
        wish = {"expression": expression, "contextId": world, "awaitPromise": True, "returnByValue": True}
        outcome = session.send("Runtime.evaluate", wish)
    found: list[dict[str, Any]] = json.loads(outcome["result"]["value"])
    return found
