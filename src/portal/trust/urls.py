"""Addresses of what two organisations did together."""

from django.urls import path

from portal.trust import views

urlpatterns = [path("netwerk/<slug:slug>/samen/", views.together, name="together")]
