"""The options of `warme compose`, each with its words of help."""

from __future__ import annotations

from typing import Annotated

import typer

from coalition.composing import Ask

File = str | None

Network = Annotated[File, typer.Option(metavar="FILE", help="Organisations and evidence (warmnet-1).")]
NoticeFile = Annotated[File, typer.Option(metavar="FILE", help="A notice whose lot is asked for.")]
LotId = Annotated[str | None, typer.Option(metavar="ID", help="The lot, where there are several.")]
Demands = Annotated[File, typer.Option(metavar="FILE", help="What is asked for (warmneed-1).")]
ProblemFile = Annotated[
    File, typer.Option(metavar="FILE", help="A kept problem (warmco-1), instead of all above.")
]
AskOption = Annotated[Ask | None, typer.Option(help="Left out: warmest, or closest where none fits.")]
Asker = Annotated[str | None, typer.Option(metavar="ID", help="The organisation that asks: always in.")]
With = Annotated[list[str] | None, typer.Option("--with", metavar="ID", help="Who must join; repeatable.")]
Without = Annotated[list[str] | None, typer.Option(metavar="ID", help="Who is left out; repeatable.")]
Members = Annotated[int | None, typer.Option(min=1, help="kindest: this many members at most.")]
Count = Annotated[
    int | None, typer.Option("--k", min=1, max=100, help="diverse: this many coalitions (5 unless given).")
]
Differ = Annotated[
    int | None,
    typer.Option(min=1, help="diverse: members in which each two differ at least (2 unless given)."),
]
CoalitionFile = Annotated[
    File,
    typer.Option(
        "--coalition", metavar="ANSWER", help="shares, stability: judge its first; the warmest unless given."
    ),
]
Portfolio = Annotated[
    File, typer.Option(metavar="DIR", help="Every *.json problem of a folder, instead of one.")
]
Visits = Annotated[int | None, typer.Option(min=1, max=100, help="visits: this many in the plan at most.")]
Level = Annotated[
    int | None,
    typer.Option(min=0, max=1000, metavar="PERMILLE", help="visits: how warm a visit makes a pair."),
]
Out = Annotated[
    File, typer.Option(metavar="DIR", help="Where the answers of a portfolio are put: beside it.")
]
Jobs = Annotated[
    int | None, typer.Option(min=1, help="Processes that work on a portfolio: one a core unless given.")
]
Dask = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Work on a portfolio at a Dask cluster that is there.")
]
SaveProblem = Annotated[File, typer.Option(metavar="FILE", help="Keep the problem (warmco-1) here.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the warmco-answer-1 and nothing else.")]
