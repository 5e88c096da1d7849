"""Home."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    """Home."""

    name = "portal.front"
    label = "front"
