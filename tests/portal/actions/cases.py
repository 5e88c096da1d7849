"""Every action of the site with arguments that work, to try on each what must hold for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.portal.actions import importing

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
NOON = datetime(2026, 12, 1, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


@dataclass(frozen=True, slots=True)
class Case:
    """One action: where its module names the log, a call that works, and what is there before."""

    log: str
    act: Callable[[Any, Any], Any]
    before: Callable[[Any, Any], Any] = lambda wilma, brug: None


def _case(app: str, action: str, /, *, log: str = "record", before: Any = None, **fields: Any) -> Case:
    does = getattr(import_module(f"portal.{app}.actions"), action)

    def act(wilma: Any, brug: Any) -> Any:
        values = {key: value(wilma, brug) if callable(value) else value for key, value in fields.items()}
        return does(**values)

    place = f"{does.__module__}.{log}"
    return Case(place, act, before) if before else Case(place, act)


def _actor(wilma: Any, brug: Any) -> Any:
    return wilma


def _brug(wilma: Any, brug: Any) -> Any:
    return brug


def _rijnmeer(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Organisation

    return Organisation.objects.get(slug="jong-rijnmeer")


def _pair(wilma: Any, brug: Any) -> Any:
    return brug, _rijnmeer(wilma, brug)


def _lot(wilma: Any, brug: Any) -> Any:
    from portal.tenders.models import Lot

    return Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)


def _demands(wilma: Any, brug: Any) -> Any:
    from portal.tenders.queries import proposed_demands

    return proposed_demands(_lot(wilma, brug))


def _certificate(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Certificate

    return Certificate.objects.get_or_create(
        organisation=brug, name="Keurmerk Proef", defaults={"until": date(2027, 1, 1)}
    )[0]


def _loes(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Role

    return Role.objects.get(person__name__startswith="Loes")


def _document(wilma: Any, brug: Any) -> Any:
    from portal.tenders.actions import hand_in_notice

    raw = (SAMPLES / "notices" / "ted-f21-competition-ijmond.xml").read_bytes()
    return hand_in_notice(actor=wilma, owner=brug, name="ijmond.xml", raw=raw)


def _written(wilma: Any, brug: Any) -> Any:
    from portal.tenders.bridge import Written

    return Written("call", "Samen sterk", ("Gemeente Gouda",), "Jongerenwerk in Gouda.")


def _written_anew(wilma: Any, brug: Any) -> Any:
    from portal.tenders.bridge import Written

    return Written("call", "Samen sterker", ("Gemeente Gouda",), "Ouderenwerk in Gouda.")


def _assignment(wilma: Any, brug: Any) -> Any:
    from portal.tenders.actions import write_assignment

    return write_assignment(actor=wilma, owner=brug, written=_written(wilma, brug), key=UUID(int=5))


def _attachment(wilma: Any, brug: Any) -> Any:
    from portal.tenders.actions import keep_attachment

    return keep_attachment(
        actor=wilma, tender=_assignment(wilma, brug), name="bestek.pdf", raw=b"%PDF-1.7\n%%EOF"
    )


def _confirmed(wilma: Any, brug: Any) -> Any:
    from portal.tenders.actions import confirm_demands

    return confirm_demands(
        actor=wilma, organisation=brug, lot=_lot(wilma, brug), demands=_demands(wilma, brug)
    )


def _run(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import request_composition
    from portal.coalitions.models import Run

    if there := Run.objects.first():
        return there
    _confirmed(wilma, brug)
    return request_composition(actor=wilma, organisation=brug, lot=_lot(wilma, brug))


def _draft(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge import Draft

    return Draft.read("u1", at=1, since=None)


def _plan(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room import Plan, PlannedLot, PlannedSeat

    asked = (("youth-work", "GM0484"), "jongerenwerk in Alphen aan den Rijn")
    seat = PlannedSeat(0, "subcontractor", (asked[0],), _rijnmeer(wilma, brug))
    return Plan(
        "Samen in Rijnmeer", (PlannedLot("Het geheel", key="proef#1", cells=(asked,)),), seats=(seat,)
    )


def _room(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import start_room
    from portal.coalitions.models import Room

    words = {"title": "Samen in Rijnmeer", "purpose": "Een proef.", "promise": "Wij zwijgen."}
    return Room.objects.first() or start_room(
        actor=wilma, organisation=brug, plan=_plan(wilma, brug), ends_on=date(2027, 6, 1), **words
    )


def _seat(wilma: Any, brug: Any) -> Any:
    return _room(wilma, brug).seats.get()


def _asked(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import invite_partner
    from portal.coalitions.models import Invitation

    return Invitation.objects.first() or invite_partner(
        actor=wilma, seat=_seat(wilma, brug), organisation=_rijnmeer(wilma, brug), **QUESTION
    )


def _jeroen(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Person

    return Person.objects.get(name__startswith="Jeroen")


def _accepted(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import accept_invitation

    return accept_invitation(
        actor=_jeroen(wilma, brug), invitation=_asked(wilma, brug), organisation=_rijnmeer(wilma, brug)
    )


def _room_lot(wilma: Any, brug: Any) -> Any:
    return _room(wilma, brug).lots.get()


def _ticked(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room.work import Change

    cell = _room_lot(wilma, brug).cells.get()
    return [Change(f"w-{cell.pk}-{_starter(wilma, brug).pk}", "", "yes")]


def _forty(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room.work import Change

    return [Change(f"v-{_room_lot(wilma, brug).cells.get().pk}", "", "40")]


def _dropped(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room.work import Change

    return [Change(f"v-{cell.pk}", "", "") for cell in _room_lot(wilma, brug).cells.all()]


def _starter(wilma: Any, brug: Any) -> Any:
    return _room(wilma, brug).partners.get(is_starter=True)


def _tarik(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Person

    return Person.objects.get(name__startswith="Tarik")


def _questioned(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import ask_back

    return ask_back(
        actor=_jeroen(wilma, brug), invitation=_asked(wilma, brug), question="Vanaf wanneer is het?"
    )


def _late(wilma: Any, brug: Any) -> Any:
    """Leave a question open until after its day, and return its room."""
    from portal.coalitions.models import Invitation

    invitation = _asked(wilma, brug)
    Invitation.objects.filter(pk=invitation.pk).update(answer_before=date(2026, 1, 1))
    return invitation.room


def _room_lot(wilma: Any, brug: Any) -> Any:
    return _room(wilma, brug).lots.get()


def _inside(wilma: Any, brug: Any) -> Any:
    return _room(wilma, brug).participants.get(person=wilma)


def _written_down(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import begin_agreement

    return begin_agreement(
        me=_inside(wilma, brug), topic="task", title="de taak", text="De Brug doet het jongerenwerk."
    )


def _agreement(wilma: Any, brug: Any) -> Any:
    return _inside(wilma, brug).room.agreements.first() or _written_down(wilma, brug).agreement


def _words(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room.words import Sentences

    return [Sentences(_accepted(wilma, brug).partner_id, "Zij kennen iedereen.", "Er wordt gelachen.")]


def _riet(wilma: Any, brug: Any) -> Any:
    """Ask Riet, who has no account, for the place in Wilma's room."""
    from tests.portal.coalitions.guest.asked import RIET, ask_riet

    from portal.coalitions.models import Invitation

    asked = Invitation.objects.filter(email=RIET).first()
    return asked or ask_riet(_room(wilma, brug), seat=_seat(wilma, brug))


def _riets_code(wilma: Any, brug: Any) -> str:
    from tests.portal.coalitions.guest.asked import mailed

    return mailed()[1]


def _unlisted(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Organisation

    guest = {"slug": "zomaar", "seat": "GM0484", "is_member": False, "is_listed": False}
    return Organisation.objects.get_or_create(name="Huurdersgroep De Ster", defaults=guest)[0]


def _without_assignment(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.models import RoomLot

    RoomLot.objects.filter(room=_room(wilma, brug)).update(key="")
    return _inside(wilma, brug)


def _real_plan(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.bridge.room import from_lots

    return from_lots([_lot(wilma, brug)], brug)


QUESTION = {"answer_before": date(2026, 12, 10), "wording": "Wij zoeken een partner.", "overlaps": []}


def _unchecked(wilma: Any, brug: Any) -> None:
    brug.offers.update(checked_on=None)


STEP = {"what": "Bel de gemeente", "owner": None, "due": date(2026, 12, 1)}
DAY = {"what": "Inleveren", "on": date(2026, 12, 10), "at": None}


def _step(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.actions import add_step

    return _room(wilma, brug).steps.first() or add_step(me=_inside(wilma, brug), **STEP)


def _day(wilma: Any, brug: Any) -> Any:
    from portal.coalitions.models import RoomDeadline

    there = RoomDeadline.objects.filter(what="Inleveren").first()
    return there or RoomDeadline.objects.create(room=_room(wilma, brug), **DAY)


def _awarded(wilma: Any, brug: Any) -> None:
    from portal.coalitions.models import Room

    room = _room(wilma, brug)
    Room.objects.filter(pk=room.pk).update(status="awarded", starts_on=date(2026, 10, 1))


def _forget_keys(wilma: Any, brug: Any) -> None:
    from portal.members.models import Person

    Person.objects.update(password="!")


def _no_association(wilma: Any, brug: Any) -> None:
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


OURS = {"actor": _actor, "organisation": _brug}
EVENT = {
    "actor": "person:test",
    "between": _pair,
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

CASES: dict[str, Case] = {
    "create_association": _case(
        "members", "create_association", actor="setup code", **ASSOCIATION, before=_no_association
    ),
    "save_association": _case(
        "members", "save_association", actor=_actor, name="Samenkracht", colour="moss", logo=b"a picture"
    ),
    "save_card": _case("members", "save_card", **OURS, here="Wij doen het samen."),
    "save_offers": _case(
        "members", "save_offers", **OURS, offers=[("youth-work", "GM0484")], source="onze site"
    ),
    "confirm_offers": _case("members", "confirm_offers", **OURS),
    "ask_whether_still_right": _case(
        "members", "ask_whether_still_right", organisation=_brug, before=_unchecked
    ),
    "save_profile": _case("members", "save_profile", **OURS, about="Welzijn in de buurt."),
    "save_certificate": _case("members", "save_certificate", **OURS, name="HKZ", until=date(2028, 1, 1)),
    "remove_certificate": _case(
        "members", "remove_certificate", **OURS, certificate=_certificate, before=_certificate
    ),
    "welcome_guest": _case(
        "members",
        "welcome_guest",
        email="Riet@huurdersgroep-de-ster.example",
        person="Riet de Vries",
        name="Huurdersgroep De Ster",
        kind="informal",
        area="GM0484",
    ),
    "list_organisation": _case(
        "members", "list_organisation", actor=_actor, organisation=_unlisted, before=_unlisted
    ),
    "invite_person": _case("members", "invite_person", **OURS, **INVITED),
    "keep_import": _case(
        "members",
        "keep_import",
        actor=_actor,
        subject="organisations",
        name="l.csv",
        raw=b"x",
        table=importing.table,
    ),
    "answer_import": _case(
        "members",
        "answer_import",
        actor=_actor,
        number=importing.number,
        answers=importing.yes,
        before=importing.shown,
    ),
    "take_import": _case(
        "members", "take_import", actor=_actor, number=importing.number, before=importing.shown
    ),
    "finish_import": _case(
        "members", "finish_import", number=importing.number, before=importing.left_as("busy")
    ),
    "undo_import": _case(
        "members", "undo_import", actor=_actor, number=importing.number, before=importing.left_as("taken")
    ),
    "remove_import": _case(
        "members", "remove_import", actor=_actor, number=importing.number, before=importing.shown
    ),
    "forget_imports": _case("members", "forget_imports", before=importing.left_as("old")),
    "end_role": _case("members", "end_role", actor=_actor, role=_loes),
    "note_role_taken": _case("members", "note_role_taken", actor=_actor, role=_loes),
    "set_language": _case("members", "set_language", actor=_actor, language="en"),
    "hand_in_notice": _case(
        "tenders", "hand_in_notice", actor=_actor, owner=_brug, name="a.xml", raw=b"<niets/>"
    ),
    "import_notice": _case(
        "tenders", "import_notice", document_id=lambda w, b: _document(w, b).id, before=_document
    ),
    "write_assignment": _case(
        "tenders", "write_assignment", actor=_actor, owner=_brug, written=_written, key=UUID(int=5)
    ),
    "remove_assignment": _case(
        "tenders", "remove_assignment", actor=_actor, tender=_assignment, before=_assignment
    ),
    "change_assignment": _case(
        "tenders",
        "change_assignment",
        actor=_actor,
        tender=_assignment,
        version=1,
        written=_written_anew,
        before=_assignment,
    ),
    "keep_attachment": _case(
        "tenders",
        "keep_attachment",
        actor=_actor,
        tender=_assignment,
        name="bestek.pdf",
        raw=b"%PDF-1.7\n%%EOF",
        before=_assignment,
    ),
    "remove_attachment": _case(
        "tenders", "remove_attachment", actor=_actor, attachment=_attachment, before=_attachment
    ),
    "confirm_demands": _case("tenders", "confirm_demands", **OURS, lot=_lot, demands=_demands),
    "remove_document": _case(
        "tenders", "remove_document", actor=_actor, document=_document, before=_document
    ),
    "request_composition": _case("coalitions", "request_composition", **OURS, lot=_lot, before=_confirmed),
    "keep_draft": _case("coalitions", "keep_draft", actor=_actor, run=_run, draft=_draft, before=_run),
    "remove_run": _case("coalitions", "remove_run", actor=_actor, run=_run, before=_run),
    "start_room": _case(
        "coalitions",
        "start_room",
        **OURS,
        plan=_plan,
        title="Samen in Rijnmeer",
        purpose="Een proef.",
        promise="Wij zwijgen.",
        ends_on=date(2027, 6, 1),
    ),
    "add_seat": _case(
        "coalitions",
        "add_seat",
        actor=_actor,
        room=_room,
        lot=_room_lot,
        role="subcontractor",
        services=["debt-advice"],
        areas=["GM0484"],
        before=_room,
    ),
    "ask_cells": _case(
        "coalitions",
        "ask_cells",
        actor=_actor,
        room=_room,
        lot=_room_lot,
        services=["debt-advice"],
        areas=["GM0484"],
        before=_room,
    ),
    "divide_work": _case(
        "coalitions", "divide_work", actor=_actor, room=_room, changes=_ticked, before=_room
    ),
    "set_amounts": _case("coalitions", "set_amounts", actor=_actor, room=_room, changes=_forty, before=_room),
    "drop_cells": _case("coalitions", "drop_cells", actor=_actor, room=_room, seen=_dropped, before=_room),
    "invite_partner": _case(
        "coalitions",
        "invite_partner",
        actor=_actor,
        seat=_seat,
        organisation=_rijnmeer,
        **QUESTION,
        before=_room,
    ),
    "invite_guest": _case(
        "coalitions",
        "invite_guest",
        actor=_actor,
        seat=_seat,
        email="Riet@huurdersgroep-de-ster.example",
        contact="Riet de Vries",
        **QUESTION,
        before=_room,
    ),
    "send_code": _case("coalitions", "send_code", invitation=_riet, secret="zomaar", before=_riet),
    "use_code": _case("coalitions", "use_code", invitation=_riet, code=_riets_code, before=_riet),
    "accept_as_guest": _case(
        "coalitions",
        "accept_as_guest",
        invitation=_riet,
        person="Riet de Vries",
        name="Huurdersgroep De Ster",
        kind="informal",
        area="GM0484",
        before=_riet,
    ),
    "accept_invitation": _case(
        "coalitions",
        "accept_invitation",
        actor=_jeroen,
        invitation=_asked,
        organisation=_rijnmeer,
        before=_asked,
    ),
    "decline_invitation": _case(
        "coalitions", "decline_invitation", actor=_jeroen, invitation=_asked, before=_asked
    ),
    "withdraw_invitation": _case(
        "coalitions", "withdraw_invitation", actor=_actor, invitation=_asked, before=_asked
    ),
    "ask_back": _case(
        "coalitions",
        "ask_back",
        actor=_jeroen,
        invitation=_asked,
        question="Vanaf wanneer is het?",
        before=_asked,
    ),
    "answer_question": _case(
        "coalitions",
        "answer_question",
        actor=_actor,
        invitation=_questioned,
        reply="Vanaf 1 maart.",
        before=_questioned,
    ),
    "expire_invitations": _case("coalitions", "expire_invitations", room=_room, before=_late),
    "change_seat": _case(
        "coalitions",
        "change_seat",
        actor=_actor,
        seat=_seat,
        lot=_room_lot,
        role="alliance",
        services=["youth-work"],
        areas=["GM0484"],
        before=_room,
    ),
    "remove_seat": _case("coalitions", "remove_seat", actor=_actor, seat=_seat, before=_seat),
    "choose_role": _case(
        "coalitions",
        "choose_role",
        actor=_actor,
        partner=_starter,
        lot=_room_lot,
        role="consortium",
        before=_room,
    ),
    "name_colleague": _case(
        "coalitions", "name_colleague", actor=_actor, partner=_starter, person=_tarik, before=_room
    ),
    "keep_promise": _case(
        "coalitions", "keep_promise", actor=_jeroen, participant=_accepted, before=_accepted
    ),
    "begin_agreement": _case(
        "coalitions",
        "begin_agreement",
        me=_inside,
        topic="start",
        title="de start",
        text="Op 1 maart.",
        before=_inside,
    ),
    "change_agreement": _case(
        "coalitions",
        "change_agreement",
        me=_inside,
        agreement=_agreement,
        text="De Brug doet alles.",
        based_on=1,
        before=_agreement,
    ),
    "say_of_version": _case(
        "coalitions",
        "say_of_version",
        me=_inside,
        version=_written_down,
        agrees=False,
        objection="Wanneer dan?",
        before=lambda wilma, brug: (_written_down(wilma, brug), _accepted(wilma, brug)),
    ),
    "write_words": _case("coalitions", "write_words", me=_inside, words=_words, seen="", before=_accepted),
    "attach_assignment": _case(
        "coalitions",
        "attach_assignment",
        me=_without_assignment,
        plan=_real_plan,
        before=_without_assignment,
    ),
    "save_relief": _case(
        "coalitions",
        "save_relief",
        me=_inside,
        seen=0,
        words={"door_name": "Wilma Postma"},
        rows=[("Ik belde vier keer.", "Bereikbaar: 98%", "")],
        before=_inside,
    ),
    "add_step": _case("coalitions", "add_step", me=_inside, **STEP, before=_inside),
    "change_step": _case(
        "coalitions", "change_step", me=_inside, step=_step, seen=0, **STEP | {"what": "Mail"}, before=_step
    ),
    "tick_step": _case("coalitions", "tick_step", me=_inside, step=_step, done=True, before=_step),
    "add_deadline": _case("coalitions", "add_deadline", me=_inside, **DAY, before=_inside),
    "change_deadline": _case(
        "coalitions", "change_deadline", me=_inside, deadline=_day, seen=0, **DAY | {"at": NOON}, before=_day
    ),
    "remove_deadline": _case("coalitions", "remove_deadline", me=_inside, deadline=_day, before=_day),
    "change_status": _case(
        "coalitions", "change_status", me=_inside, was="exploring", to="ended", before=_inside
    ),
    "lengthen_room": _case(
        "coalitions", "lengthen_room", me=_inside, ends_on=date(2028, 1, 1), before=_inside
    ),
    "confirm_award": _case("coalitions", "confirm_award", me=_inside, to_members=True, before=_awarded),
    "note_seen": _case("coalitions", "note_seen", me=_inside, before=_inside),
    "leave_room": _case("coalitions", "leave_room", actor=_actor, participant=_inside, before=_inside),
    "evidence of the two": _case("trust", "record_evidence", **EVENT, audience="pair"),
    "evidence for members": _case("trust", "record_evidence", log="append", **EVENT, audience="members"),
    "plan_activity": _case(
        "programme", "plan_activity", actor="person:test", title="Bezoek", starts_at=NOON, kind="visit"
    ),
    "publish_story": _case("stories", "publish_story", actor="person:test", slug="een-proef", **STORY),
    "load_association": _case("front", "load_association", folder=SAMPLES),
    "note_export": _case("front", "note_export", **OURS),
    "give_demo_keys": _case("front", "give_demo_keys", folder=SAMPLES, before=_forget_keys),
}
