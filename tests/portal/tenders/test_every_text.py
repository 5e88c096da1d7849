"""Every field of an assignment with strings that break things elsewhere: no error of ours, shown as text."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from tests.portal.tenders.test_attachments import PDF
from tests.portal.tenders.test_changing import TWO, as_sent, page_of
from tests.portal.tenders.test_typed_in import PAGE, kept, typed
from tests.portal.uploads.test_every_field import SOME, TEXTS

pytestmark = pytest.mark.django_db
FREE = {"title", "buyers", "description", "table", "lots"}
"""Fields that take any text; the others refuse nearly all of it."""
FIELDS = [
    *("title", "kind", "buyers", "description", "municipalities", "table", "lots", "value", "url", "winners"),
    *("key", "looked", "days-0-kind", "days-0-on", "days-0-at", "days-TOTAL_FORMS", "days-INITIAL_FORMS"),
]


def codes_of(client: Client, address: str, right: dict[str, str], field: str) -> dict[str, int]:
    """Return the texts that were answered otherwise than by a page, a list of errors or a step on."""
    found = {}
    for text in TEXTS if field in FREE else SOME:
        with transaction.atomic():
            answer = client.post(address, {**right, field: text})
            transaction.set_rollback(True)
        found[text] = answer.status_code
        assert "<script>alert" not in answer.content.decode()
        assert "<img src=x" not in answer.content.decode()
    return {text: code for text, code in found.items() if code not in {200, 302, 422}}


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_breaks_on_any_text_while_typing(field: str, as_person: Callable[[str], Client]) -> None:
    right = typed(kind="award", **TWO)

    assert codes_of(as_person("Wilma"), PAGE, right, field) == {}


@pytest.mark.parametrize("field", [*FIELDS, "version", "began"])
def test_no_field_breaks_on_any_text_while_changing(field: str, as_person: Callable[[str], Client]) -> None:
    wilma = as_person("Wilma")
    wilma.post(PAGE, typed(kind="award", **TWO))
    address = page_of(kept())

    assert codes_of(wilma, address, as_sent(wilma.get(address).context), field) == {}


def test_whatever_is_typed_is_shown_as_text_on_every_page(as_person: Callable[[str], Client]) -> None:
    wilma = as_person("Wilma")
    for text in TEXTS[::4]:  # some of them: seven pages each, and no test may take ten seconds
        if "\0" in text or not text.strip() or not text.strip(";| \t-,+=:_"):
            continue
        with transaction.atomic():
            texts = dict.fromkeys(("title", "buyers", "winners", "lots"), text[:300])
            form = typed(kind="award", description=text, table=f"{text}\nJongerenwerk", **texts)
            seen = wilma.post(PAGE, form)
            if seen.status_code == 200:
                answer = wilma.post(PAGE, {**form, "looked": seen.context["form"]["looked"].value()})
                assert answer.status_code == 302, text
                tender = kept()
                lot = tender.lots.first()
                assert lot is not None
                pages = [wilma.get(address).content.decode() for address in (
                    tender.get_absolute_url(), page_of(tender), lot.get_absolute_url(),
                    f"{lot.get_absolute_url()}vraag/", "/aanbestedingen/",
                )]  # fmt: skip
                assert all("<script>alert" not in page and "<img src=x" not in page for page in pages)
                assert all(tender.title[:40] in html.unescape(page) for page in pages)
            transaction.set_rollback(True)


def test_a_file_of_any_name_comes_back_under_a_safe_one(as_person: Callable[[str], Client]) -> None:
    wilma = as_person("Wilma")
    wilma.post(PAGE, typed())
    tender = kept()
    address = f"{tender.get_absolute_url()}bijlagen/"

    for text in TEXTS:
        with transaction.atomic():
            file = SimpleUploadedFile("x.pdf", PDF)
            file._name = f"{text[:200]}.pdf"  # as a browser may send it, past what Django makes of a name
            answer = wilma.post(address, {"attachments": [file]})
            assert answer.status_code in {302, 422}, text
            for kept_file in tender.attachments.all():
                back = wilma.get(f"/aanbestedingen/bijlage/{kept_file.id}/")
                assert back["Content-Disposition"].startswith("attachment; filename")
                assert not set(kept_file.name) & set('/\\\r\n\0"<>\u202e')
                page = wilma.get(tender.get_absolute_url()).content.decode()
                assert "<script>alert" not in page
            transaction.set_rollback(True)


def test_sources_are_said_in_words(as_person: Callable[[str], Client]) -> None:
    wilma = as_person("Wilma")
    wilma.post(PAGE, typed(title="Jeugdhulp in Gouda"))

    page: Any = wilma.get(kept().lots.get().get_absolute_url()).content.decode()

    assert "regel 2 van de tekst" in page
    assert "in wat er getypt is" in page
    assert "de bekendmaking" not in page.split("<main", 1)[1].split("</main", 1)[0]
