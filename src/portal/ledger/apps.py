"""The public log and the private trails."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The public log and the private trails."""

    name = "portal.ledger"
    label = "ledger"
