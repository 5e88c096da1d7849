"""What comes first when something else weighs most: sentences in words, each with how sure it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.portal.coalitions.beside import hand_made_front

from coalition.composing import Ask, Proof, solve

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(asked: Callable[..., Any]) -> Any:
    from portal.coalitions.bridge import desk

    return desk(asked()).kept


def _told(kept: Any, answers: list[Any], also: list[Any] | None = None) -> dict[str, Any]:
    from portal.coalitions.bridge.beside.weights import weights

    every = [coalition for answer in (*answers, *(also or [])) for coalition in answer.coalitions]
    labels = {each.members: f"{each.size} leden" for each in every}
    return {weight.title: weight for weight in weights(kept, answers, labels, "de-brug-welzijn", also or [])}


def test_the_warmest_and_the_smallest_come_first_by_what_they_are_and_that_is_proven(kept: Any) -> None:
    front = hand_made_front(kept.problem)
    told = _told(kept, [front])

    warm, few = told["de warmte van het minst warme paar"], told["weinig partners"]

    assert (warm.first, warm.proven) == (f"{front.coalitions[0].size} leden", True)
    assert (few.first, few.proven) == (f"{front.coalitions[-1].size} leden", True)
    assert few.why == (
        f"Het heeft {front.coalitions[-1].size} leden; “{front.coalitions[0].size} leden” heeft er "
        f"{front.coalitions[0].size}."
    )


def test_what_was_not_searched_is_not_called_proven(kept: Any) -> None:
    told = _told(kept, [hand_made_front(kept.problem)])

    assert {title for title, weight in told.items() if weight.proven} == {
        "de warmte van het minst warme paar",
        "weinig partners",
    }
    assert len(told) == 7


def test_an_answer_with_a_wish_more_is_weighed_and_proves_nothing(kept: Any) -> None:
    front = hand_made_front(kept.problem)
    warmest = replace(front, ask=Ask.WARMEST, proof=Proof.BOUNDED, coalitions=front.coalitions[:1])
    other = replace(front, ask=Ask.WARMEST, coalitions=front.coalitions[1:2])

    told = _told(kept, [warmest], [other])

    assert told
    assert not any(weight.proven for weight in told.values())


def test_what_the_page_does_not_show_is_not_weighed_and_proves_nothing(kept: Any) -> None:
    from portal.coalitions.bridge.beside.weights import weights

    front = hand_made_front(kept.problem)
    best, next_one = front.coalitions[:2]
    guest = next(org for org in range(99) if org not in {*best.members, *next_one.members})
    wishes = replace(kept.problem.wishes, with_=(*kept.problem.wishes.with_, guest))
    (other,) = solve(replace(kept.problem, wishes=wishes)).coalitions
    labels = {next_one.members: "de volgende", other.members: "een andere"}
    assert len({best.members, *labels}) == 3

    told = weights(kept, [replace(front, coalitions=(best, next_one, other))], labels, "de-brug-welzijn")

    assert {weight.first for weight in told} <= {*labels.values()}
    assert not any(weight.proven for weight in told)


def test_no_number_of_warmth_stands_in_a_sentence(kept: Any) -> None:
    front = hand_made_front(kept.problem)

    for title, weight in _told(kept, [front]).items():
        said = re.sub(r"“\d leden”", "", weight.why)
        if "warmte" in title:
            assert not re.search(r"\d", said), said


def test_one_proposal_has_nothing_to_be_weighed_against(kept: Any) -> None:
    assert _told(kept, [solve(kept.problem)]) == {}


def test_beside_the_proposals_stands_which_comes_first_by_each_weighting(
    wilma: Client, asked: Callable[..., Any]
) -> None:
    run = asked()

    page = wilma.get(f"{run.get_absolute_url()}vergelijk/")

    told = page.context["compared"].weights
    shown = {f"Voorstel {side.number}" for side in page.context["compared"].sides}
    assert len(told) == 7
    assert {weight.first for weight in told} <= shown
    assert (told[0].first, told[0].proven) == ("Voorstel 1", True)
    assert told[0].why in page.content.decode().replace("&#x27;", "'")
