"""What must be known of where a problem came from, and what each pair of its network did together."""

from __future__ import annotations

from itertools import combinations

from coalition.cli.page import Page
from coalition.composing import Answer
from coalition.trust import Network, public_view
from coalition.values import Warmth

REMARKS = {
    "nl": {
        "unconfirmed": "Wat gevraagd wordt is voorgesteld door het programma, niet bevestigd door een mens.",
        "outside": (
            "Dit berust op wat organisaties zelf openbaar maken: ja of nee per dienst en gemeente, "
            "zonder aantallen en prijzen."
        ),
    },
    "en": {
        "unconfirmed": "What is asked for is proposed by the program, not confirmed by a person.",
        "outside": (
            "This rests on what organisations publish themselves: yes or no per service and municipality, "
            "without amounts and prices."
        ),
    },
}
"""What must be known about where a problem came from."""

PAIRS = {
    "nl": {
        Warmth.UNKNOWN: "onbekend",
        Warmth.MET: "ontmoet",
        Warmth.DID_SOMETHING: "samen iets gedaan",
        Warmth.OFTEN: "vaak samen gewerkt",
    },
    "en": {word: word.value for word in Warmth},
}
"""The word of a pair: what they did. How warm it is also counts distance and years, and may differ."""
PAIR_HEADINGS = {"nl": ("Wie en wie", "Wat zij samen deden"), "en": ("Who and who", "What they did together")}


def show_pairs(page: Page, network: Network, answer: Answer, language: str) -> None:
    """Write what each pair of the coalitions did together, in the one word that members may know of it."""
    view, people = public_view(network), network.organisations
    pairs = dict.fromkeys(pair for one in answer.coalitions for pair in combinations(one.members, 2))
    if pairs:
        page.gap()
        words = PAIRS[language]
        page.table(
            PAIR_HEADINGS[language],
            [
                (f"{people[i].name} – {people[j].name}", words[view.word(people[i].id, people[j].id)])
                for i, j in pairs
            ],
        )


def show_remarks(page: Page, language: str, remarks: tuple[str, ...]) -> None:
    """Write what must be known about where a problem came from."""
    if remarks:
        page.gap()
        page.points(REMARKS[language][remark] for remark in remarks)
