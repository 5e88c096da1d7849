"""What one takes along: all of one's own, nothing of others, nothing that a spreadsheet would work out."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.portal.visitors import visit

from portal.front.bridge.export import Beside, Export, Table, cell, pack

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
NOTICE = (SAMPLES / "notices" / "ted-f21-competition-ijmond.xml").read_bytes()
MINE, OURS = "/mijn-gegevens/van-mij/", "/mijn-gegevens/van-mijn-organisatie/"
WHAT_STARTS_A_FORMULA = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]


def unpacked(client: Client, address: str) -> zipfile.ZipFile:
    answer = client.post(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def packed(export: Export) -> zipfile.ZipFile:
    with pack(export) as made:
        return zipfile.ZipFile(io.BytesIO(made.read()))


def rows(found: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(found.read(f"{name}.json"))
    return told


def everything(found: zipfile.ZipFile) -> str:
    return "\n".join(found.read(name).decode("utf-8", errors="replace") for name in found.namelist())


@pytest.fixture
def busy(person: Callable[[str], Any]) -> dict[str, Any]:
    """Wilma and Tarik of De Brug each did something, and so did Jeroen of Jong Rijnmeer."""
    from portal.coalitions.actions import request_composition
    from portal.tenders.actions import confirm_demands, hand_in_notice
    from portal.tenders.models import Lot
    from portal.tenders.queries import proposed_demands

    lot = Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)
    made: dict[str, Any] = {}
    for name in ("Jeroen", "Tarik", "Wilma"):
        actor = person(name)
        us = actor.roles.get().organisation
        confirm_demands(actor=actor, organisation=us, lot=lot, demands=proposed_demands(lot))
        made[name] = request_composition(actor=actor, organisation=us, lot=lot)
        raw = NOTICE + f"<!-- {name} -->".encode()
        made[f"file of {name}"] = hand_in_notice(actor=actor, owner=us, name=f"van {name}.xml", raw=raw)
    return made


@pytest.mark.django_db
def test_a_person_takes_along_their_own_and_nothing_of_a_colleague(
    busy: dict[str, Any], person: Callable[[str], Any]
) -> None:
    found = unpacked(visit("T", person), MINE)

    assert [row["id"] for row in rows(found, "voorstellen")] == [str(busy["Tarik"].id)]
    assert [row["name"] for row in rows(found, "ingeleverd")] == ["van Tarik.xml"]
    assert found.read("bestanden/001-van Tarik.xml") == bytes(busy["file of Tarik"].raw)
    assert rows(found, "account")[0]["email"] == person("Tarik").email
    assert "password" not in rows(found, "account")[0]
    assert {row["tag"] for row in rows(found, "spoor")} >= {"run:made", "data:exported"}
    whole = everything(found)
    for other in ("Wilma", "Jeroen"):
        assert str(busy[other].id) not in whole
        assert str(person(other).id) not in whole


@pytest.mark.django_db
def test_an_organisation_takes_along_its_own_and_no_run_of_anybody(
    busy: dict[str, Any], person: Callable[[str], Any]
) -> None:
    from portal.trust.models import Evidence

    found = unpacked(visit("D", person), OURS)

    assert rows(found, "profiel")[0]["slug"] == "de-brug-welzijn"
    assert {row["name"] for row in rows(found, "ingeleverd")} == {"van Tarik.xml", "van Wilma.xml"}
    files = [name for name in found.namelist() if "bestanden" in name]
    assert {name[-14:] for name in files} == {"-van Tarik.xml", "-van Wilma.xml"}
    assert len(files) == 2
    assert rows(found, "bevestigde-vragen")
    us = person("Wilma").roles.get().organisation
    events = Evidence.objects.filter(giver=us).count() + Evidence.objects.filter(receiver=us).count()
    assert len(rows(found, "gebeurtenissen")) == events > 0
    assert len(rows(found, "werkgebied")) == us.offers.count() > 0
    whole = everything(found)
    for name in ("Wilma", "Tarik", "Jeroen"):
        assert str(busy[name].id) not in whole
    assert "van Jeroen.xml" not in whole


@pytest.mark.django_db
def test_events_that_only_two_may_know_go_to_those_two_alone(person: Callable[[str], Any]) -> None:
    from portal.members.models import Organisation
    from portal.trust.actions import record_evidence

    slugs = ("de-brug-welzijn", "jong-rijnmeer")
    record_evidence(
        actor="person:test",
        between=tuple(Organisation.objects.get(slug=slug) for slug in slugs),  # type: ignore[arg-type]
        kind="meeting",
        on=date(2026, 11, 2),
        verified="both",
        audience="pair",
        title="Onder vier ogen",
    )

    told = {
        letter: sum(
            row["title"] == "Onder vier ogen"
            for row in rows(unpacked(visit(letter, person), OURS), "gebeurtenissen")
        )
        for letter in "DFKG"
    }
    assert told == {"D": 2, "F": 2, "K": 0, "G": 0}


@pytest.mark.django_db
def test_what_hung_on_a_role_goes_with_the_role(busy: dict[str, Any], person: Callable[[str], Any]) -> None:
    client = visit("T", person)
    person("Tarik").roles.update(may_compose=False)
    without_delegation = unpacked(client, MINE)
    person("Tarik").roles.all().delete()
    without_role = unpacked(client, MINE)

    assert rows(without_delegation, "voorstellen") == rows(without_role, "voorstellen") == []
    assert rows(without_delegation, "ingeleverd") != []
    assert rows(without_role, "ingeleverd") == []
    assert [name for name in without_role.namelist() if "bestanden" in name] == []
    assert rows(without_role, "account")[0]["name"] == "Tarik Aydemir"


@pytest.mark.django_db
def test_typed_assignments_go_along_with_the_files_beside_them(person: Callable[[str], Any]) -> None:
    from portal.base import clock
    from portal.tenders.models import Attachment, Tender

    wilma = person("Wilma")
    tender = Tender.objects.create(
        kind="expected",
        stage="planning",
        title="Wat er komt",
        owner=wilma.roles.get().organisation,
        made_by=wilma,
        made_at=clock.now(),
    )
    Attachment.objects.create(
        tender=tender,
        name="../../plan.pdf",
        media="pdf",
        raw=b"%PDF",
        size=4,
        sha256="a",
        added_at=clock.now(),
    )

    found = unpacked(visit("D", person), OURS)

    assert [row["title"] for row in rows(found, "opdrachten")] == ["Wat er komt"]
    assert found.read("bestanden/001-plan.pdf") == b"%PDF"
    assert "Wat er komt" not in everything(unpacked(visit("F", person), OURS))


@pytest.mark.django_db
def test_each_list_is_there_twice_and_what_to_read_first_names_them_all(person: Callable[[str], Any]) -> None:
    found = unpacked(visit("D", person), OURS)

    names = set(found.namelist())
    tables = {name.removesuffix(".csv") for name in names if name.endswith(".csv")}
    read_me = found.read("LEESMIJ.txt").decode()
    assert tables == {name.removesuffix(".json") for name in names if name.endswith(".json")}
    assert len(tables) >= 10
    assert all(f"\r\n{name} (" in read_me for name in tables)
    assert "Gegevens van De Brug" in read_me
    for name in tables:
        raw = found.read(f"{name}.csv")
        assert raw.startswith(b"\xef\xbb\xbf")
        read = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert len(read) == len(rows(found, name))


@pytest.mark.django_db
def test_what_to_read_first_is_dutch_for_who_reads_english_too(person: Callable[[str], Any]) -> None:
    person("Tarik").__class__.objects.filter(pk=person("Tarik").pk).update(language="en")

    read_me = unpacked(visit("T", person), MINE).read("LEESMIJ.txt").decode()

    assert "Wie u hier bent." in read_me


@pytest.mark.django_db
def test_somebody_who_edits_nothing_sees_no_button_for_an_organisation(person: Callable[[str], Any]) -> None:
    staff = visit("S", person).get("/mijn-gegevens/").content.decode()
    director = visit("D", person).get("/mijn-gegevens/").content.decode()

    assert (MINE in staff, OURS in staff) == (True, False)
    assert (MINE in director, OURS in director) == (True, True)


@pytest.mark.parametrize("start", WHAT_STARTS_A_FORMULA)
@pytest.mark.parametrize("before", ["", " ", "\n", "\u00a0", "\ufeff"])
def test_no_cell_is_a_formula(start: str, before: str) -> None:
    text = f"{before}{start}HYPERLINK(1)"

    export = Export("iemand", (Table("t", "x", (), lambda: [{"naam": text, start: 1}]),), list)
    found = packed(export)

    heads, *lines = csv.reader(
        io.StringIO(found.read("t.csv").decode("utf-8-sig"), newline=""), delimiter=";", strict=True
    )
    assert lines == [[f"'{text}", "1"]]
    assert heads[1] == f"'{start}"
    assert rows(found, "t") == [{"naam": text, start: 1}]


@pytest.mark.django_db
@pytest.mark.parametrize("start", WHAT_STARTS_A_FORMULA)
def test_no_text_that_somebody_typed_is_a_formula_in_any_table(
    start: str, person: Callable[[str], Any]
) -> None:
    from portal.members.models import Card, Certificate, Offer, Organisation, Person

    us = person("Wilma").roles.get().organisation
    live = f"{start}1+1"
    Organisation.objects.filter(pk=us.pk).update(name=live, about=live, group=live, source=live)
    Offer.objects.filter(organisation=us).update(source=live)
    Certificate.objects.create(organisation=us, name=live, source=live, until=date(2027, 1, 1))
    Card.objects.filter(organisation=us).update(here=live, residents_say=live, learn_from_us=live)
    Person.objects.filter(roles__organisation=us).update(name=live)

    for letter, address in (("D", OURS), ("D", MINE), ("T", MINE)):
        found = unpacked(visit(letter, _by_address(person)), address)
        for name in found.namelist():
            if name.endswith(".csv"):
                text = found.read(name).decode("utf-8-sig")
                cells = [c for line in csv.reader(io.StringIO(text, newline=""), delimiter=";") for c in line]
                assert [c for c in cells if c[:1] in WHAT_STARTS_A_FORMULA] == []


def _by_address(person: Callable[[str], Any]) -> Callable[[str], Any]:
    return person


@pytest.mark.parametrize("value", ["gewoon", "a=b", "'=1", "1-2", "niet@hier", ""])
def test_what_is_no_formula_stays_as_it_is(value: str) -> None:
    assert cell(value) == value


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\weg\\x.xml", "/x", "..", "", "a\0b", "con:x", "x" * 500 + ".xml"]
)
def test_the_name_of_a_file_leads_nowhere(name: str) -> None:
    export = Export("iemand", (), lambda: [Beside(name, lambda: b"x")])

    found = packed(export)

    entry = next(entry for entry in found.namelist() if entry.startswith("bestanden/"))
    assert entry.count("/") == 1
    assert not set(entry) & set("\\:\0")
    assert not entry.removeprefix("bestanden/001-").startswith(".")
    assert len(entry) < 130


def test_many_files_lie_on_disk_and_not_in_memory() -> None:
    import os
    import tracemalloc

    raw = os.urandom(4_000_000)
    export = Export("iemand", (), lambda: [Beside(f"{n}.bin", lambda: raw) for n in range(15)])
    tracemalloc.start()
    with pack(export) as made:
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        size = made.seek(0, 2)

    assert size > 59_000_000
    assert most < 45_000_000
