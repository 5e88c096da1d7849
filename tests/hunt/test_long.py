"""Long searches for faults; the seed of each case is fixed, so that a search can be taken up again."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from tests.engine.composing.invented import problems
from tests.engine.composing.proof.agreement import Case, agree

from coalition.composing import Ask, Problem
from coalition.errors import UnreadableNotice
from coalition.tenders import Notice, demands, read

pytestmark = [pytest.mark.hunt, pytest.mark.timeout(3600)]
BATCHES = range(20)
CASES = settings(max_examples=1000, deadline=None, database=None)


@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("ask", (Ask.WARMEST, Ask.CHEAPEST))
def test_the_composer_agrees_with_a_twin_on_what_shrinks_when_it_is_wrong(ask: Ask, batch: int) -> None:
    @CASES
    @seed(batch)
    @given(problem=problems())
    def hold(problem: Problem) -> None:
        agree(Case(problem), ask)

    hold()


@pytest.mark.parametrize("batch", BATCHES)
def test_a_damaged_notice_is_read_or_refused(batch: int, shared: Path) -> None:
    files = sorted((shared / "notices").rglob("*.xml"))
    dice = random.Random(batch)

    for _case in range(500):
        data = bytearray(dice.choice(files).read_bytes())
        for _flip in range(dice.randint(1, 8)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            notice = read(bytes(data[: dice.choice([len(data), dice.randrange(1, len(data))])]))
        except UnreadableNotice:
            continue
        assert isinstance(notice, Notice)
        demands(notice)
