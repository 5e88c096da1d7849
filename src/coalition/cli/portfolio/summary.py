"""What came of a portfolio: how many have which kind of answer, how long that took, and what failed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from coalition.cli.page import Page
from coalition.cli.portfolio.folder import Folder
from coalition.composing import Proof

WORDS = {
    "nl": {
        "head": "{answered} van {asked} vraagstukken hebben een antwoord in {folder}",
        "kept": "{count} antwoorden waren er al en zijn gebleven.",
        "ended": "Voortijdig opgehouden; hetzelfde commando gaat verder waar dit ophield.",
        "headings": ("", "Aantal", "Seconden", "Hoogstens", ""),
        Proof.OPTIMAL: "bewezen",
        Proof.BOUNDED: "door een grens geëindigd",
        Proof.INFEASIBLE: "niets past",
        "failed": "mislukt",
        "failures": ("Mislukt", "Waarom"),
    },
    "en": {
        "head": "{answered} of {asked} problems have an answer in {folder}",
        "kept": "{count} answers were there already and stay.",
        "ended": "Ended early; the same command goes on where this one stopped.",
        "headings": ("", "Number", "Seconds", "At most", ""),
        Proof.OPTIMAL: "proven",
        Proof.BOUNDED: "ended by a limit",
        Proof.INFEASIBLE: "nothing fits",
        "failed": "failed",
        "failures": ("Failed", "Why"),
    },
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of one problem: an answer (`kept` if it was there already), or why there is none."""

    name: str
    proof: Proof | None = None
    seconds: float = 0.0
    kept: bool = False
    refused: str = ""


def entry_line(entry: Entry) -> str:
    """Return one line of JSON about a problem: how sure its answer is, or why there is none."""
    row: dict[str, object] = {"name": entry.name}
    if entry.proof is None:
        return json.dumps(row | {"error": entry.refused}, ensure_ascii=False)
    told = {"proof": entry.proof, "seconds": entry.seconds, "kept": entry.kept}
    return json.dumps(row | told, ensure_ascii=False)


def show_summary(page: Page, entries: Sequence[Entry], asked: int, folder: Folder, language: str) -> None:
    """Write how many problems have which answer, and of each that failed why."""
    words = WORDS[language]
    answered = [entry for entry in entries if entry.proof is not None]
    failed = [entry for entry in entries if entry.proof is None]
    page.heading(str(words["head"]).format(answered=len(answered), asked=asked, folder=folder.answers))
    if kept := sum(entry.kept for entry in answered):
        page.sentence(str(words["kept"]).format(count=kept))
    if len(entries) < asked:
        page.sentence(str(words["ended"]))
    if entries:
        page.gap()
        page.table(words["headings"], _rows(answered, failed, language))
    if failed:
        page.gap()
        page.table(words["failures"], [(entry.name, entry.refused) for entry in failed])


def _rows(answered: Sequence[Entry], failed: Sequence[Entry], language: str) -> Iterator[tuple[str, ...]]:
    words = WORDS[language]
    for proof in Proof:
        took = [(one.seconds, one.name) for one in answered if one.proof is proof]
        if took:
            middle, (slowest, name) = median(seconds for seconds, _ in took), max(took)
            yield str(words[proof]), str(len(took)), _s(middle, language), _s(slowest, language), name
    if failed:
        yield str(words["failed"]), str(len(failed)), "", "", ""


def _s(seconds: float, language: str) -> str:
    text = f"{seconds:.3f}"
    return text.replace(".", ",") if language == "nl" else text
