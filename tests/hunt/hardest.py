"""Looks for problems that the composer finds hard: `python -m tests.hunt.hardest kindest --minutes 10`.

A climb: a problem is drawn by a handful of numbers, one or two of them are changed, and what takes more nodes
is kept. The hardest of each question are kept as cases in `tests/engine/composing/hard`, with the nodes they
take; a test holds the composer to these.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict, dataclass, fields, replace

from tests.house.tree import ROOT

from coalition.composing import Ask, Offer, Problem, Proof, Terms
from coalition.composing.pursue import Pursuit, pursue
from coalition.composing.search.arrays import Arrays
from coalition.composing.search.meter import Limits, Meter
from coalition.composing.trial.instances import instance
from coalition.composing.trial.profiles import Profile

CASES = ROOT / "tests" / "engine" / "composing" / "hard"
LARGEST = 200_000
"""Bytes of a case at most."""
SECONDS = 20.0
"""What takes longer is hard enough; how much longer is not looked at."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers that a problem is drawn by; permilles of what the profile has, rules as they are."""

    profile: str = Profile.REALISTIC
    organisations: int = 120
    cells: int = 20
    seed: int = 1
    capacity: int = 1000
    total: int = 1000
    offered: int = 1000
    known: int = 1000
    spread: int = 1000
    fixed: int = 1000
    max_members: int = 8
    min_share: int = 40
    max_subcontract: int = 650
    prior: int = 350


SPANS = {
    "organisations": (50, 200),
    "cells": (4, 40),
    "seed": (1, 10_000),
    "capacity": (200, 2000),
    "total": (200, 3000),
    "offered": (200, 1000),
    "known": (0, 1000),
    "spread": (0, 3000),
    "fixed": (0, 4000),
    "max_members": (3, 14),
    "min_share": (0, 80),
    "max_subcontract": (400, 1000),
    "prior": (0, 1000),
}


def drawn(recipe: Recipe) -> Problem:
    """Return the problem of a recipe."""
    whole = instance(recipe.profile, recipe.organisations, recipe.cells, recipe.seed)
    dice = random.Random(f"{recipe.seed}")
    orgs = []
    for org in whole.orgs:
        middle = sum(offer.unit_cost for offer in org.offers) // max(1, len(org.offers))
        offers = tuple(
            Offer(
                offer.cell,
                offer.capacity * recipe.capacity // 1000,
                max(0, middle + (offer.unit_cost - middle) * recipe.spread // 1000),
            )
            for offer in org.offers
            if dice.random() * 1000 < recipe.offered
        )
        total = org.total_capacity * recipe.total // 1000
        fixed = org.fixed_cost * recipe.fixed // 1000
        orgs.append(replace(org, offers=offers, total_capacity=total, fixed_cost=fixed))
    rules = replace(
        whole.rules,
        max_members=recipe.max_members,
        min_share=recipe.min_share,
        max_subcontract=recipe.max_subcontract,
    )
    trust = tuple(given for given in whole.trust if dice.random() * 1000 < recipe.known)
    prior = replace(whole.prior, max=recipe.prior)
    return replace(whole, orgs=tuple(orgs), rules=rules, trust=trust, prior=prior)


def changed(recipe: Recipe, dice: random.Random) -> Recipe:
    """Return a recipe of which one to three numbers are others, mostly a little."""
    new = asdict(recipe)
    for name in dice.sample([field.name for field in fields(Recipe)], dice.choice([1, 1, 2, 3])):
        if name == "profile":
            new[name] = dice.choice([*Profile])
            continue
        low, high = SPANS[name]
        near = round(new[name] * dice.choice([0.7, 0.85, 1.15, 1.4])) + dice.choice([-1, 0, 1])
        new[name] = min(high, max(low, near if dice.random() < 0.7 else dice.randint(low, high)))
    return Recipe(**new)


def nodes(problem: Problem, ask: Ask) -> tuple[int, Proof]:
    """Return how many nodes a question takes, and whether it was answered with proof."""
    meter = Meter(Limits(seconds=SECONDS))
    found = pursue(Arrays.of(problem), meter, Pursuit(ask, Terms()))
    return meter.nodes, found.proof


def climb(ask: Ask, minutes: float, seed: int) -> tuple[int, Recipe]:
    """Return the hardest recipe that was met which is still answered with proof, and its nodes."""
    dice, until = random.Random(f"{ask} {seed}"), time.monotonic() + 60 * minutes
    here, height = Recipe(), 0
    best, most = here, 0
    stuck = 0
    while time.monotonic() < until:
        recipe = changed(here, dice)
        problem = drawn(recipe)
        if len(problem.to_json().encode()) > LARGEST:
            continue
        count, proof = nodes(problem, ask)
        stuck += 1
        if count >= height:
            here, stuck = recipe, 0 if count > height else stuck
            height = count
        if proof is Proof.BOUNDED:
            print(f"{ask} not proven in {SECONDS:.0f} s ({count} nodes): {recipe}", flush=True)
            stuck = 99
        elif count > most:
            best, most = recipe, count
            print(f"{ask} {count} nodes: {recipe}", flush=True)
        if stuck > 30:
            here, height, stuck = changed(changed(best, dice), dice), 0, 0
    return most, best


def keep(ask: Ask, count: int, recipe: Recipe) -> None:
    """Write a case and the nodes that it takes."""
    name = f"{ask}-{recipe.organisations}x{recipe.cells}-{recipe.seed}.json"
    (CASES / name).write_text(drawn(recipe).to_json(), encoding="utf-8")
    told = CASES / "nodes.json"
    known = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
    known[name] = {ask: count}
    told.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Climb for one question and keep the hardest."""
    parser = argparse.ArgumentParser(description="look for problems that the composer finds hard")
    parser.add_argument("ask", type=Ask)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    told = parser.parse_args()
    count, recipe = climb(told.ask, told.minutes, told.seed)
    keep(told.ask, count, recipe)


if __name__ == "__main__":
    main()
