"""`warme compose`: an answer to who could do this together, and why."""

from __future__ import annotations

from dataclasses import replace

from coalition import flows
from coalition.cli.answers.kept import kept_answer
from coalition.cli.answers.origin import REMARKS, show_pairs, show_remarks
from coalition.cli.answers.page import DOUBTFUL, show_answer
from coalition.cli.compose import options as o
from coalition.cli.compose.asked import Asked
from coalition.cli.compose.question import Posed, Question, pose
from coalition.cli.faults import complain
from coalition.cli.files import AboutFile
from coalition.cli.options import Language, Memory, Nodes, Seconds, Seed
from coalition.cli.page import Page, print_line
from coalition.cli.portfolio.command import Workers, answer_folder
from coalition.cli.portfolio.folder import Folder
from coalition.cli.portfolio.visits import plan_folder
from coalition.cli.request import Request
from coalition.cli.watch import watched
from coalition.composing import Answer, Limits, Problem
from coalition.errors import BadDocument


def compose_command(  # noqa: PLR0913 - one argument an option
    network: o.Network = None,
    notice: o.NoticeFile = None,
    lot: o.LotId = None,
    demands: o.Demands = None,
    problem: o.ProblemFile = None,
    ask: o.AskOption = None,
    asker: o.Asker = None,
    with_: o.With = None,
    without: o.Without = None,
    members: o.Members = None,
    k: o.Count = None,
    differ: o.Differ = None,
    coalition: o.CoalitionFile = None,
    portfolio: o.Portfolio = None,
    visits: o.Visits = None,
    level: o.Level = None,
    out: o.Out = None,
    jobs: o.Jobs = None,
    dask: o.Dask = None,
    limit: Seconds = None,
    nodes: Nodes = None,
    memory: Memory = None,
    seed: Seed = 0,
    save_problem: o.SaveProblem = None,
    lang: Language = "nl",
    as_json: o.AsJson = False,
) -> None:
    """Compose the warmest coalition that does all that is asked, or answer another question about it.

    Where none fits: the closest one, and what clashes. Reads a network and what is asked for (a notice or
    demands), a kept problem, or a folder of those. That nothing fits is an answer too: the exit code is 0.
    """
    asked = Asked(ask, members, k, differ, coalition, portfolio, visits, level, out, jobs, dask, memory)
    asked.refuse_unfit()
    choice = flows.Choice(asker, tuple(with_ or ()), tuple(without or ()))
    question = Question(problem, portfolio, network, notice, lot, demands, choice, save_problem)
    question.refuse_unclear()
    request = Request(ask, asked.terms(), Limits(limit, nodes, memory), seed)
    if portfolio is not None and visits is not None and level is not None:
        plan_folder(portfolio, (visits, level), request, lang, as_json)
        return
    if portfolio is not None:
        answer_folder(Folder(portfolio, out or portfolio), Workers(jobs, dask), request, lang, as_json)
        return
    posed = pose(question)
    request = _judging(request, asked.coalition, posed.problem)
    with watched(lang) as progress:
        answer, is_doubtful = request.weighed(posed.problem, progress)
    if as_json:
        print_line(answer.to_json().rstrip())
        if "unconfirmed" in posed.remarks:
            complain(REMARKS["en"]["unconfirmed"])
        if is_doubtful:
            complain(DOUBTFUL["en"])
    else:
        _show(posed, answer, request, lang, is_doubtful=is_doubtful)


def _show(posed: Posed, answer: Answer, request: Request, lang: str, *, is_doubtful: bool) -> None:
    page = Page()
    show_answer(page, posed.problem, answer, lang, request.terms, is_doubtful=is_doubtful)
    if posed.network is not None:
        show_pairs(page, posed.network, answer, lang)
    show_remarks(page, lang, posed.remarks)


def _judging(request: Request, file: str | None, problem: Problem) -> Request:
    """Return the request with the coalition of a file to judge: the first of an answer to this problem."""
    if file is None:
        return request
    answer = kept_answer(file, problem)
    if not answer.coalitions:
        raise AboutFile(file, BadDocument("coalitions", "is empty: there is none to judge"))
    return replace(request, terms=replace(request.terms, coalition=answer.coalitions[0]))
