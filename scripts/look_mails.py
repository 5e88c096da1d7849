"""Takes a picture of every kind of mail of the demo: its HTML wide and narrow, and its text beside it."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import time
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import Browser, Page

TARIK, NOBODY = "tarik.aydemir@de-brug-welzijn.example", "onbekend@elders.example"
NUDGED = (
    "from portal.notify.actions import nudge; from portal.notify.tasks import tell_one; "
    f"nudge(address='{TARIK}'); tell_one('{TARIK}')"
)
BESIDE = """<body style="margin:24px;display:flex;gap:24px;align-items:flex-start;background:#999">
<iframe style="border:0;width:600px" srcdoc="{page}"></iframe>
<iframe style="border:0;width:360px" srcdoc="{page}"></iframe>
<pre style="background:#fff;padding:16px;width:560px;white-space:pre-wrap;margin:0"><b>{subject}</b>

{text}</pre>"""
TALL = """all => all.forEach(one => {
    one.style.height = one.contentDocument.documentElement.scrollHeight + 'px'
})"""


def cause_mails(browser: Browser, director: Page, address: str, environment: dict[str, str]) -> None:
    """Ask for what the site answers by mail: as nobody, as a director, and by a nudge."""
    for path, email in (("login/code/", TARIK), ("login/code/", NOBODY), ("password/reset/", TARIK)):
        anonymous = browser.new_page()
        anonymous.goto(f"{address}/account/{path}")
        anonymous.fill("input[name=email]", email)
        anonymous.locator("main form button").first.click()
        anonymous.close()
    director.goto(f"{address}/mijn-organisatie/mensen/")
    director.fill("input[name=name]", "Pien Nieuwkoop")
    director.fill("input[name=email]", "pien.nieuwkoop@de-brug-welzijn.example")
    director.locator("main form:has(input[name=email]) button").last.click()
    told = [sys.executable, "-m", "portal.manage", "shell", "-c", NUDGED]
    subprocess.run(told, env=environment, check=True, stdout=subprocess.DEVNULL)


def picture_mails(browser: Browser, mails: Path, out: Path, *, at_least: int) -> int:
    """Wait for the mails, and keep one picture of each subject."""
    until = time.monotonic() + 30
    while len(list(mails.glob("*.eml"))) < at_least:
        if time.monotonic() > until:
            sys.exit(f"Fewer than {at_least} mails came.")
        time.sleep(0.2)
    out.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(viewport={"width": 1640, "height": 400})
    kept: set[str] = set()
    for file in sorted(mails.glob("*.eml")):
        kept.add(_picture(page, file, out))
    page.close()
    return len(kept)


def _picture(page: Page, file: Path, out: Path) -> str:
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    faces = {}
    for part in mail.iter_parts():
        faces[part.get_content_type()] = html.escape(part.get_content())
    subject = str(mail["Subject"])
    name = re.sub(r"\W+", "-", subject.lower()).strip("-")
    page.set_content(
        BESIDE.format(page=faces["text/html"], text=faces["text/plain"], subject=html.escape(subject))
    )
    page.eval_on_selector_all("iframe", TALL)
    page.screenshot(path=out / f"{name}.png", full_page=True)
    return name
