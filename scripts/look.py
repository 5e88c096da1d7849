"""Takes a picture of every page and mail of the demo world: desktop, phone and print, into build/look."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parents[1]
OUT = HERE / "build" / "look"
MAILS = OUT / "mail"
sys.path.insert(0, str(HERE))
WIDTHS = {"desktop": 1340, "phone": 390, "print": 794}
NOT_PAGES = {
    "import_template",
    "attachment",
    "raw_document",
    "export_run",
    "need_json",
    "healthy",
    "account_logout",
}
MOST_LINKS = 400
DIRECTOR, OFFICE = "wilma.postma@de-brug-welzijn.example", "margriet.zonderland@samenkracht.example"


def main() -> None:
    """Start the demo, walk through it as three people, and keep a picture of each kind of page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from scripts.look_mails import picture_mails
    from tests.journeys.conftest import browser_program

    program = browser_program()
    if program is None:
        sys.exit("No browser here: on Debian `apt install chromium`, or name one in WARME_BROWSER.")
    shutil.rmtree(OUT, ignore_errors=True)
    with demo() as (address, environment), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"] if os.getuid() == 0 else []
        )
        count = walk(browser, address, "anonymous", None)
        count += walk(browser, address, "director", DIRECTOR)
        count += walk(browser, address, "office", OFFICE)
        ask_for_mails(browser, address, environment)
        mails = picture_mails(browser, MAILS, MAILS, at_least=5)
        browser.close()
    print(f"{count} pages, each three times, and {mails} mails stand in {OUT.relative_to(HERE)}")


@contextmanager
def demo() -> Iterator[tuple[str, dict[str, str]]]:
    """Run the demo with data of its own, and give its address and its environment."""
    folder = Path(tempfile.mkdtemp(prefix="look-"))
    folder.chmod(0o755)
    try:
        with running(folder) as found:
            yield found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Run the demo with its data in a folder, and give its address and its environment."""
    environment = os.environ | {
        "WARME_DEMO": "1",
        "WARME_TODAY": "2026-11-23",
        "WARME_DATA": str(folder),
        "WARME_MAIL_FOLDER": str(MAILS),
        "WARME_PORT": "0",
    }
    log = folder / "demo.log"
    with log.open("w") as said:
        site = subprocess.Popen(
            [sys.executable, "-m", "portal.manage", "demo"],
            cwd=HERE,
            env=environment,
            stdout=said,
            stderr=said,
        )
    try:
        yield wait_for_address(site, log), environment
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(30)


def wait_for_address(running: subprocess.Popen[bytes], log: Path) -> str:
    """Return the address that the demo prints."""
    for _attempt in range(600):
        found = re.search(r"^Open (http://\S+?)/? ", log.read_text(), re.MULTILINE)
        if found:
            return found[1]
        if running.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit("The demo did not start:\n" + log.read_text())


def walk(browser: Browser, address: str, role: str, email: str | None) -> int:
    """Follow every link as somebody, and keep the first page of each kind."""
    context = browser.new_context(viewport={"width": WIDTHS["desktop"], "height": 900}, locale="nl-NL")
    page = context.new_page()
    waiting = [f"{address}/", f"{address}/account/login/", f"{address}/geen-pagina/"]
    if email:
        log_in(page, address, email)
        waiting = [f"{address}/", f"{address}/account/2fa/", f"{address}/netwerk/de-brug-welzijn/kaart/"]
    if email == DIRECTOR:
        waiting += compose_something(page, address)
        composer_states(page, waiting[-3])
        waiting.append(type_something(page, address))
    if email == OFFICE:
        waiting.append(import_something(page, address))
    kept: set[str] = set()
    seen: set[str] = set()
    while waiting and len(seen) < MOST_LINKS:
        url = waiting.pop(0)
        path = urlsplit(url).path
        name = view_name(path)
        if path in seen or name in NOT_PAGES or name in kept:
            continue
        seen.add(path)
        page.goto(url)
        kept.add(name)
        keep(page, f"{role}-{name}")
        waiting += [link for link in links(page) if link.startswith(address)]
    context.close()
    return len(kept)


def view_name(path: str) -> str:
    """Return the name of the page behind a path."""
    try:
        return resolve(path).url_name or "unnamed"
    except Resolver404:
        return "not-found"


def links(page: Page) -> list[str]:
    """Return where a page leads."""
    absolute = "all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
    found: list[str] = page.eval_on_selector_all("a[href]", absolute)
    return found


def keep(page: Page, name: str) -> None:
    """Take the three pictures of a page."""
    for medium, width in WIDTHS.items():
        page.emulate_media(media="print" if medium == "print" else "screen")
        page.set_viewport_size({"width": width, "height": 900})
        (OUT / medium).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=OUT / medium / f"{name}.png", full_page=True)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": WIDTHS["desktop"], "height": 900})


def log_in(page: Page, address: str, email: str) -> None:
    """Log in as one of the demo's directors or its office."""
    from tests.journeys.conftest import PASSWORD, totp

    page.goto(f"{address}/account/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    page.fill("input[name=code]", totp(email))
    page.locator("form:has(input[name=code]) button").first.click()
    page.wait_for_url(f"{address}/**")


def compose_something(page: Page, address: str) -> list[str]:
    """Confirm a lot and ask who could do it, so that there is something to see."""
    page.goto(f"{address}/aanbestedingen/")
    page.get_by_role("link", name="Welzijn en ondersteuning Rijnmeer").first.click()
    lots: list[str] = page.eval_on_selector_all("a.button-small", "all => all.map(a => a.href)")
    page.goto(lots[1] + "vraag/")
    page.locator("main button.button-primary").click()
    page.locator("main button.button-primary").click()
    page.wait_for_url("**/voorstel/**")
    return [page.url.split("#")[0], lots[1] + "vraag/", f"{address}/aanbestedingen/ingeleverd/"]


def import_something(page: Page, address: str) -> str:
    """Hand in a file with every kind of row, and return where it is shown."""
    page.goto(f"{address}/vereniging/overnemen/")
    rows = ["Naam;Soort;Plaats;KvK;Groep", "De Hoek;zorg;Gouda;;", "De Kans;zorg;Goudaa;12;"]
    rows += ["De Brug;;Alphen aan den Rijn;99990001;Samen", "Jong Rijnmeer;welzijn;Alphen aan den Rijn;;"]
    page.locator("input[value=organisations]").check()
    raw = "\n".join(rows).encode()
    page.set_input_files("input[type=file]", {"name": "leden.csv", "mimeType": "text/csv", "buffer": raw})
    page.locator("main form button").first.click()
    return page.url


def type_something(page: Page, address: str) -> str:
    """Type in an award with a pasted table and a file, keep the steps, and return where it stands."""
    page.goto(f"{address}/aanbestedingen/typen/")
    table = "Perceel\tDienst\tGemeenten\n1\tJongerenwerk\tGouda, Wadinxven\n2\tSterrenkunde\tGouda"
    page.fill("[name=title]", "Samen sterk in Gouda")
    page.fill("[name=buyers]", "Gemeente Gouda")
    page.select_option("[name=kind]", "award")
    page.fill("[name=table]", table)
    page.fill("[name=lots]", "Jeugd\nOuderen")
    page.fill("[name=winners]", "Buurtkracht\nDe Brug Welzijn")
    page.fill("[name=days-0-on]", "15-12-2026")
    page.locator("main .button-primary").first.click()
    keep(page, "director-type_in-table")
    page.locator("main .button-primary").first.click()
    kept = page.url
    page.goto(f"{kept}bijlagen/")
    raw = b"%PDF-1.7\n%%EOF"
    page.set_input_files(
        "[name=attachments]", {"name": "bestek.pdf", "mimeType": "application/pdf", "buffer": raw}
    )
    page.locator("main form .button-primary").first.click()
    keep(page, "director-tender-typed")
    for step in ("wijzigen", "bijlagen"):
        page.goto(f"{kept}{step}/")
        keep(page, f"director-{step}")
    return kept


def composer_states(page: Page, proposal: str) -> None:
    """Keep the states of the composer that no link leads to, each after the one before it."""
    page.goto(proposal)
    for name, button in (("left-out", "Laat weg"), ("set-fast", "Zet vast")):
        page.get_by_role("button", name=re.compile(f"^{button}")).first.click()
        page.locator("#said").wait_for()
        keep(page, f"director-run-{name}")
    for name, query in {"newcomer": "voorstel=newcomer", "search": "zoek=papier"}.items():
        page.goto(f"{proposal}?{query}")
        keep(page, f"director-run-{name}")


def ask_for_mails(browser: Browser, address: str, environment: dict[str, str]) -> None:
    """Make the site write each kind of mail."""
    from scripts.look_mails import cause_mails

    context = browser.new_context()
    director = context.new_page()
    log_in(director, address, DIRECTOR)
    cause_mails(browser, director, address, environment)
    context.close()


if __name__ == "__main__":
    main()
