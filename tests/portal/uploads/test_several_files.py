"""Files are handed in one or several at a time, and what cannot be read is explained in Dutch."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.tenders.actions import import_notice
from portal.tenders.models import Document

pytestmark = pytest.mark.django_db


def test_several_files_are_handed_in_at_once(as_person: Callable[[str], Client]) -> None:
    files = [SimpleUploadedFile("leeg.xml", b""), SimpleUploadedFile("kapot.xml", b"<TED_EXPORT>")]

    answer = as_person("Tarik").post("/aanbestedingen/inleveren/", {"notices": files})

    assert answer.status_code == 302
    assert set(Document.objects.filter(owner__slug="de-brug-welzijn").values_list("name", flat=True)) == {
        "leeg.xml",
        "kapot.xml",
    }


def test_without_a_file_the_form_asks_for_one(as_person: Callable[[str], Client]) -> None:
    answer = as_person("Tarik").post(
        "/aanbestedingen/inleveren/", {"csrfmiddlewaretoken": "as a browser sends"}
    )

    assert answer.status_code == 422
    assert "Kies ten minste één bestand." in answer.content.decode()


def test_a_damaged_file_is_explained_in_dutch(as_person: Callable[[str], Client]) -> None:
    tarik = as_person("Tarik")
    tarik.post(
        "/aanbestedingen/inleveren/", {"notices": SimpleUploadedFile("kapot.xml", b"<TED_EXPORT>\n<a>")}
    )
    document = Document.objects.get(name="kapot.xml")
    import_notice(document_id=document.id)

    page = tarik.get(document.get_absolute_url()).content.decode()

    assert "Het bestand is afgebroken of beschadigd (regel 2, teken " in page


def test_a_document_that_was_removed_before_its_turn_is_left_alone() -> None:
    from uuid import uuid4

    from portal.tenders.tasks import import_notice

    import_notice(document=str(uuid4()))
