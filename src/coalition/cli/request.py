"""A question with its terms, limits and seed: beside the problem all that an answer depends on."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace

from coalition import flows
from coalition.composing import Answer, Ask, Limits, Problem, Progress, Proof, Terms, solve

JUDGES = frozenset({Ask.SHARES, Ask.STABILITY})
"""Questions about one coalition."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a problem; without `ask` the warmest coalition, or where none fits the closest."""

    ask: Ask | None = None
    terms: Terms = field(default_factory=Terms)
    limits: Limits = field(default_factory=Limits)
    seed: int = 0

    def answered(self, problem: Problem, progress: Progress | None = None) -> Answer:
        """Answer the question about a problem; where no coalition is given to judge, the warmest is judged.

        Each search of the two has the limits for itself.
        """
        return self.weighed(problem, progress)[0]

    def weighed(self, problem: Problem, progress: Progress | None = None) -> tuple[Answer, bool]:
        """Return the answer, and whether it judges a coalition that may not be the warmest.

        That is so where the search for the warmest was cut short: the answer itself has no place to say it.
        """
        limits, seed = self.limits, self.seed
        if self.ask is None:
            return flows.compose(problem, limits=limits, seed=seed, progress=progress), False
        terms, is_doubtful = self.terms, False
        if self.ask in JUDGES and terms.coalition is None:
            warmest = solve(problem, ask=Ask.WARMEST, limits=limits, seed=seed, progress=progress)
            if not warmest.coalitions:
                return warmest, False
            terms = replace(terms, coalition=warmest.coalitions[0])
            is_doubtful = warmest.proof is Proof.BOUNDED
        answer = solve(problem, ask=self.ask, terms=terms, limits=limits, seed=seed, progress=progress)
        return answer, is_doubtful

    def told(self) -> dict[str, object]:
        """Return the request as plain values: two that are equal ask the same."""
        return asdict(self)
