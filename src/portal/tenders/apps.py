"""Notices and lots."""

from django.apps import AppConfig


class TendersConfig(AppConfig):
    """Notices and lots."""

    name = "portal.tenders"
    label = "tenders"
