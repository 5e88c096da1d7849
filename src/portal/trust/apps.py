"""Evidence."""

from django.apps import AppConfig


class TrustConfig(AppConfig):
    """Evidence."""

    name = "portal.trust"
    label = "trust"
