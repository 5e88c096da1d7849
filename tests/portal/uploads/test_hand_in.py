"""Handing in: what comes is kept as it came, read in the background, and explained when that fails."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import encode_multipart
from tests.portal.uploads.files import GOOD, NAMES, UNREADABLE
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def wilma(person: Callable[[str], Any]) -> Client:
    return visit("D", person)


def _hand_in(client: Client, *files: tuple[str, bytes]) -> Any:
    sent = [SimpleUploadedFile(name, raw) for name, raw in files]
    for file, (name, _raw) in zip(sent, files, strict=True):
        file._name = name
    return client.post("/aanbestedingen/inleveren/", {"notices": sent})


def _read_all() -> None:
    """Do what the worker does with the jobs that wait."""
    from django.apps import apps

    from portal.tenders.tasks import import_notice

    for job in apps.get_model("procrastinate", "ProcrastinateJob").objects.filter(
        task_name="tenders.import_notice"
    ):
        import_notice(**job.args)


def _newest() -> Any:
    from portal.tenders.models import Document

    return Document.objects.exclude(owner=None).latest("handed_in_at")


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_is_kept_as_it_came_and_explained(what: str, wilma: Client) -> None:
    raw = UNREADABLE[what]

    handed_in = _hand_in(wilma, ("bestand.xml", raw))
    waiting = wilma.get(_newest().get_absolute_url())
    _read_all()
    page = wilma.get(_newest().get_absolute_url())
    back = wilma.get(f"{_newest().get_absolute_url()}zoals-het-kwam/")

    assert (handed_in.status_code, handed_in["Location"]) == (302, "/aanbestedingen/ingeleverd/")
    assert waiting.status_code == 200
    assert _newest().state == "problem"
    assert bytes(_newest().raw) == raw == back.content
    assert html.escape(page.context["why"]) in page.content.decode()
    assert len(page.context["why"]) > 40


@pytest.mark.parametrize("what", NAMES)
def test_a_file_is_kept_under_a_safe_name(what: str, wilma: Client) -> None:
    sent, kept = NAMES[what]

    _hand_in(wilma, (sent, b"<half"))
    _read_all()
    pages = [wilma.get(_newest().get_absolute_url()), wilma.get("/aanbestedingen/ingeleverd/")]

    assert _newest().name == kept
    assert all(html.escape(kept) in page.content.decode() for page in pages)
    assert wilma.get(f"{_newest().get_absolute_url()}zoals-het-kwam/").status_code == 200


def test_a_file_without_a_name_is_no_file(wilma: Client) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="notices"; filename=""\r\n\r\n<a/>\r\n--x--\r\n'
    answer = wilma.post(
        "/aanbestedingen/inleveren/",
        b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n" + body,
        content_type="multipart/form-data; boundary=x",
    )

    assert answer.status_code == 422
    assert "Kies ten minste één bestand" in answer.content.decode()


def test_a_good_notice_becomes_a_tender_that_only_we_see(wilma: Client) -> None:
    _hand_in(wilma, ("ijmond.xml", GOOD))
    _read_all()

    page = wilma.get(_newest().get_absolute_url(), follow=True)

    assert _newest().state == "read"
    assert page.redirect_chain[-1][0] == _newest().tender.get_absolute_url()
    assert "Alleen uw organisatie ziet deze pagina" in page.content.decode()


def test_a_bad_file_beside_a_good_one_spoils_nothing(wilma: Client) -> None:
    from portal.tenders.models import Document

    _hand_in(wilma, ("goed.xml", GOOD), ("slecht.xml", b"<half"))
    _read_all()

    states = dict(Document.objects.exclude(owner=None).values_list("name", "state"))
    assert states == {"goed.xml": "read", "slecht.xml": "problem"}


def test_told_twice_is_one_document(wilma: Client) -> None:
    from portal.tenders.models import Document

    for _time in range(2):
        _hand_in(wilma, ("ijmond.xml", GOOD), ("nog eens ijmond.xml", GOOD))
        _read_all()

    assert Document.objects.exclude(owner=None).count() == 1


def test_nothing_chosen_is_said_in_the_form(wilma: Client) -> None:
    answer = wilma.post("/aanbestedingen/inleveren/", {"sent": "1"})

    assert answer.status_code == 422
    assert "Kies ten minste één bestand" in answer.content.decode()


def test_what_comes_back_is_never_shown_in_the_browser(wilma: Client) -> None:
    _hand_in(wilma, ('a"\r\nb.html', UNREADABLE["a page of a site"]))

    answer = wilma.get(f"{_newest().get_absolute_url()}zoals-het-kwam/")

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == f'attachment; filename="{_newest().sha256[:12]}.xml"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_fifty_megabytes_are_kept_and_explained(wilma: Client) -> None:
    raw = b"<a>" + b"x" * 50_000_000 + b"</a>"

    _hand_in(wilma, ("groot.xml", raw))
    _read_all()

    page = wilma.get(_newest().get_absolute_url())
    assert _newest().size == len(raw)
    assert bytes(_newest().raw) == raw
    assert _newest().state == "problem"
    assert page.context["why"]


def test_above_the_limit_a_file_is_refused_with_its_name_and_nothing_is_kept(
    wilma: Client, settings: Any
) -> None:
    from portal.tenders.models import Document

    settings.KEPT_UPLOAD_BYTES = 2_000_000
    before = Document.objects.count()

    answer = _hand_in(wilma, ("klein.xml", GOOD), ("te groot.xml", b"x" * 2_000_001))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "te groot.xml" in text
    assert '<input type="file" name="notices"' in text
    assert Document.objects.count() == before


def test_sixty_four_megabytes_is_what_is_kept_at_most() -> None:
    from django.conf import settings

    assert settings.KEPT_UPLOAD_BYTES == 64 * 1024 * 1024


def test_too_many_files_at_once_are_refused_without_an_error_of_ours(wilma: Client) -> None:
    files = [(f"{number}.xml", b"<a/>") for number in range(51)]

    assert _hand_in(wilma, *files).status_code == 400


@pytest.mark.parametrize(
    "body",
    [b"", b"--x", b"--x\r\n\r\n", b"--x\r\nContent-Disposition: form-data; name=notices; filename=a\r\n\r\n"],
)
def test_a_request_that_breaks_off_is_no_error_of_ours(body: bytes, wilma: Client) -> None:
    answer = wilma.post("/aanbestedingen/inleveren/", body, content_type="multipart/form-data; boundary=x")

    assert answer.status_code in {200, 400, 422}


def test_the_page_of_what_was_handed_in_refreshes_only_its_own_part(wilma: Client) -> None:
    _hand_in(wilma, ("ijmond.xml", GOOD))

    whole = wilma.get("/aanbestedingen/ingeleverd/").content.decode()
    part = wilma.get("/aanbestedingen/ingeleverd/", headers={"HX-Request": "true"}).content.decode()

    assert "<html" in whole
    assert "<html" not in part
    assert "ijmond.xml" in part


def test_what_is_removed_is_gone_with_all_that_was_read_from_it(wilma: Client) -> None:
    from portal.tenders.models import Document, Tender

    _hand_in(wilma, ("ijmond.xml", GOOD))
    _read_all()
    document, tender = _newest(), _newest().tender

    wilma.post(f"{document.get_absolute_url()}weg/")

    assert not Document.objects.filter(pk=document.pk).exists()
    assert not Tender.objects.filter(pk=tender.pk).exists()


def test_a_sender_that_names_its_own_kind_of_file_is_not_believed(wilma: Client) -> None:
    body = encode_multipart("x", {"notices": SimpleUploadedFile("a.xml", b"<half", content_type="text/html")})

    wilma.post("/aanbestedingen/inleveren/", body, content_type="multipart/form-data; boundary=x")

    assert (
        wilma.get(f"{_newest().get_absolute_url()}zoals-het-kwam/")["Content-Type"]
        == "application/octet-stream"
    )
