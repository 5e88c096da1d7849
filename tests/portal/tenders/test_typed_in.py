"""Assignments that are no notice: typed in or pasted, kept for one's own organisation, composed from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
PAGE = "/aanbestedingen/typen/"
MAIL = """Beste mensen,
Voor Gouda en Waddinxveen zoeken wij jongerenwerk.
Ook ouderenwerk, alleen in Gouda.
Groet"""


def typed(**other: str) -> dict[str, str]:
    """Return what somebody fills in; the rest is left empty."""
    right = {"key": str(uuid4()), "title": "Samen sterk", "kind": "call", "buyers": "Gemeente Gouda"}
    return {**right, "description": MAIL, **other}


def kept() -> Any:
    from portal.tenders.models import Tender

    return Tender.objects.get(document=None)


def test_a_title_a_buyer_and_a_pasted_mail_lead_to_what_is_asked(as_person: Callable[[str], Client]) -> None:
    wilma = as_person("Wilma")

    answer = wilma.post(PAGE, typed())

    lot = kept().lots.get()
    assert answer["Location"] == f"/aanbestedingen/perceel/{lot.id}/vraag/"
    asked = {demand["service"]: (sorted(demand["areas"]), demand["text"]) for demand in lot.proposed}
    assert asked == {
        "youth-work": (["GM0513", "GM0627"], "Voor Gouda en Waddinxveen zoeken wij jongerenwerk."),
        "work-with-older-people": (["GM0513"], "Ook ouderenwerk, alleen in Gouda."),
    }
    page = wilma.get(answer["Location"]).content.decode()
    assert "Gouda, Waddinxveen" in page


def test_a_typed_lot_is_confirmed_and_composed(as_person: Callable[[str], Client]) -> None:
    from portal.tenders.models import Demand

    tarik = as_person("Tarik")
    asks = tarik.post(PAGE, typed(description="Jongerenwerk in Nieuwkoop."))["Location"]
    rows = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"}
    row = {
        "service": "youth-work",
        "areas": "Nieuwkoop",
        "source_path": "line 1",
        "source_text": "Jongerenwerk",
    }

    confirmed = tarik.post(asks, {**rows, **{f"form-0-{name}": value for name, value in row.items()}})
    composed = tarik.post(confirmed["Location"], follow=True)

    assert Demand.objects.get(demand_list__lot=kept().lots.get()).source_path == "line 1"
    assert "/voorstel/" in composed.request["PATH_INFO"]
    assert composed.status_code == 200
    assert "Samen sterk" in composed.content.decode()


def test_the_same_form_sent_twice_is_one_assignment(as_person: Callable[[str], Client]) -> None:
    wilma, form = as_person("Wilma"), typed()

    first, second = (wilma.post(PAGE, form) for _time in range(2))

    assert first["Location"] == second["Location"]
    assert kept().lots.count() == 1


def test_the_key_of_anothers_assignment_shows_and_changes_nothing(
    as_person: Callable[[str], Client], person: Callable[[str], Any]
) -> None:
    from portal.tenders.models import Tender

    form = typed()
    as_person("Wilma").post(PAGE, form)
    visit("F", person).post(PAGE, {**form, "title": "Van Rijnmeer"})

    assert Tender.objects.get(pk=form["key"]).title == "Samen sterk"
    assert Tender.objects.get(title="Van Rijnmeer", owner__slug="jong-rijnmeer")


def test_only_ones_own_organisation_finds_it_and_may_remove_it(person: Callable[[str], Any]) -> None:
    from portal.tenders.models import Tender

    wilma, jeroen, loes = (visit(letter, person) for letter in "DFS")
    wilma.post(PAGE, typed())
    page = kept().get_absolute_url()

    seen = [client.get(page).status_code for client in (wilma, loes, jeroen)]
    refused = [client.post(f"{page}weg/").status_code for client in (jeroen, loes)]
    listed = ["Samen sterk" in client.get("/aanbestedingen/").content.decode() for client in (wilma, jeroen)]

    assert (seen, refused, listed) == ([200, 200, 404], [404, 404], [True, False])
    assert wilma.post(f"{page}weg/").status_code == 302
    assert not Tender.objects.filter(document=None).exists()


def test_a_notice_is_not_removed_as_an_assignment(as_person: Callable[[str], Client]) -> None:
    from portal.tenders.models import Tender

    notice = Tender.objects.first()
    assert notice is not None

    assert as_person("Wilma").post(f"{notice.get_absolute_url()}weg/").status_code == 404


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", ""),
        ("buyers", " ; "),
        ("kind", "notice"),
        ("municipalities", "Nergenshuizen"),
        ("url", "javascript:alert(1)"),
        ("url", "ftp://gouda.nl"),
        ("description", "a" * 60_001),
        ("title", "a\0b"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(
    field: str, text: str, as_person: Callable[[str], Client]
) -> None:
    page = as_person("Wilma").post(PAGE, typed(**{field: text}))

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {field}
    assert field == "description" or "zoeken wij jongerenwerk" in page.content.decode()


@pytest.mark.parametrize(
    ("text", "said"), [("", "geen dienst"), ("Lorem ipsum", "geen dienst"), ("Jongerenwerk", "geen gemeente")]
)
def test_an_odd_paste_gets_a_clear_sentence(text: str, said: str, as_person: Callable[[str], Client]) -> None:
    page = as_person("Wilma").post(PAGE, typed(description=text, buyers="De regio"), follow=True)

    assert said in page.content.decode()


def test_a_notice_without_its_file_cannot_be_kept(db: None) -> None:
    from portal.tenders.models import Tender

    tender = Tender.objects.first()
    assert tender is not None
    tender.document = None

    with pytest.raises(IntegrityError, match="notice_has_its_document"), transaction.atomic():
        tender.save()
