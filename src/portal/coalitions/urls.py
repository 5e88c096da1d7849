"""Addresses of the composer."""

from django.urls import path

from portal.coalitions import views

urlpatterns = [
    path("coalities/", views.runs, name="runs"),
    path("coalities/perceel/<uuid:lot_id>/", views.compose, name="compose"),
    path("coalities/voorstel/<uuid:run_id>/", views.run, name="run"),
    path("coalities/voorstel/<uuid:run_id>/opnieuw/", views.ask_again, name="ask_again"),
    path("coalities/voorstel/<uuid:run_id>/weg/", views.remove_run, name="remove_run"),
    path("coalities/voorstel/<uuid:run_id>/<slug:part>.json", views.export, name="export_run"),
]
