"""Every action of the site with arguments that work, to try on each what must hold for all of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tests.portal.actions import importing
from tests.portal.actions.case import Case, case
from tests.portal.actions.room_cases import ROOM_CASES
from tests.portal.actions.things import (
    ASSOCIATION,
    EVENT,
    INVITED,
    NOON,
    OURS,
    SAMPLES,
    STORY,
    the_actor,
    the_assignment,
    the_attachment,
    the_brug,
    the_certificate,
    the_confirmed,
    the_demands,
    the_document,
    the_draft,
    the_forget_keys,
    the_loes,
    the_lot,
    the_no_association,
    the_run,
    the_unchecked,
    the_unlisted,
    the_written,
    the_written_anew,
)

CASES: dict[str, Case] = {
    "create_association": case(
        "members", "create_association", actor="setup code", **ASSOCIATION, before=the_no_association
    ),
    "save_association": case(
        "members", "save_association", actor=the_actor, name="Samenkracht", colour="moss", logo=b"a picture"
    ),
    "save_card": case("members", "save_card", **OURS, here="Wij doen het samen."),
    "save_offers": case(
        "members", "save_offers", **OURS, offers=[("youth-work", "GM0484")], source="onze site"
    ),
    "confirm_offers": case("members", "confirm_offers", **OURS),
    "ask_whether_still_right": case(
        "members", "ask_whether_still_right", organisation=the_brug, before=the_unchecked
    ),
    "save_profile": case("members", "save_profile", **OURS, about="Welzijn in de buurt."),
    "save_certificate": case("members", "save_certificate", **OURS, name="HKZ", until=date(2028, 1, 1)),
    "remove_certificate": case(
        "members", "remove_certificate", **OURS, certificate=the_certificate, before=the_certificate
    ),
    "welcome_guest": case(
        "members",
        "welcome_guest",
        email="Riet@huurdersgroep-de-ster.example",
        person="Riet de Vries",
        name="Huurdersgroep De Ster",
        kind="informal",
        area="GM0484",
    ),
    "list_organisation": case(
        "members", "list_organisation", actor=the_actor, organisation=the_unlisted, before=the_unlisted
    ),
    "invite_person": case("members", "invite_person", **OURS, **INVITED),
    "keep_import": case(
        "members",
        "keep_import",
        actor=the_actor,
        subject="organisations",
        name="l.csv",
        raw=b"x",
        table=importing.table,
    ),
    "answer_import": case(
        "members",
        "answer_import",
        actor=the_actor,
        number=importing.number,
        answers=importing.yes,
        before=importing.shown,
    ),
    "take_import": case(
        "members", "take_import", actor=the_actor, number=importing.number, before=importing.shown
    ),
    "finish_import": case(
        "members", "finish_import", number=importing.number, before=importing.left_as("busy")
    ),
    "undo_import": case(
        "members", "undo_import", actor=the_actor, number=importing.number, before=importing.left_as("taken")
    ),
    "remove_import": case(
        "members", "remove_import", actor=the_actor, number=importing.number, before=importing.shown
    ),
    "forget_imports": case("members", "forget_imports", before=importing.left_as("old")),
    "end_role": case("members", "end_role", actor=the_actor, role=the_loes),
    "note_role_taken": case("members", "note_role_taken", actor=the_actor, role=the_loes),
    "set_language": case("members", "set_language", actor=the_actor, language="en"),
    "hand_in_notice": case(
        "tenders", "hand_in_notice", actor=the_actor, owner=the_brug, name="a.xml", raw=b"<niets/>"
    ),
    "import_notice": case(
        "tenders", "import_notice", document_id=lambda w, b: the_document(w, b).id, before=the_document
    ),
    "write_assignment": case(
        "tenders", "write_assignment", actor=the_actor, owner=the_brug, written=the_written, key=UUID(int=5)
    ),
    "remove_assignment": case(
        "tenders", "remove_assignment", actor=the_actor, tender=the_assignment, before=the_assignment
    ),
    "change_assignment": case(
        "tenders",
        "change_assignment",
        actor=the_actor,
        tender=the_assignment,
        version=1,
        written=the_written_anew,
        before=the_assignment,
    ),
    "keep_attachment": case(
        "tenders",
        "keep_attachment",
        actor=the_actor,
        tender=the_assignment,
        name="bestek.pdf",
        raw=b"%PDF-1.7\n%%EOF",
        before=the_assignment,
    ),
    "remove_attachment": case(
        "tenders", "remove_attachment", actor=the_actor, attachment=the_attachment, before=the_attachment
    ),
    "confirm_demands": case("tenders", "confirm_demands", **OURS, lot=the_lot, demands=the_demands),
    "remove_document": case(
        "tenders", "remove_document", actor=the_actor, document=the_document, before=the_document
    ),
    "request_composition": case(
        "coalitions", "request_composition", **OURS, lot=the_lot, before=the_confirmed
    ),
    "keep_draft": case(
        "coalitions", "keep_draft", actor=the_actor, run=the_run, draft=the_draft, before=the_run
    ),
    "remove_run": case("coalitions", "remove_run", actor=the_actor, run=the_run, before=the_run),
    **ROOM_CASES,
    "evidence of the two": case("trust", "record_evidence", **EVENT, audience="pair"),
    "evidence for members": case("trust", "record_evidence", log="append", **EVENT, audience="members"),
    "plan_activity": case(
        "programme", "plan_activity", actor="person:test", title="Bezoek", starts_at=NOON, kind="visit"
    ),
    "publish_story": case("stories", "publish_story", actor="person:test", slug="een-proef", **STORY),
    "load_association": case("front", "load_association", folder=SAMPLES),
    "note_export": case("front", "note_export", **OURS),
    "give_demo_keys": case("front", "give_demo_keys", folder=SAMPLES, before=the_forget_keys),
}
