"""The objects at whose doors the tests knock: own ones, those of others, shared ones, and none."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

NOTICES = Path(__file__).resolve().parents[3] / "samples" / "notices"
NOBODY = "00000000-0000-4000-8000-000000000000"
ABSENT: dict[str, list[Any]] = {
    "organisation": ["bestaat-niet"],
    "card": ["bestaat-niet"],
    "together": ["bestaat-niet"],
    "remove_certificate": [987654321],
    "end_role": [987654321],
    "story": ["bestaat-niet"],
    "logo": ["0" * 64],
    "export_run": [NOBODY, "probleem"],
    "import_template": ["bestaat-niet", "csv"],
    "copy_run": [NOBODY, "0-1"],
    "start_from_run": [NOBODY, "0-1"],
    "sheet": [NOBODY, "coalitieblad"],
    "sheet_file": [NOBODY, "coalitieblad", "pdf"],
    "guest": ["geen-geheim"],
    **{page: [NOBODY, 987654321] for page in ("change_step", "tick_step")},
    **{page: [NOBODY, 987654321] for page in ("change_deadline", "remove_deadline")},
    "begin_agreement": [NOBODY, "task"],
    **{page: [NOBODY, 987654321] for page in ("agreement", "change_agreement", "say_of_agreement")},
    **{page: [NOBODY, NOBODY] for page in ("change_seat", "remove_seat", "ask_seat")},
    **{page: [NOBODY, NOBODY] for page in ("withdraw_invitation", "reply_question")},
    **{url: ["geen-geheim"] for url in ("guest_code", "guest_accept", "guest_decline", "guest_ask")},
}
"""Arguments of addresses at which there is nothing; for all others an identifier that nobody has."""


def make() -> dict[str, dict[str, list[Any]]]:
    """Make what the table of access names, and return address → object → arguments."""
    from portal.members.models import Certificate, Organisation, Person, Role
    from portal.programme.models import Activity
    from portal.stories.models import Story

    brug, rijnmeer = (Organisation.objects.get(slug=slug) for slug in ("de-brug-welzijn", "jong-rijnmeer"))
    wilma, tarik, loes, jeroen, ruud = (
        Person.objects.get(name__startswith=name) for name in ("Wilma", "Tarik", "Loes", "Jeroen", "Ruud")
    )
    slugs = {"De Brug": [brug.slug], "Jong Rijnmeer": [rijnmeer.slug]}
    certificates = {
        f"{name}'s": [
            Certificate.objects.create(organisation=owner, name="Keurmerk Proef", until="2027-01-01").pk
        ]
        for name, owner in (("De Brug", brug), ("Rijnmeer", rijnmeer))
    }
    roles = {
        "Loes at De Brug": [Role.objects.get(person=loes).pk],
        "Wilma at De Brug": [Role.objects.get(person=wilma).pk],
        "Jeroen at Rijnmeer": [Role.objects.get(person=jeroen).pk],
        "Ruud as chair": [Role.objects.get(person=ruud, name="chair").pk],
    }
    found = {
        "logo": {"shown now": [_logo()]},
        "organisation": slugs,
        "card": slugs,
        "together": slugs,
        "remove_certificate": certificates,
        "end_role": roles,
        "activity": {"in the programme": [Activity.objects.earliest("starts_at").pk]},
        "story": {"published": [Story.objects.earliest("published_on").slug]},
    }
    found |= _imports(Person.objects.get(name__startswith="Margriet"))
    return found | _notices(wilma, jeroen, brug, rijnmeer) | _runs(wilma, tarik, jeroen) | _rooms()


def _imports(margriet: Any) -> dict[str, dict[str, list[Any]]]:
    from portal.members.actions import keep_import, take_import
    from portal.members.bridge.imports import laid_out, read_sheet

    def hand_in(name: str) -> Any:
        raw = f"Naam;Soort;Gemeente\n{name};welzijn;Gouda".encode()
        table = laid_out(read_sheet(raw), "organisations")
        return keep_import(actor=margriet, subject="organisations", name="leden.csv", raw=raw, table=table)

    shown, taken = hand_in("Verzonnen Een"), hand_in("Verzonnen Twee")
    take_import(actor=margriet, number=taken.pk)
    return {
        "import_template": {"the workbook": ["organisaties", "xlsx"]},
        "import": {"shown": [shown.pk], "taken": [taken.pk]},
        "undo_import": {"taken": [taken.pk]},
        "remove_import": {"shown": [shown.pk]},
    }


def _logo() -> str:
    from hashlib import sha256

    from portal.members.models import Association

    Association.objects.update(logo=b"a picture")
    return sha256(b"a picture").hexdigest()


def _notices(wilma: Any, jeroen: Any, brug: Any, rijnmeer: Any) -> dict[str, dict[str, list[Any]]]:
    from portal.tenders.actions import (
        confirm_demands,
        hand_in_notice,
        import_notice,
        keep_attachment,
        write_assignment,
    )
    from portal.tenders.bridge import Written
    from portal.tenders.models import Document, Lot
    from portal.tenders.queries import proposed_demands

    def hand_in(actor: Any, owner: Any, raw: bytes) -> Document:
        document = hand_in_notice(actor=actor, owner=owner, name="bekendmaking.xml", raw=raw)
        return import_notice(document_id=document.id)

    raw = (NOTICES / "ted-f21-competition-ijmond.xml").read_bytes()
    documents = {
        "published": Document.objects.get(owner=None, name="eforms-12-delta-aan-zee.xml"),
        "De Brug's": hand_in(wilma, brug, raw),
        "Rijnmeer's": hand_in(jeroen, rijnmeer, raw),
        "De Brug's broken": hand_in(wilma, brug, b"<half"),
    }
    read = {name: document for name, document in documents.items() if "broken" not in name}
    lots = {name: document.tender.lots.first() for name, document in read.items()}
    lots["confirmed by two"] = Lot.objects.get(
        tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1
    )
    for actor, organisation in ((wilma, brug), (jeroen, rijnmeer)):
        shared = lots["confirmed by two"]
        confirm_demands(actor=actor, organisation=organisation, lot=shared, demands=proposed_demands(shared))
    typed = write_assignment(
        actor=wilma, owner=brug, key=uuid4(), written=Written("call", "Samen sterk", ("Gemeente Gouda",))
    )
    for_all = write_assignment(
        actor=wilma, owner=None, key=uuid4(), written=Written("grant", "Voor iedereen", ("ZonMw",))
    )
    tenders = {name: [document.tender.pk] for name, document in read.items()}
    tenders |= {"De Brug's typed": [typed.pk], "published typed": [for_all.pk]}
    typed_ones = {name: tenders[name] for name in ("De Brug's typed", "published typed", "De Brug's")}
    files = {
        name: [keep_attachment(actor=wilma, tender=beside, name="bestek.pdf", raw=b"%PDF-1.7\n%%EOF").pk]
        for name, beside in (("De Brug's", typed), ("published", for_all))
    }
    by_lot = {name: [lot.pk] for name, lot in lots.items()}
    return {
        "document": {name: [document.pk] for name, document in documents.items()},
        "raw_document": {name: [document.pk] for name, document in documents.items()},
        "remove_document": {name: [document.pk] for name, document in documents.items()},
        "tender": tenders,
        **dict.fromkeys(("attach", "change_assignment"), typed_ones),
        "attachment": files,
        "remove_attachment": files,
        "remove_assignment": {name: key for name, key in tenders.items() if name != "Rijnmeer's"},
        "lot": by_lot,
        "confirm_demands": by_lot,
        "need_json": by_lot,
        "compose": by_lot,
        "start_from_lot": by_lot,
    }


def _runs(wilma: Any, tarik: Any, jeroen: Any) -> dict[str, dict[str, list[Any]]]:
    from portal.coalitions.actions import request_composition
    from portal.coalitions.bridge import desk
    from portal.tenders.models import DemandList

    def run(person: Any) -> Any:
        organisation = person.roles.get().organisation
        lot = DemandList.objects.get(organisation=organisation).lot
        return request_composition(actor=person, organisation=organisation, lot=lot)

    def members(found: Any) -> str:
        answer = next(iter(desk(found).kept.answers.values()))
        return "-".join(map(str, answer.coalitions[0].members))

    runs = {"Wilma's": run(wilma), "Tarik's": run(tarik), "Jeroen's": run(jeroen)}
    by_run = {name: [found.pk] for name, found in runs.items()}
    exports = {f"{name} problem": [found.pk, "probleem"] for name, found in runs.items()}
    exports["Wilma's nonsense"] = [runs["Wilma's"].pk, "onzin"]
    copies = {f"{name} members": [found.pk, members(found)] for name, found in runs.items()}
    copies["Wilma's nonsense"] = [runs["Wilma's"].pk, "0-1-999999"]
    return {
        "run": by_run,
        "keep_run": by_run,
        "sides": by_run,
        "remove_run": by_run,
        "export_run": exports,
        "front": by_run,
        "copy_run": copies,
        "start_from_run": copies,
    }


def _agreeing(wilma: Any, elsewhere: Any) -> dict[str, dict[str, list[Any]]]:
    from portal.coalitions.actions import begin_agreement

    task = begin_agreement(me=wilma, topic="task", title="de taak", text="Wij doen dit.").agreement
    mine = elsewhere.participants.get(person=elsewhere.started_by)
    other = begin_agreement(me=mine, topic="task", title="de taak", text="Wij doen dat.").agreement
    by_room = {"Wilma's with Jeroen": [wilma.room.pk]}
    one = {"Wilma's task": [wilma.room.pk, task.pk], "elsewhere": [wilma.room.pk, other.pk]}
    begin = {
        "Wilma's about the start": [wilma.room.pk, "start"],
        "Wilma's nonsense": [wilma.room.pk, "onzin"],
    }
    pages = {"agreement": one, "change_agreement": one, "say_of_agreement": one, "begin_agreement": begin}
    return pages | {"room_agreements": by_room, "room_words": by_room}


def _rooms() -> dict[str, dict[str, list[Any]]]:
    """Make a room of Wilma in which Jeroen accepted and promised."""
    from tests.portal.coalitions.guest.asked import ask_riet, mailed
    from tests.portal.coalitions.rooms import a_room, start

    from portal.coalitions import actions

    wilma, jeroen = a_room()
    actions.keep_promise(actor=jeroen.person, participant=jeroen)
    by_room = {"Wilma's with Jeroen": [jeroen.room.pk]}
    riets = start("Samen met Riet", lot_order=0)
    ask_riet(riets)
    by_link = {"Riet's": [mailed()[0]]}
    return (
        _asking(jeroen.room, riets)
        | {"room": by_room, "promise": by_room, "guest": by_link}
        | {f"guest_{page}": by_link for page in ("code", "accept", "decline", "ask")}
        | _agreeing(wilma, riets)
        | _sheets(jeroen.room)
        | _standing(jeroen, riets)
        | {f"room_{page}": by_room for page in ("work", "divide", "cells", "amounts", "fill", "seek")}
    )


def _standing(jeroen: Any, elsewhere: Any) -> dict[str, dict[str, list[Any]]]:
    """Give the room of Wilma and Jeroen a step and a day, and another room too."""
    from portal.coalitions.actions import add_step

    room = jeroen.room
    inside = elsewhere.participants.get()
    mine, other = (add_step(me=me, what="Bel de gemeente", owner=None, due=None) for me in (jeroen, inside))
    pages = ("steps", "status", "seen", "calendar")
    by_room = {"Wilma's with Jeroen": [room.pk]}
    steps = {"Wilma's with Jeroen": [room.pk, mine.pk], "of another room": [room.pk, other.pk]}
    days = {
        "Wilma's with Jeroen": [room.pk, room.deadlines.first().pk],
        "of another room": [room.pk, elsewhere.deadlines.first().pk],
    }
    return {
        **{f"room_{page}": by_room for page in pages},
        **dict.fromkeys(("lengthen_room", "confirm_award", "add_deadline"), by_room),
        **dict.fromkeys(("change_step", "tick_step"), steps),
        **dict.fromkeys(("change_deadline", "remove_deadline"), days),
    }


def _sheets(room: Any) -> dict[str, dict[str, list[Any]]]:
    by_room = {"Wilma's with Jeroen": [room.pk]}
    sheets = {which: [room.pk, which] for which in ("coalitieblad", "ontzorgblad", "onzin")}
    files = {
        "coalitieblad pdf": [room.pk, "coalitieblad", "pdf"],
        "ontzorgblad docx": [room.pk, "ontzorgblad", "docx"],
        "onzin": [room.pk, "ontzorgblad", "exe"],
    }
    return {
        "attach_assignment": by_room,
        "room_sheets": by_room,
        "edit_relief": by_room,
        "sheet": sheets,
        "sheet_file": files,
    }


def _asking(room: Any, elsewhere: Any) -> dict[str, dict[str, list[Any]]]:
    """Ask Ruud in the room of Wilma and Jeroen, and once more, which is taken back."""
    from portal.base import clock
    from portal.coalitions import actions
    from portal.coalitions.models import Invitation
    from portal.members.models import Person

    taken = room.invitations.get()
    seat, lot = taken.seat, taken.seat.lot
    place = {"role": "subcontractor", "services": seat.services, "areas": seat.areas}
    free, sought = (
        actions.add_seat(actor=room.started_by, room=room, lot=lot, **place | {"role": role})
        for role in ("alliance", "informal")
    )
    ruud = Person.objects.get(name__startswith="Ruud")
    asked = [
        Invitation.objects.create(
            room=room,
            seat=sought,
            organisation=ruud.roles.get(name="director").organisation,
            asked_by=room.started_by,
            asked_at=clock.now(),
            answer_before=clock.today() + timedelta(days=9),
            wording="Wij zoeken een partner.",
            state=state,
        )
        for state in ("withdrawn", "asked")
    ]
    by_room = {"Wilma's with Jeroen": [room.pk]}
    seats = {"a free place": [room.pk, free.pk], "of another room": [room.pk, elsewhere.seats.first().pk]}
    sent = {"to Ruud": [room.pk, asked[1].pk], "of another room": [room.pk, elsewhere.invitations.first().pk]}
    to_answer = {
        "to Ruud": [asked[1].pk],
        "that Jeroen accepted": [taken.pk],
        "taken back from Ruud": [asked[0].pk],
    }
    return {
        **dict.fromkeys(("room_people", "name_colleague", "choose_role", "leave_room", "add_seat"), by_room),
        **dict.fromkeys(("change_seat", "remove_seat", "ask_seat"), seats),
        **dict.fromkeys(("withdraw_invitation", "reply_question"), sent),
        **dict.fromkeys(("invitation", "accept_invitation", "decline_invitation", "ask_back"), to_answer),
    }
