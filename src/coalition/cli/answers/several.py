"""Several coalitions beside each other: warmth, cost, size, members, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coalition.cli.page import Page
from coalition.composing import Coalition
from coalition.composing.explain.names import Names
from coalition.composing.explain.several import difference

HEADINGS = {
    "nl": ("", "Warmte", "Euro", "Leden", "Wie", "Anders dan 1"),
    "en": ("", "Warmth", "Euro", "Members", "Who", "Unlike 1"),
}
"""Warmth is that of the least warm pair, in permille."""
LEADS = {"nl": "{name} (leiding)", "en": "{name} (leads)"}
COST = 2
"""The column that is left out where cost is the number of members."""


def show_comparison(page: Page, names: Names, coalitions: Sequence[Coalition]) -> None:
    """Write a line for each coalition, in the order of the answer."""
    priced = names.is_priced()
    rows = (_row(names, number, one, coalitions[0]) for number, one in enumerate(coalitions, start=1))
    page.table(_without_cost(HEADINGS[names.language], priced), [_without_cost(row, priced) for row in rows])


def _without_cost(row: tuple[str, ...], priced: bool) -> tuple[str, ...]:
    return row if priced else (*row[:COST], *row[COST + 1 :])


def _row(names: Names, number: int, coalition: Coalition, first: Coalition) -> tuple[str, ...]:
    return (
        str(number),
        names.number(coalition.wmin),
        names.number(coalition.cost),
        str(coalition.size),
        ", ".join(_members(names, coalition)),
        difference(names, coalition, first),
    )


def _members(names: Names, coalition: Coalition) -> Iterator[str]:
    """Yield who takes part, the lead first."""
    yield LEADS[names.language].format(name=names.org(coalition.lead))
    yield from (names.org(member) for member in coalition.members if member != coalition.lead)
