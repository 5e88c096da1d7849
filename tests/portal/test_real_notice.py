"""A real Dutch notice by both roads, the site and the command line: the same question, the same answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from typer.testing import CliRunner

from coalition.cli import app

pytestmark = pytest.mark.django_db

REAL = "notices/ted_xml/nl_social/078258-2021.xml"
GERT_JAN = "gert.jan.loosdrecht@noorderbaken.example"


def asked_on_the_site(raw: bytes) -> tuple[Client, str]:
    """Hand the notice in as a director there, confirm what was read, ask; return where the answer is."""
    from portal.members.models import Person
    from portal.tenders.actions import import_notice
    from portal.tenders.models import Document

    director = Client()
    director.force_login(
        Person.objects.get(email=GERT_JAN), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    director.post("/aanbestedingen/inleveren/", {"notices": SimpleUploadedFile("078258-2021.xml", raw)})
    document = Document.objects.get(name="078258-2021.xml")
    lot = import_notice(document_id=document.id).tender.lots.get()
    director.post(f"/aanbestedingen/perceel/{lot.id}/vraag/", unchanged(director, lot))
    return director, director.post(f"/coalities/perceel/{lot.id}/")["Location"]


def unchanged(client: Client, lot: Any) -> dict[str, Any]:
    """What a browser sends back from the form of demands when nothing is changed."""
    rows = client.get(f"/aanbestedingen/perceel/{lot.id}/vraag/").context["rows"]
    fields = {f"form-{name}": value for name, value in rows.management_form.initial.items()}
    return fields | {field.html_name: field.value() or "" for form in rows for field in form}


def but_for_seconds(text: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(text)
    del answer["seconds"]
    return answer


def test_both_roads_give_the_same_answer_on_a_real_notice(shared: Path, tmp_path: Path) -> None:
    raw = (shared / REAL).read_bytes()
    director, where = asked_on_the_site(raw)
    for part in ("netwerk", "vraag", "probleem"):
        (tmp_path / f"{part}.json").write_bytes(director.get(f"{where}{part}.json").content)
    (tmp_path / "notice.xml").write_bytes(raw)
    here: Callable[[str], str] = lambda name: str(tmp_path / name)  # noqa: E731
    asker = ["--asker", "noorderbaken", "--nodes", "20000", "--json"]

    on_the_site = but_for_seconds(director.get(f"{where}warmest.json").content.decode())
    roads = [
        ["compose", "--problem", here("probleem.json"), "--nodes", "20000", "--json"],
        ["compose", "--network", here("netwerk.json"), "--demands", here("vraag.json"), *asker],
        ["compose", "--network", here("netwerk.json"), "--notice", here("notice.xml"), *asker],
    ]
    told = [but_for_seconds(CliRunner().invoke(app, road).stdout) for road in roads]

    assert on_the_site["proof"] == "optimal"
    assert len(on_the_site["coalitions"][0]["members"]) == 2
    assert told == [on_the_site] * 3
