"""`warme compose --portfolio`: answers every problem of a folder, keeps what is there, says what failed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import typer

from coalition.cli.files import AboutFile, about, document_bytes
from coalition.cli.interrupt import Stop, ctrl_c
from coalition.cli.page import Page, print_line
from coalition.cli.portfolio import cluster, local
from coalition.cli.portfolio.bar import Bar
from coalition.cli.portfolio.folder import Folder
from coalition.cli.portfolio.kept import Kept, digest
from coalition.cli.portfolio.summary import Entry, entry_line, show_summary
from coalition.cli.portfolio.task import Outcome, Task
from coalition.cli.request import Request
from coalition.composing import ENGINE, Answer
from coalition.errors import BadDocument, CoalitionError

SOME_FAILED = 3
ENDED_BY_CTRL_C = 130
"""As shells have it: 128 and the number of the signal."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who work on it: processes here (None: one a core), or a cluster at an address."""

    jobs: int | None
    address: str | None

    def outcomes(self, tasks: Iterator[Task], stop: Stop) -> Iterator[Outcome]:
        """Yield what came of each task."""
        if self.address is not None:
            return cluster.outcomes(tasks, self.address, stop)
        return local.outcomes(tasks, self.jobs or _cores(), stop)


def answer_folder(folder: Folder, workers: Workers, request: Request, lang: str, as_json: bool) -> None:
    """Answer every problem of a folder, and end with a summary; the exit code says whether all have one."""
    files = folder.files()
    run = Run(Kept.of(folder), request)
    with ctrl_c() as stop, Bar(len(files), lang) as bar:
        for entry in run.entries(files, workers, stop):
            bar.advance(entry)
            if entry.refused:
                bar.say(f"warme: {_file(folder, entry)}: {entry.refused}")
    entries = sorted(run.told, key=lambda entry: entry.name)
    if as_json:
        for entry in entries:
            print_line(entry_line(entry))
    else:
        show_summary(Page(), entries, len(files), folder, lang)
    raise typer.Exit(_exit_code(entries, len(files)))


def _exit_code(entries: list[Entry], asked: int) -> int:
    if len(entries) < asked:
        return ENDED_BY_CTRL_C
    return SOME_FAILED if any(entry.refused for entry in entries) else 0


def _file(folder: Folder, entry: Entry) -> str:
    return str(Path(folder.problems) / f"{entry.name}.json")


@dataclass(slots=True)
class Run:
    """One question to every problem of a folder; `told` holds what came of each so far."""

    kept: Kept
    request: Request
    told: list[Entry] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)

    def entries(self, files: list[Path], workers: Workers, stop: Stop) -> Iterator[Entry]:
        """Yield what came of each problem; of kept and unreadable ones as soon as they are met."""
        at = 0
        for outcome in workers.outcomes(self._tasks(files), stop):
            entry = self._put(outcome)
            self.told.append(entry)
            yield from self.told[at:]
            at = len(self.told)
        yield from self.told[at:]

    def _tasks(self, files: list[Path]) -> Iterator[Task]:
        """Yield the problems that need work, each read at the moment that somebody has room for it."""
        for file in files:
            name = file.stem
            try:
                with about(str(file)):
                    data = document_bytes(str(file))
            except AboutFile as problem:
                self.told.append(Entry(name, refused=_words(problem.refusal)))
                continue
            self.digests[name] = digest(data, self.request)
            there = self.kept.answer(name, self.digests[name])
            if there is None:
                yield Task(name, data, self.request)
            else:
                self.told.append(_entry(name, Answer.from_json(there, ""), kept=True))

    def _put(self, outcome: Outcome) -> Entry:
        """Put an answer in its place, unless it is one of another version."""
        if outcome.answer is None:
            return Entry(outcome.name, refused=outcome.refused)
        try:
            answer = Answer.from_json(outcome.answer, "answer")
            if answer.engine != ENGINE:
                raise BadDocument("engine", f"is {answer.engine} where it was worked out, and {ENGINE} here")
            self.kept.put(outcome.name, self.digests.pop(outcome.name), outcome.answer)
        except AboutFile as problem:
            return Entry(outcome.name, refused=f"{problem.file}: {problem.refusal}")
        except CoalitionError as refusal:
            return Entry(outcome.name, refused=str(refusal))
        return _entry(outcome.name, answer)


def _entry(name: str, answer: Answer, *, kept: bool = False) -> Entry:
    return Entry(name, answer.proof, answer.seconds, kept)


def _words(refusal: CoalitionError) -> str:
    return refusal.detail if refusal.where == "file" else str(refusal)


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
