"""Runs that somebody works on now: read once, with what was worked out since for other wishes.

Reading a run of 500 organisations costs more than answering it; a click must not pay for it again. A desk is
kept for each run by itself: a page that came sooner would tell that a colleague asked the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

from coalition import flows
from coalition.composing import Answer, Composer, Problem, Rules
from coalition.tenders import Need
from coalition.trust import Network, public_view
from portal.coalitions.bridge.draft import Draft, Wanted
from portal.coalitions.bridge.question import Replay, answers
from portal.coalitions.models import Run

MOST_DESKS = 16
"""With 500 organisations a desk takes about 20 megabytes."""
MOST_ANSWERS = 64
"""Answers for other wishes that a desk remembers, so that going back costs nothing."""
T = TypeVar("T")


@dataclass(slots=True)
class Desk:
    """A run read back, the numbers of its organisations, and the answers for other wishes so far."""

    kept: Replay
    wanted: Wanted
    choice: flows.Choice
    asker: int
    nodes: int
    _known: OrderedDict[tuple[flows.Choice, str], Any] = field(default_factory=OrderedDict)
    _composers: dict[Rules, Composer] = field(default_factory=dict)
    _lock: Any = field(default_factory=Lock)

    @classmethod
    def of(cls, run: Run) -> Desk:
        """Read a run back from what was kept of it."""
        network = Network.from_json(run.network.encode())
        number = {member.id: place for place, member in enumerate(network.organisations)}
        kept = Replay(
            network=network,
            need=Need.from_json(run.need.encode()),
            problem=Problem.from_json(run.problem.encode()),
            view=public_view(network),
            answers={ask: Answer.from_json(text.encode()) for ask, text in run.answers.items()},
        )
        wanted = Wanted(
            tuple(number[slug] for slug in run.wishes["with"]),
            tuple(number[slug] for slug in run.wishes["without"]),
        )
        asker = run.organisation.slug
        choice = flows.Choice(asker, tuple(run.wishes["with"]), tuple(run.wishes["without"]))
        return cls(kept, wanted, choice, number[asker], run.nodes)

    def wishes(self, draft: Draft) -> Wanted:
        """Return the wishes of a draft; the asker is always in, so it is never a wish."""
        wanted = draft.wanted(self.wanted)
        return Wanted(
            tuple(org for org in wanted.fixed if org != self.asker),
            tuple(org for org in wanted.without if org != self.asker),
        )

    def choice_of(self, draft: Draft) -> flows.Choice:
        """Return the wishes of a draft by identifier, as a run keeps them."""
        wanted, members = self.wishes(draft), self.kept.network.organisations
        return replace(
            self.choice,
            others=tuple(members[org].id for org in wanted.fixed),
            without=tuple(members[org].id for org in wanted.without),
        )

    def drafted(self, draft: Draft) -> Replay:
        """Return the run with the wishes of a draft, and the answers for those."""
        return self.once(draft, "answers", lambda: self._answered(self.choice_of(draft)))

    def once(self, draft: Draft, what: str, work: Callable[[], T]) -> T:
        """Return what was worked out for these wishes before, or work it out and remember it."""
        key = self.choice_of(draft), what
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                found: T = self._known[key]
                return found
        made = work()
        with self._lock:
            self._known[key] = made
            while len(self._known) > MOST_ANSWERS:
                self._known.popitem(last=False)
        return made

    def _answered(self, choice: flows.Choice) -> Replay:
        if choice == self.choice:
            return self.kept
        problem = flows.with_choice(self.kept.problem, self.kept.network, self.kept.need, choice)
        return replace(self.kept, problem=problem, answers=answers(self.composer(problem), nodes=self.nodes))

    def composer(self, problem: Problem) -> Composer:
        """Return a composer for the run with other wishes, on tables that are laid out once.

        The one it starts from is never asked anything itself: an answer must not depend on what was asked
        before, or two tabs could tell two things.
        """
        first = self._composers.get(problem.rules)
        if first is None:
            first = self._composers.setdefault(problem.rules, Composer(problem))
        return first.changed(problem.wishes)


_DESKS: OrderedDict[UUID, Desk] = OrderedDict()
_LOCK = Lock()


def desk(run: Run) -> Desk:
    """Return the desk of a run, which never changes: what is read once holds as long as the run is there."""
    with _LOCK:
        if run.id in _DESKS:
            _DESKS.move_to_end(run.id)
            return _DESKS[run.id]
    made = Desk.of(run)
    with _LOCK:
        _DESKS[run.id] = made
        while len(_DESKS) > MOST_DESKS:
            _DESKS.popitem(last=False)
    return made


def forget(run_id: UUID) -> None:
    """Forget a run that was removed."""
    with _LOCK:
        _DESKS.pop(run_id, None)


def drafted(run: Run, draft: Draft) -> Replay:
    """Return a run as it is after the changes of a draft."""
    return desk(run).drafted(draft)
