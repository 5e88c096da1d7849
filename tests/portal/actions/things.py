"""What the cases of the actions act on: people, organisations, tenders, runs and rooms of the world."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
NOON = datetime(2026, 12, 1, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


def the_actor(wilma: Any, brug: Any) -> Any:
    return wilma


def the_brug(wilma: Any, brug: Any) -> Any:
    return brug


def the_rijnmeer(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Organisation

    return Organisation.objects.get(slug="jong-rijnmeer")


def the_pair(wilma: Any, brug: Any) -> Any:
    return brug, the_rijnmeer(wilma, brug)


def the_lot(wilma: Any, brug: Any) -> Any:
    from portal.tenders.models import Lot

    return Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)


def the_demands(wilma: Any, brug: Any) -> Any:
    from portal.tenders.queries import proposed_demands

    return proposed_demands(the_lot(wilma, brug))


def the_certificate(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Certificate

    return Certificate.objects.get_or_create(
        organisation=brug, name="Keurmerk Proef", defaults={"until": date(2027, 1, 1)}
    )[0]


def the_loes(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Role

    return Role.objects.get(person__name__startswith="Loes")


def the_document(wilma: Any, brug: Any) -> Any:
    from portal.tenders.actions import hand_in_notice

    raw = (SAMPLES / "notices" / "ted-f21-competition-ijmond.xml").read_bytes()
    return hand_in_notice(actor=wilma, owner=brug, name="ijmond.xml", raw=raw)


def the_written(wilma: Any, brug: Any) -> Any:
    from portal.tenders.bridge import Written

    return Written("call", "Samen sterk", ("Gemeente Gouda",), "Jongerenwerk in Gouda.")


def the_written_anew(wilma: Any, brug: Any) -> Any:
    from portal.tenders.bridge import Written

    return Written("call", "Samen sterker", ("Gemeente Gouda",), "Ouderenwerk in Gouda.")


def the_assignment(wilma: Any, brug: Any) -> Any:
    from portal.tenders.actions import write_assignment

    return write_assignment(actor=wilma, owner=brug, written=the_written(wilma, brug), key=UUID(int=5))


def the_attachment(wilma: Any, brug: Any) -> Any:
    from portal.tenders.actions import keep_attachment

    return keep_attachment(
        actor=wilma, tender=the_assignment(wilma, brug), name="bestek.pdf", raw=b"%PDF-1.7\n%%EOF"
    )


def the_confirmed(wilma: Any, brug: Any) -> Any:
    from portal.tenders.actions import confirm_demands

    return confirm_demands(
        actor=wilma, organisation=brug, lot=the_lot(wilma, brug), demands=the_demands(wilma, brug)
    )


def the_run(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import request_composition
    from portal.coalitions.models import Run

    if there := Run.objects.first():
        return there
    the_confirmed(wilma, brug)
    return request_composition(actor=wilma, organisation=brug, lot=the_lot(wilma, brug))


def the_draft(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge import Draft

    return Draft.read("u1", at=1, since=None)


def the_plan(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room import Plan, PlannedLot, PlannedSeat

    asked = (("youth-work", "GM0484"), "jongerenwerk in Alphen aan den Rijn")
    seat = PlannedSeat(0, "subcontractor", (asked[0],), the_rijnmeer(wilma, brug))
    return Plan(
        "Samen in Rijnmeer", (PlannedLot("Het geheel", key="proef#1", cells=(asked,)),), seats=(seat,)
    )


def the_room(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import start_room
    from portal.coalitions.models import Room

    words = {"title": "Samen in Rijnmeer", "purpose": "Een proef.", "promise": "Wij zwijgen."}
    return Room.objects.first() or start_room(
        actor=wilma, organisation=brug, plan=the_plan(wilma, brug), ends_on=date(2027, 6, 1), **words
    )


def the_seat(wilma: Any, brug: Any) -> Any:
    return the_room(wilma, brug).seats.get()


def the_asked(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import invite_partner
    from portal.coalitions.models import Invitation

    return Invitation.objects.first() or invite_partner(
        actor=wilma, seat=the_seat(wilma, brug), organisation=the_rijnmeer(wilma, brug), **QUESTION
    )


def the_jeroen(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Person

    return Person.objects.get(name__startswith="Jeroen")


def the_accepted(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import accept_invitation

    return accept_invitation(
        actor=the_jeroen(wilma, brug),
        invitation=the_asked(wilma, brug),
        organisation=the_rijnmeer(wilma, brug),
    )


def the_room_lot(wilma: Any, brug: Any) -> Any:
    return the_room(wilma, brug).lots.get()


def the_ticked(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room.work import Change

    cell = the_room_lot(wilma, brug).cells.get()
    return [Change(f"w-{cell.pk}-{the_starter(wilma, brug).pk}", "", "yes")]


def the_forty(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room.work import Change

    return [Change(f"v-{the_room_lot(wilma, brug).cells.get().pk}", "", "40")]


def the_dropped(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room.work import Change

    return [Change(f"v-{cell.pk}", "", "") for cell in the_room_lot(wilma, brug).cells.all()]


def the_starter(wilma: Any, brug: Any) -> Any:
    return the_room(wilma, brug).partners.get(is_starter=True)


def the_tarik(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Person

    return Person.objects.get(name__startswith="Tarik")


def the_questioned(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import ask_back

    return ask_back(
        actor=the_jeroen(wilma, brug), invitation=the_asked(wilma, brug), question="Vanaf wanneer is het?"
    )


def the_late(wilma: Any, brug: Any) -> Any:
    """Leave a question open until after its day, and return its room."""
    from portal.coalitions.models import Invitation

    invitation = the_asked(wilma, brug)
    Invitation.objects.filter(pk=invitation.pk).update(answer_before=date(2026, 1, 1))
    return invitation.room


def the_inside(wilma: Any, brug: Any) -> Any:
    return the_room(wilma, brug).participants.get(person=wilma)


def the_written_down(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import begin_agreement

    return begin_agreement(
        me=the_inside(wilma, brug), topic="task", title="de taak", text="De Brug doet het jongerenwerk."
    )


def the_agreement(wilma: Any, brug: Any) -> Any:
    return the_inside(wilma, brug).room.agreements.first() or the_written_down(wilma, brug).agreement


def the_words(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room.words import Sentences

    return [Sentences(the_accepted(wilma, brug).partner_id, "Zij kennen iedereen.", "Er wordt gelachen.")]


def the_riet(wilma: Any, brug: Any) -> Any:
    """Ask Riet, who has no account, for the place in Wilma's room."""
    from tests.portal.coalitions.guest.asked import RIET, ask_riet

    from portal.coalitions.models import Invitation

    asked = Invitation.objects.filter(email=RIET).first()
    return asked or ask_riet(the_room(wilma, brug), seat=the_seat(wilma, brug))


def the_riets_code(wilma: Any, brug: Any) -> str:
    from tests.portal.coalitions.guest.asked import mailed

    return mailed()[1]


def the_unlisted(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Organisation

    guest = {"slug": "zomaar", "seat": "GM0484", "is_member": False, "is_listed": False}
    return Organisation.objects.get_or_create(name="Huurdersgroep De Ster", defaults=guest)[0]


def the_without_assignment(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.models import RoomLot

    RoomLot.objects.filter(room=the_room(wilma, brug)).update(key="")
    return the_inside(wilma, brug)


def the_real_plan(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room import from_lots

    return from_lots([the_lot(wilma, brug)], brug)


QUESTION = {"answer_before": date(2026, 12, 10), "wording": "Wij zoeken een partner.", "overlaps": []}


def the_unchecked(wilma: Any, brug: Any) -> None:
    brug.offers.update(checked_on=None)


STEP = {"what": "Bel de gemeente", "owner": None, "due": date(2026, 12, 1)}
DAY = {"what": "Inleveren", "on": date(2026, 12, 10), "at": None}


def the_step(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import add_step

    return the_room(wilma, brug).steps.first() or add_step(me=the_inside(wilma, brug), **STEP)


def the_day(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.models import RoomDeadline

    there = RoomDeadline.objects.filter(what="Inleveren").first()
    return there or RoomDeadline.objects.create(room=the_room(wilma, brug), **DAY)


def the_awarded(wilma: Any, brug: Any) -> None:
    from portal.coalitions.models import Room

    room = the_room(wilma, brug)
    Room.objects.filter(pk=room.pk).update(status="awarded", starts_on=date(2026, 10, 1))


def the_forget_keys(wilma: Any, brug: Any) -> None:
    from portal.members.models import Person

    Person.objects.update(password="!")


def the_no_association(wilma: Any, brug: Any) -> None:
    from portal.members.models import Association

    Association.objects.all().delete()


ASSOCIATION = {
    "name": "Vereniging Nieuw Begin",
    "colour": "dusk",
    "logo": None,
    "office": ("Bo@nieuw-begin.example", "Bo Begin"),
    "subject": "U bent het bureau",
    "text": "Beste Bo",
}


OURS = {"actor": the_actor, "organisation": the_brug}
EVENT = {
    "actor": "person:test",
    "between": the_pair,
    "kind": "visit",
    "on": date(2026, 11, 2),
    "verified": "both",
    "title": "Werkbezoek aan de keuken",
}
INVITED = {
    "email": "Pien.Nieuwkoop@De-Brug-Welzijn.example",
    "name": "Pien Nieuwkoop",
    "role": "staff",
    "may_compose": True,
    "subject": "U kunt nu handelen",
    "text": "Beste Pien",
}
STORY = {
    "kind": "news",
    "title": "Een proef",
    "intro": "Kort.",
    "body": "Lang.",
    "author": "Wilma",
    "published_on": date(2026, 11, 1),
}
