"""Who is who among the parties of a notice, and whether winners won together: concluded with caution."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from coalition.tenders.notice import Award, Notice, Party

MOST_TOGETHER = 8
"""Declared groups above eight members are lists of independent providers, in the real ones we have seen."""

_SIDE_BY_SIDE = re.compile(
    r"open.?house|toelating|toegelaten|bestuurlijk\w* aanbest|overlegtafel|raamovereenkomsten|raamcontracten"
    r"|meerdere (opdrachtnemers|aanbieders|partijen|contractanten|gegadigden|ondernemers)"
    r"|alle (zorg)?aanbieders",
    re.IGNORECASE,
)
"""Words of a notice that lets in each provider who meets the terms, side by side."""

_TOGETHER = re.compile(
    r"penvoerder|combinatie|combinant|consorti|konsorcj|mandatai?r|\blider\b|capogruppo|bietergemeinschaft|\barge\b",
    re.IGNORECASE,
)
"""Words beside a winner's name, or in the title of an award, that say who bid together."""

_WITHOUT_COMPETITION = {"F15", "25", "26", "27", "28"}
"""Forms that announce an award to those who were asked, so that there is no count of tenders."""

_LEGAL_FORM = re.compile(r"\b(b ?v|n ?v|u ?a|v ?o ?f|stichting|vereniging|cooperatie|gmbh|s ?a|ltd)\b")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation of a notice under all its spellings, each in order of appearance."""

    names: tuple[str, ...]
    national_ids: tuple[str, ...]
    towns: tuple[str, ...]


def organisations(parties: Iterable[Party]) -> tuple[Organisation, ...]:
    """Return the organisations behind parties: those with one national id, or one name, are one.

    Capitals, accents and legal form do not make another name. One name may carry two ids, as `Centrum Zorg en
    Welzijn bv` in 161094-2021 does: a person looks which holds.
    """
    groups: dict[int, list[Party]] = {}
    owners: dict[str, int] = {}
    for index, party in enumerate(parties):
        marks = _marks(party)
        same = sorted({owners[mark] for mark in marks if mark in owners})
        members = [member for owner in same for member in groups.pop(owner)] + [party]
        home = same[0] if same else index
        groups[home] = members
        owners |= {mark: home for member in members for mark in _marks(member)} if len(same) > 1 else {}
        owners |= dict.fromkeys(marks, home)
    return tuple(_organisation(groups[home]) for home in sorted(groups))


def is_consortium(notice: Notice, award: Award) -> bool:
    """Conclude whether the winners of an award bid together: no, unless the notice leaves no other reading.

    A group must be declared and have two to eight members. One tender from all of them settles it. Otherwise
    none of these may hold: a framework for several parties, words such as "open house" or "toegelaten
    aanbieders", another award of the same lot; and the winners' names must say it ("penvoerder"), or fewer
    tenders than winners have come in: else each may have bid alone. A conclusion, no fact: show its source.
    """
    members = organisations(award.winners)
    if not award.declared_group or not 2 <= len(members) <= MOST_TOGETHER:
        return False
    if award.tenders_received == 1:
        return True
    others = [
        one for one in notice.awards if one is not award and one.winners and set(one.lots) & set(award.lots)
    ]
    if notice.framework or others or _lets_in_all(notice, award):
        return False
    if any(_TOGETHER.search(said) for said in (award.source.text, *(one.name for one in award.winners))):
        return True
    if award.tenders_received is None:
        return notice.form in _WITHOUT_COMPETITION
    return award.tenders_received < len(members)


def _lets_in_all(notice: Notice, award: Award) -> bool:
    lots = [text for lot in notice.lots for text in (lot.title, lot.description)]
    return any(
        _SIDE_BY_SIDE.search(text)
        for text in (notice.title, notice.description, notice.remarks, award.source.text, *lots)
    )


def _marks(party: Party) -> set[str]:
    marks = {f"name {_plain(party.name)}"}
    if party.national_id:
        marks.add(f"id {re.sub(r'[^0-9A-Z]', '', party.national_id.upper()).lstrip('0')}")
    return marks


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    words = re.sub(r"[^\w ]|_", " ", "".join(one for one in letters if not unicodedata.combining(one)))
    return " ".join(_LEGAL_FORM.sub(" ", " ".join(words.split())).split()) or name


def _organisation(members: list[Party]) -> Organisation:
    return Organisation(
        names=tuple(dict.fromkeys(member.name for member in members)),
        national_ids=tuple(dict.fromkeys(member.national_id for member in members if member.national_id)),
        towns=tuple(dict.fromkeys(member.town for member in members if member.town)),
    )
