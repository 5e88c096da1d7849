"""The promise that an answer is there at once: the composer beside plain enumeration, same problems."""

from __future__ import annotations

import json
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HERE / "src"), str(HERE)]

from tests.engine.composing import oracle  # noqa: E402

from coalition.composing import ENGINE, Ask, Limits, Problem, solve  # noqa: E402

SEEDS = range(7)
SMALL = (9, 4)
"""Organisations and cells that plain enumeration still does within seconds."""
DEMO = (41, 24)
"""About the size of the demo world and a lot of six services in four municipalities."""


def problem(organisations: int, cells: int, seed: int) -> Problem:
    """Return an invented problem outside a room: yes or no, everyone near somebody, one pair in ten known."""
    chance = random.Random(seed)
    rows = []
    for number in range(organisations):
        first = chance.randrange(cells)
        offered = sorted({(first + step) % cells for step in range(chance.randint(1, max(2, cells // 4)))})
        rows.append(
            {
                "name": f"Bench {number}",
                "kind": "welfare",
                "x": chance.randrange(600),
                "y": chance.randrange(600),
                "turnover": int(chance.random() < 0.5),
                "certs": [],
                "fixed_cost": 1,
                "total_capacity": cells,
                "offers": [[cell, 1, 0] for cell in offered],
            }
        )
    pairs = [(i, j) for i in range(organisations) for j in range(organisations) if i != j]
    known = chance.sample(pairs, len(pairs) // 10)
    return Problem.from_json(
        json.dumps(
            {
                "format": "warmco-1",
                "name": f"bench {seed}",
                "cells": [{"service": "s", "area": str(c), "volume": 1, "certs": []} for c in range(cells)],
                "orgs": rows,
                "trust": [[i, j, chance.randint(300, 1000), chance.randint(100, 900)] for i, j in known],
                "prior": {"max": 700, "length": 200},
                "rules": {
                    "min_members": 1,
                    "max_members": 8,
                    "lead_min_turnover": 1,
                    "max_subcontract": 1000,
                    "min_share": 0,
                    "lot_certs": [],
                },
            }
        ).encode()
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print medians, worst cases and ratios."""
    print(f"composing {ENGINE}, Python {platform.python_version()}, {len(SEEDS)} seeds")
    ours, plain = [], []
    for seed in SEEDS:
        small = problem(*SMALL, seed)
        document = json.loads(small.to_json())
        ours.append(seconds(lambda small=small: solve(small, ask=Ask.WARMEST)))
        plain.append(seconds(lambda document=document: oracle.warmest(oracle.all_sound(document))))
    ratio = statistics.median(p / o for p, o in zip(plain, ours, strict=True))
    print(f"  warmest {SMALL[0]}×{SMALL[1]}: {ratio:.0f} × plain enumeration (median of the ratios)")
    for ask in Ask:
        times = [seconds(lambda s=seed, a=ask: answer(s, a)) for seed in SEEDS]
        middle, worst = statistics.median(times), max(times)
        print(f"  {ask.value} {DEMO[0]}×{DEMO[1]}: median {middle:.3f} s, worst {worst:.3f} s")


def answer(seed: int, ask: Ask) -> object:
    """Answer one question of the demo's size, with the limit that the site uses."""
    return solve(problem(*DEMO, seed), ask=ask, limits=Limits(nodes=20_000))


if __name__ == "__main__":
    main()
