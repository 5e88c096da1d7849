"""One coalition for people: a small table of who leads and who does what."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.cli.page import Page
from coalition.composing import Coalition, Why
from coalition.composing.explain.names import Names

HEADINGS = {"nl": ("Wie", "", "Wat"), "en": ("Who", "", "What")}
NO_WORK = {"nl": "(geen eigen werk)", "en": "(no work of its own)"}
FOR_WARMTH = {
    "nl": "(geen eigen werk; doet mee voor de warmte)",
    "en": "(no work of its own; takes part for the warmth)",
}
LEADS = {"nl": "leiding", "en": "leads"}


def show_work(page: Page, names: Names, coalition: Coalition) -> None:
    """Write who leads and who does what."""
    page.table(HEADINGS[names.language], _rows(names, coalition))


def _rows(names: Names, coalition: Coalition) -> Iterator[tuple[str, str, str]]:
    """Yield who leads and who does what, a line for each service."""
    for member in coalition.members:
        who, leads = names.org(member), LEADS[names.language] if member == coalition.lead else ""
        for work in _services(names, coalition, member) or [_no_work(names, coalition, member)]:
            yield who, leads, work
            who = leads = ""


def _no_work(names: Names, coalition: Coalition, member: int) -> str:
    warms = any(adds.org == member and adds.why is Why.WARMS for adds in coalition.adds)
    return (FOR_WARMTH if warms else NO_WORK)[names.language]


def _services(names: Names, coalition: Coalition, member: int) -> list[str]:
    cells = [cell for org, cell, amount in coalition.work if org == member and amount]
    by_service: dict[str, list[int]] = {}
    for cell in cells:
        by_service.setdefault(names.problem.cells[cell].service, []).append(cell)
    return [names.cells(group) for group in by_service.values()]
