"""Two clicks at the same moment, each in a connection of its own: one group, one person, one partner."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from tests.portal.coalitions.guest.asked import RIET, ask_riet, mailed
from tests.portal.coalitions.rooms import start


def _at_once(works: list[Any]) -> list[Any]:
    """Let each work in a thread with a connection of its own; return what each gave, or the refusal."""
    from django.db import connection

    gate, found = threading.Barrier(len(works)), []

    def run(work: Any) -> None:
        from coalition.errors import CoalitionError

        gate.wait()
        try:
            found.append(work())
        except CoalitionError as refusal:
            found.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.fixture
def question(scratch: str, django_db_blocker: Any) -> Any:
    """What Riet is asked, kept where other connections see it."""
    with django_db_blocker.unblock():
        yield ask_riet(start())


def _says_yes(question: Any) -> Any:
    from portal.coalitions import actions

    return lambda: actions.accept_as_guest(
        invitation=question, person="Riet", name="De Ster", kind="informal", area="GM0484"
    )


def test_eight_clicks_on_yes_make_one_group_and_one_person(question: Any) -> None:
    from portal.coalitions.models import Participant, Partner
    from portal.members.models import Organisation, Person

    inside = _at_once([_says_yes(question)] * 8)

    assert len({each.pk for each in inside}) == 1
    assert Organisation.objects.filter(name="De Ster").count() == 1
    assert Person.objects.filter(email=RIET).count() == 1
    assert Partner.objects.filter(room=question.room).count() == 2
    assert Participant.objects.filter(room=question.room).count() == 2


def test_of_four_who_are_given_one_place_one_has_it_and_of_the_others_nothing_is_left(question: Any) -> None:
    from portal.coalitions.models import Invitation
    from portal.members.models import Organisation, Person

    others = [ask_riet(question.room, email=f"{letter}@elders.example") for letter in "ab"]

    found = _at_once([_says_yes(each) for each in (question, *others)])

    assert sorted(type(each).__name__ for each in found) == ["Participant", "PlaceTaken", "PlaceTaken"]
    assert Organisation.objects.filter(name="De Ster").count() == 1
    assert Person.objects.filter(roles__organisation__name="De Ster").count() == 1
    states = sorted(Invitation.objects.filter(room=question.room).values_list("state", flat=True))
    assert states == ["accepted", "closed", "closed"]


def test_taken_back_while_it_is_accepted_one_of_the_two_holds(question: Any) -> None:
    from portal.coalitions import actions
    from portal.members.models import Organisation

    def take_back() -> Any:
        return actions.withdraw_invitation(actor=question.asked_by, invitation=question)

    found = _at_once([_says_yes(question), take_back])

    question.refresh_from_db()
    refusals = [each for each in found if isinstance(each, Exception)]
    assert len(refusals) == 1
    assert question.state in {"accepted", "withdrawn"}
    assert Organisation.objects.filter(name="De Ster").exists() == (question.state == "accepted")


def test_one_code_sent_eight_times_at_once_opens_once(question: Any) -> None:
    from portal.coalitions import actions

    code = mailed()[1]

    opened = _at_once([lambda: actions.use_code(invitation=question, code=code)] * 8)

    assert sorted(opened) == [False] * 7 + [True]


def test_eight_who_ask_a_new_code_at_once_get_no_more_than_the_hour_allows(question: Any) -> None:
    from portal.coalitions import actions
    from portal.notify.models import Letter

    sent = _at_once([lambda: actions.send_code(invitation=question, secret="zomaar")] * 8)

    assert sum(sent) == 2
    assert Letter.objects.filter(address=RIET).count() == 3


def test_a_yes_to_two_rooms_at_once_makes_one_person(question: Any) -> None:
    """Two rooms asked the same address; the second yes is sent on to log in, and nothing of it is left."""
    from portal.coalitions.models import Room
    from portal.members.models import Organisation, Person

    other = Room.objects.create(title="Elders", promise="Wij zwijgen.", made_at=question.asked_at)
    lot = other.lots.create(order=0, title="Alles")
    seat = other.seats.create(lot=lot, role="informal", made_at=question.asked_at)
    theirs = ask_riet(other, actor=question.asked_by, seat=seat)

    found = _at_once([_says_yes(question), _says_yes(theirs)])

    assert sorted(type(each).__name__ for each in found) == ["HasAccount", "Participant"]
    assert Person.objects.filter(email=RIET).count() == 1
    assert Organisation.objects.filter(name="De Ster").count() == 1
