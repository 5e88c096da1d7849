"""A problem laid out once, to ask it several questions, and to ask again when a wish changes."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.composing.answer import ENGINE, Answer
from coalition.composing.answer_parts import Ask, Bound, Proof, Terms
from coalition.composing.check import answer_violations
from coalition.composing.judging.shares import shares
from coalition.composing.judging.sound import require_sound
from coalition.composing.parts import Wishes
from coalition.composing.problem import Problem
from coalition.composing.pursue import Pursuit, all_told, bound_of, clash_of, megabytes, pursue, told
from coalition.composing.search.arrays import Arrays
from coalition.composing.search.meter import Limits, Meter, OutOfLimitsError, Progress
from coalition.composing.search.more import blocking
from coalition.composing.search.scope import Hit
from coalition.errors import CoalitionError, UnknownChoice

NO_LIMITS, NO_TERMS = Limits(), Terms()
JUDGING = (Ask.SHARES, Ask.STABILITY)


class BrokenAnswer(CoalitionError):
    """An answer that does not pass its own check: a fault of ours; it is never handed out."""

    code = "broken-answer"
    exit_code = 70


@dataclass(frozen=True, slots=True)
class Before:
    """The warmest coalition under earlier wishes: where a changed question starts, and how far it can go."""

    wishes: Wishes
    hit: Hit
    wmin: int


class Composer:
    """Answers questions about one problem; `changed` gives one for other wishes that starts from here.

    It keeps the tables of the problem (8 bytes for each pair of organisations) and the last proven warmest
    coalition. A composer may be asked from several threads at once: what it keeps is never changed in place.
    """

    def __init__(self, problem: Problem) -> None:
        """Take a problem; `InvalidProblem` refuses amounts that are too large to add up."""
        self.problem = problem
        self._arrays = Arrays.of(problem)
        self._before: Before | None = None

    def changed(self, wishes: Wishes) -> Composer:
        """Return a composer for the same problem under other wishes; it re-solves from the last state.

        The answer is that of a fresh composer, only sooner; where a limit on nodes ends the search, one that
        starts from somewhere may come further.
        """
        other = Composer.__new__(Composer)
        other._arrays = self._arrays.wished(wishes)
        other.problem = other._arrays.problem
        other._before = self._before
        return other

    def solve(
        self,
        *,
        ask: Ask | str = Ask.WARMEST,
        terms: Terms = NO_TERMS,
        limits: Limits = NO_LIMITS,
        seed: int = 0,
        progress: Progress | None = None,
    ) -> Answer:
        """Answer a question as `solve` does, on tables that are there already."""
        asked = _asked(ask)
        meter = Meter(limits, progress)
        if asked in JUDGING:
            answer = self._judged(asked, terms, meter, seed)
        else:
            answer = self._composed(asked, terms, meter, seed)
        if broken := answer_violations(self.problem, answer):
            raise BrokenAnswer(self.problem.name, "; ".join(broken))
        return answer

    def _composed(self, ask: Ask, terms: Terms, meter: Meter, seed: int) -> Answer:
        arrays, pursuit = self._arrays, Pursuit(ask, terms)
        if ask is Ask.WARMEST and self._before is not None:
            pursuit = Pursuit(ask, terms, self._before.hit, self._ceiling(self._before))
        found = pursue(arrays, meter, pursuit)
        # A clash is of the problem; here the question's own number of members may be what is in the way.
        narrowed = ask is Ask.KINDEST and terms.members is not None
        if ask is Ask.WARMEST and found.proof is Proof.OPTIMAL:
            self._before = Before(self.problem.wishes, found.hits[0], found.quest.wmin)
        return Answer(
            ask=ask,
            problem=self.problem.name,
            engine=ENGINE,
            seed=seed,
            proof=found.proof,
            bound=bound_of(found, ask),
            seconds=round(meter.seconds(), 6),
            coalitions=all_told(found, ask),
            clash=clash_of(arrays, meter) if found.proof is Proof.INFEASIBLE and not narrowed else None,
            open=found.hits[0].opened if found.hits and ask is Ask.CLOSEST else None,
        )

    def _ceiling(self, before: Before) -> int:
        """Return how warm a coalition can be at most: as before where the wishes only became more."""
        wishes, earlier = self.problem.wishes, before.wishes
        more = (
            set(earlier.with_) <= set(wishes.with_)
            and set(earlier.without) <= set(wishes.without)
            and _pairs(earlier) <= _pairs(wishes)
            and earlier.lead in (None, wishes.lead)
        )
        return before.wmin if more else 1000

    def _judged(self, ask: Ask, terms: Terms, meter: Meter, seed: int) -> Answer:
        given = terms.coalition
        if given is None:
            raise UnknownChoice("terms.coalition", f"is missing: {ask} judges a coalition that is given")
        require_sound(self.problem, given)
        proof, second, parts = Proof.OPTIMAL, None, None
        try:
            meter.need(megabytes(self._arrays))
            if ask is Ask.SHARES:
                parts = shares(self.problem, given, seed=seed)
                proof = Proof.BOUNDED if any(part.spread for part in parts) else Proof.OPTIMAL
            else:
                second = blocking(self._arrays, meter, given)
        except OutOfLimitsError:
            proof = Proof.BOUNDED
        return Answer(
            ask=ask,
            problem=self.problem.name,
            engine=ENGINE,
            seed=seed,
            proof=proof,
            bound=Bound(given.wmin, given.cost),
            seconds=round(meter.seconds(), 6),
            coalitions=(given,) if second is None else (given, told(self._arrays, second)),
            shares=parts,
            blocking=None if ask is Ask.SHARES else (second.members if second else ()),
        )


def _asked(ask: Ask | str) -> Ask:
    try:
        asked = Ask(ask)
    except ValueError:
        raise UnknownChoice("ask", f"is {ask!r}, can be: {', '.join(Ask)}") from None
    if asked is Ask.VISITS:
        raise UnknownChoice("ask", "is 'visits': those are planned over many problems, by plan_visits")
    return asked


def _pairs(wishes: Wishes) -> set[frozenset[int]]:
    return {frozenset(pair) for pair in wishes.not_together}
