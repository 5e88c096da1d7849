"""Addresses of stories."""

from django.urls import path

from portal.stories import views

urlpatterns = [
    path("verhalen/", views.stories, name="stories"),
    path("verhalen/<slug:slug>/", views.story, name="story"),
]
