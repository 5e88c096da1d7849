"""Addresses of notices, tenders and lots."""

from django.urls import path

from portal.tenders import views

urlpatterns = [
    path("aanbestedingen/", views.tenders, name="tenders"),
    path("aanbestedingen/inleveren/", views.hand_in, name="hand_in"),
    path("aanbestedingen/typen/", views.type_in, name="type_in"),
    path("aanbestedingen/<uuid:tender_id>/weg/", views.remove_assignment, name="remove_assignment"),
    path("aanbestedingen/ingeleverd/", views.handed_in, name="handed_in"),
    path("aanbestedingen/bestand/<uuid:document_id>/", views.document, name="document"),
    path(
        "aanbestedingen/bestand/<uuid:document_id>/zoals-het-kwam/", views.raw_document, name="raw_document"
    ),
    path("aanbestedingen/bestand/<uuid:document_id>/weg/", views.remove_document, name="remove_document"),
    path("aanbestedingen/<uuid:tender_id>/", views.tender, name="tender"),
    path("aanbestedingen/perceel/<uuid:lot_id>/", views.lot, name="lot"),
    path("aanbestedingen/perceel/<uuid:lot_id>/vraag/", views.confirm, name="confirm_demands"),
    path("aanbestedingen/perceel/<uuid:lot_id>/vraag.json", views.need_json, name="need_json"),
]
