"""`warme compose` and `warme explain`: an answer to who could do this together, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from coalition import flows
from coalition.cli.answer_page import REMARKS, show_answer, show_pairs, show_remarks
from coalition.cli.faults import complain
from coalition.cli.files import about, document_bytes
from coalition.cli.page import Page, print_line
from coalition.cli.question import Question, pose
from coalition.composing import Answer, Ask, Limits, Problem, answer_violations, solve
from coalition.composing.clash import all_parts
from coalition.errors import BadDocument

Language = Annotated[Literal["nl", "en"], typer.Option("--lang", help="The language of the sentences.")]


def seconds(text: str) -> float:
    """Return a number of seconds from "2", "2s" or "0.5s"."""
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?s?", text, re.ASCII):
        raise typer.BadParameter(
            f"{text!r} is no number of seconds, such as 2s or 0.5s", param_hint="--limit"
        )
    return float(text.removesuffix("s"))


def compose_command(  # noqa: PLR0913 - one argument an option
    network: Annotated[
        str | None, typer.Option(metavar="FILE", help="Organisations and evidence (warmnet-1).")
    ] = None,
    notice: Annotated[
        str | None, typer.Option(metavar="FILE", help="A notice whose lot is asked for.")
    ] = None,
    lot: Annotated[str | None, typer.Option(metavar="ID", help="The lot, where there are several.")] = None,
    demands: Annotated[
        str | None, typer.Option(metavar="FILE", help="What is asked for (warmneed-1).")
    ] = None,
    problem: Annotated[
        str | None, typer.Option(metavar="FILE", help="A kept problem (warmco-1), instead of all above.")
    ] = None,
    ask: Annotated[Ask | None, typer.Option(help="Left out: warmest, or closest where none fits.")] = None,
    asker: Annotated[
        str | None, typer.Option(metavar="ID", help="The organisation that asks: always in.")
    ] = None,
    with_: Annotated[
        list[str] | None, typer.Option("--with", metavar="ID", help="Who must join; repeatable.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Who is left out; repeatable.")
    ] = None,
    limit: Annotated[
        float | None,
        typer.Option(parser=seconds, metavar="2s", help="Seconds a search may take; no limit unless given."),
    ] = None,
    nodes: Annotated[
        int | None, typer.Option(min=0, help="Steps a search may take: the same on every machine.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Kept in the answer.")] = 0,
    save_problem: Annotated[
        str | None, typer.Option(metavar="FILE", help="Keep the problem (warmco-1) here.")
    ] = None,
    lang: Language = "nl",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the warmco-answer-1 and nothing else.")
    ] = False,
) -> None:
    """Compose the warmest coalition that does all that is asked.

    Where none fits: the closest one, and what clashes. Reads a network and what is asked for (a notice or
    demands), or a kept problem. That nothing fits is an answer too: the exit code is 0.
    """
    choice = flows.Choice(asker, tuple(with_ or ()), tuple(without or ()))
    question = Question(problem, network, notice, lot, demands, choice, save_problem)
    question.refuse_unclear()
    posed = pose(question)
    answer = _answered(posed.problem, ask, Limits(limit, nodes), seed)
    if as_json:
        print_line(answer.to_json().rstrip())
        if "unconfirmed" in posed.remarks:
            complain(REMARKS["en"]["unconfirmed"])
    else:
        page = Page()
        show_answer(page, posed.problem, answer, lang)
        if posed.network is not None:
            show_pairs(page, posed.network, answer, lang)
        show_remarks(page, lang, posed.remarks)


def _answered(problem: Problem, ask: Ask | None, limits: Limits, seed: int) -> Answer:
    if ask is None:
        return flows.compose(problem, limits=limits, seed=seed)
    return solve(problem, ask=ask, limits=limits, seed=seed)


def explain_command(
    problem_file: Annotated[str, typer.Argument(metavar="PROBLEM", help="A kept problem (warmco-1).")],
    answer_file: Annotated[str, typer.Argument(metavar="ANSWER", help="An answer to it (warmco-answer-1).")],
    lang: Language = "nl",
) -> None:
    """Say a kept answer in sentences, after checking that it holds for its problem."""
    with about(problem_file):
        problem = Problem.from_json(document_bytes(problem_file), "")
    with about(answer_file):
        answer = Answer.from_json(document_bytes(answer_file), "")
        _refuse_other(problem, answer)
    show_answer(Page(), problem, answer, lang)


def _refuse_other(problem: Problem, answer: Answer) -> None:
    """Refuse an answer to another problem, and one that does not hold or speaks of what is not there."""
    if answer.problem != problem.name:
        raise BadDocument("problem", f"is {answer.problem!r}; the problem given is {problem.name!r}")
    if broken := answer_violations(problem, answer):
        raise BadDocument("coalitions", "do not hold for this problem: " + "; ".join(broken))
    known = all_parts(problem)
    for place, part in enumerate(answer.clash or ()):
        if part not in known:
            raise BadDocument(f"clash[{place}]", f"{part.kind} {part.ref!r} is no part of this problem")
    for place, reason in enumerate(reason for one in answer.coalitions for reason in one.because):
        if not _there(reason.orgs, problem.orgs) or not _there(reason.cells, problem.cells):
            raise BadDocument(f"because[{place}]", "names an organisation or a cell that is not there")


def _there(ids: Sequence[int], items: Sequence[object]) -> bool:
    return all(0 <= one < len(items) for one in ids)
