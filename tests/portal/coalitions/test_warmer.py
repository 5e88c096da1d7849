"""What would make it warmer: who does not know each other, what meeting would change, and a bare link."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

from coalition.composing import Answer, Ask, Bound, Coalition, Proof
from coalition.values import Warmth

pytestmark = pytest.mark.django_db


@pytest.fixture
def sketched(asked: Callable[..., Any]) -> Callable[..., Any]:
    """Return the sketch of a coalition of a run with these members, the asker first among them."""
    from portal.coalitions.bridge import Sketch, desk

    run = asked()
    kept = desk(run).kept
    number = {each.id: place for place, each in enumerate(kept.network.organisations)}

    def sketch(*slugs: str) -> Any:
        members = tuple(sorted(number[slug] for slug in ("de-brug-welzijn", *slugs)))
        found = Coalition(members, members[0], (), 0, 0, 0, len(members), len(members))
        answer = Answer(Ask.WARMEST, "p", "0", 0, Proof.OPTIMAL, Bound(0, 0), 0.0, (found,))
        return Sketch.of(kept, answer, found, asker="de-brug-welzijn")

    return sketch


def _warmer(sketch: Any) -> Any:
    from portal.coalitions.bridge.beside.warmer import warmer

    return warmer(sketch)


def _by_word(sketch: Any) -> dict[Warmth, set[frozenset[str]]]:
    found: dict[Warmth, set[frozenset[str]]] = {}
    for one, other in combinations(sketch.order, 2):
        found.setdefault(sketch.word(one, other), set()).add(
            frozenset({sketch.name(one), sketch.name(other)})
        )
    return found


def _somebody(sketched: Callable[..., Any], word: Warmth, count: int) -> list[str]:
    """Return organisations of whom De Brug knows the first by this word."""
    from portal.members.models import Organisation

    slugs = [
        slug for slug in Organisation.objects.values_list("slug", flat=True) if slug != "de-brug-welzijn"
    ]
    return [slug for slug in sorted(slugs) if word in _by_word(sketched(slug))][:count]


def test_the_pairs_with_the_least_word_are_told_and_no_others(sketched: Callable[..., Any]) -> None:
    sketch = sketched(*_somebody(sketched, Warmth.UNKNOWN, 1), *_somebody(sketched, Warmth.OFTEN, 1))

    told = _warmer(sketch)

    least = min(_by_word(sketch), key=lambda word: word.rank)
    assert {frozenset(pair.names) for pair in told.pairs} == _by_word(sketch)[least]
    assert {pair.word for pair in told.pairs} == {least.value}


def test_pairs_of_ones_own_come_first_and_only_they_are_own(sketched: Callable[..., Any]) -> None:
    sketch = sketched(*_somebody(sketched, Warmth.UNKNOWN, 4))

    pairs = _warmer(sketch).pairs

    own = [pair.own for pair in pairs]
    assert own == sorted(own, reverse=True)
    assert [pair.own for pair in pairs] == ["De Brug Welzijn" in pair.names for pair in pairs]
    assert not all(own)


def test_more_pairs_than_can_be_read_are_counted(sketched: Callable[..., Any]) -> None:
    told = _warmer(sketched(*_somebody(sketched, Warmth.UNKNOWN, 6)))

    assert len(told.pairs) == 6
    assert re.fullmatch(r"En nog \d+ paren\.", told.more)


def test_nobody_alone_is_told_to_meet(sketched: Callable[..., Any]) -> None:
    assert _warmer(sketched()).pairs == ()


def test_two_of_whom_all_is_warm_are_left_in_peace(sketched: Callable[..., Any]) -> None:
    assert _warmer(sketched(*_somebody(sketched, Warmth.OFTEN, 1))).pairs == ()


def test_the_only_pair_makes_all_of_it_warmer(sketched: Callable[..., Any]) -> None:
    told = _warmer(sketched(*_somebody(sketched, Warmth.UNKNOWN, 1)))

    assert told.changes == "Er is één paar: als zij elkaar ontmoeten, wordt het geheel warmer."
    assert [pair.coolest for pair in told.pairs] == [True]


def test_who_met_already_is_told_to_do_something_together(sketched: Callable[..., Any]) -> None:
    told = _warmer(sketched(*_somebody(sketched, Warmth.MET, 1)))

    assert told.changes == "Er is één paar: als zij samen iets doen, wordt het geheel warmer."


def test_of_three_the_coolest_pair_is_told_with_the_next_one(sketched: Callable[..., Any]) -> None:
    sketch = sketched(*_somebody(sketched, Warmth.UNKNOWN, 2))
    first, second, _third = _from_cool(sketch)

    told = _warmer(sketch)

    assert told.changes.startswith("Het geheel is zo warm als zijn minst warme paar: ")
    before, after = told.changes.split(". ", 1)
    assert all(name in before for name in first)
    assert all(name in after for name in second)
    assert [set(pair.names) for pair in told.pairs if pair.coolest] == [first]


def test_where_a_warmer_word_is_the_coolest_by_measure_that_is_said(
    sketched: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sketch = sketched(*_somebody(sketched, Warmth.UNKNOWN, 1), *_somebody(sketched, Warmth.OFTEN, 1))
    known = next(iter(_by_word(sketch)[Warmth.OFTEN]))
    measure = "portal.coalitions.bridge.beside.warmer.mutual_warmth"
    monkeypatch.setattr(
        measure, lambda _p, _k, i, j: 10 if {sketch.name(i), sketch.name(j)} == known else 10 * (i + j)
    )

    told = _warmer(sketch)

    assert "en dat blijft zo als deze elkaar ontmoeten" in told.changes
    assert all(name in told.changes for name in known)
    assert not any(pair.coolest for pair in told.pairs)


def test_pairs_that_are_as_cool_are_counted(
    sketched: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sketch = sketched(*_somebody(sketched, Warmth.UNKNOWN, 2))
    monkeypatch.setattr("portal.coalitions.bridge.beside.warmer.mutual_warmth", lambda *_: 100)

    told = _warmer(sketch)

    assert told.changes == (
        "3 paren zijn even koel. Pas als die elkaar allemaal ontmoeten, wordt het geheel warmer."
    )
    assert all(pair.coolest for pair in told.pairs)


def _from_cool(sketch: Any) -> list[set[str]]:
    """Return the pairs, by name, from cool to warm by the measure; no two are equal."""
    from portal.coalitions.bridge.beside.warmer import _warmths

    table = sorted(_warmths(sketch).items(), key=lambda item: item[1])
    assert len({warmth for _pair, warmth in table}) == len(table)
    return [{sketch.name(org) for org in pair} for pair, _warmth in table]


def test_only_ones_own_pairs_get_a_link_and_it_carries_nothing(sketched: Callable[..., Any]) -> None:
    told = _warmer(sketched(*_somebody(sketched, Warmth.UNKNOWN, 4)))

    html = render_to_string("coalitions/_warmer.html", {"warmer": told})

    links = re.findall("<a[^>]*>", html)
    assert len(links) == sum(pair.own for pair in told.pairs) > 0
    assert {*re.findall(' href="([^"]*)"', html)} == {"/bezoeken/"}
    assert all(' rel="noreferrer"' in link for link in links)


def test_the_page_of_a_run_tells_it_of_the_proposal_it_shows(
    wilma: Client, asked: Callable[..., Any]
) -> None:
    page = wilma.get(asked().get_absolute_url())

    told = page.context["page"].warmer
    assert told.pairs
    assert {name for pair in told.pairs for name in pair.names} <= {
        member.name for member in page.context["page"].members
    }
    assert "Wat zou dit warmer maken" in page.content.decode()


def test_the_page_behind_the_link_shows_nothing_of_where_one_came_from(
    wilma: Client, asked: Callable[..., Any]
) -> None:
    run = asked()
    before = wilma.get("/bezoeken/").content

    wilma.get(f"{run.get_absolute_url()}")
    after = wilma.get("/bezoeken/").content

    assert _bare(after) == _bare(before)


def _bare(content: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", content)
