"""Which services a Dutch text names, by whole words: the longest phrase wins, common words need company."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from coalition.services.service import services, silent
from coalition.values import fold

_WORD = re.compile(r"[a-z0-9]+")
_GAP = re.compile(r"[\s/'-]{1,4}")
_ENDINGS = ("", "s", "e", "n", "en", "er", "ers")
"""How Dutch bends a noun or makes the one who does it: dagbestedingen, jongerenwerkers."""

_LINK = re.compile(r"[\s,;/&+•()'\"-]*(?:(?:en|of|alsmede|evenals|de|het)[\s,;/&(-]+)*")
_TITLE = re.compile(
    r"(?:\b(?:perceel|lot|deelperceel) [0-9a-z]{1,3}|\b(?:maatwerkvoorzieningen?|producten?))[\s:'\"(-]{1,4}$"
)
_LOOK = 32
"""How many signs may stand between two items of a list, and are read before a word for what it belongs to."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A service named in a text from `start` up to `end`; `word` is the phrase of our list."""

    service: str
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of the list: its words, whom it means (empty: nobody), whether it needs company."""

    word: str
    parts: tuple[str, ...]
    service: str
    needs_company: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase found in the folded text; `words` counts the words it takes."""

    phrase: _Phrase
    start: int
    end: int
    words: range


def recognised(text: str) -> tuple[Mention, ...]:
    """Return the services that a Dutch text names, in order; takes time in proportion to its length.

    Capitals and accents do not count, endings may differ; what overlaps goes to the longest phrase.
    A word such as "begeleiding" counts only in a list with other services, or as the title of a lot.
    """
    folded, places = fold(text)
    found = _apart(list(_found(folded)))
    return tuple(
        Mention(one.phrase.service, one.phrase.word, places[one.start], places[one.end - 1] + 1)
        for one in _in_company(folded, [one for one in found if one.phrase.service])
    )


def _found(folded: str) -> Iterator[_Found]:
    words = list(_WORD.finditer(folded))
    plain = [word.group() for word in words]
    for at in range(len(words)):
        for phrase in _candidates(plain[at]):
            end = at + len(phrase.parts)
            if _same_words(plain, at, phrase) and _unbroken(folded, words[at:end]):
                yield _Found(phrase, words[at].start(), words[end - 1].end(), range(at, end))
                break


def _candidates(word: str) -> Sequence[_Phrase]:
    """Return the phrases whose first word this may be, the longest first."""
    heads = {word.removesuffix(ending) for ending in _ENDINGS} & _phrases().keys()
    if len(heads) < 2:
        return _phrases()[heads.pop()] if heads else ()
    return sorted((phrase for head in heads for phrase in _phrases()[head]), key=_longest_first)


def _longest_first(phrase: _Phrase) -> tuple[int, int, str]:
    return (-len(phrase.parts), -len(phrase.word), phrase.word)


def _same_words(plain: list[str], at: int, phrase: _Phrase) -> bool:
    """Return whether a phrase stands at a word, of which the first is known to fit."""
    if at + len(phrase.parts) > len(plain):
        return False
    return all(_same(plain[at + step], phrase.parts[step]) for step in range(1, len(phrase.parts)))


def _unbroken(folded: str, words: list[re.Match[str]]) -> bool:
    return all(_GAP.fullmatch(folded, one.end(), other.start()) for one, other in pairwise(words))


def _same(word: str, part: str) -> bool:
    return word.startswith(part) and word[len(part) :] in _ENDINGS


def _apart(found: list[_Found]) -> list[_Found]:
    """Keep the longest of what overlaps, in the order of the text."""
    taken: set[int] = set()
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if taken.isdisjoint(one.words):
            taken.update(one.words)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _in_company(folded: str, found: list[_Found]) -> list[_Found]:
    """Keep what is plain, and common words in one list with something plain."""
    kept: list[_Found] = []
    chain: list[_Found] = []
    for one in found:
        if chain and not _linked(folded[chain[-1].end : one.start]):
            kept += _sound(folded, chain)
            chain = []
        chain.append(one)
    return kept + _sound(folded, chain)


def _sound(folded: str, chain: list[_Found]) -> list[_Found]:
    plain = any(not one.phrase.needs_company or _is_title(folded, one) for one in chain)
    return chain if plain else []


def _is_title(folded: str, one: _Found) -> bool:
    return bool(_TITLE.search(folded[max(0, one.start - _LOOK) : one.start]))


def _linked(between: str) -> bool:
    return len(between) <= _LOOK and not between.isspace() and bool(_LINK.fullmatch(between))


@cache
def _phrases() -> Mapping[str, tuple[_Phrase, ...]]:
    """Return all phrases by their first word, the longest first."""
    every = [_Phrase(word, _parts(word), "", False) for word in silent()]
    for one in services():
        every += [_Phrase(word, _parts(word), one.id, False) for word in one.words]
        every += [_Phrase(word, _parts(word), one.id, True) for word in one.in_company]
    by_first: dict[str, list[_Phrase]] = {}
    for phrase in sorted(every, key=_longest_first):
        by_first.setdefault(phrase.parts[0], []).append(phrase)
    return MappingProxyType({word: tuple(phrases) for word, phrases in by_first.items()})


def _parts(word: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(word)[0]))
