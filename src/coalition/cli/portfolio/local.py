"""Works on a portfolio with processes of this machine; one that dies takes nothing but its own task along."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.synchronize import Event

from coalition.cli.interrupt import Stop, deaf
from coalition.cli.portfolio.task import Outcome, Task, worked_out

LOOK = 0.2
"""Seconds between two looks at whether somebody asked to stop."""
DIED = "the process that worked on it died: too little memory?"

_stop: Event | None = None
"""In a worker: set when somebody asked to stop."""


def outcomes(tasks: Iterator[Task], jobs: int, stop: Stop) -> Iterator[Outcome]:
    """Yield what came of each task, in the order in which they end, until all are done or it is stopped.

    Tasks are taken when there is room for them, so that a large portfolio is never in memory as a whole.
    """
    while lost := (yield from _together(tasks, jobs, stop)):
        for task in lost:
            if (yield from _together(iter([task]), 1, stop)):
                yield Outcome(task.name, refused=DIED)


def _together(tasks: Iterator[Task], jobs: int, stop: Stop) -> Generator[Outcome, None, list[Task]]:
    """Yield outcomes; return the tasks that were under way when a process died."""
    context = multiprocessing.get_context("spawn")  # a fork would take locks of other threads along
    halt = context.Event()
    under_way: dict[Future[Outcome | None], Task] = {}
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(halt,)) as pool:
        try:
            while not stop.asked:
                for task in islice(tasks, 2 * jobs - len(under_way)):
                    under_way[_submitted(pool, task)] = task
                if not under_way:
                    return []
                done = wait(under_way, timeout=LOOK, return_when=FIRST_COMPLETED).done
                for future in [one for one in under_way if one in done]:
                    outcome = future.result()
                    del under_way[future]
                    if outcome is not None:
                        yield outcome
        except BrokenProcessPool:
            return list(under_way.values())
        finally:
            halt.set()
            pool.shutdown(cancel_futures=True)
    return []


def _submitted(pool: ProcessPoolExecutor, task: Task) -> Future[Outcome | None]:
    """Hand a task to the pool; one that is broken says so with the result, so that no task gets lost."""
    try:
        with deaf():  # the first task starts the processes
            return pool.submit(_work_out, task)
    except BrokenProcessPool as broken:
        future: Future[Outcome | None] = Future()
        future.set_exception(broken)
        return future


def _begin(halt: Event) -> None:
    """Make this worker end with its parent, which also decides what Ctrl-C means."""
    global _stop
    _stop = halt
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work_out(task: Task) -> Outcome | None:
    """Answer one problem in a worker; None where it was stopped: what a search had by then is no answer."""
    outcome = worked_out(task, lambda _: _halted())
    return None if _halted() else outcome


def _halted() -> bool:
    return _stop is not None and _stop.is_set()
