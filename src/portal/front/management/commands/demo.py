"""Runs the whole product with an invented association: site and worker, log-ins printed."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import waitress
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application

from portal.front.actions import DemoKey, give_demo_keys, load_association
from portal.members.models import Organisation, Person
from portal.tenders.actions import hand_in_notice, import_notice

PORT = 8000
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


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
        listener = _listening_socket()
        server = waitress.create_server(get_wsgi_application(), sockets=[listener], threads=4, ident=None)
        worker = _Worker()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        self.stdout.write(_as_text(keys))
        self.stdout.write(f"\nOpen http://localhost:{listener.getsockname()[1]}/   (stop with Ctrl-C)\n")
        self.stdout.flush()
        try:
            server.run()
        finally:
            worker.stop()


class _Worker:
    """The worker beside the site; one that dies by itself is started again."""

    def __init__(self) -> None:
        self.stopping = False
        self.process = self._start()
        threading.Thread(target=self._watch, daemon=True).start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "portal.manage", "procrastinate", "worker"], preexec_fn=_die_with_parent
        )

    def _watch(self) -> None:
        while not self.stopping:
            self.process.wait()
            time.sleep(1)
            if not self.stopping:
                self.process = self._start()

    def stop(self) -> None:
        """End the worker, and wait until it has."""
        self.stopping = True
        self.process.terminate()
        self.process.wait()


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


def _listening_socket() -> socket.socket:
    """Return a socket on port 8000 (or WARME_PORT), or on a free one where that is taken."""
    asked = os.environ.get("WARME_PORT", str(PORT))
    if not asked.isdecimal() or int(asked) > 65535:
        raise CommandError(f"WARME_PORT is {asked!r}; it must be a number from 0 to 65535.")
    for port in (int(asked), 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            listener.close()
            sys.stdout.write(f"  Port {port} is taken, perhaps by another demo; a free one is used.\n")
        else:
            return listener
    raise CommandError("No port is free on this machine.")


def _die_with_parent() -> None:
    """Ask Linux to end this process when its parent ends, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)
