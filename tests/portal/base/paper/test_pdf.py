"""The PDF of a sheet: tagged, in its language, a draft on every page, on one page where that is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from pypdf import PageObject, PdfReader
from tests.portal.base.paper import reading, samples

import portal.base
from portal.base.paper import (
    Bullets,
    Callout,
    Column,
    Columns,
    Facts,
    Heading,
    Paper,
    PaperTooLong,
    Prose,
    Table,
)  # fmt: skip
from portal.base.paper.answer import as_download, too_long
from portal.base.paper.furniture import furniture
from portal.base.paper.parts import longest_part
from portal.base.paper.pdf import HERE, SIZES, as_pdf, fitting_size

PAPERS = [samples.coalitieblad, samples.ontzorgblad, samples.hostile]
CSS = Path(portal.base.__file__).parent / "static" / "base" / "paper.css"


def read(paper: Paper) -> PdfReader:
    return PdfReader(BytesIO(as_pdf(paper)))


def places(page: PageObject) -> list[tuple[float, float]]:
    """Where every piece of text begins, in points from the left and from below."""
    found: list[tuple[float, float]] = []

    def visit(text: str, matrix: list[float], placed: list[float], *_: object) -> None:
        if text.strip():
            found.append((matrix[4] + matrix[0] * placed[4], matrix[5] + matrix[3] * placed[5]))

    page.extract_text(visitor_text=visit)
    return found


def sheet_of(lines: int) -> Paper:
    return Paper("Blad", [Prose("\n".join(f"regel {n}" for n in range(lines)))], one_page=True)


@pytest.mark.parametrize("make", PAPERS, ids=lambda make: make.__name__)
def test_a_screen_reader_can_read_it(make: Callable[[], Paper]) -> None:
    paper = make()

    reader = read(paper)
    root = reader.root_object
    told = root["/Metadata"].get_data().decode()

    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == {"nl": "nl-NL", "en": "en-GB"}[paper.language]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata is not None
    assert reader.metadata.title == paper.title
    assert "<pdfuaid:part>1</pdfuaid:part>" in told


@pytest.mark.parametrize("make", PAPERS, ids=lambda make: make.__name__)
def test_headings_lists_and_tables_are_tagged_as_such(make: Callable[[], Paper]) -> None:
    paper = make()

    tags = reading.tags(as_pdf(paper))
    names = [name for _, name in tags]
    headings = [f"H{block.level + 1}" for block in paper.blocks if isinstance(block, Heading)]
    tables = [block for block in paper.blocks if isinstance(block, Table)]

    assert [name for name in names if name[0] == "H"] == ["H1", *headings]
    assert names.count("Table") == len(tables)
    assert names.count("TH") == sum(len(table.heads) for table in tables)
    assert names.count("TD") == sum(len(row) for table in tables for row in table.cells)
    assert {names[at - 1] for at, name in enumerate(names) if name == "Table"} == {"P"}


@pytest.mark.parametrize("before", range(24, 60, 3))
def test_the_name_the_heads_and_a_row_of_a_table_stay_together(before: int) -> None:
    table = Table("Bijschrift", ["Kop", "Ook"], [["een", "twee"]] * 30)
    prose = Prose("\n".join(f"regel {n}" for n in range(before)))

    pages = [page.extract_text() for page in read(Paper("Blad", [prose, Heading("Kopje"), table])).pages]
    [named] = [page for page in pages if "Bijschrift" in page]

    assert re.search(r"Kopje\s+Bijschrift\s+Kop Ook\s+een twee", named)


def test_what_is_longer_than_a_page_goes_on_on_the_next() -> None:
    long = "Een zin die terugkomt. " * 500
    paper = Paper("Blad", [Callout("Let op", long), Table("Namen", ["Wie", "Wat"], [["De Brug", long]])])

    pages = read(paper).pages
    lowest = [min(y for _, y in places(page)) for page in pages]

    assert len(pages) > 3
    assert min(lowest) > 20


@pytest.mark.parametrize("make", PAPERS, ids=lambda make: make.__name__)
def test_no_word_begins_outside_the_margins(make: Callable[[], Paper]) -> None:
    found = [place for page in read(make()).pages for place in places(page)]

    assert min(x for x, _ in found) > 55
    assert max(x for x, _ in found) < 540
    assert all(20 < y < 820 for _, y in found)


def test_a_long_table_repeats_its_heads() -> None:
    pages = [page.extract_text() for page in read(samples.hostile()).pages]

    with_rows = [page for page in pages if re.search(r"^rij \d", page, re.M)]

    assert len(with_rows) > 4
    assert [page for page in with_rows if page.count("Nummer Woord") != 1] == []


@pytest.mark.parametrize(("language", "word"), [("nl", "CONCEPT"), ("en", "DRAFT")])
def test_a_draft_says_so_on_every_page_in_its_own_language(language: str, word: str) -> None:
    paper = replace(samples.coalitieblad(), language=language)

    with override("en" if language == "nl" else "nl"):
        drafts = [page.extract_text() for page in read(paper).pages]
        others = [page.extract_text() for page in read(replace(paper, draft=False)).pages]

    assert len(drafts) > 1
    assert [page.count(word) for page in drafts] == [1] * len(drafts)
    assert not any(word in page for page in others)


@pytest.mark.parametrize(("language", "numbered"), [("nl", "pagina 2 van {}"), ("en", "page 2 of {}")])
def test_pages_are_numbered(language: str, numbered: str) -> None:
    pages = read(replace(samples.coalitieblad(), language=language)).pages

    assert numbered.format(len(pages)) in pages[1].extract_text()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_print_says_draft_in_the_words_of_the_sheet(language: str) -> None:
    [word] = re.findall(rf'@page draft-{language} {{[^}}]*content: "(\w+)"', CSS.read_text())

    assert word == furniture(language).draft


def test_the_two_sheets_fit_where_they_should() -> None:
    assert len(read(samples.ontzorgblad()).pages) == 1
    assert len(read(samples.coalitieblad()).pages) == 2


def test_a_sheet_for_one_page_that_runs_over_is_set_in_smaller_type_and_not_under_nine_points() -> None:
    made = as_pdf(samples.tight())

    assert fitting_size(replace(samples.tight(), one_page=False)) == SIZES[0]
    assert fitting_size(samples.tight()) == SIZES[-1] == 9.0
    assert len(PdfReader(BytesIO(made)).pages) == 1
    assert min(reading.sizes(made)) == 9.0
    assert min(reading.sizes(as_pdf(samples.ontzorgblad()))) >= 9.0


def test_a_sheet_that_does_not_fit_on_one_page_is_refused_with_how_many_it_took() -> None:
    with pytest.raises(PaperTooLong) as refused:
        as_pdf(sheet_of(200))

    assert refused.value.pages > 1
    assert refused.value.part == "Blad"
    assert "“Blad”" in too_long(refused.value)


@pytest.mark.parametrize(
    ("change", "longest"),
    [
        (lambda blocks: blocks, "Per onderdeel één naam"),
        (lambda blocks: [*blocks, Callout("Let op", "woord " * 200)], "Let op"),
        (lambda blocks: [Table("Namen", ["Wie"], [["woord " * 200]]), *blocks], "Namen"),
        (lambda blocks: [Facts([("Wie", "woord " * 200)]), *blocks], "Eén voordeur voor Rijnmeer"),
        (lambda blocks: [*blocks, Heading("Nog meer"), Bullets(["woord " * 200])], "Nog meer"),
        (lambda blocks: [*blocks, Columns(Column("L", ["kort"]), Column("R", ["woord " * 200]))], "R"),
    ],
)  # fmt: skip
def test_the_longest_part_is_named_for_who_has_to_shorten_it(change: Any, longest: str) -> None:
    paper = samples.ontzorgblad()

    assert longest_part(replace(paper, blocks=change(list(paper.blocks)))) == longest


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-1.7"), ("docx", b"PK")])
def test_a_browser_saves_it_under_its_title_and_no_shared_cache_keeps_it(kind: str, begins: bytes) -> None:
    answer = as_download(samples.ontzorgblad(), kind)

    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="een-voordeur-voor-rijnmeer.{kind}"'
    assert answer["Cache-Control"] == "private, no-store"


def test_the_letters_are_in_the_file() -> None:
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in read(samples.hostile()).pages
        for font in page["/Resources"]["/Font"].values()
    ]

    assert {str(font["/FontName"]).split("+")[1].split("-")[0] for font in fonts} >= {
        "Fraunces",
        "AtkinsonHyperlegibleNext",
        "NotoEmoji",
    }
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_the_template_reads_nothing_but_what_it_is_given() -> None:
    template = (HERE / "sheet.typ").read_text()

    assert not re.search(
        r"#?\b(import|include|read|eval|plugin|csv|yaml|toml|xml|image)\b\s*[(\"@]", template
    )
    assert re.findall(r"\bjson\((.*?)\)\n", template) == ["bytes(sys.inputs.paper)"]


def test_sheets_made_at_the_same_time_do_not_mix() -> None:
    papers = [Paper(f"Blad {n}", [Prose(f"woord{n} " * 50)]) for n in range(12)]

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(as_pdf, papers))

    assert made == [as_pdf(paper) for paper in papers]
