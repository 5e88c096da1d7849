"""The promise that the composer answers a click within 200 ms: 500 organisations, 60 changes, a browser.

What is measured is what somebody at the screen sees: from the click until the new state is painted.
"""

from __future__ import annotations

import os
import platform
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HERE / "src"), str(HERE)]
FOLDER = Path(tempfile.gettempdir()) / f"warme-bench-{os.getpid()}"
"""Short: a socket lives in it."""
ORGANISATIONS, PAIRS_KNOWN, CHANGES, SEED = 500, 0.06, 60, 4
PROMISED_MS = 200
NEIGHBOURS = 40
"""Out of so many municipalities around the lot the invented organisations come."""
LOT = "Welzijn en ondersteuning Rijnmeer"
TARIK = "tarik.aydemir@de-brug-welzijn.example"
PAINTED = """button => new Promise(done => {
  const start = performance.now();
  const over = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  document.addEventListener("htmx:afterSettle", over, { once: true });
  button.click();
})"""
"""From the click to the first moment after the new state was painted, in the browser's own clock."""


def main() -> None:
    """Make the association, press buttons as somebody would, and print how long each took."""
    from tests.journeys.conftest import browser_program

    program = browser_program()
    if program is None:
        print("no browser here: on Debian `apt install chromium`, or name one in WARME_BROWSER")
        return
    os.environ |= {"WARME_DATA": str(FOLDER), "WARME_DEMO": "1", "WARME_TODAY": "2026-11-23"}
    with site() as address:
        grow()
        print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
        measure(program, address)


@contextmanager
def site() -> Iterator[str]:
    """Run the demo with data of its own, and give its address."""
    import scripts.look as look

    FOLDER.mkdir(mode=0o755, parents=True)
    try:
        with look.running(FOLDER) as address:
            yield address
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)


def grow() -> None:
    """Let the invented association grow to 500, each with something to offer that the lot asks."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from coalition import areas, services
    from portal.members.models import Offer, Organisation
    from portal.tenders.models import Lot

    chance = random.Random(SEED)
    near = sorted(areas.municipalities(), key=lambda one: areas.distance_km("GM0484", one.code))[:NEIGHBOURS]
    codes, work = [one.code for one in near], [one.id for one in services.services()]
    demands = Lot.objects.get(tender__title__startswith=LOT, order=1).proposed
    asked = [(one["service"], area) for one in demands for area in one["areas"]]
    new = [
        Organisation(
            slug=f"verzonnen-{number}",
            name=f"Verzonnen {number}",
            kind=chance.choice(["welfare", "care", "informal"]),
            seat=chance.choice(codes),
            can_lead=chance.random() < 0.4,
        )
        for number in range(ORGANISATIONS - Organisation.objects.count())
    ]
    Organisation.objects.bulk_create(new)
    Offer.objects.bulk_create(
        Offer(organisation=one, service=service, area=area)
        for one in new
        for service, area in {
            *offers(chance, one.seat, codes, work),
            *chance.sample(asked, chance.randint(1, 3)),
        }
    )
    told(chance, list(Organisation.objects.order_by("slug")))


def offers(chance: random.Random, seat: str, codes: list[str], work: list[str]) -> list[tuple[str, str]]:
    """Return what one organisation does and where: local, special or broad."""
    few, many = chance.choice([(2, 2), (1, 12), (6, 4)])
    around = codes[max(0, codes.index(seat) - many) :][: 2 * many]
    return [
        (service, area)
        for service in chance.sample(work, few)
        for area in chance.sample(around, min(many, len(around)))
    ]


def told(chance: random.Random, everyone: list[Any]) -> None:
    """Let some pairs have met, and some have worked together."""
    from portal.trust.models import Evidence

    rows = []
    for i, one in enumerate(everyone):
        for other in everyone[i + 1 :]:
            if chance.random() < PAIRS_KNOWN:
                rows += both(chance, one, other)
    Evidence.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)
    print(f"{len(everyone)} organisations, {len(rows) // 2} things done together")


def both(chance: random.Random, one: Any, other: Any) -> list[Any]:
    """Return one event as its two rows."""
    from portal.trust.models import Evidence

    kind = chance.choice(["visit", "meeting", "agreement", "contract"])
    on = date(2026, 11, 1) - timedelta(days=chance.randrange(2000))
    fields = {
        "kind": kind,
        "on": on,
        "until": on + timedelta(days=700) if kind == "contract" else None,
        "verified": chance.choice(["both", "third party"]),
        "audience": "members",
        "title": "Verzonnen",
    }
    return [
        Evidence(giver=a, receiver=b, outcome=outcome, **fields)
        for outcome in [round(chance.uniform(0.5, 1), 3)]
        for a, b in ((one, other), (other, one))
    ]


def measure(program: str, address: str) -> None:
    """Log in, ask, make the changes, and print the distribution."""
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        page = browser.new_page(viewport={"width": 1340, "height": 900}, locale="nl-NL")
        started = ask(page, address)
        took = [change(page, random.Random(SEED + number)) for number in range(CHANGES)]
        browser.close()
    print(f"first answer, page and all: {started:.0f} ms")
    report(took)


def ask(page: Any, address: str) -> float:
    """Log in as somebody who may compose, confirm a lot and ask; return how long asking took, in ms."""
    from tests.journeys.conftest import PASSWORD

    page.set_default_timeout(120_000)
    page.goto(f"{address}/account/login/")
    page.fill("input[name=login]", TARIK)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    page.goto(f"{address}/aanbestedingen/")
    page.get_by_role("link", name=LOT).first.click()
    lots = page.eval_on_selector_all("a.button-small", "all => all.map(a => a.href)")
    page.goto(lots[1] + "vraag/")
    page.locator("main button.button-primary").click()
    start = time.monotonic()
    page.locator("main button.button-primary").click()
    page.wait_for_url("**/voorstel/**")
    return 1000 * (time.monotonic() - start)


def change(page: Any, chance: random.Random) -> tuple[str, float]:
    """Press one of the buttons that change something; return which sort, and how long it took, in ms."""
    wanted = chance.choice(["out", "out", "out", "fix", "back", "w", "undo", "redo"])
    buttons = page.locator(f"button[id^='{wanted}']:not([aria-disabled])")
    if not buttons.count():
        wanted, buttons = "out", page.locator("button[id^='out-']")
    button = buttons.nth(chance.randrange(buttons.count()))
    return wanted, float(button.evaluate(PAINTED))


def report(took: list[tuple[str, float]]) -> None:
    """Print median, ninth tenth and worst, of all changes and of each sort."""
    names = {"out": "leave out", "fix": "set fast or free", "back": "let back", "w": "swap"}
    print(f"{'change':18}{'times':>6}{'median':>9}{'p90':>9}{'worst':>9}   ms from click to painted")
    for sort in [*dict.fromkeys(sort for sort, _ms in took), ""]:
        ms = sorted(ms for kind, ms in took if not sort or kind == sort)
        p90 = ms[min(len(ms) - 1, round(0.9 * (len(ms) - 1)))]
        name = names.get(sort, sort) or "all"
        print(f"{name:18}{len(ms):6}{statistics.median(ms):9.0f}{p90:9.0f}{ms[-1]:9.0f}")
    within = sum(ms <= PROMISED_MS for _sort, ms in took) / len(took)
    print(f"{within:.0%} within the promised {PROMISED_MS} ms")


if __name__ == "__main__":
    main()
