"""What becomes of a question: yes, no, late, taken back, asked back; and who may know what of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.portal.coalitions.rooms import a_room, ask, start
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
Person = Callable[[str], Any]
ENDS_WELL = "Zo sluit u een gesprek goed af"


def _late(invitation: Any) -> Any:
    from portal.coalitions.models import Invitation

    Invitation.objects.filter(pk=invitation.pk).update(answer_before=date(2026, 1, 1))
    return invitation


def _state(invitation: Any) -> str:
    invitation.refresh_from_db()
    return str(invitation.state)


def test_a_no_shows_both_how_a_conversation_ends_well(person: Person) -> None:
    invitation, jeroen, wilma = ask(start()), visit("F", person), visit("D", person)

    no = jeroen.post(f"{invitation.get_absolute_url()}nee/", follow=True).content.decode()
    room = wilma.get(f"{invitation.room.get_absolute_url()}wie/").content.decode()

    assert _state(invitation) == "declined"
    assert ENDS_WELL in no
    assert ENDS_WELL in room
    assert f"{invitation.room.get_absolute_url()}wie-nog/" in room


def test_a_question_past_its_day_is_late_before_anybody_noted_it(person: Person) -> None:
    invitation, jeroen, wilma = _late(ask(start())), visit("F", person), visit("D", person)

    read = jeroen.get(invitation.get_absolute_url()).content.decode()
    yes = jeroen.post(f"{invitation.get_absolute_url()}ja/")
    room = wilma.get(f"{invitation.room.get_absolute_url()}wie/").content.decode()

    assert ENDS_WELL in read
    assert yes.status_code == 422
    assert "Van u is niets bewaard" in yes.content.decode()
    assert ENDS_WELL in room
    assert _state(invitation) == "asked"


def test_each_night_the_late_ones_are_noted_once_and_the_asker_is_told(person: Person) -> None:
    from portal.coalitions.tasks import expire_invitations
    from portal.ledger.queries import steps
    from portal.notify.models import Nudge

    invitation = _late(ask(start()))

    expire_invitations(0)
    expire_invitations(0)

    assert _state(invitation) == "expired"
    assert [str(row.address) for row in Nudge.objects.all()] == [person("Wilma").email]
    tags = [step.payload["tag"] for step in steps(invitation.room.trail)]
    assert tags.count("invitation:expired") == 1


def test_after_a_late_one_the_same_organisation_may_be_asked_again() -> None:
    first = _late(ask(start()))

    again = ask(first.room)

    assert again.pk != first.pk
    assert _state(first) == "expired"


def test_what_is_taken_back_is_gone_for_who_was_asked_and_stays_for_the_sender(person: Person) -> None:
    invitation, jeroen, wilma = ask(start()), visit("F", person), visit("D", person)
    room = invitation.room.get_absolute_url()

    wilma.post(f"{room}vraag/{invitation.pk}/terug/")

    assert jeroen.get(invitation.get_absolute_url()).status_code == 404
    assert jeroen.post(f"{invitation.get_absolute_url()}ja/").status_code == 404
    assert "teruggenomen" in wilma.get(f"{room}wie/").content.decode().lower()


def test_one_question_gets_one_answer_and_both_read_it(person: Person) -> None:
    invitation, jeroen, wilma = ask(start()), visit("F", person), visit("D", person)
    room, page = invitation.room.get_absolute_url(), invitation.get_absolute_url()

    jeroen.post(f"{page}vraag/", {"question": "Vanaf wanneer?"})
    second = jeroen.post(f"{page}vraag/", {"question": "En voor hoeveel?"})
    wilma.post(f"{room}vraag/{invitation.pk}/antwoord/", {"reply": "Vanaf maart."})
    third = wilma.post(f"{room}vraag/{invitation.pk}/antwoord/", {"reply": "Nee, april."})

    assert (second.status_code, third.status_code) == (422, 422)
    invitation.refresh_from_db()
    assert (invitation.question, invitation.reply) == ("Vanaf wanneer?", "Vanaf maart.")
    for seen in (jeroen.get(page), wilma.get(f"{room}wie/")):
        assert "Vanaf maart." in seen.content.decode()


def test_who_is_in_another_room_for_the_lot_alone_reads_why(person: Person) -> None:
    from portal.coalitions.models import Wall
    from portal.ledger.queries import steps

    invitation, jeroen, wilma = ask(start()), visit("F", person), visit("D", person)
    room = invitation.room
    other = start("Een andere", 2)
    Wall.objects.create(person=person("Jeroen"), key=room.lots.get().key, room=other)
    page, trail = f"{room.get_absolute_url()}wie/", steps(room.trail).count()
    before = wilma.get(page).content

    yes = jeroen.post(f"{invitation.get_absolute_url()}ja/")

    assert yes.status_code == 422
    assert "een andere kamer" in yes.content.decode()
    assert (_state(invitation), steps(room.trail).count()) == ("asked", trail)
    assert len(wilma.get(page).content) == len(before)


def test_before_a_yes_nothing_of_the_plan_is_shown(person: Person) -> None:
    room = start("Een geheime naam")
    invitation = ask(room)

    read = visit("F", person).get(invitation.get_absolute_url()).content.decode()

    assert "Wij zoeken een onderaannemer." in read
    for secret in (room.title, room.purpose, room.buyer, room.promise, room.lots.get().title):
        assert secret
        assert secret not in read


def test_the_mail_to_a_director_names_who_asks_and_the_day_and_no_more() -> None:
    from portal.notify.models import Letter

    invitation = ask(start())

    letter = Letter.objects.get()
    assert letter.address == "jeroen.tichelaar@jong-rijnmeer.example"
    assert "Wilma Postma" in letter.subject
    assert str(invitation.get_absolute_url()) in letter.text
    for secret in ("onderaannemer", invitation.room.title, invitation.room.buyer, "De Brug"):
        assert secret not in letter.text + letter.html + letter.subject


def test_who_could_do_it_alone_gives_a_reason() -> None:
    from portal.coalitions.forms.invitation import AloneForm

    assert AloneForm({"alone": "no"}).is_valid()
    assert not AloneForm({"alone": "yes", "why_together": " "}).is_valid()
    assert AloneForm({"alone": "yes", "why_together": "Samen één deur."}).is_valid()


@pytest.mark.parametrize(("days", "right"), [(1, False), (2, True), (60, True), (61, False)])
def test_a_day_lies_from_two_to_sixty_days_ahead(days: int, right: bool) -> None:
    from portal.base import clock
    from portal.coalitions.forms.invitation import DayForm

    day = clock.today() + timedelta(days=days)

    assert DayForm({"answer_before": day.strftime("%d-%m-%Y")}).is_valid() is right


def test_only_a_colleague_with_the_right_role_is_named(person: Person) -> None:
    from coalition.errors import UnknownChoice
    from portal.coalitions import actions

    wilma, _jeroen = a_room()

    named = actions.name_colleague(actor=wilma.person, partner=wilma.partner, person=person("Tarik"))

    assert named.promised_at is None
    for other in ("Loes", "Ruud"):
        with pytest.raises(UnknownChoice):
            actions.name_colleague(actor=wilma.person, partner=wilma.partner, person=person(other))


def test_a_lot_has_one_lead_contractor() -> None:
    from portal.base.refusals import LeadTaken
    from portal.coalitions import actions

    wilma, jeroen = a_room()
    lot = wilma.room.lots.get()

    with pytest.raises(LeadTaken):
        actions.choose_role(actor=jeroen.person, partner=jeroen.partner, lot=lot, role="lead")
    actions.choose_role(actor=wilma.person, partner=wilma.partner, lot=lot, role="consortium")
    actions.choose_role(actor=jeroen.person, partner=jeroen.partner, lot=lot, role="lead")

    assert list(lot.parts.values_list("role", flat=True)) == ["consortium", "lead"]


def test_the_last_of_a_partner_takes_its_roles_and_its_work_along() -> None:
    from portal.coalitions import actions

    _wilma, jeroen = a_room()
    assert jeroen.partner.work.exists()

    actions.leave_room(actor=jeroen.person, participant=jeroen)

    jeroen.partner.refresh_from_db()
    assert jeroen.partner.left_at is not None
    assert not jeroen.partner.work.exists()
    assert not jeroen.partner.parts.exists()


def test_where_nobody_is_left_nobody_can_come_in() -> None:
    from portal.coalitions import actions

    invitation = ask(start())
    starter = invitation.room.participants.get()

    actions.leave_room(actor=starter.person, participant=starter)

    assert _state(invitation) == "withdrawn"
