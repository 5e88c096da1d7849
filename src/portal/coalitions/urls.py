"""Addresses of the composer and of rooms."""

from django.urls import path
from portal.coalitions.views import (
    agreement,
    copy,
    front,
    guest,
    invitation,
    people,
    room,
    rooms,
    run,
    sides,
    words,
)

ROOM = "coalities/kamer/<uuid:room_id>/"

urlpatterns = [
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
    path(ROOM, room.room, name="room"),
    path(f"{ROOM}beloof/", room.promise, name="promise"),
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
]
