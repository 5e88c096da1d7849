"""Addresses of organisations, cards and one's own organisation."""

from django.urls import path

from portal.members import views

urlpatterns = [
    path("netwerk/", views.directory, name="directory"),
    path("netwerk/kaarten/", views.compare_cards, name="compare_cards"),
    path("netwerk/<slug:slug>/", views.organisation, name="organisation"),
    path("netwerk/<slug:slug>/kaart/", views.card, name="card"),
    path("mijn-organisatie/", views.own_organisation, name="own_organisation"),
    path("mijn-organisatie/in-het-netwerk/", views.list_organisation, name="list_organisation"),
    path("mijn-organisatie/profiel/", views.edit_profile, name="edit_profile"),
    path("mijn-organisatie/werkgebied/", views.edit_offers, name="edit_offers"),
    path("mijn-organisatie/werkgebied/klopt/", views.confirm_offers, name="confirm_offers"),
    path("mijn-organisatie/kaart/", views.edit_card, name="edit_card"),
    path("mijn-organisatie/certificaten/", views.edit_certificates, name="edit_certificates"),
    path(
        "mijn-organisatie/certificaten/<int:certificate_id>/weg/",
        views.remove_certificate,
        name="remove_certificate",
    ),
    path("mijn-organisatie/mensen/", views.people, name="people"),
    path("mijn-organisatie/mensen/<int:role_id>/weg/", views.end_role, name="end_role"),
    path("vereniging/overnemen/", views.imports, name="imports"),
    path(
        "vereniging/overnemen/sjabloon/<slug:name>.<slug:kind>", views.import_template, name="import_template"
    ),
    path("vereniging/overnemen/<uuid:number>/", views.import_page, name="import"),
    path("vereniging/overnemen/<uuid:number>/ongedaan/", views.undo_import, name="undo_import"),
    path("vereniging/overnemen/<uuid:number>/weg/", views.remove_import, name="remove_import"),
    path("rol/", views.take_role, name="take_role"),
    path("taal/", views.choose_language, name="choose_language"),
]
