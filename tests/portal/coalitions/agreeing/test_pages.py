"""Agreements in the browser: told in words, refilled when refused; two write at once and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from html import escape, unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.portal.coalitions.agreeing.three import join, two

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert("1")</script> \u202e & {{ x }} \'"<ins>'


def at(name: str, me: Any, *rest: Any) -> str:
    return reverse(name, args=[me.room.pk, *rest])


def written(me: Any, text: str = "Wij beginnen op 1 maart.") -> Any:
    from portal.coalitions.actions import begin_agreement

    return begin_agreement(me=me, topic="start", title="start", text=text)


def words(answer: Any) -> str:
    return unescape(answer.content.decode())


def test_one_begins_the_other_agrees(as_person: Callable[[str], Client]) -> None:
    from portal.coalitions.queries.agreement import all_agreed

    wilma, jeroen = two()
    first = as_person("Wilma").post(at("begin_agreement", wilma, "task"), {"text": "De Brug doet het."})
    agreement = wilma.room.agreements.get()

    second = as_person("Jeroen").post(
        at("say_of_agreement", jeroen, agreement.pk), {"number": 1, "agrees": "yes"}
    )

    assert (first.status_code, second.status_code) == (302, 302)
    assert all_agreed(wilma.room)


def test_an_objection_needs_words_and_keeps_them(as_person: Callable[[str], Client]) -> None:
    wilma, jeroen = two()
    agreement = written(wilma).agreement
    client, address = as_person("Jeroen"), at("say_of_agreement", jeroen, agreement.pk)

    empty = client.post(address, {"number": 1, "agrees": "no"})
    long = client.post(address, {"number": 1, "agrees": "no", "objection": "a" * 601})
    good = client.post(address, {"number": 1, "agrees": "no", "objection": HOSTILE}, follow=True)

    assert (empty.status_code, long.status_code) == (422, 422)
    assert "a" * 601 in words(long)
    assert escape("<script>alert", quote=False) in good.content.decode()
    assert "<script>alert" not in good.content.decode()


def test_an_objection_to_old_words_is_said_of_the_new_ones(as_person: Callable[[str], Client]) -> None:
    from portal.coalitions.actions import change_agreement

    wilma, jeroen = two()
    agreement = written(wilma).agreement
    change_agreement(me=wilma, agreement=agreement, text="In april.", based_on=1)

    answer = as_person("Jeroen").post(
        at("say_of_agreement", jeroen, agreement.pk), {"number": 1, "agrees": "no", "objection": "Te vroeg."}
    )

    assert answer.status_code == 409
    assert "In april." in words(answer)
    assert "Te vroeg." in words(answer)
    assert 'name="number" value="2"' in words(answer)


def test_the_second_writer_reads_both_and_chooses(as_person: Callable[[str], Client]) -> None:
    wilma, _jeroen = two()
    agreement = written(wilma).agreement
    address = at("change_agreement", wilma, agreement.pk)
    as_person("Wilma").post(address, {"based_on": 1, "text": "Wij beginnen op 1 april."})

    answer = as_person("Jeroen").post(address, {"based_on": 1, "text": "Wij beginnen op 1 mei."})

    assert answer.status_code == 409
    assert answer.context["form"]["text"].value() == "Wij beginnen op 1 mei."
    assert "Wij beginnen op 1 april." in words(answer)
    chosen = as_person("Jeroen").post(
        address, {"based_on": answer.context["form"]["based_on"].value(), "text": "Op 15 april."}
    )
    assert chosen.status_code == 302
    assert list(agreement.versions.values_list("number", "text")) == [
        (3, "Op 15 april."),
        (2, "Wij beginnen op 1 april."),
        (1, "Wij beginnen op 1 maart."),
    ]


def test_who_begins_the_same_topic_second_chooses_too(as_person: Callable[[str], Client]) -> None:
    wilma, jeroen = two()
    written(wilma)

    answer = as_person("Jeroen").post(at("begin_agreement", jeroen, "start"), {"text": "In mei."})

    assert answer.status_code == 409
    assert answer.context["form"]["text"].value() == "In mei."


def test_the_difference_is_said_in_words_and_is_safe(as_person: Callable[[str], Client]) -> None:
    from portal.coalitions.actions import change_agreement

    wilma, _jeroen = two()
    agreement = written(wilma, "Wij beginnen op 1 maart.").agreement
    change_agreement(me=wilma, agreement=agreement, text=f"Wij beginnen {HOSTILE}", based_on=1)

    text = as_person("Jeroen").get(at("agreement", wilma, agreement.pk)).content.decode()

    assert "<del>" in text
    assert "<ins>" in text
    assert text.count("visually-hidden") >= 4
    assert "<script>alert" not in text


def test_the_same_words_are_told_to_change_nothing(as_person: Callable[[str], Client]) -> None:
    wilma, _jeroen = two()
    agreement = written(wilma).agreement

    as_person("Wilma").post(
        at("change_agreement", wilma, agreement.pk), {"based_on": 1, "text": "Wij beginnen op 1 maart."}
    )

    assert agreement.versions.count() == 1


def test_a_text_of_two_thousand_signs_with_lines_goes_in(as_person: Callable[[str], Client]) -> None:
    wilma, _jeroen = two()
    text = ("a" * 9 + "\r\n") * 199 + "b" * 10

    good = as_person("Wilma").post(at("begin_agreement", wilma, "task"), {"text": text})
    long = as_person("Wilma").post(at("begin_agreement", wilma, "start"), {"text": "a" * 2001})

    assert (good.status_code, long.status_code) == (302, 422)
    assert "a" * 2001 in words(long)


def test_a_colleague_is_told_whose_word_they_replace(as_person: Callable[[str], Client]) -> None:
    wilma, _jeroen = two()
    join(wilma.room, "Tarik")
    agreement = written(wilma).agreement

    answer = as_person("Tarik").post(
        at("say_of_agreement", wilma, agreement.pk),
        {"number": 1, "agrees": "no", "objection": "Te vroeg."},
        follow=True,
    )

    said = [str(each) for each in answer.context["messages"]]
    assert any("Wilma Postma" in each for each in said)


def test_an_objection_to_what_all_agreed_to_leads_to_new_words(as_person: Callable[[str], Client]) -> None:
    from portal.coalitions.actions import say_of_version

    wilma, jeroen = two()
    version = written(wilma)
    say_of_version(me=jeroen, version=version, agrees=True)

    answer = as_person("Jeroen").post(
        at("say_of_agreement", jeroen, version.agreement.pk),
        {"number": 1, "agrees": "no", "objection": "Toch niet."},
    )

    assert answer.status_code == 409
    assert "Toch niet." in words(answer)


@pytest.mark.parametrize("topic", ["task", "contact", "substitute", "start", "leaving", "visible", "other"])
def test_each_topic_has_a_sentence_to_fill_in(topic: str, as_person: Callable[[str], Client]) -> None:
    wilma, _jeroen = two()

    answer = as_person("Wilma").get(at("begin_agreement", wilma, topic))

    assert "[" in answer.context["form"]["text"].value()


def test_the_list_asks_as_often_for_many_as_for_few(as_person: Callable[[str], Client]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from portal.coalitions.actions import begin_agreement

    wilma, _jeroen = two()
    client = as_person("Wilma")
    counts = []
    for many in (2, 12):
        for number in range(many):
            begin_agreement(me=wilma, topic="other", title=f"{many} {number}", text="Zo doen wij het.")
        with CaptureQueriesContext(connection) as asked:
            client.get(at("room_agreements", wilma))
        counts.append(len(asked))

    assert counts[0] == counts[1]
