"""Visits and meetings."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Visits and meetings."""

    name = "portal.programme"
    label = "programme"
