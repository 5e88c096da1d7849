"""`warme bench composing`: how long the composer takes, beside its peers and what is to be reached."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from coalition.cli.options import seconds
from coalition.cli.page import Page, print_line
from coalition.composing import ENGINE
from coalition.composing.trial.instances import Profile
from coalition.composing.trial.peers.door import peer_version
from coalition.composing.trial.promises import QUESTIONS, rows
from coalition.composing.trial.table import Row, Trial
from coalition.composing.trial.timing import machine
from coalition.errors import UnknownChoice

MOST_SECONDS = 60.0

bench_app = typer.Typer(
    help="Measure what the program promises, on problems that it invents.", rich_markup_mode=None
)


@bench_app.callback()
def _about() -> None:
    pass


def bench_command(
    profile: Annotated[Profile, typer.Option(help="What the invented problems are like.")] = (
        Profile.REALISTIC
    ),
    peers: Annotated[
        str, typer.Option(metavar="NAMES", help="Solvers to measure beside it: cpsat, highs or both.")
    ] = "",
    size: Annotated[str, typer.Option(metavar="NxR", help="Organisations and cells.")] = "500x40",
    seeds: Annotated[int, typer.Option(min=1, help="Problems for each question.")] = 25,
    peer_seeds: Annotated[int, typer.Option(min=1, help="The first so many are for the peers too.")] = 3,
    questions: Annotated[
        str, typer.Option(metavar="NAMES", help=f"Some of: {', '.join(QUESTIONS)}.")
    ] = ",".join(QUESTIONS),
    limit: Annotated[
        float | None,
        typer.Option(parser=seconds, metavar="2s", help="Seconds for each answer; 60 unless given."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document and nothing else.")
    ] = False,
) -> None:
    """Measure the composer: medians, worst cases and ratios to its peers, in one run on one thread.

    The peers need the extra: pip install "warme-coalities[bench]".
    """
    names = _names(peers)
    versions = {name: peer_version(name) for name in names}
    trial = Trial(
        profile, *_size(size), seeds, tuple(names), peer_seeds, MOST_SECONDS if limit is None else limit
    )
    found = _measured(trial, _questions(questions))
    if as_json:
        document = {"engine": ENGINE, "machine": machine(), "peers": versions}
        print_line(json.dumps(document | {"rows": [_as_json(row) for row in found]}, ensure_ascii=False))
    else:
        show_rows(Page(), trial, found, versions)


bench_app.command("composing")(bench_command)


def show_rows(page: Page, trial: Trial, found: list[Row], versions: dict[str, str]) -> None:
    """Write the table with its machine, versions and what each column means."""
    page.heading(f"composing {ENGINE}, {trial.profile}")
    page.sentence(machine())
    if versions:
        page.sentence("; ".join(f"{name} {version}" for name, version in versions.items()))
    page.gap()
    headings = ["question", "N x R", "median", "worst"]
    headings += [f"{name} (ratio)" for name in versions]
    page.table([*headings, "beside", "to reach"], [_cells(row, tuple(versions)) for row in found])
    page.gap()
    page.sentence(
        f"Seconds of processor time on one thread (first answer and memory: by the stopwatch), {trial.seeds} "
        f"seeds (peers {min(trial.seeds, trial.peer_seeds)}), at most {trial.limit:g} s of it each; "
        "(!n): n not proven by then. A ratio is how many times as long a peer takes. Where the peers prove "
        "fewer measures than we do, they are timed on those."
    )
    if wrong := sum(row.differing for row in found):
        page.sentence(f"{wrong} answers differ from what was proven otherwise: that is a fault, report it.")


def _cells(row: Row, peers: tuple[str, ...]) -> list[str]:
    cells = [
        row.question,
        row.size or row.trial.size,
        _seconds(row.ours.median),
        _seconds(row.ours.worst) + _unproven(row.ours.unproven),
    ]
    for name in peers:
        timing = row.peers.get(name)
        if timing is None:
            cells.append("-")
        else:
            least = ">" if 2 * timing.unproven >= len(timing.seconds) else ""
            ratio = f"{least}{row.ratio(name):.0f} x"
            cells.append(f"{_seconds(timing.median)}{_unproven(timing.unproven)} ({ratio})")
    said = [row.said, f"{row.differing} differ" if row.differing else ""]
    return [*cells, "; ".join(filter(None, said)), row.reach]


def _seconds(value: float) -> str:
    return f"{value:.4f}" if value < 0.1 else f"{value:.2f}"


def _unproven(count: int) -> str:
    return f" (!{count})" if count else ""


def _as_json(row: Row) -> dict[str, object]:
    """Return a row with what a program would work out from it anyway."""
    times = {"ours": row.ours, **row.peers}
    return asdict(row) | {
        "median": {name: timing.median for name, timing in times.items()},
        "worst": {name: timing.worst for name, timing in times.items()},
        "ratio": {name: row.ratio(name) for name in row.peers},
    }


def _measured(trial: Trial, questions: list[str]) -> list[Row]:
    """Measure, saying on the terminal what is being measured; nothing is said into a pipe."""
    console = Console(file=sys.stderr, markup=False, highlight=False)
    with console.status("measuring") as status:
        return list(rows(trial, questions, lambda now: status.update(now)))


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def _questions(text: str) -> list[str]:
    asked = _names(text)
    for name in asked:
        if name not in QUESTIONS:
            raise UnknownChoice("--questions", f"is {name!r}, can be: {', '.join(QUESTIONS)}")
    return [name for name in QUESTIONS if name in asked]


def _size(text: str) -> tuple[int, int]:
    if not re.fullmatch(r"[0-9]{1,5}x[0-9]{1,4}", text, re.ASCII):
        raise typer.BadParameter(f"{text!r} is no size, such as 500x40", param_hint="--size")
    organisations, cells = text.split("x")
    return int(organisations), int(cells)


__all__ = ["bench_app", "bench_command", "show_rows"]
