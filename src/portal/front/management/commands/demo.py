"""Runs the whole product with an invented association: site and worker, log-ins printed."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from portal.front.actions import DemoKey, give_demo_keys, load_association
from portal.front.management.serving import serve
from portal.members.models import Organisation, Person
from portal.tenders.actions import hand_in_notice, import_notice


class Command(BaseCommand):
    """The demo."""

    help = "Fill an empty database with the invented association and serve the site with its worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Codes change each half minute; they can be printed again beside the running site."""
        parser.add_argument(
            "--codes", action="store_true", help="print the log-ins with fresh codes, then stop"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, fill, print, serve."""
        if not settings.DEMO:
            raise CommandError(
                "The demo fills the database with invented people: set WARME_DEMO=1, or run `make demo`."
            )
        if options["codes"]:
            self.stdout.write(_as_text(give_demo_keys(folder=settings.PROJECT / "samples")))
            return
        self._step(1, "Preparing the database")
        call_command("migrate", verbosity=0, interactive=False)
        self._step(2, "Loading the invented association")
        keys = self._load()
        self._step(3, "Collecting styles and fonts")
        call_command("collectstatic", verbosity=0, interactive=False)
        self._step(4, "Starting the worker and the site")
        self._serve(keys)

    def _step(self, number: int, what: str) -> None:
        self.stdout.write(f"  {number}/4  {what} …")
        self.stdout.flush()

    def _load(self) -> list[DemoKey]:
        samples = settings.PROJECT / "samples"
        if not samples.is_dir():
            raise CommandError("The invented association is not here: run this in a checkout of the project.")
        if not Organisation.objects.exists():
            loaded = load_association(folder=samples)
            self.stdout.write(
                f"       {loaded.organisations} organisations, {loaded.people} people, {loaded.events} events"
            )
        self._hand_in_samples(samples / "notices")
        return give_demo_keys(folder=samples)

    def _hand_in_samples(self, folder: Path) -> None:
        office = Person.objects.filter(roles__name="office").first()
        if office is None:
            raise CommandError("The association has no office.")
        for file in sorted(folder.glob("*.xml")):
            document = hand_in_notice(actor=office, owner=None, name=file.name, raw=file.read_bytes())
            import_notice(document_id=document.id)

    def _serve(self, keys: list[DemoKey]) -> None:
        serve(
            lambda address: f"{_as_text(keys)}\nOpen {address}   (stop with Ctrl-C)\n",
            self.stdout.write,
        )


def _as_text(keys: list[DemoKey]) -> str:
    lines = [
        "",
        "Log in as (every one is invented; codes change each half minute, `make codes` prints fresh ones):",
        "",
    ]
    for key in keys:
        lines.append(f"  {key.name} <{key.email}>  {'; '.join(key.roles)}")
        second = f"   authenticator secret {key.secret}   code now {key.code}" if key.secret else ""
        lines.append(f"      password {key.password}{second}")
    return "\n".join(lines) + "\n"
