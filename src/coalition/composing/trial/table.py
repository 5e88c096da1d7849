"""The table of the bench: each question, how long we take, how long the peers take, and what to reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import gcd

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Proof
from coalition.composing.parts import PERMILLE, require
from coalition.composing.problem import Problem
from coalition.composing.search.meter import Limits
from coalition.composing.solve import solve
from coalition.composing.trial.instances import Profile, instance, lacking
from coalition.composing.trial.peers.door import ANSWERS, ask_peer
from coalition.composing.trial.peers.search import Status, Values
from coalition.composing.trial.peers.task import Task
from coalition.composing.trial.timing import Timing, timed

SIDE_BY_SIDE = (Ask.WARMEST, Ask.KINDEST, Ask.FRONT, Ask.CHEAPEST, Ask.CLOSEST)
"""The questions that peers are asked too."""
SMALL_FRONT = 1_000
"""Organisations times cells up to which peers are asked for the front: it takes them hundreds of models."""
PROVEN = {Ask.WARMEST: 2, Ask.CHEAPEST: 1, Ask.CLOSEST: 3}
"""How many of the measures a peer proves in the time that is counted; we prove them all."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is measured: problems of one profile and size, these peers, `limit` seconds for each answer."""

    profile: Profile = Profile.REALISTIC
    organisations: int = 500
    cells: int = 40
    seeds: int = 25
    peers: tuple[str, ...] = ()
    peer_seeds: int = 3
    limit: float = 60.0

    def __post_init__(self) -> None:
        """Refuse what measures nothing."""
        require(self.seeds >= 1 and self.peer_seeds >= 1, "seeds", "is below 1")
        require(self.organisations >= 2 and self.cells >= 2, "size", "is below 2x2")
        require(self.limit > 0, "limit", "is not above 0")

    @property
    def size(self) -> str:
        """Return organisations x cells."""
        return f"{self.organisations}x{self.cells}"

    def problem(self, ask: Ask, seed: int) -> Problem:
        """Return the problem of a seed; for `closest` one in which nobody offers three of the cells."""
        problem = instance(self.profile, self.organisations, self.cells, seed)
        return lacking(problem, seed) if ask is Ask.CLOSEST else problem


@dataclass(frozen=True, slots=True)
class Row:
    """One question: our seconds, those of the peers, and on how many seeds they proved something else."""

    question: str
    trial: Trial
    ours: Timing
    peers: dict[str, Timing] = field(default_factory=dict)
    differing: int = 0
    said: str = ""
    """What the figure to reach speaks of, where that is not a peer."""
    reach: str = ""
    size: str = ""
    """What was answered, where that is not one problem of the trial's size."""

    def ratio(self, peer: str) -> float:
        """Return how many times as long a peer takes (its median, a lower bound where it did not finish)."""
        return self.peers[peer].median / max(self.ours.median, 1e-9)


Told = Callable[[str], None]
"""Told what is being measured now."""


def side_by_side(trial: Trial, asks: Sequence[Ask], told: Told) -> Iterator[Row]:
    """Give a row for each of these questions; the peers get the first seeds, on the same problems."""
    for ask in asks:
        ours, values = _ours(trial, ask, told)
        peers, differing = {}, 0
        for name in trial.peers if _is_fair(trial, ask) else ():
            if ask in ANSWERS[name]:
                peers[name], wrong = _peer(trial, ask, name, values, told)
                differing += wrong
        yield Row(ask.value, trial, ours, peers, differing)


def _is_fair(trial: Trial, ask: Ask) -> bool:
    return ask is not Ask.FRONT or trial.organisations * trial.cells <= SMALL_FRONT


def _ours(trial: Trial, ask: Ask, told: Told) -> tuple[Timing, list[list[Values] | None]]:
    seconds, values = [], []
    for seed in range(trial.seeds):
        told(f"{ask} {trial.profile} {trial.size}: ours, seed {seed}")
        problem = trial.problem(ask, seed)
        if seed == 0:
            solve(problem, ask=ask, limits=Limits(trial.limit))  # loads what is loaded once
        took, answer = timed(lambda: solve(problem, ask=ask, limits=Limits(trial.limit)))  # noqa: B023
        seconds.append(took)
        values.append(None if answer.proof is Proof.BOUNDED else measures(problem, answer))
    return Timing(tuple(seconds), values.count(None)), values


def _peer(
    trial: Trial, ask: Ask, name: str, ours: Sequence[list[Values] | None], told: Told
) -> tuple[Timing, int]:
    """Return the seconds of a peer, and on how many seeds it proved something else than we did."""
    ask_peer(name, Task.of(instance(Profile.FLAT, 6, 2, 0)), Ask.WARMEST, 9.0)  # loads what is loaded once
    seconds, unproven, differing = [], 0, 0
    for seed in range(min(trial.seeds, trial.peer_seeds)):
        told(f"{ask} {trial.profile} {trial.size}: {name}, seed {seed}")
        finding = ask_peer(name, Task.of(trial.problem(ask, seed)), ask, trial.limit)
        seconds.append(finding.seconds)
        if finding.status is Status.OUT_OF_TIME:
            unproven += 1
        elif ours[seed] is not None:
            proven = PROVEN.get(ask)
            one, other = ([v[:proven] for v in values] for values in (finding.values, ours[seed] or ()))
            differing += one != other
    return Timing(tuple(seconds), unproven), differing


def measures(problem: Problem, answer: Answer) -> list[Values]:
    """Return the measures of our answer in the order in which a peer gives them."""
    orders: dict[Ask, Callable[[Values], Values]] = {
        Ask.CHEAPEST: lambda v: (v[1], v[0], v[2]),
        Ask.CLOSEST: lambda v: (problem.volume() - problem.volume(answer.open or ()), *v),
    }
    found = [(one.wmin, one.cost, one.size) for one in answer.coalitions]
    if answer.ask is Ask.KINDEST:
        return [_lowest_terms(one.wsum, one.pairs) for one in answer.coalitions]
    return [orders.get(answer.ask, tuple)(values) for values in found]


def _lowest_terms(wsum: int, pairs: int) -> Values:
    if pairs == 0:
        return PERMILLE, 1
    common = gcd(wsum, pairs)
    return wsum // common, pairs // common


__all__ = ["SIDE_BY_SIDE", "Row", "Told", "Trial", "measures", "side_by_side"]
