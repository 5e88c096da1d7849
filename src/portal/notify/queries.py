"""What the outbox reads of others: one name."""

from __future__ import annotations

from email.utils import parseaddr

from django.apps import apps
from django.conf import settings


def letterhead() -> str:
    """Return the name on top of every mail: that of the association, else the one we send under.

    The table is named by a string, as a foreign key upwards is: the outbox knows no members.
    """
    names = apps.get_model("members", "Association").objects.values_list("name", flat=True)
    return str(names.first() or parseaddr(settings.DEFAULT_FROM_EMAIL)[0])
