"""Columns and reports."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """Columns and reports."""

    name = "portal.stories"
    label = "stories"
