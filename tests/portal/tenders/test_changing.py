"""Changing an assignment: two at once lose nothing, and what was confirmed stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.portal.tenders.test_typed_in import MAIL, PAGE, kept, typed
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
DAY = {"days-0-kind": "questions", "days-0-on": "01-12-2026", "days-0-at": "12:30"}
DAYS = {"days-TOTAL_FORMS": "2", "days-INITIAL_FORMS": "0", **DAY}
TWO = {**DAYS, "days-1-kind": "tender", "days-1-on": "15-12-2026", "days-1-at": ""}


@pytest.fixture
def tender(as_person: Callable[[str], Client]) -> Any:
    as_person("Wilma").post(PAGE, typed(value="1.250.000,50", **TWO))
    return kept()


def page_of(tender: Any) -> str:
    return f"{tender.get_absolute_url()}wijzigen/"


def opened(client: Client, tender: Any) -> dict[str, str]:
    """Return what the form shows when somebody opens it, as their browser sends it back."""
    context = client.get(page_of(tender)).context
    return as_sent(context)


def as_sent(context: Any) -> dict[str, str]:
    form, days = context["form"], context["days"]
    sent = {field.html_name: field.value() for field in form}
    sent |= {field.html_name: field.value() for row in days for field in row}
    sent |= {"days-TOTAL_FORMS": str(len(days.forms)), "days-INITIAL_FORMS": "0"}
    return {name: "" if value is None else str(value) for name, value in sent.items()}


def days_of(tender: Any) -> list[tuple[str, str, str]]:
    from django.utils.timezone import localtime

    rows = tender.deadlines.all()
    return [(row.kind, f"{row.on}", f"{localtime(row.at):%H:%M}" if row.at else "") for row in rows]


def test_days_value_and_link_are_kept_as_typed(tender: Any) -> None:
    assert days_of(tender) == [("questions", "2026-12-01", "12:30"), ("tender", "2026-12-15", "")]
    assert (tender.value_cents, tender.currency) == (125_000_050, "EUR")


def test_opening_and_keeping_changes_nothing_at_all(tender: Any, as_person: Callable[[str], Client]) -> None:
    from portal.ledger.models import Step

    wilma = as_person("Wilma")
    before = Step.objects.count()

    answer = wilma.post(page_of(tender), opened(wilma, tender))

    assert answer["Location"] == tender.get_absolute_url()
    tender.refresh_from_db()
    assert (tender.version, Step.objects.count()) == (1, before)
    assert days_of(tender) == [("questions", "2026-12-01", "12:30"), ("tender", "2026-12-15", "")]


def test_every_field_can_be_changed(tender: Any, as_person: Callable[[str], Client]) -> None:
    wilma = as_person("Wilma")
    new = {
        "title": "Nog sterker",
        "kind": "award",
        "buyers": "Gemeente Gouda; Gemeente Nieuwkoop",
        "description": "Ouderenwerk in Gouda.",
        "municipalities": "Gouda",
        "lots": "Noord\nZuid",
        "value": "10",
        "url": "https://gouda.nl/",
        "winners": "Buurtkracht\nDe Brug",
        "days-0-on": "",
        "days-0-at": "",
        "days-1-kind": "decision",
    }

    wilma.post(page_of(tender), {**opened(wilma, tender), **new})

    there = opened(wilma, tender)
    assert {name: there[name] for name in new if not name.startswith("days")} == {
        **{name: text for name, text in new.items() if not name.startswith("days")},
        "value": "10,00",
    }
    assert days_of(tender) == [("decision", "2026-12-15", "")]
    page = wilma.get(tender.get_absolute_url()).content.decode()
    assert "Buurtkracht" in page


def test_two_who_change_other_things_both_get_them(tender: Any, person: Callable[[str], Any]) -> None:
    wilma, tarik = (visit(letter, person) for letter in "DT")
    first, second = opened(wilma, tender), opened(tarik, tender)
    wilma.post(page_of(tender), {**first, "title": "Van Wilma", "days-0-on": "02-12-2026"})

    shown = tarik.post(page_of(tender), {**second, "url": "https://tarik.nl/"})

    assert shown.status_code == 422
    assert (shown.context["clashes"], len(shown.context["taken"])) == ([], 2)
    tarik.post(page_of(tender), as_sent(shown.context))
    tender.refresh_from_db()
    assert (tender.title, tender.url, tender.version) == ("Van Wilma", "https://tarik.nl/", 3)
    assert days_of(tender)[0] == ("questions", "2026-12-02", "12:30")


def test_two_who_change_the_same_see_both_and_the_second_chooses(
    tender: Any, person: Callable[[str], Any]
) -> None:
    wilma, tarik = (visit(letter, person) for letter in "DT")
    first, second = opened(wilma, tender), opened(tarik, tender)
    wilma.post(page_of(tender), {**first, "title": "Van Wilma"})

    shown = tarik.post(page_of(tender), {**second, "title": "Van Tarik"})

    page = shown.content.decode()
    tender.refresh_from_db()
    assert (shown.status_code, tender.title) == (422, "Van Wilma")
    assert "Van Wilma" in page
    assert shown.context["form"]["title"].value() == "Van Tarik"
    tarik.post(page_of(tender), as_sent(shown.context))
    tender.refresh_from_db()
    assert tender.title == "Van Tarik"


def test_a_third_change_while_choosing_is_seen_too(tender: Any, person: Callable[[str], Any]) -> None:
    wilma, tarik = (visit(letter, person) for letter in "DT")
    first, second = opened(wilma, tender), opened(tarik, tender)
    wilma.post(page_of(tender), {**first, "title": "Van Wilma"})
    shown = tarik.post(page_of(tender), {**second, "title": "Van Tarik"})
    wilma.post(page_of(tender), {**opened(wilma, tender), "title": "Weer Wilma"})

    again = tarik.post(page_of(tender), as_sent(shown.context))

    assert again.status_code == 422
    assert "Weer Wilma" in again.content.decode()


def test_the_same_form_sent_twice_is_one_change(tender: Any, as_person: Callable[[str], Client]) -> None:
    wilma = as_person("Wilma")
    form = {**opened(wilma, tender), "title": "Eens"}

    codes = [wilma.post(page_of(tender), form).status_code for _time in range(2)]

    tender.refresh_from_db()
    assert (codes, tender.version) == ([302, 302], 2)


def test_a_lot_that_was_confirmed_is_never_lost(
    tender: Any, as_person: Callable[[str], Client], person: Callable[[str], Any]
) -> None:
    from portal.tenders.actions import confirm_demands
    from portal.tenders.queries import confirmed_demands, proposed_demands

    wilma, asker = as_person("Wilma"), person("Wilma")
    brug = asker.roles.get().organisation
    wilma.post(page_of(tender), {**opened(wilma, tender), "lots": "Noord\nZuid\nOost"})
    zuid = tender.lots.get(title="Zuid")
    confirm_demands(actor=asker, organisation=brug, lot=zuid, demands=proposed_demands(zuid))

    wilma.post(page_of(tender), {**opened(wilma, tender), "lots": "Oost"})

    assert [lot.title for lot in tender.lots.all()] == ["Oost", "Zuid"]
    assert len(confirmed_demands(zuid, brug)) == 2


def test_a_new_text_proposes_anew_and_leaves_what_was_confirmed(
    tender: Any, as_person: Callable[[str], Client], person: Callable[[str], Any]
) -> None:
    from portal.tenders.actions import confirm_demands
    from portal.tenders.queries import confirmed_demands, proposed_demands

    wilma, asker = as_person("Wilma"), person("Wilma")
    brug, lot = asker.roles.get().organisation, tender.lots.get()
    confirm_demands(actor=asker, organisation=brug, lot=lot, demands=proposed_demands(lot))

    wilma.post(page_of(tender), {**opened(wilma, tender), "description": "Alleen ouderenwerk in Gouda."})

    lot.refresh_from_db()
    assert [one["service"] for one in lot.proposed] == ["work-with-older-people"]
    assert len(confirmed_demands(lot, brug)) == 2


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1250000", 125_000_000),
        ("€ 1.250.000,-", 125_000_000),
        ("1,250,000.50", 125_000_050),
        ("1.250", 125_000),
        ("12,5", 1_250),
        ("0", 0),
    ],
)
def test_an_amount_may_be_written_as_people_do(
    text: str, cents: int, tender: Any, as_person: Callable[[str], Client]
) -> None:
    wilma = as_person("Wilma")

    wilma.post(page_of(tender), {**opened(wilma, tender), "value": text})

    tender.refresh_from_db()
    assert tender.value_cents == cents


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("value", "veel"),
        ("value", "-5"),
        ("value", "1e9"),
        ("value", "9" * 29),
        ("winners", "Buurtkracht"),
        ("title", ""),
        ("version", "0"),
        ("version", "9" * 30),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    field: str, text: str, tender: Any, as_person: Callable[[str], Client]
) -> None:
    wilma = as_person("Wilma")

    page = wilma.post(page_of(tender), {**opened(wilma, tender), field: text})

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {field}


@pytest.mark.parametrize(
    "day",
    [{"days-0-on": "31-02-2027"}, {"days-0-on": "01-01-0001"}, {"days-0-on": ""}, {"days-0-at": "25:00"}],
)
def test_a_day_that_cannot_be_is_said_at_its_row(
    day: dict[str, str], tender: Any, as_person: Callable[[str], Client]
) -> None:
    wilma = as_person("Wilma")

    page = wilma.post(page_of(tender), {**opened(wilma, tender), **day})

    assert page.status_code == 422
    assert page.context["days"].total_error_count() == 1
    assert MAIL.splitlines()[1] in page.content.decode()


def test_the_office_types_in_and_changes_for_everyone(person: Callable[[str], Any]) -> None:
    office, wilma = (visit(letter, person) for letter in "OD")

    answer = office.post(PAGE, typed(kind="grant"))

    tender = kept()
    assert (answer["Location"], tender.owner) == (tender.get_absolute_url(), None)
    assert wilma.get(tender.get_absolute_url()).status_code == 200
    assert wilma.get(page_of(tender)).status_code == 404
    office.post(page_of(tender), {**opened(office, tender), "title": "Voor iedereen"})
    assert "Voor iedereen" in wilma.get("/aanbestedingen/").content.decode()
