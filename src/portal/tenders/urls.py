"""Addresses of notices, tenders and lots."""

from django.urls import path

from portal.tenders.views import assignments, attachments, notices

urlpatterns = [
    path("aanbestedingen/", notices.tenders, name="tenders"),
    path("aanbestedingen/inleveren/", notices.hand_in, name="hand_in"),
    path("aanbestedingen/typen/", assignments.type_in, name="type_in"),
    path("aanbestedingen/<uuid:tender_id>/wijzigen/", assignments.change, name="change_assignment"),
    path("aanbestedingen/<uuid:tender_id>/weg/", assignments.remove_assignment, name="remove_assignment"),
    path("aanbestedingen/<uuid:tender_id>/bijlagen/", attachments.attach, name="attach"),
    path("aanbestedingen/bijlage/<uuid:attachment_id>/", attachments.attachment, name="attachment"),
    path(
        "aanbestedingen/bijlage/<uuid:attachment_id>/weg/",
        attachments.remove_attachment,
        name="remove_attachment",
    ),
    path("aanbestedingen/ingeleverd/", notices.handed_in, name="handed_in"),
    path("aanbestedingen/bestand/<uuid:document_id>/", notices.document, name="document"),
    path(
        "aanbestedingen/bestand/<uuid:document_id>/zoals-het-kwam/", notices.raw_document, name="raw_document"
    ),
    path("aanbestedingen/bestand/<uuid:document_id>/weg/", notices.remove_document, name="remove_document"),
    path("aanbestedingen/<uuid:tender_id>/", notices.tender, name="tender"),
    path("aanbestedingen/perceel/<uuid:lot_id>/", notices.lot, name="lot"),
    path("aanbestedingen/perceel/<uuid:lot_id>/vraag/", notices.confirm, name="confirm_demands"),
    path("aanbestedingen/perceel/<uuid:lot_id>/vraag.json", notices.need_json, name="need_json"),
]
