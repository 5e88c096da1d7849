"""An answer for people: what it says in sentences, then its numbers in small tables."""

from __future__ import annotations

from coalition.cli.answers.judged import show_shares, show_visits
from coalition.cli.answers.one import show_work
from coalition.cli.answers.several import show_comparison
from coalition.cli.page import Page
from coalition.composing import Answer, Ask, Problem, explain
from coalition.composing.explain.names import Names

MOST_TOLD = 8
"""Coalitions that each get a sentence: a front can have fifty points."""


def show_answer(page: Page, problem: Problem, answer: Answer, language: str) -> None:
    """Write what an answer says in one language ("nl" or "en")."""
    page.heading(answer.problem if answer.ask is Ask.VISITS else problem.name)
    page.points(_sentences(problem, answer, language))
    _show_tables(page, Names(problem, language), answer)


def _sentences(problem: Problem, answer: Answer, language: str) -> list[str]:
    """Return what an answer says; where there are many coalitions, their own sentences stand in the table."""
    told = explain(problem, answer, language)
    many = len(answer.coalitions)
    return told[:-many] if many > MOST_TOLD else told


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
