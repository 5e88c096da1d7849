"""One line on stderr while a search takes more than a second, and a polite end at Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from rich.console import Console
from rich.live import Live
from rich.text import Text

from coalition.cli.interrupt import Stop, ctrl_c
from coalition.composing import Progress, Report

PERMILLE = 1000
SOON = 1.0
"""Seconds before there is a line: whoever has an answer by then needs none."""

LINES = {
    "nl": {
        "far": "Zoekt {seconds} s, {nodes} stappen",
        "bound": "; hoogstens {bound_wmin} promille, kosten ten minste {bound_cost}",
        "met": "; gevonden {wmin} promille, kosten {cost}, {size} leden",
        "none": "; nog niets gevonden",
        "end": " (Ctrl-C: ophouden met wat gevonden is)",
        "ended": "opgehouden met Ctrl-C: dit is wat er tot nu toe is",
    },
    "en": {
        "far": "Searching {seconds} s, {nodes} steps",
        "bound": "; at most {bound_wmin} permille, cost at least {bound_cost}",
        "met": "; found {wmin} permille, cost {cost}, {size} members",
        "none": "; nothing found yet",
        "end": " (Ctrl-C: end with what is found)",
        "ended": "ended by Ctrl-C: this is what there is so far",
    },
}


class Watch:
    """What a search tells while it runs: shown in a terminal, and answered with whether it should stop."""

    def __init__(self, stop: Stop, language: str, console: Console) -> None:
        self._stop = stop
        self._words = LINES[language]
        self._live = Live(console=console, auto_refresh=False, transient=True)
        self._shown_at = 0.0

    def __call__(self, report: Report) -> bool:
        """Show how far a search is, four times a second at most; True asks it to stop."""
        shows = self._live.console.is_terminal and report.seconds >= SOON
        if shows and not 0 <= report.seconds - self._shown_at < 0.25:
            self._live.start()
            self._live.update(Text(self.line(report), overflow="ellipsis", no_wrap=True), refresh=True)
            self._shown_at = report.seconds
        return self._stop.asked

    def line(self, report: Report) -> str:
        """Return how far a search is: what nothing can better, and the best that it met."""
        told = {**asdict(report), "seconds": int(report.seconds)}
        knows = ("bound",) if 0 < report.bound_wmin < PERMILLE or report.bound_cost else ()
        met = "none" if report.wmin is None else "met"
        return "".join(self._words[part].format(**told) for part in ("far", *knows, met, "end"))

    def close(self) -> None:
        """Take the line away."""
        self._live.stop()


@contextmanager
def watched(language: str, console: Console | None = None) -> Iterator[Progress]:
    """Give what a search tells its progress to; at Ctrl-C it ends, and that is said on stderr."""
    console = console or Console(file=sys.stderr, markup=False, highlight=False, emoji=False)
    with ctrl_c() as stop:
        watch = Watch(stop, language, console)
        try:
            yield watch
        finally:
            watch.close()
            if stop.asked:
                sys.stderr.write(f"warme: {LINES[language]['ended']}\n")
