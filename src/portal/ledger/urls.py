"""Addresses of the public log and of one's own trail."""

from django.urls import path

from portal.ledger import views

urlpatterns = [path("openheid/logboek/", views.public_log, name="public_log")]
