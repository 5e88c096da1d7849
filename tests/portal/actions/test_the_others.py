"""Actions on notices, runs, evidence, the log, letters and the demo: what they keep and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from tests.portal.access.objects import NOTICES

from coalition.errors import CoalitionError, NotAllowed, NotPublic, UnknownChoice
from coalition.ledger import commitment

pytestmark = pytest.mark.django_db
SAMPLES = NOTICES.parent


@pytest.fixture
def wilma(person: Callable[[str], Any]) -> Any:
    return person("Wilma")


@pytest.fixture
def brug(wilma: Any) -> Any:
    return wilma.roles.get().organisation


@pytest.fixture
def lot(db: None) -> Any:
    from portal.tenders.models import Lot

    return Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)


@pytest.fixture
def linde(db: None) -> Any:
    from portal.members.models import Organisation

    return Organisation.objects.get(slug="ouderenhuis-de-linde")


def test_two_organisations_may_hand_in_the_same_bytes(wilma: Any, brug: Any, linde: Any) -> None:
    from portal.tenders.actions import hand_in_notice

    ours = hand_in_notice(actor=wilma, owner=brug, name="a.xml", raw=b"<a/>")
    theirs = hand_in_notice(actor=wilma, owner=linde, name="a.xml", raw=b"<a/>")

    assert ours != theirs


def test_demands_confirmed_again_replace_those_before(wilma: Any, brug: Any, lot: Any) -> None:
    from portal.tenders.actions import confirm_demands
    from portal.tenders.models import Demand
    from portal.tenders.queries import confirmed_demands, proposed_demands

    confirm_demands(actor=wilma, organisation=brug, lot=lot, demands=proposed_demands(lot))

    one = Demand(service="youth-work", areas=["GM0484"])
    confirm_demands(actor=wilma, organisation=brug, lot=lot, demands=[one])

    assert [demand.service for demand in confirmed_demands(lot, brug)] == ["youth-work"]


def test_a_demand_without_a_municipality_is_refused_by_the_database(wilma: Any, brug: Any, lot: Any) -> None:
    from portal.tenders.actions import confirm_demands
    from portal.tenders.models import Demand, DemandList

    nowhere = Demand(service="youth-work", areas=[])
    with pytest.raises(IntegrityError, match="demand_has_areas"), transaction.atomic():
        confirm_demands(actor=wilma, organisation=brug, lot=lot, demands=[nowhere])

    assert not DemandList.objects.exists()


def test_a_run_without_confirmed_demands_is_refused(wilma: Any, brug: Any, lot: Any) -> None:
    from portal.coalitions.actions import request_composition
    from portal.coalitions.models import Run

    with pytest.raises(CoalitionError):
        request_composition(actor=wilma, organisation=brug, lot=lot)

    assert not Run.objects.exists()


def test_a_wish_for_nobody_we_know_is_refused(wilma: Any, brug: Any, lot: Any) -> None:
    from portal.coalitions.actions import request_composition
    from portal.tenders.actions import confirm_demands
    from portal.tenders.queries import proposed_demands

    confirm_demands(actor=wilma, organisation=brug, lot=lot, demands=proposed_demands(lot))

    with pytest.raises(UnknownChoice, match="niemand"):
        request_composition(actor=wilma, organisation=brug, lot=lot, others=("niemand",))


def test_where_the_table_says_no_nothing_is_composed(
    wilma: Any, brug: Any, lot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.coalitions.actions import run as actions

    def no(decision: Any) -> None:
        raise NotAllowed("M12", "nobody composes today")

    monkeypatch.setattr(actions, "refuse_unless", no)
    with pytest.raises(NotAllowed):
        actions.request_composition(actor=wilma, organisation=brug, lot=lot)


def test_a_visit_told_twice_warms_once(brug: Any, linde: Any) -> None:
    from portal.trust.actions import record_evidence
    from portal.trust.models import Evidence

    told = {
        "actor": "person:test",
        "between": (brug, linde),
        "kind": "visit",
        "on": date(2026, 11, 2),
        "verified": "both",
        "audience": "members",
        "title": "Werkbezoek",
    }

    assert record_evidence(**told) is True
    assert record_evidence(**told) is False
    assert record_evidence(**{**told, "between": (linde, brug)}) is False
    assert Evidence.objects.filter(title="Werkbezoek").count() == 2


def test_what_only_two_know_stands_in_their_trail_and_not_in_the_public_log(brug: Any, linde: Any) -> None:
    from portal.ledger.models import Entry, Step
    from portal.trust.actions import record_evidence

    entries = Entry.objects.count()

    record_evidence(
        actor="person:test",
        between=(brug, linde),
        kind="agreement",
        on=date(2026, 11, 2),
        verified="both",
        audience="pair",
        title="Afspraak",
    )

    step = Step.objects.latest("pk")
    assert Entry.objects.count() == entries
    assert step.trail == "pair:" + ":".join(sorted((brug.ref, linde.ref)))


@pytest.mark.parametrize("kind", ["visit", "agreement"])
def test_nobody_meets_itself(kind: str, brug: Any) -> None:
    from portal.trust.actions import record_evidence

    with pytest.raises(IntegrityError, match=r"evidence_between_two|evidence_once"), transaction.atomic():
        record_evidence(
            actor="person:test",
            between=(brug, brug),
            kind=kind,
            on=date(2026, 11, 2),
            verified="both",
            audience="members",
            title="Spiegel",
        )


@pytest.mark.parametrize("type_", ["run:made", "room:opened", "invitation:sent", "rating:given", "anything"])
def test_the_public_log_refuses_what_may_never_stand_there(type_: str) -> None:
    from portal.ledger.actions import append
    from portal.ledger.models import Entry

    before = Entry.objects.count()
    with pytest.raises(NotPublic):
        append(type=type_, payload={"organisation": "de-brug-welzijn"})

    assert Entry.objects.count() == before


def test_an_entry_of_the_public_log_can_be_recomputed() -> None:
    from portal.ledger.actions import append

    entry = append(type="membership:started", payload={"organisation": "een-nieuwe"})

    entry.refresh_from_db()
    assert commitment(entry.payload, bytes(entry.salt)) == bytes(entry.commitment)
    assert entry.payload["organisation"] == "een-nieuwe"


def test_a_letter_waits_and_is_queued_with_one_line_as_subject() -> None:
    from django.apps import apps

    from portal.notify.actions import send_letter

    letter = send_letter(
        address="pien@de-brug-welzijn.example", subject="Een\r\nBcc: iedereen@x.example", text="Hallo"
    )

    jobs = apps.get_model("procrastinate", "ProcrastinateJob").objects.filter(task_name="notify.send")
    assert letter.subject == "Een Bcc: iedereen@x.example"
    assert letter.state == "waiting"
    assert [job.args for job in jobs] == [{"letter": str(letter.id)}]


def test_a_letter_that_cannot_be_queued_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    from portal.notify import actions
    from portal.notify.models import Letter

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the queue is down")

    monkeypatch.setattr(actions.app, "configure_task", fail)
    with pytest.raises(RuntimeError):
        actions.send_letter(address="pien@de-brug-welzijn.example", subject="Hallo", text="Hallo")

    assert not Letter.objects.exists()


def test_a_story_published_again_is_its_new_version() -> None:
    from portal.stories.actions import publish_story
    from portal.stories.models import Story

    story = {"kind": "news", "intro": "", "body": "", "author": "Wilma", "published_on": date(2026, 11, 1)}
    for title in ("Eerst", "Beter"):
        publish_story(actor="person:test", slug="proef", title=title, **story)

    assert Story.objects.get(slug="proef").title == "Beter"


def test_printed_passwords_are_for_the_demo_only(settings: Any) -> None:
    from portal.front.actions import give_demo_keys

    settings.DEMO = False
    with pytest.raises(ImproperlyConfigured):
        give_demo_keys(folder=SAMPLES)


def test_the_keys_of_the_demo_open_its_doors(db: None) -> None:
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    from portal.front.actions import give_demo_keys

    keys = give_demo_keys(folder=SAMPLES)

    assert {bool(key.secret) for key in keys} == {True, False}
    for key in keys:
        if key.secret:
            kept = Authenticator.objects.get(user__email=key.email, type=Authenticator.Type.TOTP)
            assert TOTP(kept).validate_code(key.code)
        else:
            assert key.code == ""


def test_an_association_without_people_loads_too(tmp_path: Path) -> None:
    from portal.front.actions import load_association

    (tmp_path / "association.json").write_text('{"as_of": "2026-11-23"}')
    for name in ("organisations", "people", "cards", "evidence", "activities", "stories"):
        (tmp_path / f"{name}.json").write_text("[]")

    assert load_association(folder=tmp_path).organisations == 0


def test_a_notice_that_does_not_fit_our_tables_is_kept_as_one_that_could_not_be_read(
    wilma: Any, brug: Any
) -> None:
    from portal.tenders.actions import hand_in_notice, import_notice
    from portal.tenders.models import Tender

    raw = (NOTICES / "ted-f21-competition-ijmond.xml").read_bytes()
    long = raw.replace(b"<LOT_NO>1</LOT_NO>", b"<LOT_NO>" + b"1" * 60 + b"</LOT_NO>")
    before = Tender.objects.count()

    document = hand_in_notice(actor=wilma, owner=brug, name="lang.xml", raw=long)
    document = import_notice(document_id=document.id)

    assert document.state == "problem"
    assert document.problem.code
    assert Tender.objects.count() == before
