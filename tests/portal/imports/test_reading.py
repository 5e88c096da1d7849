"""Reading a spreadsheet: what comes out, what is refused and in which words, and that nothing breaks it."""

from __future__ import annotations

import codecs
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.portal.imports import files

from portal.members.bridge.imports import UnreadableSheet, read_sheet
from portal.members.bridge.imports.sheet import CHILD, SHEET_FAULTS, Sheet

BAD_INPUT = Path(__file__).resolve().parents[4] / "shared" / "data" / "bad_input"
HEAD = ("Naam", "Gemeente")
CAFE = ("Stichting Café", "’s-Gravenhage")


@pytest.mark.parametrize(
    ("letters", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("cp1252", b""),
    ],
)
@pytest.mark.parametrize("between", [";", ",", "\t"])
def test_every_way_to_write_letters_and_to_part_cells_reads_the_same(
    letters: str, mark: bytes, between: str
) -> None:
    text = f"{between.join(HEAD)}\r\n\r\n{between.join(CAFE)}\r\n"

    assert read_sheet(mark + text.encode(letters)).rows == ((1, HEAD), (3, CAFE))


def test_excels_own_first_line_says_what_parts_the_cells() -> None:
    sheet = read_sheet(files.csv("sep=|", "Naam|Gemeente; provincie", '"a|b"|c'))

    assert sheet.rows == ((1, ("Naam", "Gemeente; provincie")), (2, ("a|b", "c")))


def test_a_workbook_reads_as_somebody_would_type_it() -> None:
    sheet = read_sheet(files.xlsx(HEAD, [], ["De Hoek", 12345678], [True, 1.5]))

    assert sheet == Sheet(((1, HEAD), (3, ("De Hoek", "12345678")), (4, ("ja", "1.5"))), "Sheet")


def test_a_hidden_sheet_is_not_read() -> None:
    assert read_sheet(files.hidden_sheet()).rows == ((1, ("Naam",)),)


REFUSED = {
    "empty": b"",
    "old-excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "open-document": files.packed(**{"mimetype": b"application/vnd.oasis", "content.xml": b"<a/>"}),
    "macros": files.packed(**{"xl__workbook.xml": b"<a/>", "xl__vbaProject.bin": b"1"}),
    "binary-workbook": files.packed(**{"xl__workbook.bin": b"1"}),
    "text-document": files.packed(**{"word__document.xml": b"<a/>"}),
    "packed": files.packed(**{"leden.csv": b"Naam"}),
    "web-page": b"<html><table><tr><td>Naam</td></tr></table></html>",
    "xml": b"<?xml version='1.0'?><Workbook/>",
    "pdf": b"%PDF-1.7",
    "image": b"\x89PNG\r\n\x1a\n" + bytes(50),
    "damaged": b"PK\x03\x04" + bytes(100),
    "too-heavy": files.BOMB,
    "too-large": b"a;b\n" * 3_000_000,
    "too-many-columns": files.csv(";".join("x" * 201)),
    "too-many-rows": files.csv(*["a;b"] * 50_002),
    "open-quote": files.csv("Naam;Gemeente", 'De "Hoek";Gouda', '"nooit dicht;Gouda'),
    "row": files.csv("Naam;Gemeente", '"De"Hoek;Gouda'),
    "letters": b"\xff\xfea",
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_is_no_spreadsheet_is_refused_with_what_to_do(fault: str) -> None:
    with pytest.raises(UnreadableSheet) as refusal:
        read_sheet(REFUSED[fault])

    assert refusal.value.fault == fault
    with translation.override("nl"):
        assert refusal.value.words.endswith(".")
        assert "%(" not in refusal.value.words


def test_the_sentence_of_every_fault_is_tried_or_said_of_headings() -> None:
    of_headings = {"no-headings", "missing-columns", "double-column", "no-rows"}

    assert SHEET_FAULTS.keys() == REFUSED.keys() | of_headings


@pytest.mark.parametrize(
    "raw", [files.MANY_FILES, files.ENTITIES, files.packed(**{"xl__workbook.xml": b"<"})]
)
def test_a_broken_workbook_is_refused_whole(raw: bytes) -> None:
    with pytest.raises(UnreadableSheet) as refusal:
        read_sheet(raw)

    assert refusal.value.fault in {"damaged", "too-heavy"}


def test_the_reader_ends_itself_at_its_limit_of_memory() -> None:
    """With little memory an honest file is too much: the limit works, and what it says is a refusal."""
    start = (
        f"import sys; sys.path.insert(0, {str(CHILD.parent)!r}); import child; "
        "child.MEMORY = 60 * 1024 * 1024; child.main()"
    )
    raw = files.csv("Naam;Gemeente", *["De Hoek;Gouda"] * 300_000)

    told = subprocess.run([sys.executable, "-I", "-c", start], input=raw, capture_output=True, check=False)

    assert told.returncode != 0 or json.loads(told.stdout)["fault"] == "too-heavy"


def test_the_reader_ends_at_its_limit_of_time() -> None:
    start = (
        f"import sys; sys.path.insert(0, {str(CHILD.parent)!r}); import child; "
        "child.CPU_SECONDS = 1; child.read = lambda raw: any(iter(int, 1)); child.main()"
    )

    told = subprocess.run([sys.executable, "-I", "-c", start], input=b"x", capture_output=True, check=False)

    assert told.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


def test_the_reader_knows_nothing_of_the_site() -> None:
    start = (
        f"import sys; sys.path.insert(0, {str(CHILD.parent)!r}); import child; child.main(); "
        "print(chr(10) + str([name for name in sys.modules if name.split('.')[0] in ('django', 'portal')]))"
    )
    raw = files.xlsx(HEAD, CAFE)

    told = subprocess.run([sys.executable, "-I", "-c", start], input=raw, capture_output=True, check=True)

    assert told.stdout.decode().splitlines()[-1] == "[]"


@pytest.mark.skipif(
    not BAD_INPUT.exists(), reason="the collection of bad input is not part of the repository"
)
def test_the_collection_of_bad_input_gives_rows_or_words() -> None:
    told = {}
    for file in sorted(BAD_INPUT.rglob("*")):
        if file.is_file():
            try:
                told[file.name] = len(read_sheet(file.read_bytes()).rows)
            except UnreadableSheet as refusal:
                told[file.name] = refusal.fault

    assert told["latin1.csv"] == told["utf16le_bom.csv"] == 2
    assert told["unbalanced_quotes.csv"] == "open-quote"
    assert told["empty.csv"] == "empty"
    assert {told[name] for name in told if name.endswith(".xml")} <= {"xml", "web-page"}


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    raw=st.one_of(
        st.binary(max_size=300),
        st.text(alphabet='ab;,\t"\n\r=é\x00', max_size=80).map(str.encode),
        st.tuples(st.integers(0, 4_000), st.integers(0, 255)).map(
            lambda change: _changed(files.xlsx(HEAD, CAFE), *change)
        ),
    )
)
def test_any_bytes_give_rows_or_a_clear_refusal(raw: bytes) -> None:
    try:
        sheet = read_sheet(raw)
    except UnreadableSheet as refusal:
        assert refusal.words
    else:
        assert sheet.rows
        assert all(number > 0 and any(cells) for number, cells in sheet.rows)


def _changed(raw: bytes, at: int, to: int) -> bytes:
    at %= len(raw)
    return raw[:at] + bytes([to]) + raw[at + 1 :]
