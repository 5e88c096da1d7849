"""One question in, one checked answer out."""

from __future__ import annotations

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Terms
from coalition.composing.composer import Composer
from coalition.composing.problem import Problem
from coalition.composing.search.meter import Limits, Progress

NO_LIMITS, NO_TERMS = Limits(), Terms()


def solve(
    problem: Problem,
    *,
    ask: Ask | str = Ask.WARMEST,
    terms: Terms = NO_TERMS,
    limits: Limits = NO_LIMITS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Answer:
    """Answer one question exactly, or say how far a limit let it come.

    Ties are broken the same way everywhere: after what is asked comes the least cost, then the fewest
    members, then the smallest ids. `warmest`: greatest wmin. `cheapest`: least cost, then greatest wmin.
    `kindest`: greatest wmean with at most `terms.members`. `closest`: least volume left open (one cell at
    least is delivered), then as `warmest`, then the smallest open cells. `front`: a coalition for each point
    of (wmin, cost, size) that no other dominates. `diverse`: the warmest, then each time the warmest that
    differs from all before in `terms.differ` members, `terms.count` in all. `shares` and `stability` judge
    `terms.coalition`. `visits` are planned over many problems: `plan_visits`.

    The same in gives the same out on every machine, but for `limits.seconds`. Raises `UnknownChoice` for
    another question or a missing coalition, `InvalidProblem` for amounts too large to add up, and
    `BrokenAnswer` if the check objects. Finding the best is NP-hard: `docs/engine/composing.md` has times.
    """
    composer = Composer(problem)
    return composer.solve(ask=ask, terms=terms, limits=limits, seed=seed, progress=progress)
