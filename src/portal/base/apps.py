"""The app that every page stands on."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Layout, clock and guards."""

    name = "portal.base"
    label = "base"
