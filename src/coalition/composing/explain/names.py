"""Names of organisations, services and areas as people read them, and lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coalition.areas import municipality, nuts_name
from coalition.composing.explain import en, nl
from coalition.composing.problem import Problem
from coalition.errors import UnknownCode
from coalition.services import service

SENTENCES = {"nl": nl.SENTENCES, "en": en.SENTENCES}


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of a problem are called in one language."""

    problem: Problem
    language: str

    def say(self, key: str, **places: str | int) -> str:
        """Return one sentence with its places filled."""
        return SENTENCES[self.language][key].format(**places)

    def org(self, i: int) -> str:
        """Return the name of an organisation."""
        return self.problem.orgs[i].name

    def orgs(self, ids: Iterable[int]) -> str:
        """Return the names of organisations as a list in words."""
        return self.listed([self.org(i) for i in ids])

    def cells(self, ids: Iterable[int]) -> str:
        """Return cells by service: "youth work in Gouda and Delft"."""
        by_service: dict[str, list[str]] = {}
        for r in ids:
            cell = self.problem.cells[r]
            by_service.setdefault(self._service(cell.service), []).append(area_name(cell.area))
        parts = [self.say("in", service=name, areas=self.listed(areas)) for name, areas in by_service.items()]
        return self.listed(parts)

    def _service(self, code: str) -> str:
        try:
            known = service(code)
        except UnknownCode:
            return code
        name = known.nl if self.language == "nl" else known.en
        return name[0].lower() + name[1:]

    def listed(self, items: Sequence[str]) -> str:
        """Return "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return self.say("and", first=", ".join(items[:-1]), last=items[-1])

    def number(self, value: int) -> str:
        """Return a number with its thousands apart, the Dutch or the English way."""
        text = f"{value:,}"
        return text.replace(",", ".") if self.language == "nl" else text

    def decimal(self, tenths: int) -> str:
        """Return tenths as a number, the Dutch or the English way; without a decimal where it is whole."""
        point = "," if self.language == "nl" else "."
        rest = f"{point}{tenths % 10}" if tenths % 10 else ""
        return self.number(tenths // 10) + rest

    def is_priced(self) -> bool:
        """Say whether anything has a price; with yes or no alone cost is the number of members."""
        orgs = self.problem.orgs
        return any(org.fixed_cost != 1 for org in orgs) or any(
            offer.unit_cost for org in orgs for offer in org.offers
        )


def area_name(code: str) -> str:
    """Return the name of a municipality or a region; the code itself where our tables do not hold it."""
    try:
        return municipality(code).name
    except UnknownCode:
        return nuts_name(code) or code


def opened(sentence: str) -> str:
    """Return a sentence with its first letter a capital."""
    return sentence[0].upper() + sentence[1:]
