"""What a worker is given and gives back: bytes and plain values, so that it needs nothing but the package."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.cli.request import Request
from coalition.composing import Problem, Progress
from coalition.errors import CoalitionError


@dataclass(frozen=True, slots=True)
class Task:
    """One problem of a portfolio, its bytes as they are in its file, and what is asked."""

    name: str
    problem: bytes
    request: Request


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one problem: the bytes of its answer, or why there is none."""

    name: str
    answer: bytes | None = None
    refused: str = ""


def worked_out(task: Task, progress: Progress | None = None) -> Outcome:
    """Answer one problem; whatever goes wrong is told of this one and does not stop the others."""
    try:
        answer = task.request.answered(Problem.from_json(task.problem, ""), progress)
    except CoalitionError as refusal:
        return Outcome(task.name, refused=str(refusal))
    except Exception as fault:  # noqa: BLE001 - the outermost edge of a worker
        return Outcome(task.name, refused=f"a fault in warme ({type(fault).__name__}: {fault})")
    return Outcome(task.name, answer.to_json().encode())
