"""An answer for people: sentences, and a small table of who does what."""

from __future__ import annotations

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
    for sentence in explain(problem, answer, language):
        page.sentence(sentence)
    for coalition in answer.coalitions:
        page.gap()
        page.table(HEADINGS[language], _rows(Names(problem, language), coalition))
    if remarks:
        page.gap()
    for remark in remarks:
        page.sentence(REMARKS[language][remark])


def _rows(names: Names, coalition: Coalition) -> list[tuple[str, str, str]]:
    return [
        (
            names.org(member),
            LEADS[names.language] if member == coalition.lead else "",
            names.cells([cell for org, cell, amount in coalition.work if org == member and amount]),
        )
        for member in coalition.members
    ]
