"""Shares and visits as tables: the numbers behind the sentences."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from coalition.cli.page import Page
from coalition.composing import Answer, Share
from coalition.composing.explain.judged import share_tenths
from coalition.composing.explain.names import Names

SHARE_HEADINGS = {
    "nl": ("Wie", "Procent", "Deel", "Zonder valt open"),
    "en": ("Who", "Per cent", "Part", "Stays open without it"),
}
VISIT_HEADINGS = {"nl": ("Wie en wie", "Promille erbij"), "en": ("Who and who", "Permille more")}
LONGEST_PART = 100_000
"""A fraction with a greater denominator says less than its per cent: of 20 members it has 18 digits."""


def show_shares(page: Page, names: Names, answer: Answer) -> None:
    """Write the fair share of each member in per cent and as a fraction, with what only it can do."""
    falls = {adds.org: names.cells(adds.cells) for one in answer.coalitions[:1] for adds in one.adds}
    rows = (
        (names.org(share.org), _percent(names, share), _part(share), falls.get(share.org, ""))
        for share in answer.shares or ()
    )
    page.table(SHARE_HEADINGS[names.language], rows)


def _percent(names: Names, share: Share) -> str:
    spread = f" ± {names.decimal(share.spread)}" if share.spread else ""
    return names.decimal(share_tenths(share)) + spread


def _part(share: Share) -> str:
    part = Fraction(share.numerator, share.denominator)
    return "" if share.spread or part.denominator > LONGEST_PART else str(part)


def show_visits(page: Page, names: Names, answer: Answer) -> None:
    """Write the visits of a plan with what each adds to those before it."""
    page.table(VISIT_HEADINGS[names.language], _visits(names, answer))


def _visits(names: Names, answer: Answer) -> Iterator[tuple[str, str]]:
    for visit in answer.visits or ():
        yield f"{names.org(visit.one)} – {names.org(visit.other)}", names.number(visit.gain)
