"""Every field of every form with strings that break things elsewhere: no error of ours, shown as kept."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
BLNS = Path(__file__).resolve().parents[4] / "shared" / "data" / "bad_input" / "blns" / "blns.json"
OWN = [
    "",
    " ",
    "\0",
    "a\0b",
    "\x01\x02\x1b[31m",
    "\ud7ff\ue000",
    "\u202eomgekeerd",
    "e\u0301 en é",
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "%s%d%(name)s",
    "'; DROP TABLE members_person; --",
    "=1+1",
    "+31 6",
    "-",
    "@SUM(A1)",
    "\tregel\r\nregel\n",
    "a" * 5000,
    "🎉" * 300,
    "../../etc/passwd",
    "1e999",
    "-1",
    "99999999999999999999",
    "NaN",
    "31-02-2026",
    "9999-12-31",
    "01-01-0001",
    ",;,",
    "GM0484,,GM0484",
]
"""Strings of our own; those of the Big List of Naughty Strings come with them where it is present."""


def _strings() -> list[str]:
    if not BLNS.exists():
        return OWN
    naughty = json.loads(BLNS.read_text(encoding="utf-8"))
    return OWN + [text for text in naughty[:: len(naughty) // 30] if text]


TEXTS = _strings()
SOME = [*TEXTS[:5], *TEXTS[5::6]]
"""For the pages that take longer."""
CARD = {"teams": "ours", "access": "we", "money": "both", "team_count": "3", "director_since": "2015"}
CARD_TEXTS = [("here", "residents_say", "learn_from_us", "wish_to_see"), ("director_field",)]
PROFILE = {"about": "Welzijn.", "website": "https://de-brug-welzijn.example"}
FORM = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"}
DEMAND = {"service": "youth-work", "areas": "Gouda", "source_path": "", "source_text": ""}


@pytest.fixture
def wilma(person: Callable[[str], Any]) -> Client:
    return visit("D", person)


@pytest.fixture
def brug(person: Callable[[str], Any]) -> Any:
    return person("Wilma").roles.get().organisation


@pytest.fixture
def lot(db: None) -> Any:
    from portal.tenders.models import Lot

    return Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)


def _send(client: Client, address: str, fields: dict[str, Any], method: str = "post") -> Any:
    """Send a form, and take back what it did."""
    with transaction.atomic():
        answer = getattr(client, method)(address, fields)
        transaction.set_rollback(True)
    return answer


def _kept(text: str) -> str:
    """Return a text as a form keeps it."""
    return text.strip().replace("\r\n", "\n")


@pytest.mark.parametrize("fields", CARD_TEXTS)
def test_a_card_shows_what_was_typed_and_nothing_else(
    fields: tuple[str, ...], wilma: Client, brug: Any
) -> None:
    from portal.members.models import Card

    for text in TEXTS:
        answer = wilma.post("/mijn-organisatie/kaart/", {**CARD, **dict.fromkeys(fields, text)})
        if answer.status_code != 302:
            assert answer.status_code == 422
            assert "\0" in text or len(text) > 80
            continue
        card = Card.objects.get(organisation=brug)
        shown = wilma.get("/netwerk/de-brug-welzijn/kaart/").content.decode()
        assert {getattr(card, field).replace("\r\n", "\n") for field in fields} == {_kept(text)}
        assert html.unescape(shown).count(_kept(text).split("\n")[0][:40]) >= len(fields)
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_a_text_with_a_zero_gets_an_error_at_its_field(wilma: Client) -> None:
    page = wilma.post("/mijn-organisatie/kaart/", {**CARD, "here": "a\0b"})

    assert set(page.context["form"].errors) == {"here"}


FIELDS: dict[str, tuple[str, dict[str, str]]] = {
    **{f"card {name}": ("/mijn-organisatie/kaart/", CARD) for name in CARD},
    **{f"profile {name}": ("/mijn-organisatie/profiel/", PROFILE) for name in (*PROFILE, "can_lead")},
    **{
        f"offers {name}": ("/mijn-organisatie/werkgebied/", {"area": "GM0484", "offer": "youth-work|GM0484"})
        for name in ("area", "offer", "add_areas", "source")
    },
    **{
        f"certificate {name}": ("/mijn-organisatie/certificaten/", {"name": "HKZ", "until": "01-01-2028"})
        for name in ("name", "until")
    },
    **{
        f"people {name}": (
            "/mijn-organisatie/mensen/",
            {"name": "Pien", "email": "pien@de-brug-welzijn.example", "role": "staff"},
        )
        for name in ("name", "email", "role", "may_compose")
    },
    "language language": ("/taal/", {"language": "en", "next": "/"}),
    "language next": ("/taal/", {"language": "en", "next": "/"}),
}


FREE = {"profile about", "offers add_areas", "offers source", "certificate name", "people name"}
"""Fields that take any text; the others refuse nearly all of it."""


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_ours_breaks_on_any_text(field: str, wilma: Client) -> None:
    address, right = FIELDS[field]

    texts = TEXTS if field in FREE else SOME
    codes = {text: _send(wilma, address, {**right, field.split(" ")[1]: text}).status_code for text in texts}

    assert {text: code for text, code in codes.items() if code not in {200, 302, 422}} == {}


@pytest.mark.parametrize("field", ["service", "areas", "source_path", "source_text", "remove"])
def test_no_field_of_a_demand_breaks_on_any_text(field: str, wilma: Client, lot: Any) -> None:
    address = f"/aanbestedingen/perceel/{lot.id}/vraag/"

    codes = {}
    for text in TEXTS if field in {"areas", "source_text"} else SOME:
        demand = {f"form-0-{name}": value for name, value in {**DEMAND, field: text}.items()}
        codes[text] = _send(wilma, address, {**FORM, **demand}).status_code

    assert {text: code for text, code in codes.items() if code not in {302, 422}} == {}


@pytest.mark.parametrize("field", ["form-TOTAL_FORMS", "form-INITIAL_FORMS", "more"])
def test_a_form_that_was_meddled_with_is_no_error_of_ours(field: str, wilma: Client, lot: Any) -> None:
    address = f"/aanbestedingen/perceel/{lot.id}/vraag/"

    codes = {text: _send(wilma, address, {**FORM, field: text}).status_code for text in SOME}

    assert {text: code for text, code in codes.items() if code not in {200, 302, 422}} == {}


@pytest.mark.parametrize(("address", "field"), [
    ("/netwerk/", "service"),
    ("/netwerk/", "area"),
    ("/netwerk/", "kind"),
    ("/netwerk/kaarten/", "o"),
    ("/aanbestedingen/", "q"),
    ("/openheid/logboek/", "pagina"),
    ("/mijn-organisatie/certificaten/", "name"),
])  # fmt: skip
def test_no_question_in_an_address_breaks_on_any_text(address: str, field: str, wilma: Client) -> None:
    codes = {}
    for text in SOME:
        answer = wilma.get(address, {field: text})
        codes[text] = answer.status_code
        assert "<script>alert" not in answer.content.decode()

    assert {text: code for text, code in codes.items() if code != 200} == {}


@pytest.mark.parametrize(("address", "field"), [
    ("/account/login/", "login"),
    ("/account/login/", "password"),
    ("/account/login/code/", "email"),
    ("/account/password/reset/", "email"),
])  # fmt: skip
def test_no_field_at_the_door_breaks_on_any_text(address: str, field: str) -> None:
    from django.core.cache import cache

    stranger = Client(raise_request_exception=False)
    right = {"login": "iemand@nergens.example", "password": "iets", "email": "iemand@nergens.example"}

    codes = {}
    for text in SOME:
        cache.clear()
        codes[text] = _send(stranger, address, {**right, field: text}).status_code

    assert {text: code for text, code in codes.items() if code not in {200, 302}} == {}


@pytest.mark.parametrize("field", ["change", "organisation", "instead_of"])
def test_no_wish_breaks_on_any_text(
    field: str, wilma: Client, person: Callable[[str], Any], lot: Any
) -> None:
    from portal.coalitions.actions import request_composition
    from portal.tenders.actions import confirm_demands
    from portal.tenders.queries import proposed_demands

    asker = person("Wilma")
    brug = asker.roles.get().organisation
    confirm_demands(actor=asker, organisation=brug, lot=lot, demands=proposed_demands(lot)[:1])
    run = request_composition(actor=asker, organisation=brug, lot=lot)
    right = {"change": "fix", "organisation": "jong-rijnmeer", "instead_of": ""}
    strange = [text for text in SOME if text.strip() or field != "instead_of"]

    codes = {
        text: _send(wilma, f"{run.get_absolute_url()}opnieuw/", {**right, field: text}).status_code
        for text in strange
    }

    assert set(codes.values()) == {404}


def test_what_is_typed_as_a_source_is_shown_as_text(wilma: Client, lot: Any) -> None:
    address = f"/aanbestedingen/perceel/{lot.id}/vraag/"
    demand = {**DEMAND, "source_path": "/a", "source_text": "<script>alert(1)</script>"}
    wilma.post(address, {**FORM, **{f"form-0-{name}": value for name, value in demand.items()}})

    page = wilma.get(lot.get_absolute_url()).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "text", ["Pien\r\nBcc: iedereen@x.example", "Pien\u2028Bcc: x@y.example", "Pien\x0b\x0cBcc: x"]
)
def test_a_name_puts_no_line_of_its_own_above_a_letter(text: str, wilma: Client) -> None:
    from django.core.mail import EmailMessage

    from portal.notify.models import Letter

    wilma.post(
        "/mijn-organisatie/mensen/", {"name": text, "email": "pien@de-brug-welzijn.example", "role": "staff"}
    )

    for letter in Letter.objects.all():
        whole = EmailMessage(subject=letter.subject, body=letter.text, to=[letter.address]).message()
        assert letter.address == "pien@de-brug-welzijn.example"
        assert whole["To"] == "pien@de-brug-welzijn.example"
        assert "Bcc" not in whole
