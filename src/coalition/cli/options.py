"""Options that several commands share, each with its words of help."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import typer


def seconds(text: str) -> float:
    """Return a number of seconds from "2", "2s" or "0.5s"."""
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?s?", text, re.ASCII):
        raise typer.BadParameter(
            f"{text!r} is no number of seconds, such as 2s or 0.5s", param_hint="--limit"
        )
    return float(text.removesuffix("s"))


Language = Annotated[Literal["nl", "en"], typer.Option("--lang", help="The language of the sentences.")]
Seconds = Annotated[
    float | None,
    typer.Option(
        "--limit", parser=seconds, metavar="2s", help="Seconds a search may take; no limit unless given."
    ),
]
Nodes = Annotated[
    int | None, typer.Option("--nodes", min=0, help="Steps a search may take: the same on every machine.")
]
Memory = Annotated[
    int | None, typer.Option("--memory", min=1, metavar="MB", help="Megabytes a search may use.")
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Kept in the answer; chooses a sample.")]
