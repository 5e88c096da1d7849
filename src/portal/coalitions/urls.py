"""Addresses of the composer and of rooms."""

from django.urls import path

from portal.coalitions.views import copy, front, room, rooms, run, sides

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
    path(ROOM, room.room, name="room"),
    path(f"{ROOM}beloof/", room.promise, name="promise"),
]
