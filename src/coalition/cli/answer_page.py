"""An answer for people: sentences, and a small table of who does what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from coalition.cli.page import Page
from coalition.composing import Answer, Coalition, Problem, explain
from coalition.composing.explain.names import Names
from coalition.trust import Network, public_view
from coalition.values import Warmth

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


PAIRS = {
    "nl": {
        Warmth.UNKNOWN: "onbekend",
        Warmth.MET: "ontmoet",
        Warmth.DID_SOMETHING: "samen iets gedaan",
        Warmth.OFTEN: "vaak samen gewerkt",
    },
    "en": {word: word.value for word in Warmth},
}
"""The word of a pair: what they did. How warm it is also counts distance and years, and may differ."""
PAIR_HEADINGS = {"nl": ("Wie en wie", "Wat zij samen deden"), "en": ("Who and who", "What they did together")}


def show_answer(page: Page, problem: Problem, answer: Answer, language: str) -> None:
    """Write what an answer says in one language ("nl" or "en")."""
    page.heading(problem.name)
    page.points(explain(problem, answer, language))
    for coalition in answer.coalitions:
        page.gap()
        page.table(HEADINGS[language], _rows(Names(problem, language), coalition))


def show_pairs(page: Page, network: Network, answer: Answer, language: str) -> None:
    """Write what each pair of a coalition did together, in the one word that members may know of it."""
    view = public_view(network)
    for coalition in answer.coalitions:
        pairs = [
            (network.organisations[i], network.organisations[j])
            for i, j in combinations(coalition.members, 2)
        ]
        if pairs:
            page.gap()
            words = PAIRS[language]
            page.table(
                PAIR_HEADINGS[language],
                [(f"{one.name} – {other.name}", words[view.word(one.id, other.id)]) for one, other in pairs],
            )


def show_remarks(page: Page, language: str, remarks: tuple[str, ...]) -> None:
    """Write what must be known about where a problem came from."""
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
