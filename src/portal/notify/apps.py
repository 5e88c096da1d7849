"""The outbox."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """The outbox."""

    name = "portal.notify"
    label = "notify"
