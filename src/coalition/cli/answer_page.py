"""An answer for people: sentences, and a small table of who does what."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.cli.page import Page
from coalition.composing import Answer, Coalition, Problem, explain
from coalition.composing.explain.names import Names

REMARKS = {
    "nl": {
        "unconfirmed": "Wat gevraagd wordt is voorgesteld door het programma, niet bevestigd door een mens.",
        "outside": (
            "Dit berust op wat organisaties zelf openbaar maken: ja of nee per dienst en gemeente, "
            "zonder aantallen en prijzen."
        ),
    },
    "en": {
        "unconfirmed": "What is asked for is proposed by the program, not confirmed by a person.",
        "outside": (
            "This rests on what organisations publish themselves: yes or no per service and municipality, "
            "without amounts and prices."
        ),
    },
}
"""What must be known about where a problem came from."""

HEADINGS = {"nl": ("Wie", "", "Wat"), "en": ("Who", "", "What")}
LEADS = {"nl": "leiding", "en": "leads"}


def show_answer(
    page: Page, problem: Problem, answer: Answer, language: str, remarks: tuple[str, ...] = ()
) -> None:
    """Write what an answer says in one language ("nl" or "en"), remarks last."""
    page.heading(problem.name)
    page.points(explain(problem, answer, language))
    for coalition in answer.coalitions:
        page.gap()
        page.table(HEADINGS[language], _rows(Names(problem, language), coalition))
    if remarks:
        page.gap()
        page.points(REMARKS[language][remark] for remark in remarks)


def _rows(names: Names, coalition: Coalition) -> Iterator[tuple[str, str, str]]:
    """Yield who leads and who does what, a line for each service."""
    for member in coalition.members:
        who, leads = names.org(member), LEADS[names.language] if member == coalition.lead else ""
        for work in _services(names, coalition, member) or [""]:
            yield who, leads, work
            who = leads = ""


def _services(names: Names, coalition: Coalition, member: int) -> list[str]:
    cells = [cell for org, cell, amount in coalition.work if org == member and amount]
    by_service: dict[str, list[int]] = {}
    for cell in cells:
        by_service.setdefault(names.problem.cells[cell].service, []).append(cell)
    return [names.cells(group) for group in by_service.values()]
