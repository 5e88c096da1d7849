"""Organisations and people."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Organisations and people."""

    name = "portal.members"
    label = "members"
