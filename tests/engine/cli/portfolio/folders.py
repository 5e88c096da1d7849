"""Folders of small invented problems."""

import json

from tests.engine.composing.conftest import met, organisation

from coalition.composing import Answer, Cell, Prior, Problem, Rules


def problem(number):
    """A lot that Buurtkracht does with the warmer one of two partners: in turn the one and the other."""
    warm, cool = (800, 400) if number % 2 else (400, 800)
    return Problem(
        name=f"lot {number}",
        cells=(Cell("youth-work", "GM0484", 2), Cell("domestic-help", "GM0484", 2)),
        orgs=(
            organisation("Buurtkracht", (0, 2, 1)),
            organisation("De Brug", (1, 2, 5)),
            organisation("Zorgkring", (1, 2, 1)),
        ),
        trust=(*met(0, 1, warm), *met(0, 2, cool)),
        prior=Prior(max=300, length=200),
        rules=Rules(max_members=3),
    )


def fill(folder, count):
    """Put problems into a folder and return it."""
    folder.mkdir()
    for number in range(count):
        (folder / f"lot-{number:03}.json").write_text(problem(number).to_json(), encoding="utf-8")
    return folder


def answers(folder):
    """Return the answers of a folder by name; two are equal when all but their seconds are."""
    return {
        file.name.removesuffix(".answer.json"): Answer.from_json(file.read_bytes())
        for file in folder.glob("*.answer.json")
    }


def lines(folder):
    """Return the manifest of a folder."""
    return [json.loads(line) for line in (folder / "answers.jsonl").read_text().split("\n") if line]
