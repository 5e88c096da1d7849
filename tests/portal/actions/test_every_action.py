"""What holds for every action: it leaves a trace, and where the log fails nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from tests.portal.actions.cases import CASES

pytestmark = pytest.mark.django_db
TOLD_AGAIN = {
    "add_step": "one form sent twice is one step",
    "change_step": "what stands there already changes nothing",
    "tick_step": "done is done",
    "add_deadline": "one form sent twice is one day",
    "change_deadline": "what stands there already changes nothing",
    "change_status": "a status is said once",
    "lengthen_room": "the same end is no other end",
    "confirm_award": "an award is confirmed once",
    "answer_import": "the same answer is no other answer",
    "take_import": "what is taken over is not taken over again",
    "finish_import": "what is taken over is not taken over again",
    "undo_import": "what is undone is not undone again",
    "begin_agreement": "the same first words are one agreement",
    "change_agreement": "the same words make no version",
    "say_of_version": "the same word of the same partner is said once",
    "write_words": "the same words are written once",
    "save_relief": "the same words are the same sheet",
    "invite_partner": "somebody is asked once at a time",
    "invite_guest": "an address is asked once at a time",
    "accept_as_guest": "a second click makes no second organisation",
    "list_organisation": "shown is shown",
    "accept_invitation": "a place is taken once",
    "withdraw_invitation": "what was taken back is taken back",
    "ask_back": "one question is asked once",
    "answer_question": "a question is answered once",
    "expire_invitations": "what was late is noted once",
    "change_seat": "the same place is no change",
    "choose_role": "the same role is no change",
    "decline_invitation": "a no is a no",
    "name_colleague": "somebody is named once",
    "keep_promise": "a promise is made once",
    "add_seat": "the same place is sought once",
    "ask_cells": "what is asked is asked once",
    "divide_work": "only what changed is kept",
    "set_amounts": "only what changed is kept",
    "drop_cells": "what is gone is gone",
    "hand_in_notice": "the same bytes are the same document",
    "import_notice": "a document is read once",
    "write_assignment": "one form sent twice is one assignment",
    "change_assignment": "what is there already changes nothing",
    "keep_attachment": "the same bytes are kept once",
    "evidence of the two": "an event is known once",
    "evidence for members": "an event is known once",
    "plan_activity": "an activity is planned once",
    "invite_person": "somebody is invited once",
    "ask_whether_still_right": "an organisation is asked once a year",
    "keep_draft": "the same wishes of the same run are kept once",
}
"""Actions that do nothing at all the second time, not even in the log."""
REPLACES = {
    "save_association",
    "save_card",
    "save_offers",
    "confirm_offers",
    "save_profile",
    "save_certificate",
    "set_language",
    "publish_story",
    "note_role_taken",
    "note_export",
}
"""Actions that say the same again: the log has one more step, and nothing else changes."""
LOGS = {"ledger.step", "ledger.head"}


class LogFails(Exception):
    """What the log says when the test wants it to fail."""


def everything() -> dict[str, list[Any]]:
    """Return all that the site keeps, row for row, with the jobs that wait."""
    models = [
        model
        for app in apps.get_app_configs()
        if app.name.startswith("portal.")
        for model in app.get_models()
    ]
    models.append(apps.get_model("procrastinate", "ProcrastinateJob"))
    return {
        model._meta.label_lower: sorted(
            map(repr, model.objects.values_list(*(f.attname for f in model._meta.fields)))
        )
        for model in models
    }


@pytest.fixture
def wilma(person: Callable[[str], Any]) -> Any:
    return person("Wilma")


@pytest.fixture
def brug(wilma: Any) -> Any:
    return wilma.roles.get().organisation


def test_no_action_is_forgotten() -> None:
    from importlib import import_module

    known = {
        "send_letter",
        "send_mail",
        "nudge",
        "nudge_each",
        "append",
        "record",
    }  # these are the outbox and the log themselves: see test_ledger
    known |= {case.split(" ")[0].replace("evidence", "record_evidence") for case in CASES}
    noted = set()
    for app in (
        "members",
        "tenders",
        "coalitions",
        "trust",
        "programme",
        "stories",
        "front",
        "notify",
        "ledger",
    ):
        module = import_module(f"portal.{app}.actions")
        own = [
            name
            for name, thing in vars(module).items()
            if getattr(thing, "__module__", "").startswith(module.__name__)
        ]
        noted |= {
            name for name in own if callable(getattr(module, name)) and name[0].islower() and name[0] != "_"
        }

    assert noted == known


@pytest.mark.parametrize("name", CASES)
def test_an_action_leaves_a_trace(name: str, wilma: Any, brug: Any) -> None:
    CASES[name].before(wilma, brug)
    before = everything()

    CASES[name].act(wilma, brug)

    after = everything()
    log = "ledger.entry" if CASES[name].log.endswith("append") else "ledger.step"
    assert len(after[log]) > len(before[log])


@pytest.mark.parametrize("name", CASES)
def test_where_the_log_fails_nothing_is_kept(
    name: str, wilma: Any, brug: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    CASES[name].before(wilma, brug)
    before = everything()

    def fail(**step: Any) -> None:
        raise LogFails

    monkeypatch.setattr(CASES[name].log, fail)
    with pytest.raises(LogFails):
        CASES[name].act(wilma, brug)

    assert everything() == before


@pytest.mark.parametrize("name", TOLD_AGAIN)
def test_told_twice_nothing_happens_the_second_time(name: str, wilma: Any, brug: Any) -> None:
    CASES[name].before(wilma, brug)
    CASES[name].act(wilma, brug)
    once = everything()

    CASES[name].act(wilma, brug)

    assert everything() == once


@pytest.mark.parametrize("name", sorted(REPLACES))
def test_told_twice_the_same_stands_there(name: str, wilma: Any, brug: Any) -> None:
    CASES[name].act(wilma, brug)
    once = everything()

    CASES[name].act(wilma, brug)

    twice = everything()
    assert {label: rows for label, rows in twice.items() if label not in LOGS} == {
        label: rows for label, rows in once.items() if label not in LOGS
    }
    assert len(twice["ledger.step"]) == len(once["ledger.step"]) + 1


@pytest.mark.parametrize(
    "name", ["confirm_demands", "request_composition", "give_demo_keys", "load_association"]
)
def test_told_twice_what_counts_stands_there_once(name: str, wilma: Any, brug: Any) -> None:
    CASES[name].before(wilma, brug)
    CASES[name].act(wilma, brug)
    once = everything()

    CASES[name].act(wilma, brug)

    twice = everything()
    one_more = {"coalitions.run"} if name == "request_composition" else set()
    grown = {label for label in once if len(twice[label]) != len(once[label])}
    assert grown - LOGS == one_more
