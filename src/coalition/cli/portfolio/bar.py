"""A bar on stderr that shows how far a portfolio is; nothing where there is no terminal."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from coalition.cli.page import shown
from coalition.cli.portfolio.summary import Entry

WORDS = {
    "nl": ("Coalities", "{kept} waren er al, {failed} mislukt"),
    "en": ("Coalitions", "{kept} were there, {failed} failed"),
}


class Bar:
    """How many problems have an answer, how many were there already, how many failed."""

    def __init__(self, total: int, language: str, console: Console | None = None) -> None:
        console = console or Console(file=sys.stderr, markup=False, highlight=False, emoji=False)
        what, self._note = WORDS[language]
        self._kept = self._failed = 0
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[note]}", markup=False),
            console=console,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task(what, total=total, note="")

    def __enter__(self) -> Bar:
        """Start to show it."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the bar as it stands."""
        self._progress.stop()

    def advance(self, entry: Entry) -> None:
        """Count one problem."""
        self._kept += entry.kept
        self._failed += bool(entry.refused)
        note = self._note.format(kept=self._kept, failed=self._failed) if self._kept or self._failed else ""
        self._progress.update(self._task, advance=1, note=note)

    def say(self, words: str) -> None:
        """Write one line on stderr, above the bar."""
        self._progress.console.print(shown(words), soft_wrap=True)
