"""An answer for people: what it says in sentences, then its numbers in small tables."""

from __future__ import annotations

from coalition.cli.answers.judged import show_shares, show_visits
from coalition.cli.answers.one import show_work
from coalition.cli.answers.several import show_comparison
from coalition.cli.page import Page
from coalition.composing import Answer, Ask, Problem, Proof, Terms, explain
from coalition.composing.explain.names import Names
from coalition.composing.explain.sentences import members_asked

MOST_TOLD = 8
"""Coalitions that each get a sentence: a front can have fifty points."""

DOUBTFUL = {
    "nl": (
        "Het zoeken naar de warmste coalitie is voortijdig gestopt: beoordeeld is de warmste tot dan toe, en "
        "misschien is er een warmere."
    ),
    "en": (
        "The search for the warmest coalition was stopped early: what is judged is the warmest so far, and "
        "there may be a warmer one."
    ),
}
"""Of an answer that judges what was found before a limit."""

GO_ON = {
    "nl": {
        "closest": "Met `--ask closest` staat er welke coalitie het dichtst bij komt, en wat er ontbreekt.",
        "members": "Geef `--members` een groter getal; zonder `--members` staat er ook wat niet samengaat.",
    },
    "en": {
        "closest": "With `--ask closest` it says which coalition comes closest, and what is missing.",
        "members": "Give `--members` a greater number; without `--members` it also says what clashes.",
    },
}
"""How to go on where nothing fits."""


def show_answer(
    page: Page,
    problem: Problem,
    answer: Answer,
    language: str,
    terms: Terms | None = None,
    *,
    is_doubtful: bool = False,
) -> None:
    """Write what an answer says in one language ("nl" or "en"), with the terms that were asked if known.

    `is_doubtful`: it judges a coalition that may not be the warmest, which an answer itself cannot say.
    """
    page.heading(answer.problem if answer.ask is Ask.VISITS else problem.name)
    doubts = [DOUBTFUL[language]] if is_doubtful else []
    told = _sentences(problem, answer, language, terms)
    page.points([*doubts, *told, *_go_on(problem, answer, language, terms)])
    _show_tables(page, Names(problem, language), answer)


def _sentences(problem: Problem, answer: Answer, language: str, terms: Terms | None) -> list[str]:
    """Return what an answer says; where there are many coalitions, their own sentences stand in the table."""
    told = explain(problem, answer, language, terms)
    many = len(answer.coalitions)
    return told[:-many] if many > MOST_TOLD else told


def _go_on(problem: Problem, answer: Answer, language: str, terms: Terms | None) -> list[str]:
    """Return what to ask next where nothing fits: more members where few were asked, else the closest."""
    if answer.proof is not Proof.INFEASIBLE or answer.ask is Ask.CLOSEST or answer.coalitions:
        return []
    is_narrow = members_asked(problem, answer, terms) is not None
    return [GO_ON[language]["members" if is_narrow else "closest"]]


def _show_tables(page: Page, names: Names, answer: Answer) -> None:
    """Write the tables of a question: who does what, unless something else was asked."""
    if answer.ask is Ask.VISITS and answer.visits:
        page.gap()
        show_visits(page, names, answer)
    elif answer.ask is Ask.SHARES and answer.shares:
        page.gap()
        show_shares(page, names, answer)
    elif answer.ask in (Ask.FRONT, Ask.DIVERSE, Ask.STABILITY) and answer.coalitions:
        page.gap()
        show_comparison(page, names, answer.coalitions)
    elif answer.ask not in (Ask.VISITS, Ask.SHARES):
        for coalition in answer.coalitions:
            page.gap()
            show_work(page, names, coalition)
