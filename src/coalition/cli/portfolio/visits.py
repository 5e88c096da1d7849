"""`warme compose --ask visits`: which visits would make the coalitions of a whole folder of needs warmest."""

from __future__ import annotations

from coalition.cli.answers.kept import kept_problem
from coalition.cli.answers.page import show_answer
from coalition.cli.files import about
from coalition.cli.page import Page, print_line
from coalition.cli.portfolio.folder import Folder
from coalition.cli.request import Request
from coalition.cli.watch import watched


def plan_folder(folder: str, aim: tuple[int, int], request: Request, lang: str, as_json: bool) -> None:
    """Plan visits (how many, and the level they raise to) over every problem of a folder.

    All must read and share the same organisations: a plan over some of them would be another plan.
    """
    from coalition.composing.visiting import plan_visits  # the other questions start sooner without it

    lots = [kept_problem(str(file)) for file in Folder(folder, folder).files()]
    visits, level = aim
    with about(folder), watched(lang) as progress:
        answer = plan_visits(
            lots, visits=visits, level=level, limits=request.limits, seed=request.seed, progress=progress
        )
    if as_json:
        print_line(answer.to_json().rstrip())
    else:
        show_answer(Page(), lots[0], answer, lang)
