"""One question to the table: may this audience learn this subject now?"""

from __future__ import annotations

from collections.abc import Iterable

from coalition.disclosure.table import TABLE, VERSION
from coalition.disclosure.words import Audience, Decision, Phase, Row, Ruling, Subject
from coalition.errors import NotAllowed

UNNAMED = Ruling(
    "unnamed",
    "The table does not name this; what it does not name is not shown.",
    "De tabel noemt dit niet; wat zij niet noemt, wordt niet getoond.",
    "Ask the office to have the table say something about it.",
    "Vraag het bureau om de tabel hierover iets te laten zeggen.",
)


def decide(subject: Subject, audience: Audience, phase: Phase = Phase.ANY) -> Decision:
    """Return whether `audience` may learn `subject` in `phase`, by which rule, and what is allowed instead.

    A line for this very phase goes before a line for any; what no line names is refused.
    """
    for wanted in (phase, Phase.ANY):
        for row in TABLE:
            if row.subject is subject and audience in row.audiences and row.phase is wanted:
                return _decision(row.allowed, row.ruling)
    return _decision(False, UNNAMED)


def _decision(allowed: bool, ruling: Ruling) -> Decision:
    return Decision(allowed, ruling.rule, ruling.reason, ruling.instead, ruling.wording_nl, ruling.instead_nl)


def refuse_unless(decision: Decision) -> None:
    """Raise NotAllowed when it was refused, naming the rule, the reason and what is allowed instead."""
    if not decision.allowed:
        raise NotAllowed(decision.rule, f"{decision.reason} Allowed: {decision.instead}")


def as_markdown(rows: Iterable[Row] = TABLE) -> str:
    """Return the table as the text of docs/law/disclosure.md."""
    lines = "\n".join(_line(row) for row in rows)
    return _PAGE.format(version=VERSION, lines=lines)


def _line(row: Row) -> str:
    everyone, ruling = row.audiences == frozenset(Audience), row.ruling
    who = (
        "everyone" if everyone else ", ".join(audience for audience in Audience if audience in row.audiences)
    )
    verdict = "yes" if row.allowed else "no"
    cells = (row.subject, who, row.phase, verdict, ruling.rule, ruling.reason, ruling.instead)
    return "| " + " | ".join(cells) + " |"


_PAGE = """# Who may learn what

Table `{version}`. Written by `coalition.disclosure.as_markdown()`: change the table, not the page.
It is no legal advice: a competition lawyer should read it before an organisation relies on it.

Rules that begin with M are about competition (article 6 of the Dutch Competition Act and what follows),
those with R about privacy between organisations, AVG is the General Data Protection Regulation.
Whoever is missing from the lines of a subject is refused by rule `unnamed`.

| what | who | when | may | rule | reason | allowed instead |
|---|---|---|---|---|---|---|
{lines}
"""
