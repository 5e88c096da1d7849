"""Runs a site of one's own: site and worker, on this machine, behind whatever speaks HTTPS."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from portal.front.access import may_begin, setup_code
from portal.front.management.serving import serve
from portal.front.queries import holds_demo


class Command(BaseCommand):
    """A real site."""

    help = "Bring the database up to date, and serve the site with its worker."

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, collect, and serve."""
        if settings.DEMO:
            raise CommandError("WARME_DEMO is set: that is for `make demo`. Leave it out to serve people.")
        call_command("migrate", verbosity=0, interactive=False)
        if holds_demo():
            raise CommandError(
                "This database holds the invented people of the demo, whose passwords everyone can read. "
                "Use another database."
            )
        call_command("collectstatic", verbosity=0, interactive=False)
        serve(_words, self.stdout.write)


def _words(address: str) -> str:
    lines = ["", f"Open {settings.ORIGIN}/   (this machine serves it on {address}; stop with Ctrl-C)"]
    if may_begin():
        lines += ["", "Nobody is here yet. The first page asks for this setup code:", "", f"  {setup_code()}"]
    return "\n".join([*lines, ""])
