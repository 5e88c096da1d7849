"""A sheet says the same on the screen, as a PDF and as a DOCX, and nothing that is typed is obeyed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from tests.portal.base.paper import reading, samples

from portal.base.paper import Paper, Prose, Table
from portal.base.paper.docx import as_docx
from portal.base.paper.pdf import as_pdf

PAPERS = [samples.coalitieblad, samples.ontzorgblad, samples.hostile]


@pytest.mark.parametrize("make", PAPERS, ids=lambda make: make.__name__)
def test_every_word_stands_everywhere_in_the_same_order(make: Callable[[], Paper]) -> None:
    paper = make()

    told = reading.of_value(paper)

    assert reading.of_screen(paper) == told
    assert reading.of_pdf(as_pdf(paper)) == told
    assert reading.of_docx(as_docx(paper)) == told


@pytest.mark.parametrize("make", [as_pdf, as_docx], ids=["pdf", "docx"])
def test_the_same_sheet_gives_the_same_bytes(make: Callable[[Paper], bytes]) -> None:
    assert make(samples.coalitieblad()) == make(samples.coalitieblad())


def test_a_sign_without_a_letter_is_a_box_in_the_pdf_and_itself_elsewhere() -> None:
    paper = Paper("Blad", [Prose("Welkom 中文 thuis")])

    assert reading.of_pdf(as_pdf(paper)) == "BladWelkom□□thuis"
    assert "中文" in reading.of_docx(as_docx(paper))
    assert "中文" in reading.of_screen(paper)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(min_size=1, max_size=30))
def test_whatever_is_typed_a_file_comes_out(typed: str) -> None:
    paper = Paper(f"Blad {typed}", [Prose(f"“{typed}” b"), Table("Wie", [f"Kop {typed}"], [[f"b{typed}"]])])

    assert reading.of_screen(paper) == reading.of_docx(as_docx(paper)) == reading.of_value(paper)
    assert reading.of_pdf(as_pdf(paper)).startswith("Blad")


def test_what_is_typed_is_no_markup_on_the_screen() -> None:
    article = html.fromstring(render_to_string("base/paper.html", {"paper": samples.hostile()}))

    assert article.xpath(".//script") == []
    assert set(article.iterlinks()) == set()


def test_on_the_screen_every_table_is_a_region_that_the_keyboard_reaches() -> None:
    article = html.fromstring(render_to_string("base/paper.html", {"paper": samples.coalitieblad()}))

    regions = article.xpath(".//*[@role='region'][@tabindex='0'][@aria-label][table]")
    rows = article.xpath(".//tbody/tr")

    assert len(regions) == len(article.xpath(".//table")) == 4
    assert [row for row in rows if row[0].tag != "th" or row[0].get("scope") != "row"] == []


def test_a_sheet_in_another_language_than_its_page_says_so() -> None:
    article = html.fromstring(render_to_string("base/paper.html", {"paper": samples.hostile()}))

    assert article.get("lang") == "en"
    assert article.xpath("string(.//*[@class='paper-mark'])") == "DRAFT"
