"""Addresses of the composer."""

from django.urls import path

from portal.coalitions.views import run

urlpatterns = [
    path("coalities/", run.runs, name="runs"),
    path("coalities/perceel/<uuid:lot_id>/", run.compose, name="compose"),
    path("coalities/voorstel/<uuid:run_id>/", run.run, name="run"),
    path("coalities/voorstel/<uuid:run_id>/opnieuw/", run.ask_again, name="ask_again"),
    path("coalities/voorstel/<uuid:run_id>/weg/", run.remove_run, name="remove_run"),
    path("coalities/voorstel/<uuid:run_id>/<slug:part>.json", run.export, name="export_run"),
]
