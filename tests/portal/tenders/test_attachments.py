"""Files beside an assignment: known by their bytes, given back as they came, to one's own organisation."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.portal.tenders.test_typed_in import PAGE, kept, typed
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
KINDS = f'<Types><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
PARTS: dict[str, str | bytes] = {"[Content_Types].xml": KINDS, "word/document.xml": "<w:document/>"}


def docx(more: Mapping[str, str | bytes] | None = None, **zipped: Any) -> bytes:
    """Return a small Word file, with other parts besides."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in {**PARTS, **(more or {})}.items():
            packed.writestr(name, text)
        packed.comment = zipped.get("comment", b"")
    return out.getvalue()


def link_inside() -> bytes:
    part = zipfile.ZipInfo("word/media/a.png")
    part.external_attr = 0o120777 << 16
    return special(part, "/etc/passwd")


def special(part: zipfile.ZipInfo, text: str) -> bytes:
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr(part, text)
    return out.getvalue()


def locked() -> bytes:
    raw = bytearray(docx())
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def one_over_the_other() -> bytes:
    """Two names for one stretch of bytes: how a ZIP of some kilobytes becomes one of petabytes."""
    raw = bytearray(docx())
    first, last = raw.index(b"PK\x01\x02"), raw.rindex(b"PK\x01\x02")
    raw[last + 42 : last + 46] = raw[first + 42 : first + 46]
    return bytes(raw)


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("bestek.pdf", b"", "empty"),
    "only the name of a PDF": ("bestek.pdf", b"Hallo", "other"),
    "only the name of a Word file": ("bestek.docx", b"Hallo", "other"),
    "a PDF called Word": ("bestek.docx", PDF, "name-differs"),
    "a Word file called PDF": ("bestek.pdf", docx(), "name-differs"),
    "a PDF called web page": ("bestek.html", PDF, "name-differs"),
    "a PDF without an ending": ("bestek", PDF, "name-differs"),
    "a programme behind it": ("bestek.pdf.exe", PDF, "double-ending"),
    "a programme inside the name": ("bestek.exe.pdf", PDF, "double-ending"),
    "a script inside the name": ("bestek.svg .pdf", PDF, "double-ending"),
    "signs that turn the name round": ("bestek\u202efdp.exe", PDF, "name-differs"),
    "a web page": ("bestek.pdf", b"<!doctype html><script>alert(1)</script>", "other"),
    "a drawing with a script": ("bestek.pdf", b"<svg onload='alert(1)'/>", "other"),
    "a programme": ("bestek.pdf", b"MZ\x90\x00" + PDF, "other"),
    "a PDF after something else": ("bestek.pdf", b"GIF89a" + PDF, "other"),
    "a PDF and a web page": ("bestek.pdf", PDF[:9] + b"<script>1</script>" + PDF[9:], "two-in-one"),
    "a PDF and a ZIP": ("bestek.pdf", PDF + docx(), "two-in-one"),
    "half a PDF": ("bestek.pdf", PDF[:40], "two-in-one"),
    "a PDF before a Word file": ("bestek.docx", PDF + docx(), "two-in-one"),
    "a Word file and a tail": ("bestek.docx", docx() + b"<script>", "two-in-one"),
    "a Word file with a note behind": ("bestek.docx", docx(comment=b"<html>"), "two-in-one"),
    "half a Word file": ("bestek.docx", docx()[:60] + docx()[-22:], "damaged"),
    "any ZIP": ("bestek.docx", docx({"[Content_Types].xml": "<Types/>"}), "other"),
    "a workbook": ("bestek.docx", docx({"[Content_Types].xml": KINDS.replace("word", "sheet")}), "other"),
    "macros": ("bestek.docx", docx({"word/vbaProject.bin": b"x"}), "macros"),
    "macros under another name": ("bestek.docx", docx({"word/VBAPROJECT.BIN": b"x"}), "macros"),
    "a kind with macros": (
        "bestek.docx",
        docx({"[Content_Types].xml": KINDS + "application/vnd.ms-word.document.macroEnabled.main+xml"}),
        "macros",
    ),
    "the ending of macros": ("bestek.docm", docx(), "macros"),
    "an old Word file": ("bestek.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-word"),
    "a way out": ("bestek.docx", docx({"../../etc/cron.d/x": "x"}), "damaged"),
    "a way from the root": ("bestek.docx", docx({"/etc/passwd": "x"}), "damaged"),
    "a way out on Windows": ("bestek.docx", docx({"C:\\x": "x"}), "damaged"),
    "one name twice": ("bestek.docx", docx({"WORD/document.xml": "x"}), "damaged"),
    "a link": ("bestek.docx", link_inside(), "damaged"),
    "a lock": ("bestek.docx", locked(), "locked"),
    "one over the other": ("bestek.docx", one_over_the_other(), "bomb"),
    "a part that bursts": ("bestek.docx", docx({"word/media/a.bmp": b"\0" * 8_000_000}), "bomb"),
    "thousands of parts": ("bestek.docx", docx({f"word/{n}.xml": "" for n in range(2_001)}), "bomb"),
}


@pytest.fixture
def tender(as_person: Callable[[str], Client]) -> Any:
    as_person("Wilma").post(PAGE, typed())
    return kept()


def send(client: Client, tender: Any, *files: tuple[str, bytes]) -> Any:
    chosen = [SimpleUploadedFile(name, raw) for name, raw in files]
    return client.post(f"{tender.get_absolute_url()}bijlagen/", {"attachments": chosen})


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_plain_pdf_or_word_file_is_refused_for_its_own_reason(what: str) -> None:
    from portal.tenders.bridge import NotKept, media_of

    name, raw, why = REFUSED[what]

    with pytest.raises(NotKept) as no:
        media_of(raw, name)
    assert str(no.value) == why


@pytest.mark.parametrize(
    ("name", "raw", "media"),
    [
        ("bestek.pdf", PDF, "pdf"),
        ("BESTEK 1.2 versie 3.PDF", PDF.replace(b"1.7", b"2.0"), "pdf"),
        ("bestek.docx", docx(), "docx"),
        ("met plaatje.docx", docx({"word/media/a.png": bytes(range(256)) * 4_000}), "docx"),
        ("lange tabel.docx", docx({"word/b.xml": "<w:tr><w:tc/></w:tr>" * 40_000}), "docx"),
    ],
)
def test_what_people_have_is_kept(name: str, raw: bytes, media: str) -> None:
    from portal.tenders.bridge import media_of

    assert media_of(raw, name) == media


def test_what_our_own_sheets_become_may_be_kept_here() -> None:

    from tests.portal.base.paper.samples import coalitieblad

    from portal.base.paper.docx import as_docx
    from portal.base.paper.pdf import as_pdf
    from portal.tenders.bridge import media_of

    assert media_of(as_pdf(coalitieblad()), "blad.pdf") == "pdf"
    assert media_of(as_docx(coalitieblad()), "blad.docx") == "docx"


def test_a_file_comes_back_as_it_was_and_is_never_opened_in_the_browser(
    as_person: Callable[[str], Client], tender: Any
) -> None:
    wilma = as_person("Wilma")

    answer = send(wilma, tender, ("Bestek é.pdf", PDF), ("eisen.docx", docx()))

    assert answer["Location"] == tender.get_absolute_url()
    page = wilma.get(tender.get_absolute_url()).content.decode()
    for file in tender.attachments.all():
        back = wilma.get(f"/aanbestedingen/bijlage/{file.id}/")
        assert back.content == bytes(file.raw)
        assert back["Content-Type"] == "application/octet-stream"
        assert back["X-Content-Type-Options"] == "nosniff"
        assert back["Content-Disposition"].startswith("attachment; ")
        assert file.name in page


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("../../etc/bestek.pdf", "bestek.pdf"),
        ("C:\\fakepath\\bestek.pdf", "bestek.pdf"),
        ('be"s;t\r\nX: y.pdf', "be_s;tX_ y.pdf"),
        ("\u202egnp.bestek.pdf", "gnp.bestek.pdf"),
        (".pdf", "pdf"),
        ("a" * 300 + ".pdf", "a" * 110 + ".pdf"),
        ("", "bestand"),
    ],
)
def test_a_name_leads_nowhere(name: str, kept_as: str) -> None:
    from portal.tenders.bridge import safe_name

    assert safe_name(name) == kept_as


def test_where_one_file_is_refused_none_is_kept_and_it_is_named(
    as_person: Callable[[str], Client], tender: Any
) -> None:
    page = send(as_person("Wilma"), tender, ("goed.pdf", PDF), ("fout.exe.pdf", PDF))

    assert page.status_code == 422
    assert "fout.exe.pdf" in str(page.context["form"].errors)
    assert not tender.attachments.exists()


def test_a_file_of_more_than_twenty_megabytes_is_refused(
    as_person: Callable[[str], Client], tender: Any
) -> None:
    page = send(as_person("Wilma"), tender, ("groot.pdf", PDF[:9] + b" " * 20 * 1024 * 1024 + PDF[9:]))

    assert page.status_code == 422
    assert "20 MB" in page.content.decode()


def test_ten_files_fit_and_the_same_bytes_are_one_file(
    as_person: Callable[[str], Client], tender: Any
) -> None:
    wilma = as_person("Wilma")
    files = [(f"{number}.pdf", PDF + b"%" * number) for number in range(11)]

    send(wilma, tender, *files[:9])
    send(wilma, tender, files[0], files[9])
    full = send(wilma, tender, files[10])

    assert tender.attachments.count() == 10
    assert full.status_code == 422
    assert "tien bestanden" in full.content.decode()


def test_nobody_else_finds_a_file_and_only_who_may_change_takes_it_away(
    person: Callable[[str], Any], tender: Any
) -> None:
    wilma = visit("D", person)
    send(wilma, tender, ("bestek.pdf", PDF))
    page = f"/aanbestedingen/bijlage/{tender.attachments.get().id}/"

    codes = {letter: visit(letter, person).get(page).status_code for letter in "TSFKGOMUXA"}
    away = {letter: visit(letter, person).post(f"{page}weg/").status_code for letter in "SFKGOMUXA"}

    assert codes == {"T": 200, "S": 200, **dict.fromkeys("FKGOMUX", 404), "A": 302}
    assert away == {**dict.fromkeys("SFKGOMUX", 404), "A": 302}
    assert wilma.post(f"{page}weg/")["Location"] == tender.get_absolute_url()
    assert not tender.attachments.exists()


def test_nothing_is_kept_beside_a_notice(as_person: Callable[[str], Client]) -> None:
    from portal.tenders.models import Tender

    notice = Tender.objects.first()

    assert send(as_person("Wilma"), notice, ("bestek.pdf", PDF)).status_code == 404


def test_a_page_asks_no_more_of_the_database_for_more_files_and_reads_no_bytes_of_them(
    as_person: Callable[[str], Client], tender: Any
) -> None:
    wilma = as_person("Wilma")
    asked = []
    for number in range(2):
        send(
            wilma,
            tender,
            *((f"{number}{other}.pdf", PDF + b"%" * (10 * number + other)) for other in range(1, 5)),
        )
        with CaptureQueriesContext(connection) as queries:
            wilma.get(tender.get_absolute_url())
        asked.append(queries.captured_queries)

    assert tender.attachments.count() == 8
    assert len(asked[0]) == len(asked[1])
    assert not [one for one in asked[1] if '"tenders_attachment"."raw"' in one["sql"]]
