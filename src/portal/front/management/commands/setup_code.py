"""Prints the code that the first page asks for."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.front.access import may_begin, setup_code


class Command(BaseCommand):
    """The setup code."""

    help = "Print the setup code, with which one begins on the first page."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it, as long as it opens anything."""
        if settings.SECRET_KEY == settings.TESTING_KEY:
            raise CommandError("Set WARME_SECRET_KEY first: the code is made from it.")
        if not may_begin():
            raise CommandError("There is an association already, or somebody; the code opens nothing.")
        self.stdout.write(setup_code())
