"""Every action of a room with arguments that work."""

from __future__ import annotations

from datetime import date

from tests.portal.actions.case import Case, case
from tests.portal.actions.things import (
    DAY,
    NOON,
    OURS,
    QUESTION,
    STEP,
    the_accepted,
    the_actor,
    the_agreement,
    the_asked,
    the_awarded,
    the_day,
    the_dropped,
    the_forty,
    the_inside,
    the_jeroen,
    the_late,
    the_plan,
    the_questioned,
    the_real_plan,
    the_riet,
    the_riets_code,
    the_rijnmeer,
    the_room,
    the_room_lot,
    the_seat,
    the_starter,
    the_step,
    the_tarik,
    the_ticked,
    the_without_assignment,
    the_words,
    the_written_down,
)

ROOM_CASES: dict[str, Case] = {
    "start_room": case(
        "coalitions",
        "start_room",
        **OURS,
        plan=the_plan,
        title="Samen in Rijnmeer",
        purpose="Een proef.",
        promise="Wij zwijgen.",
        ends_on=date(2027, 6, 1),
    ),
    "add_seat": case(
        "coalitions",
        "add_seat",
        actor=the_actor,
        room=the_room,
        lot=the_room_lot,
        role="subcontractor",
        services=["debt-advice"],
        areas=["GM0484"],
        before=the_room,
    ),
    "ask_cells": case(
        "coalitions",
        "ask_cells",
        actor=the_actor,
        room=the_room,
        lot=the_room_lot,
        services=["debt-advice"],
        areas=["GM0484"],
        before=the_room,
    ),
    "divide_work": case(
        "coalitions", "divide_work", actor=the_actor, room=the_room, changes=the_ticked, before=the_room
    ),
    "set_amounts": case(
        "coalitions", "set_amounts", actor=the_actor, room=the_room, changes=the_forty, before=the_room
    ),
    "drop_cells": case(
        "coalitions", "drop_cells", actor=the_actor, room=the_room, seen=the_dropped, before=the_room
    ),
    "invite_partner": case(
        "coalitions",
        "invite_partner",
        actor=the_actor,
        seat=the_seat,
        organisation=the_rijnmeer,
        **QUESTION,
        before=the_room,
    ),
    "invite_guest": case(
        "coalitions",
        "invite_guest",
        actor=the_actor,
        seat=the_seat,
        email="Riet@huurdersgroep-de-ster.example",
        contact="Riet de Vries",
        **QUESTION,
        before=the_room,
    ),
    "send_code": case("coalitions", "send_code", invitation=the_riet, secret="zomaar", before=the_riet),
    "use_code": case("coalitions", "use_code", invitation=the_riet, code=the_riets_code, before=the_riet),
    "accept_as_guest": case(
        "coalitions",
        "accept_as_guest",
        invitation=the_riet,
        person="Riet de Vries",
        name="Huurdersgroep De Ster",
        kind="informal",
        area="GM0484",
        before=the_riet,
    ),
    "accept_invitation": case(
        "coalitions",
        "accept_invitation",
        actor=the_jeroen,
        invitation=the_asked,
        organisation=the_rijnmeer,
        before=the_asked,
    ),
    "decline_invitation": case(
        "coalitions", "decline_invitation", actor=the_jeroen, invitation=the_asked, before=the_asked
    ),
    "withdraw_invitation": case(
        "coalitions", "withdraw_invitation", actor=the_actor, invitation=the_asked, before=the_asked
    ),
    "ask_back": case(
        "coalitions",
        "ask_back",
        actor=the_jeroen,
        invitation=the_asked,
        question="Vanaf wanneer is het?",
        before=the_asked,
    ),
    "answer_question": case(
        "coalitions",
        "answer_question",
        actor=the_actor,
        invitation=the_questioned,
        reply="Vanaf 1 maart.",
        before=the_questioned,
    ),
    "expire_invitations": case("coalitions", "expire_invitations", room=the_room, before=the_late),
    "change_seat": case(
        "coalitions",
        "change_seat",
        actor=the_actor,
        seat=the_seat,
        lot=the_room_lot,
        role="alliance",
        services=["youth-work"],
        areas=["GM0484"],
        before=the_room,
    ),
    "remove_seat": case("coalitions", "remove_seat", actor=the_actor, seat=the_seat, before=the_seat),
    "choose_role": case(
        "coalitions",
        "choose_role",
        actor=the_actor,
        partner=the_starter,
        lot=the_room_lot,
        role="consortium",
        before=the_room,
    ),
    "name_colleague": case(
        "coalitions",
        "name_colleague",
        actor=the_actor,
        partner=the_starter,
        person=the_tarik,
        before=the_room,
    ),
    "keep_promise": case(
        "coalitions", "keep_promise", actor=the_jeroen, participant=the_accepted, before=the_accepted
    ),
    "begin_agreement": case(
        "coalitions",
        "begin_agreement",
        me=the_inside,
        topic="start",
        title="de start",
        text="Op 1 maart.",
        before=the_inside,
    ),
    "change_agreement": case(
        "coalitions",
        "change_agreement",
        me=the_inside,
        agreement=the_agreement,
        text="De Brug doet alles.",
        based_on=1,
        before=the_agreement,
    ),
    "say_of_version": case(
        "coalitions",
        "say_of_version",
        me=the_inside,
        version=the_written_down,
        agrees=False,
        objection="Wanneer dan?",
        before=lambda wilma, brug: (the_written_down(wilma, brug), the_accepted(wilma, brug)),
    ),
    "write_words": case(
        "coalitions", "write_words", me=the_inside, words=the_words, seen="", before=the_accepted
    ),
    "attach_assignment": case(
        "coalitions",
        "attach_assignment",
        me=the_without_assignment,
        plan=the_real_plan,
        before=the_without_assignment,
    ),
    "save_relief": case(
        "coalitions",
        "save_relief",
        me=the_inside,
        seen=0,
        words={"door_name": "Wilma Postma"},
        rows=[("Ik belde vier keer.", "Bereikbaar: 98%", "")],
        before=the_inside,
    ),
    "add_step": case("coalitions", "add_step", me=the_inside, **STEP, before=the_inside),
    "change_step": case(
        "coalitions",
        "change_step",
        me=the_inside,
        step=the_step,
        seen=0,
        **STEP | {"what": "Mail"},
        before=the_step,
    ),
    "tick_step": case("coalitions", "tick_step", me=the_inside, step=the_step, done=True, before=the_step),
    "add_deadline": case("coalitions", "add_deadline", me=the_inside, **DAY, before=the_inside),
    "change_deadline": case(
        "coalitions",
        "change_deadline",
        me=the_inside,
        deadline=the_day,
        seen=0,
        **DAY | {"at": NOON},
        before=the_day,
    ),
    "remove_deadline": case("coalitions", "remove_deadline", me=the_inside, deadline=the_day, before=the_day),
    "change_status": case(
        "coalitions", "change_status", me=the_inside, was="exploring", to="ended", before=the_inside
    ),
    "lengthen_room": case(
        "coalitions", "lengthen_room", me=the_inside, ends_on=date(2028, 1, 1), before=the_inside
    ),
    "confirm_award": case("coalitions", "confirm_award", me=the_inside, to_members=True, before=the_awarded),
    "note_seen": case("coalitions", "note_seen", me=the_inside, before=the_inside),
    "leave_room": case(
        "coalitions", "leave_room", actor=the_actor, participant=the_inside, before=the_inside
    ),
}
