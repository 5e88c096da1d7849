"""The DOCX of a sheet: real headings, lists and heads of tables, in its language, and sound in every part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from tests.portal.base.paper import reading, samples

from portal.base.paper import Columns, Heading, Mark, Paper, PaperTooLong, Prose, Table
from portal.base.paper.docx import as_docx
from portal.base.paper.docx.letters import FILES, veiled
from portal.base.paper.pdf import HERE

PAPERS = [samples.coalitieblad, samples.ontzorgblad, samples.hostile]


def opened(paper: Paper):
    return Document(BytesIO(as_docx(paper)))


@pytest.mark.parametrize("make", PAPERS, ids=lambda make: make.__name__)
def test_headings_and_lists_are_styles_and_not_only_large_letters(make: Callable[[], Paper]) -> None:
    paper = make()

    document = opened(paper)
    styles = [(each.style.name, each.text) for each in document.paragraphs]

    assert [text for style, text in styles if style == "Title"] == [paper.title]
    assert [(style, text) for style, text in styles if style.startswith("Heading")] == [
        (f"Heading {block.level}", block.text) for block in paper.blocks if isinstance(block, Heading)
    ]
    assert "List Bullet" in {each.style.name for each in _all_paragraphs(document)}


@pytest.mark.parametrize("make", PAPERS, ids=lambda make: make.__name__)
def test_every_style_that_is_pointed_at_is_there(make: Callable[[], Paper]) -> None:
    document = opened(make())

    known = {style.style_id for style in document.styles}
    used = {each.get(qn("w:val")) for each in document.element.iter(qn("w:pStyle"), qn("w:tblStyle"))}

    assert used - known == set()


def test_the_heads_of_every_table_are_repeated_and_its_rows_stay_whole() -> None:
    paper = samples.hostile()

    tables = [table for table in opened(paper).tables if table._tbl.findall(f".//{qn('w:tblHeader')}")]

    assert len(tables) == sum(isinstance(block, Table) for block in paper.blocks)
    for table in tables:
        rows = table._tbl.tr_lst
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_columns_are_read_left_before_right() -> None:
    [block] = [block for block in samples.ontzorgblad().blocks if isinstance(block, Columns)]

    [cells] = [row.cells for table in opened(samples.ontzorgblad()).tables for row in table.rows[:1]][1:]

    assert [cell.paragraphs[0].text for cell in cells] == [block.left.title, block.right.title]


@pytest.mark.parametrize(
    ("language", "locale", "word"), [("nl", "nl-NL", "CONCEPT"), ("en", "en-GB", "DRAFT")]
)
def test_it_tells_its_title_language_size_and_that_it_is_a_draft(
    language: str, locale: str, word: str
) -> None:
    document = opened(replace(samples.coalitieblad(), language=language))

    section = document.sections[0]
    default = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")

    assert document.core_properties.title == "Samen aan tafel in Rijnmeer"
    assert document.core_properties.language == default.get(qn("w:val")) == locale
    assert document.core_properties.created.date() == samples.coalitieblad().on
    assert (document.core_properties.author, document.core_properties.comments) == ("", "")
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text.endswith(f"\t{word}")
    assert document.paragraphs[0].text == word


def test_what_is_no_draft_does_not_say_so() -> None:
    document = opened(replace(samples.coalitieblad(), draft=False))

    assert "CONCEPT" not in document.sections[0].header.paragraphs[0].text
    assert document.paragraphs[0].text == "Samen aan tafel in Rijnmeer"


def test_pages_are_numbered_by_fields_on_the_first_page_too() -> None:
    section = opened(samples.coalitieblad()).sections[0]

    for footer in (section.first_page_footer, section.footer):
        fields = footer._element.findall(f".//{qn('w:fldSimple')}")
        assert [field.get(qn("w:instr")).strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_what_is_open_is_framed_and_bold_and_what_is_done_is_bold() -> None:
    paper = samples.coalitieblad()
    marks = [
        cell for block in paper.blocks if isinstance(block, Table) for row in block.cells for cell in row
    ]

    runs = [run for each in _all_paragraphs(opened(paper)) if each.style.name == "Cell" for run in each.runs]
    framed = [run.text for run in runs if run._r.find(f".//{qn('w:bdr')}") is not None]

    assert framed == [cell.text for cell in marks if cell.mark is Mark.OPEN]
    assert {run.text for run in runs if run.bold} >= {cell.text for cell in marks if cell.mark is Mark.DONE}


@pytest.mark.parametrize("make", PAPERS, ids=lambda make: make.__name__)
def test_every_part_is_there_and_sound(make: Callable[[], Paper]) -> None:
    with ZipFile(BytesIO(as_docx(make()))) as parts:
        names = set(parts.namelist())
        for name in names:
            if not name.endswith((".xml", ".rels")):
                continue
            root = etree.fromstring(parts.read(name))
            for link in root.iter(
                "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
            ):
                base = name.split("_rels/")[0]
                target = link.get("Target")
                assert (target.lstrip("/") if target.startswith("/") else base + target) in names
                assert link.get("TargetMode") is None

    assert not [name for name in names if "thumbnail" in name or "stylesWithEffects" in name]


def test_our_letters_are_in_it_and_come_out_as_they_were() -> None:
    with ZipFile(BytesIO(as_docx(samples.ontzorgblad()))) as parts:
        table = etree.fromstring(parts.read("word/fontTable.xml"))
        inside = [each for font in table for each in font if each.get(qn("w:fontKey"))]

        for number, (each, (*_, file)) in enumerate(zip(inside, FILES, strict=True), start=1):
            key = bytes.fromhex(each.get(qn("w:fontKey")).strip("{}").replace("-", ""))
            letters = veiled(parts.read(f"word/fonts/font{number}.odttf"), key)
            assert letters == (HERE / "fonts" / file).read_bytes()


def test_a_sheet_that_is_too_long_for_its_page_is_refused_as_its_pdf_is() -> None:
    with pytest.raises(PaperTooLong):
        as_docx(Paper("Blad", [Prose("regel\n" * 200)], one_page=True))


def _all_paragraphs(document):
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def test_reading_misses_nothing_of_a_document() -> None:
    document = opened(samples.coalitieblad())

    assert reading.close("".join(each.text for each in _all_paragraphs(document))) != ""
    assert len(reading.of_docx(as_docx(samples.coalitieblad()))) == sum(
        len(reading.close(each.text)) for each in _all_paragraphs(document)
    )
