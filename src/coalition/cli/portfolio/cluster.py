"""Works on a portfolio at a Dask cluster: the only module of the engine that speaks over a network.

Asked for on the command line, with an address that its user gives; problems and answers travel as bytes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from coalition.cli.interrupt import Stop
from coalition.cli.portfolio.task import Outcome, Task, worked_out
from coalition.errors import CoalitionError

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 5
"""Seconds that a cluster has to answer, and to show one worker."""
LOOK = 0.2
"""Seconds between two looks at whether somebody asked to stop."""
AT_ONCE = 4
"""Tasks a thread of the cluster: enough for it never to wait, and few enough to fit in memory."""


class NoCluster(CoalitionError):
    """There is no Dask here, no cluster at that address, or it went away."""

    code = "no-cluster"
    exit_code = 1


def outcomes(tasks: Iterator[Task], address: str, stop: Stop) -> Iterator[Outcome]:
    """Yield what came of each task, in the order in which they end; `NoCluster` where that cannot go on.

    The work of a worker that dies is done by another.
    """
    with _cluster(address) as client:
        try:
            yield from _together(tasks, client, stop)
        except (OSError, CancelledError):
            raise NoCluster(
                "--dask", f"the cluster at {address} went away; run it again: what is there is kept"
            ) from None


def _together(tasks: Iterator[Task], client: Client, stop: Stop) -> Iterator[Outcome]:
    """Yield outcomes; tasks are taken when the cluster has room for them."""
    under_way: dict[Any, Task] = {}
    while not stop.asked:
        while len(under_way) < AT_ONCE * max(1, sum(client.nthreads().values())):
            task = next(tasks, None)
            if task is None:
                break
            under_way[client.submit(worked_out, task, pure=False)] = task
        if not under_way:
            return
        for future in _done(list(under_way)):
            yield _outcome(under_way.pop(future), future)


@contextmanager
def _cluster(address: str) -> Iterator[Client]:
    """Give a cluster that answers and has a worker."""
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise NoCluster(
            "--dask", "needs Dask, which is not installed here: pip install 'warme-coalities[dask]'"
        ) from None
    for log in ("distributed", "distributed.client"):
        logging.getLogger(log).setLevel(logging.CRITICAL)  # what matters is said in our own words
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise NoCluster("--dask", f"no cluster answers at {address} ({problem})") from None
    with client, client.as_current():
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise NoCluster("--dask", f"the cluster at {address} has no workers: start one") from None
        yield client


def _done(futures: list[Any]) -> set[Any]:
    from distributed import wait

    try:
        done: set[Any] = wait(futures, timeout=LOOK, return_when="FIRST_COMPLETED").done
    except TimeoutError:
        return set()
    return done


def _outcome(task: Task, future: Any) -> Outcome:
    if future.status == "error":
        return Outcome(task.name, refused=f"the cluster gave it up ({future.exception()})")
    outcome: Outcome = future.result()
    return outcome
