"""Lists ask the database as often for forty rows as for five."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
FEW, MANY = 5, 40


def _organisations(number: int, wilma: Any) -> None:
    from portal.members.models import Certificate, Offer, Organisation

    for index in range(number):
        one = Organisation.objects.create(
            slug=f"verzonnen-{index}", name=f"Verzonnen {index}", kind="welfare", seat="GM0484"
        )
        Offer.objects.create(organisation=one, service="youth-work", area="GM0484")
        Certificate.objects.create(organisation=one, name="HKZ", until=date(2027, 1, 1))


def _notices(number: int, wilma: Any) -> None:
    from portal.tenders.models import Deadline, Document, ImportProblem, Lot, Tender

    brug = wilma.roles.get().organisation
    for index in range(number):
        read, broken = (
            Document.objects.create(
                owner=brug,
                handed_in_by=wilma,
                name="a.xml",
                raw=b"x",
                size=1,
                sha256=f"{state}{index}",
                state=state,
                handed_in_at=datetime(2026, 11, 1, tzinfo=ZoneInfo("Europe/Amsterdam")),
            )
            for state in ("read", "problem")
        )
        ImportProblem.objects.create(document=broken, code="unreadable-notice", where="/", detail="half")
        tender = Tender.objects.create(
            document=read,
            owner=brug,
            made_at=read.handed_in_at,
            format="eForms",
            form="16",
            stage="competition",
            title=f"Opdracht {index}",
        )
        lot = Lot.objects.create(tender=tender, order=0, ref="LOT-0001", title="Perceel")
        for of in (None, lot):
            Deadline.objects.create(
                tender=tender, lot=of, kind="tender", on=date(2026, 12, 1), source_path="/", source_text=""
            )


def _runs(number: int, wilma: Any) -> None:
    from portal.coalitions.actions import request_composition
    from portal.coalitions.models import Run
    from portal.tenders.actions import confirm_demands
    from portal.tenders.models import Lot
    from portal.tenders.queries import proposed_demands

    brug = wilma.roles.get().organisation
    lot = Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)
    confirm_demands(actor=wilma, organisation=brug, lot=lot, demands=proposed_demands(lot))
    run = request_composition(actor=wilma, organisation=brug, lot=lot)
    fields = {
        field.attname: getattr(run, field.attname) for field in Run._meta.fields if not field.primary_key
    }
    Run.objects.bulk_create(Run(**fields) for _index in range(number - 1))


def _agenda(number: int, wilma: Any) -> None:
    from portal.programme.models import Activity
    from portal.stories.models import Story

    brug = wilma.roles.get().organisation
    for index in range(number):
        for days in (-index - 1, index + 1):
            starts = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Amsterdam")) + timedelta(days=days)
            Activity.objects.create(kind="visit", title=f"Bezoek {days}", host=brug, starts_at=starts)
        Story.objects.create(
            slug=f"verhaal-{index}",
            kind="news",
            title="Verhaal",
            author="Wilma",
            published_on=date(2026, 11, 1),
        )


def _evidence(number: int, wilma: Any) -> None:
    from portal.members.models import Organisation
    from portal.trust.actions import record_evidence

    pair = (wilma.roles.get().organisation, Organisation.objects.get(slug="jong-rijnmeer"))
    for index in range(number):
        record_evidence(
            actor="person:test",
            between=pair,
            kind="meeting",
            on=date(2025, 1, 1) + timedelta(days=index),
            verified="both",
            audience="members",
            title="Overleg",
        )


LISTS = {
    "/netwerk/": _organisations,
    "/netwerk/?service=youth-work": _organisations,
    "/aanbestedingen/": _notices,
    "/aanbestedingen/ingeleverd/": _notices,
    "/coalities/voorstellen/": _runs,
    "/": _notices,
    "/bezoeken/": _agenda,
    "/verhalen/": _agenda,
    "/netwerk/jong-rijnmeer/samen/": _evidence,
    "/openheid/logboek/": _evidence,
}


@pytest.mark.parametrize("page", LISTS)
def test_a_list_asks_no_more_of_the_database_when_it_grows(page: str, person: Callable[[str], Any]) -> None:
    from django.db import transaction

    client = visit("D", person)
    client.get(page)
    asked = []
    for number in (FEW, MANY):
        with transaction.atomic():
            LISTS[page](number, person("Wilma"))
            with CaptureQueriesContext(
                connection,
            ) as queries:
                answer = client.get(page)
            transaction.set_rollback(True)
        assert answer.status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1]
    assert asked[1] < 25
