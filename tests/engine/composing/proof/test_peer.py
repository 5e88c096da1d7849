"""The composer beside CP-SAT, on problems that are too large to try everything; many more in `make hunt`."""

from __future__ import annotations

import pytest
from tests.engine.composing.proof import peer

from coalition.composing import Terms, answer_violations, solve
from coalition.composing.trial.instances import instance
from coalition.composing.trial.profiles import Profile


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("ask", peer.ASKS)
def test_the_composer_agrees_with_cp_sat(ask: str, profile: Profile) -> None:
    for seed in (2001, 2002):
        lot = instance(profile, 14, 5, seed)
        members = max(4, lot.rules.min_members)

        answer = solve(lot, ask=ask, terms=Terms(members=members))

        assert answer_violations(lot, answer) == []
        peer.agrees(lot, answer, members)
