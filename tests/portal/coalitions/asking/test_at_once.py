"""Asking and answering at the same moment, on connections of their own: one wins, the others get words."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from coalition.errors import CoalitionError

ROUNDS = 3
EIGHT = 8


def _at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Do all of these at the same moment, each on a connection of its own; return what came of each."""
    from django.db import connection

    together = threading.Barrier(len(acts))
    found: list[Any] = [None] * len(acts)

    def run(number: int) -> None:
        together.wait()
        try:
            found[number] = acts[number]()
        except BaseException as problem:  # noqa: BLE001  it is told to the test, in the main thread
            found[number] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return found


def _wilma() -> Any:
    from portal.members.models import Person

    return Person.objects.get(name__startswith="Wilma")


def _somebody(number: int) -> Any:
    """Return a director of an organisation that is made for this."""
    from portal.members.models import Organisation, Person, Role

    there = Person.objects.filter(email=f"bestuurder{number}@verzonnen.example").first()
    if there:
        return there
    person = Person.objects.create_user(f"bestuurder{number}@verzonnen.example", f"Bestuurder {number}")
    organisation = Organisation.objects.create(
        slug=f"verzonnen-{number}", name=f"Verzonnen {number}", kind="care", seat="GM0484"
    )
    Role.objects.create(person=person, organisation=organisation, name="director", since=date(2026, 1, 1))
    return person


def _room(actor: Any, key: str, seats: int = 1) -> Any:
    """Let somebody begin a room about one lot, with places that nobody was asked for."""
    from portal.coalitions.actions import start_room
    from portal.coalitions.bridge.room import Plan, PlannedLot, PlannedSeat

    asked = ("youth-work", "GM0484")
    plan = Plan(
        "Samen",
        (PlannedLot("Het geheel", key=key, cells=((asked, "jongerenwerk"),)),),
        seats=tuple(PlannedSeat(0, "subcontractor", (asked,)) for _number in range(seats)),
    )
    return start_room(
        actor=actor,
        organisation=actor.roles.get().organisation,
        plan=plan,
        title="Samen",
        purpose="Een proef.",
        promise="Wij zwijgen.",
        ends_on=date(2027, 6, 1),
    )


def _invitation(seat: Any, person: Any) -> Any:
    """Ask somebody without asking leave: more than three at a time, which the action refuses."""
    from portal.base import clock
    from portal.coalitions.models import Invitation

    return Invitation.objects.create(
        room=seat.room,
        seat=seat,
        organisation=person.roles.get().organisation,
        asked_by=seat.room.started_by,
        asked_at=clock.now(),
        answer_before=clock.today() + timedelta(days=14),
        wording="Wij zoeken een onderaannemer.",
    )


def _accepting(invitation: Any, person: Any) -> Callable[[], Any]:
    from portal.coalitions.actions import accept_invitation

    organisation = person.roles.get().organisation
    return lambda: accept_invitation(actor=person, invitation=invitation, organisation=organisation)


def _words(found: Sequence[Any]) -> list[str]:
    from portal.base.refusals import words_for

    return [words_for(one) for one in found if isinstance(one, CoalitionError)]


def _strange(found: Sequence[Any]) -> list[Any]:
    return [one for one in found if isinstance(one, BaseException) and not isinstance(one, CoalitionError)]


def test_of_eight_that_accept_one_place_one_takes_it(scratch: str) -> None:
    from portal.base.refusals import PlaceTaken
    from portal.coalitions.models import Part

    people = [_somebody(number) for number in range(EIGHT)]
    for turn in range(ROUNDS):
        room = _room(_wilma(), f"acht#{turn}")
        asked = [_invitation(room.seats.get(), person) for person in people]

        found = _at_once([_accepting(*pair) for pair in zip(asked, people, strict=True)])

        assert _strange(found) == []
        refused = [one for one in found if isinstance(one, PlaceTaken)]
        assert len(refused) == len(_words(found)) == EIGHT - 1
        states = sorted(room.invitations.values_list("state", flat=True))
        assert states == ["accepted", *["closed"] * (EIGHT - 1)]
        assert room.participants.filter(left_at=None).count() == 2
        winner = next(one for one in found if not isinstance(one, BaseException))
        assert Part.objects.filter(lot__room=room).exclude(partner__is_starter=True).count() == 1
        assert Part.objects.get(partner=winner.partner).role == "subcontractor"
        assert winner.partner.work.count() == 1


def test_taken_back_while_accepted_is_one_of_the_two(scratch: str) -> None:
    from portal.coalitions.actions import withdraw_invitation

    ways = set()
    for turn in range(4 * ROUNDS):
        room, person = _room(_wilma(), f"terug#{turn}"), _somebody(0)
        invitation = _invitation(room.seats.get(), person)
        take_back = lambda invitation=invitation: withdraw_invitation(actor=_wilma(), invitation=invitation)  # noqa: E731

        found = _at_once([_accepting(invitation, person), take_back])

        assert _strange(found) == []
        assert len(_words(found)) == 1
        invitation.refresh_from_db()
        inside = room.participants.filter(person=person, left_at=None).exists()
        assert (invitation.state, inside) in {("accepted", True), ("withdrawn", False)}
        assert bool(room.partners.filter(is_starter=False).count()) == inside
        ways.add(invitation.state)
    assert ways <= {"accepted", "withdrawn"}


def test_a_yes_told_many_times_at_once_is_told_once(scratch: str) -> None:
    from portal.ledger.queries import steps

    for turn in range(ROUNDS):
        room, person = _room(_wilma(), f"vaak#{turn}"), _somebody(0)
        invitation = _invitation(room.seats.get(), person)

        found = _at_once([_accepting(invitation, person)] * 4)

        assert _strange(found) == []
        assert len({one.pk for one in found}) == 1
        tags = [step.payload["tag"] for step in steps(room.trail)]
        assert tags.count("invitation:accepted") == 1


def test_of_two_directors_that_answer_at_once_the_second_reads_who_did(scratch: str) -> None:
    from portal.base.refusals import AnsweredAlready
    from portal.coalitions.actions import decline_invitation
    from portal.members.models import Person, Role

    first = _somebody(0)
    organisation = first.roles.get().organisation
    second = Person.objects.create_user("tweede@verzonnen.example", "Tweede Bestuurder")
    Role.objects.create(person=second, organisation=organisation, name="director", since=date(2026, 1, 1))
    for turn in range(ROUNDS):
        room = _room(_wilma(), f"samen#{turn}")
        invitation = _invitation(room.seats.get(), first)
        say_no = lambda invitation=invitation: decline_invitation(actor=second, invitation=invitation)  # noqa: E731

        found = _at_once([_accepting(invitation, first), say_no])

        assert _strange(found) == []
        refused = [one for one in found if isinstance(one, AnsweredAlready)]
        assert len(refused) == 1
        invitation.refresh_from_db()
        assert refused[0].where == invitation.answered_by.name
        assert refused[0].where in _words(refused)[0]


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_who_enters_two_rooms_for_one_lot_at_once_is_in_one(turn: int, scratch: str) -> None:
    from portal.base.refusals import TwoRooms
    from portal.coalitions.models import Wall

    person = _somebody(0)
    rooms = [_room(_somebody(number), "hetzelfde#1") for number in (1, 2)]
    asked = [_invitation(room.seats.get(), person) for room in rooms]

    found = _at_once([_accepting(invitation, person) for invitation in asked])

    assert _strange(found) == []
    assert len([one for one in found if isinstance(one, TwoRooms)]) == 1
    assert Wall.objects.filter(person=person, key="hetzelfde#1").count() == 1
    states = sorted(invitation.__class__.objects.get(pk=invitation.pk).state for invitation in asked)
    assert states == ["accepted", "asked"]


def test_who_asks_many_at_once_asks_three(scratch: str) -> None:
    from portal.base import clock
    from portal.base.refusals import TooManyAsked
    from portal.coalitions.actions import invite_partner

    people = [_somebody(number) for number in range(6)]
    for turn in range(ROUNDS):
        room = _room(_wilma(), f"drie#{turn}", seats=6)
        asks = [
            lambda seat=seat, person=person: invite_partner(
                actor=_wilma(),
                seat=seat,
                organisation=person.roles.get().organisation,
                answer_before=clock.today() + timedelta(days=14),
                wording="Wij zoeken een onderaannemer.",
                overlaps=[],
            )
            for seat, person in zip(room.seats.all(), people, strict=True)
        ]

        found = _at_once(asks)

        assert _strange(found) == []
        assert len([one for one in found if isinstance(one, TooManyAsked)]) == 3
        assert room.invitations.count() == 3
