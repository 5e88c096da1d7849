"""The DOCX in a real office program: it opens, and says on its pages what the sheet says."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.portal.base.paper import reading, samples

from portal.base.paper import Paper, Table
from portal.base.paper.docx import as_docx

PAPERS: dict[str, Callable[[], Paper]] = {
    "coalitieblad": samples.coalitieblad,
    "ontzorgblad": samples.ontzorgblad,
    "hostile": samples.hostile,
    "tight": samples.tight,
}
LISTS = "–"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every sheet as LibreOffice shows it, made in one go with a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice here: on Debian `apt install libreoffice-writer-nogui`")
    folder = tmp_path_factory.mktemp("office")
    for name, make in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(as_docx(make()))
    subprocess.run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
         "--convert-to", "pdf", "--outdir", folder, *folder.glob("*.docx")],
        check=True, capture_output=True, timeout=50,
    )  # fmt: skip
    return folder


def shown(folder: Path, name: str) -> list[str]:
    """Return the text of every page."""
    return [reading.close(page.extract_text()) for page in PdfReader(folder / f"{name}.pdf").pages]


def furniture(paper: Paper, page: int, pages: int) -> list[str]:
    """Return what stands above and under a page besides the sheet's own words."""
    numbered = {"nl": f"pagina {page} van {pages}", "en": f"page {page} of {pages}"}[paper.language]
    head = paper.title + (reading.DRAFT[paper.language] if paper.draft else "") if page > 1 else ""
    return [reading.close(head), reading.close(paper.foot + numbered)]


def without_repeated_heads(paper: Paper, page: str) -> str:
    """Return a page without the heads of a table that began on the page before."""
    for block in paper.blocks:
        if isinstance(block, Table):
            page = page.removeprefix(reading.close("".join(block.heads)))
    return page


@pytest.mark.parametrize("name", ["coalitieblad", "ontzorgblad"])
def test_its_pages_say_every_word_in_order(office: Path, name: str) -> None:
    paper = PAPERS[name]()
    pages = shown(office, name)

    told = ""
    for number, page in enumerate(pages, start=1):
        for edge in furniture(paper, number, len(pages)):
            assert edge in page
            page = page.replace(edge, "", 1)
        told += page if number == 1 else without_repeated_heads(paper, page)

    assert told.replace(LISTS, "") == reading.of_value(paper).replace(LISTS, "")


def test_nothing_that_is_typed_breaks_it(office: Path) -> None:
    words = "".join(shown(office, "hostile"))

    for text in ("#read(", "<script>alert(1)</script>", "{%now'Y'%}", "Śliwińska", "woord199"):
        assert text in words


@pytest.mark.parametrize("name", ["ontzorgblad", "tight"])
def test_the_sheet_of_one_page_is_one_page_here_too(office: Path, name: str) -> None:
    assert len(shown(office, name)) == 1


def test_heads_are_repeated_on_every_page_of_a_long_table(office: Path) -> None:
    pages = [page for page in shown(office, "hostile") if re.search(r"woord\d", page)]

    assert len(pages) > 3
    assert [page for page in pages if "NummerWoord" not in page] == []


def test_it_is_set_in_our_letters(office: Path) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1].split("-")[0]
        for page in PdfReader(office / "ontzorgblad.pdf").pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert {"AtkinsonHyperlegibleNext", "Fraunces"} <= fonts
