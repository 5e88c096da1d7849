"""The doors of the peers by name, and what to do where one is not installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from coalition.composing.answer_parts import Ask
from coalition.composing.trial.peers.cpsat import CpSat
from coalition.composing.trial.peers.highs import HiGHS
from coalition.composing.trial.peers.search import Finding, Search, Solver
from coalition.composing.trial.peers.task import Task
from coalition.errors import UnknownChoice

SOLVERS: dict[str, Solver] = {"cpsat": CpSat(), "highs": HiGHS()}
PACKAGES = {"cpsat": "ortools", "highs": "highspy"}
ALL_OF_THEM = (Ask.WARMEST, Ask.CHEAPEST, Ask.CLOSEST, Ask.FRONT)
ANSWERS = {"cpsat": (*ALL_OF_THEM, Ask.KINDEST), "highs": ALL_OF_THEM}


def peer_version(name: str) -> str:
    """Return the version of a peer; `UnknownChoice` where it is no peer, or is not installed."""
    if name not in SOLVERS:
        raise UnknownChoice("--peers", f"is {name!r}, can be: {', '.join(SOLVERS)}")
    try:
        return version(PACKAGES[name])
    except PackageNotFoundError:
        extra = 'pip install "warme-coalities[bench]"'
        raise UnknownChoice("--peers", f"{name} is not installed here: {extra}") from None


def ask_peer(name: str, task: Task, ask: Ask, seconds: float) -> Finding:
    """Return what a peer proves within so many seconds, of the measures that it is timed on."""
    return Search(SOLVERS[name], task, seconds, ties=False).answer(ask)


__all__ = ["ANSWERS", "ask_peer", "peer_version"]
