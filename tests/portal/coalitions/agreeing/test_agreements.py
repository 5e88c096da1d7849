"""What partners agree on: consent belongs to a version and to an organisation, and only to those."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portal.coalitions.agreeing.three import join, three, two

pytestmark = pytest.mark.django_db


def begin(me: Any, text: str = "Wij beginnen op 1 maart.", topic: str = "start") -> Any:
    from portal.coalitions.actions import begin_agreement

    return begin_agreement(me=me, topic=topic, title=topic, text=text)


def change(me: Any, version: Any, text: str, based_on: int | None = None) -> Any:
    from portal.coalitions.actions import change_agreement

    number = version.number if based_on is None else based_on
    return change_agreement(me=me, agreement=version.agreement, text=text, based_on=number)


def say(me: Any, version: Any, agrees: bool = True, objection: str = "") -> Any:
    from portal.coalitions.actions import say_of_version

    return say_of_version(me=me, version=version, agrees=agrees, objection=objection)


def agreed(room: Any) -> bool:
    from portal.coalitions.queries.agreement import all_agreed

    return all_agreed(room)


def stand(me: Any, number: int = 0) -> Any:
    from portal.coalitions.bridge.room.agreement import agreements_of

    return agreements_of(me.room, me.partner).stands[number]


def test_it_is_everyones_when_the_last_can_live_with_it() -> None:
    wilma, jeroen, ruud = three()
    version = begin(wilma)
    say(jeroen, version)
    before = agreed(wilma.room), stand(wilma).silent

    say(ruud, version)

    assert before == (False, (str(ruud.partner),))
    assert agreed(wilma.room)
    assert stand(wilma).of_all


def test_nothing_written_and_a_room_of_one_agree_on_nothing() -> None:
    from tests.portal.coalitions.rooms import start

    room = start()
    alone = room.participants.get()
    empty = agreed(room)

    begin(alone)

    assert not empty
    assert not agreed(room)


def test_changing_one_asks_again_for_that_one_alone() -> None:
    wilma, jeroen = two()
    task, start = begin(wilma, "Wij doen het.", "task"), begin(wilma)
    say(jeroen, task)
    say(jeroen, start)

    new = change(wilma, start, "Wij beginnen op 1 april.")

    assert (new.number, stand(jeroen, 0).of_all, stand(jeroen, 1).of_all) == (2, True, False)
    assert stand(jeroen, 1).since == 1
    assert [(p.kind, p.text.strip()) for p in stand(jeroen, 1).changed if p.kind != "same"] == [
        ("gone", "maart."),
        ("new", "april."),
    ]
    assert stand(wilma, 1).mine.agrees
    assert not agreed(wilma.room)


def test_an_objection_replaces_consent_and_consent_an_objection() -> None:
    wilma, jeroen, _ruud = three()
    version = begin(wilma)
    say(jeroen, version)

    say(jeroen, version, False, "Dan is Pien met verlof.")
    objected = stand(wilma)
    say(jeroen, version)

    assert [(each.partner, each.objection) for each in objected.objections] == [
        (str(jeroen.partner), "Dan is Pien met verlof.")
    ]
    assert not stand(wilma).objections
    assert version.consents.count() == 2


def test_what_all_agreed_to_takes_new_words_and_no_objection() -> None:
    from portal.base.refusals import NotNow

    wilma, jeroen = two()
    version = begin(wilma)
    say(jeroen, version)

    with pytest.raises(NotNow):
        say(jeroen, version, False, "Toch niet.")

    assert agreed(wilma.room)


def test_old_words_take_no_consent() -> None:
    from portal.base.refusals import ChangedMeanwhile

    wilma, jeroen = two()
    old = begin(wilma)
    change(wilma, old, "Andere woorden.")

    with pytest.raises(ChangedMeanwhile):
        say(jeroen, old)

    assert not old.consents.filter(partner=jeroen.partner).exists()


def test_same_words_make_no_version_and_change_no_consent() -> None:
    wilma, jeroen = two()
    version = begin(wilma)
    say(jeroen, version, False, "Nee.")

    same = change(jeroen, version, "  Wij beginnen op 1 maart. \r\n")

    assert same == version
    assert not stand(jeroen).mine.agrees


def test_a_colleague_speaks_for_the_same_organisation() -> None:
    wilma, _jeroen, _ruud = three()
    tarik = join(wilma.room, "Tarik")
    version = begin(wilma)

    said = say(tarik, version, False, "Mijn team kan dan niet.")

    assert said.person == tarik.person
    assert version.consents.count() == 1


def test_who_left_is_not_asked_and_counts_no_more() -> None:
    from portal.base.refusals import NotNow
    from portal.coalitions.actions import leave_room

    wilma, jeroen, ruud = three()
    version = begin(wilma)
    say(jeroen, version)
    waiting = agreed(wilma.room)

    leave_room(actor=ruud.person, participant=ruud)

    assert not waiting
    assert agreed(wilma.room)
    with pytest.raises(NotNow):
        say(ruud, version)


def test_who_joins_is_asked_about_everything() -> None:
    wilma, jeroen = two()
    say(jeroen, begin(wilma))

    ruud = join(wilma.room, "Ruud")

    assert not agreed(wilma.room)
    assert stand(ruud).silent == (str(ruud.partner),)


def test_a_topic_begins_once_and_another_thing_once_a_name() -> None:
    from portal.base.refusals import ChangedMeanwhile
    from portal.coalitions.actions import begin_agreement

    wilma, jeroen = two()
    begin(wilma)
    begin_agreement(me=wilma, topic="other", title="De sleutel", text="Bij Loes.")

    with pytest.raises(ChangedMeanwhile):
        begin(jeroen, "Wij beginnen in mei.")
    with pytest.raises(ChangedMeanwhile):
        begin_agreement(me=jeroen, topic="other", title="de sleutel", text="Bij ons.")
    begin_agreement(me=jeroen, topic="other", title="De auto", text="Bij ons.")

    assert wilma.room.agreements.count() == 3


def test_the_others_are_nudged_and_the_trail_tells_no_words() -> None:
    from portal.ledger.models import Step
    from portal.notify.models import Nudge

    wilma, jeroen, ruud = three()
    Nudge.objects.all().delete()

    version = begin(wilma, "Geheime woorden.")
    after_words = set(Nudge.objects.values_list("address", flat=True))
    Nudge.objects.all().delete()
    say(jeroen, version)
    after_yes = Nudge.objects.count()
    say(ruud, version, False, "Geheim bezwaar.")

    assert after_words == {jeroen.person.email, ruud.person.email}
    assert after_yes == 0
    assert set(Nudge.objects.values_list("address", flat=True)) == {wilma.person.email, jeroen.person.email}
    assert "Geheim" not in str(list(Step.objects.values_list("payload", flat=True)))


@pytest.mark.parametrize(
    ("agreed", "written", "words"),
    [
        (0, 1, "Uw afspraak is nog niet van u allen"),
        (1, 1, "Uw afspraak is van u allen"),
        (1, 2, "Een van de twee afspraken is van u allen"),
        (2, 3, "Twee van de drie afspraken zijn van u allen"),
        (0, 2, "Geen van de twee afspraken is van u allen"),
    ],
)
def test_how_it_stands_is_a_sentence(agreed: int, written: int, words: str) -> None:
    from django.utils import translation

    from portal.coalitions.bridge.room.agreement import agreements_of

    wilma, jeroen = two()
    topics = ("task", "contact", "start")[:written]
    versions = [begin(wilma, f"Over {topic}.", topic) for topic in topics]
    for version in versions[:agreed]:
        say(jeroen, version)

    with translation.override("nl"):
        said = agreements_of(wilma.room, wilma.partner).says

    assert said == words
