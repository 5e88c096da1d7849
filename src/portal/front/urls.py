"""Addresses of home and of the pages about the site itself."""

from django.urls import path

from portal.front import views

urlpatterns = [
    path("", views.home, name="home"),
    path("openheid/", views.openness, name="openness"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("mijn-account/", views.account, name="account"),
    path("gezond/", views.healthy, name="healthy"),
]
