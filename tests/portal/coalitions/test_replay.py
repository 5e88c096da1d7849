"""Whatever a run told, the engine tells again from its files: done-when 3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from coalition import flows
from coalition.composing import Answer, Ask, Limits, Problem, Proof, solve, violations
from coalition.tenders import Need
from coalition.trust import Network, public_view

pytestmark = pytest.mark.django_db
QUESTIONS: dict[str, dict[str, Any]] = {
    "as proposed": {},
    "with a wish": {"others": ("papier-op-orde",), "without": ("jong-rijnmeer",)},
    "what nobody does everywhere": {
        "demands": [("youth-work", ["GM0484", "GM0599"]), ("debt-buddies", ["GM1992"])]
    },
    "what they do alone": {"demands": [("meeting-places", ["GM0484"]), ("carer-support", ["GM0569"])]},
}


@pytest.fixture(params=QUESTIONS)
def run(request: Any, asked: Callable[..., Any]) -> Any:
    return asked(**QUESTIONS[request.param])


def _file(client: Client, run: Any, part: str) -> bytes:
    answer = client.get(f"{run.get_absolute_url()}{part}.json")
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"] == f'attachment; filename="{part}.json"'
    return answer.content


def _told(client: Client, run: Any) -> dict[str, Answer]:
    return {ask: Answer.from_json(_file(client, run, ask)) for ask in run.answers}


def test_solving_the_problem_again_gives_the_same_answers(wilma: Client, run: Any) -> None:
    problem = Problem.from_json(_file(wilma, run, "probleem"))
    limits = Limits(nodes=run.nodes)

    again = {ask: solve(problem, ask=Ask(ask), limits=limits, seed=run.seed) for ask in run.answers}

    told = _told(wilma, run)
    again |= {
        ask: replace(answer, clash=told[ask].clash) for ask, answer in again.items() if ask == "closest"
    }
    assert again == told


def test_composing_again_gives_the_first_answer(wilma: Client, run: Any) -> None:
    problem = Problem.from_json(_file(wilma, run, "probleem"))

    again = flows.compose(problem, limits=Limits(nodes=run.nodes), seed=run.seed)

    assert again == _told(wilma, run)[again.ask.value]


def test_network_and_need_make_the_same_problem(wilma: Client, run: Any) -> None:
    network = Network.from_json(_file(wilma, run, "netwerk"))
    need = Need.from_json(_file(wilma, run, "vraag"))
    choice = flows.Choice("de-brug-welzijn", tuple(run.wishes["with"]), tuple(run.wishes["without"]))

    problem = flows.problem_from(network, need, choice)

    assert problem == Problem.from_json(_file(wilma, run, "probleem"))
    assert problem.to_json().encode() == _file(wilma, run, "probleem")


def test_every_coalition_that_is_told_passes_the_check(wilma: Client, run: Any) -> None:
    problem = Problem.from_json(_file(wilma, run, "probleem"))

    for ask, answer in _told(wilma, run).items():
        for coalition in answer.coalitions:
            broken = violations(problem, coalition)
            assert broken == [] or ask == "closest"


def test_files_say_of_which_day_they_are_and_hold_the_public_view_only(wilma: Client, run: Any) -> None:
    network = Network.from_json(_file(wilma, run, "netwerk"))

    assert network.as_of == run.as_of == date(2026, 11, 23)
    assert {event.audience.value for event in network.evidence} <= {"open", "members"}
    assert public_view(network) is not None


def test_what_changes_later_does_not_change_a_run(wilma: Client, run: Any) -> None:
    from portal.members.models import Offer, Organisation

    before = {part: _file(wilma, run, part) for part in ("netwerk", "vraag", "probleem", *run.answers)}
    page = wilma.get(run.get_absolute_url()).context["page"]

    Offer.objects.all().delete()
    Organisation.objects.exclude(slug="de-brug-welzijn").update(name="Anders")

    assert {part: _file(wilma, run, part) for part in before} == before
    assert wilma.get(run.get_absolute_url()).context["page"] == page


def test_asked_twice_the_same_question_has_the_same_answer(asked: Callable[..., Any]) -> None:
    first, second = asked(), asked()

    assert first.problem == second.problem
    told = [
        {ask: Answer.from_json(text.encode()) for ask, text in run.answers.items()} for run in (first, second)
    ]
    assert told[0] == told[1]
    assert first.pk != second.pk


def test_a_part_that_is_not_there_is_not_found(wilma: Client, asked: Callable[..., Any]) -> None:
    run = asked()

    for part in ("onzin", "closest", "network", "answers"):
        assert wilma.get(f"{run.get_absolute_url()}{part}.json").status_code == 404


def test_the_confirmed_need_can_be_taken_along_before_asking(
    wilma: Client, asked: Callable[..., Any], lot: Any
) -> None:
    run = asked()

    need = wilma.get(f"{lot.get_absolute_url()}vraag.json")

    assert need.content.decode() == run.need
    assert all(demand.confirmed for demand in Need.from_json(need.content).demands)


def test_proven_is_said_only_of_what_was_proven(
    wilma: Client, asked: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.coalitions.actions.run.NODES", 1)
    cut_short = asked()

    page = wilma.get(cut_short.get_absolute_url())

    text = page.content.decode()
    proofs = {Answer.from_json(text.encode()).proof for text in cut_short.answers.values()}
    assert proofs == {Proof.BOUNDED}
    assert "Bewezen" not in text
    assert "nog niets gevonden" in text
    assert "Er past niemand" not in text
    assert page.context["page"].proven is False
