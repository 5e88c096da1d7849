"""Addresses of the composer and of rooms."""

from django.urls import path

from portal.coalitions.views import (
    agreement,
    amounts,
    fill,
    guest,
    invitation,
    people,
    room,
    rooms,
    sheets,
    status,
    steps,
    words,
    work,
)
from portal.coalitions.views.composer import copy, front, run, sides

ROOM = "coalities/kamer/<uuid:room_id>/"

WORK = [
    path(f"{ROOM}wie-doet-wat/", work.room_work, name="room_work"),
    path(f"{ROOM}wie-doet-wat/wijzig/", work.room_divide, name="room_divide"),
    path(f"{ROOM}gevraagd/", work.room_cells, name="room_cells"),
    path(f"{ROOM}hoeveel/", amounts.room_amounts, name="room_amounts"),
    path(f"{ROOM}wie-nog/", fill.room_fill, name="room_fill"),
    path(f"{ROOM}wie-nog/zoek/", fill.room_seek, name="room_seek"),
]

urlpatterns = [
    *WORK,
    path("coalities/", rooms.rooms, name="rooms"),
    path("coalities/voorstellen/", run.runs, name="runs"),
    path("coalities/perceel/<uuid:lot_id>/", run.compose, name="compose"),
    path("coalities/voorstel/<uuid:run_id>/", run.run, name="run"),
    path("coalities/voorstel/<uuid:run_id>/vergelijk/", sides.sides, name="sides"),
    path("coalities/voorstel/<uuid:run_id>/bewaar/", run.keep_run, name="keep_run"),
    path("coalities/voorstel/<uuid:run_id>/weg/", run.remove_run, name="remove_run"),
    path("coalities/voorstel/<uuid:run_id>/front/", front.front, name="front"),
    path("coalities/voorstel/<uuid:run_id>/kopie/<slug:members>/", copy.copy, name="copy_run"),
    path(
        "coalities/voorstel/<uuid:run_id>/kamer/<slug:members>/", rooms.start_from_run, name="start_from_run"
    ),
    path("coalities/voorstel/<uuid:run_id>/<slug:part>.json", run.export, name="export_run"),
    path("coalities/perceel/<uuid:lot_id>/kamer/", rooms.start_from_lot, name="start_from_lot"),
    path("coalities/met-mensen/", rooms.start_from_people, name="start_from_people"),
    path("uitnodiging/<str:secret>/", guest.guest, name="guest"),
    path("uitnodiging/<str:secret>/code/", guest.new_code, name="guest_code"),
    path("uitnodiging/<str:secret>/ja/", guest.accept, name="guest_accept"),
    path("uitnodiging/<str:secret>/nee/", guest.decline, name="guest_decline"),
    path("uitnodiging/<str:secret>/vraag/", guest.ask_back, name="guest_ask"),
    path(ROOM, room.room, name="room"),
    path(f"{ROOM}opdracht/", rooms.attach_assignment, name="attach_assignment"),
    path(f"{ROOM}beloof/", room.promise, name="promise"),
    path(f"{ROOM}stappen/", steps.room_steps, name="room_steps"),
    path(f"{ROOM}stappen/<int:step_id>/", steps.change_step, name="change_step"),
    path(f"{ROOM}stappen/<int:step_id>/klaar/", steps.tick_step, name="tick_step"),
    path(f"{ROOM}termijn/", steps.add_deadline, name="add_deadline"),
    path(f"{ROOM}termijn/<int:deadline_id>/", steps.change_deadline, name="change_deadline"),
    path(f"{ROOM}termijn/<int:deadline_id>/weg/", steps.remove_deadline, name="remove_deadline"),
    path(f"{ROOM}termijnen.ics", steps.room_calendar, name="room_calendar"),
    path(f"{ROOM}stand/", status.room_status, name="room_status"),
    path(f"{ROOM}gezien/", status.room_seen, name="room_seen"),
    path(f"{ROOM}stand/langer/", status.lengthen_room, name="lengthen_room"),
    path(f"{ROOM}stand/bevestig/", status.confirm_award, name="confirm_award"),
    path(f"{ROOM}wie/", people.people, name="room_people"),
    path(f"{ROOM}wie/collega/", people.colleague, name="name_colleague"),
    path(f"{ROOM}wie/rol/", people.role, name="choose_role"),
    path(f"{ROOM}wie/weg/", people.leave, name="leave_room"),
    path(f"{ROOM}plek/", people.seat, name="add_seat"),
    path(f"{ROOM}plek/<uuid:seat_id>/", people.seat, name="change_seat"),
    path(f"{ROOM}plek/<uuid:seat_id>/weg/", people.remove_seat, name="remove_seat"),
    path(f"{ROOM}plek/<uuid:seat_id>/vraag/", invitation.ask, name="ask_seat"),
    path(f"{ROOM}vraag/<uuid:invitation_id>/terug/", invitation.withdraw, name="withdraw_invitation"),
    path(f"{ROOM}vraag/<uuid:invitation_id>/antwoord/", invitation.reply, name="reply_question"),
    path("coalities/uitnodiging/<uuid:invitation_id>/", invitation.invitation, name="invitation"),
    path("coalities/uitnodiging/<uuid:invitation_id>/ja/", invitation.accept, name="accept_invitation"),
    path("coalities/uitnodiging/<uuid:invitation_id>/nee/", invitation.decline, name="decline_invitation"),
    path("coalities/uitnodiging/<uuid:invitation_id>/vraag/", invitation.ask_back, name="ask_back"),
    path(f"{ROOM}afspraken/", agreement.room_agreements, name="room_agreements"),
    path(f"{ROOM}afspraken/begin/<slug:topic>/", agreement.begin_agreement, name="begin_agreement"),
    path(f"{ROOM}afspraken/<int:agreement_id>/", agreement.agreement, name="agreement"),
    path(
        f"{ROOM}afspraken/<int:agreement_id>/verander/", agreement.change_agreement, name="change_agreement"
    ),
    path(f"{ROOM}afspraken/<int:agreement_id>/zeg/", agreement.say_of_agreement, name="say_of_agreement"),
    path(f"{ROOM}wat-ieder-toevoegt/", words.room_words, name="room_words"),
    path(f"{ROOM}bladen/", sheets.room_sheets, name="room_sheets"),
    path(f"{ROOM}bladen/ontzorgblad/schrijf/", sheets.edit_relief, name="edit_relief"),
    path(f"{ROOM}bladen/<slug:which>/", sheets.sheet, name="sheet"),
    path(f"{ROOM}bladen/<slug:which>.<slug:kind>", sheets.sheet_file, name="sheet_file"),
]
