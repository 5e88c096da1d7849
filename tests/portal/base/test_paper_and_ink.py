"""The style sheets and templates of the look, read as files: colours that can be read, nothing inline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import portal.base

HERE = Path(portal.base.__file__).parent
SHEETS = sorted((HERE / "static" / "base").glob("*.css"))
TEMPLATES = sorted((HERE / "templates").rglob("*.html"))
ON_SCREEN = (HERE / "static/base/tokens.css").read_text().split("@media")[0]
CHOSEN = re.compile(r':root\[data-colour="([a-z]+)"\] \{(.*?)\}', re.S)


def colours(sheet: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", sheet))


TOKENS = colours(CHOSEN.sub("", ON_SCREEN))
OF_ASSOCIATIONS = {"ember": TOKENS} | {
    name: TOKENS | colours(block) for name, block in CHOSEN.findall(ON_SCREEN)
}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str, tokens: dict[str, str] = TOKENS) -> float:
    light, dark = sorted((luminance(tokens[first]), luminance(tokens[second])), reverse=True)
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


@pytest.mark.parametrize("colour", OF_ASSOCIATIONS)
@pytest.mark.parametrize("ground", ["paper", "card", "ember-soft", "amber-soft", "dusk-soft", "moss-soft"])
def test_the_colour_of_an_association_can_be_read_as_words(ground: str, colour: str) -> None:
    assert contrast("ember-dark", ground, OF_ASSOCIATIONS[colour]) >= 4.5


@pytest.mark.parametrize("colour", OF_ASSOCIATIONS)
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_the_colour_of_an_association_can_be_read_as_a_button_and_seen_as_an_edge(
    ground: str, colour: str
) -> None:
    assert contrast("ember", ground, OF_ASSOCIATIONS[colour]) >= 4.5
    assert contrast("card", "ember", OF_ASSOCIATIONS[colour]) >= 4.5
    assert contrast("card", "ember-dark", OF_ASSOCIATIONS[colour]) >= 4.5


def test_an_association_may_choose_just_the_colours_that_there_are() -> None:
    from portal.members.models import Association

    assert set(OF_ASSOCIATIONS) == set(Association.Colour.values)


@pytest.mark.parametrize("colour", OF_ASSOCIATIONS)
def test_no_choice_of_colour_changes_more_than_the_colour_of_action(colour: str) -> None:
    changed = {name for name, value in OF_ASSOCIATIONS[colour].items() if TOKENS[name] != value}

    assert changed <= {"ember", "ember-dark", "ember-soft"}


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
