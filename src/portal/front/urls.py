"""Addresses of home and of the pages about the site itself."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from portal.front import views


class FingerprintConverter(StringConverter):
    """A SHA-256 in an address."""

    regex = "[0-9a-f]{64}"


register_converter(FingerprintConverter, "sha256")

urlpatterns = [
    path("", views.home, name="home"),
    path("begin/", views.begin, name="begin"),
    path("vereniging/", views.edit_association, name="edit_association"),
    path("vereniging/logo/<sha256:fingerprint>.png", views.logo, name="logo"),
    path("openheid/", views.openness, name="openness"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("mijn-account/", views.account, name="account"),
    path("mijn-gegevens/", views.my_data, name="my_data"),
    path("mijn-gegevens/van-mij/", views.export_mine, name="export_mine"),
    path("mijn-gegevens/van-mijn-organisatie/", views.export_organisation, name="export_organisation"),
    path("gezond/", views.healthy, name="healthy"),
]
