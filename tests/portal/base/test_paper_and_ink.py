"""The style sheets and templates of the look, read as files: colours that can be read, nothing inline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import portal.base

HERE = Path(portal.base.__file__).parent
SHEETS = sorted((HERE / "static" / "base").glob("*.css"))
TEMPLATES = sorted((HERE / "templates").rglob("*.html"))
TOKENS = dict(
    re.findall(
        r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", (HERE / "static/base/tokens.css").read_text().split("@media")[0]
    )
)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(TOKENS[first]), luminance(TOKENS[second])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("words", ["ink", "ink-soft", "ember", "ember-dark", "moss", "amber", "dusk"])
def test_words_can_be_read_on_paper_and_on_a_card(words: str, ground: str) -> None:
    assert contrast(words, ground) >= 4.5


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("moss", "moss-soft"),
        ("amber", "amber-soft"),
        ("dusk", "dusk-soft"),
        ("ember-dark", "ember-soft"),
        ("ember-dark", "amber-soft"),
        ("ember-dark", "dusk-soft"),
        ("ink", "dusk-soft"),
        ("card", "ember"),
        ("card", "ink"),
    ],
)
def test_words_can_be_read_on_coloured_grounds(words: str, ground: str) -> None:
    assert contrast(words, ground) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("edge", ["line-form", "focus", "ember"])
def test_edges_of_fields_and_focus_can_be_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


def test_every_colour_and_size_that_is_used_is_a_token() -> None:
    tokens = set(re.findall(r"(--[a-z0-9-]+):", (HERE / "static/base/tokens.css").read_text()))

    used = {name for sheet in SHEETS for name in re.findall(r"var\((--[a-z0-9-]+)\)", sheet.read_text())}

    assert used - tokens == set()


def test_every_style_sheet_is_in_the_layout() -> None:
    layout = (HERE / "templates/base/layout.html").read_text()

    assert [sheet.name for sheet in SHEETS if f"base/{sheet.name}" not in layout] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_inline_that_the_content_security_policy_would_refuse(template: Path) -> None:
    text = template.read_text()

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", text)
