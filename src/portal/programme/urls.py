"""Addresses of visits and meetings."""

from django.urls import path

from portal.programme import views

urlpatterns = [
    path("bezoeken/", views.activities, name="activities"),
    path("bezoeken/<uuid:activity_id>/", views.activity, name="activity"),
]
