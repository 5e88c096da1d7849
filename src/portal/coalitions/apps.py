"""Runs of the composer."""

from django.apps import AppConfig


class CoalitionsConfig(AppConfig):
    """Runs of the composer."""

    name = "portal.coalitions"
    label = "coalitions"
