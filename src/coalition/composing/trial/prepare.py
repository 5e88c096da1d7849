"""Compiles all kernels by asking every question once, so that nobody waits for it later."""

from __future__ import annotations

import shutil
import sys
import time

from coalition.composing import Ask, Limits, Terms, solve
from coalition.composing.kernels import COMPILED, cache_folder
from coalition.composing.trial.instances import instance, lacking, portfolio
from coalition.composing.visiting import plan_visits


def main() -> None:
    """Compile what is not compiled yet; throw away what older sources left."""
    if not COMPILED:
        say("The composer runs as plain Python here: the same answers, but slowly.")
        return
    folder, start = cache_folder(), time.monotonic()
    if folder.exists() and (folder / "complete").exists():
        return
    say("Compiling the composer (about a minute, once)")
    ask_everything()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "complete").touch()
    for other in folder.parent.glob("compiled-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
    say(f"Compiled in {time.monotonic() - start:.0f} s")


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def ask_everything() -> None:
    """Ask every question of a small problem, and plan a visit."""
    problem = instance("realistic", 24, 8, 1)
    warmest = solve(problem)
    terms = Terms(count=2, coalition=warmest.coalitions[0])
    for ask in Ask:
        if ask is not Ask.VISITS:
            solve(problem, ask=ask, terms=terms, limits=Limits(nodes=2_000))
    solve(lacking(problem, 1), ask=Ask.CLOSEST, limits=Limits(nodes=2_000))
    plan_visits(list(portfolio(3, 40, 9)), visits=3, level=600, limits=Limits(nodes=2_000))


if __name__ == "__main__":
    main()
