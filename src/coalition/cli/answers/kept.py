"""A kept answer, and `warme explain` that says it: only once it is known to hold for its problem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from coalition.cli.answers.page import show_answer
from coalition.cli.files import about, document_bytes
from coalition.cli.options import Language
from coalition.cli.page import Page
from coalition.composing import Answer, Ask, Problem, answer_violations
from coalition.composing.clash import all_parts
from coalition.errors import BadDocument


def kept_problem(file: str) -> Problem:
    """Return the problem in a file; a refusal names the file."""
    with about(file):
        return Problem.from_json(document_bytes(file), "")


def kept_answer(file: str, problem: Problem) -> Answer:
    """Return the answer in a file, which must be one to this problem, and hold; a refusal names the file."""
    with about(file):
        answer = Answer.from_json(document_bytes(file), "")
        _refuse_other(problem, answer)
        return answer


def explain_command(
    problem_file: Annotated[str, typer.Argument(metavar="PROBLEM", help="A kept problem (warmco-1).")],
    answer_file: Annotated[str, typer.Argument(metavar="ANSWER", help="An answer to it (warmco-answer-1).")],
    lang: Language = "nl",
) -> None:
    """Say a kept answer in sentences, after checking that it holds for its problem."""
    problem = kept_problem(problem_file)
    show_answer(Page(), problem, kept_answer(answer_file, problem), lang)


def _refuse_other(problem: Problem, answer: Answer) -> None:
    """Refuse an answer to another problem, and one that does not hold or speaks of what is not there."""
    if answer.problem != problem.name and not _over_many(answer):
        raise BadDocument("problem", f"is {answer.problem!r}; the problem given is {problem.name!r}")
    for place, orgs in _named(answer):
        if not _there(orgs, problem.orgs):
            raise BadDocument(place, "names an organisation that is not there")
    if broken := answer_violations(problem, answer):
        raise BadDocument("coalitions", "do not hold for this problem: " + "; ".join(broken))
    known = all_parts(problem)
    for number, part in enumerate(answer.clash or ()):
        if part not in known:
            raise BadDocument(f"clash[{number}]", f"{part.kind} {part.ref!r} is no part of this problem")
    for number, reason in enumerate(reason for one in answer.coalitions for reason in one.because):
        if not _there(reason.orgs, problem.orgs) or not _there(reason.cells, problem.cells):
            raise BadDocument(f"because[{number}]", "names an organisation or a cell that is not there")


def _over_many(answer: Answer) -> bool:
    """Say whether an answer is a plan over many problems, of which any one has the organisations to name."""
    return answer.ask is Ask.VISITS and bool(re.fullmatch(r"[0-9]+ lots", answer.problem))


def _named(answer: Answer) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield whom the parts beside the coalitions name, with the place."""
    for place, share in enumerate(answer.shares or ()):
        yield f"shares[{place}]", (share.org,)
        if share.denominator < 1:
            raise BadDocument(f"shares[{place}]", "is no fraction: its denominator is below 1")
    yield "blocking", answer.blocking or ()
    for place, visit in enumerate(answer.visits or ()):
        yield f"visits[{place}]", (visit.one, visit.other)


def _there(ids: Sequence[int], items: Sequence[object]) -> bool:
    return all(0 <= one < len(items) for one in ids)
