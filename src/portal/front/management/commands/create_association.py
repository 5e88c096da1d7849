"""Begins with an association from the terminal: its name, and the first person of its office."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from portal.front.bridge import letter_to_the_office
from portal.front.forms import NewAssociationForm
from portal.front.queries import holds_demo
from portal.members.actions import AssociationThere, create_association
from portal.members.bridge.association import there_is_one
from portal.members.models import Association

QUESTIONS = {
    "name": "Name of the association",
    "email": "E-mail address of the first person of the office",
    "office_name": "Name of that person",
}


class Command(BaseCommand):
    """The association."""

    help = "Begin with an association: its name, colour and logo, and the first person of its office."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What is left out is asked for on a terminal."""
        parser.add_argument("--name", help="name of the association")
        parser.add_argument("--email", help="address of the first person of the office")
        parser.add_argument("--office-name", help="name of that person")
        parser.add_argument("--colour", choices=Association.Colour.values, default=Association.Colour.EMBER)
        parser.add_argument("--logo", type=Path, help="PNG, JPEG or WebP of at most 2 MB")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask what is missing, make it, and say how to log in."""
        if settings.DEMO or holds_demo():
            raise CommandError(
                "This is the database of the demo. Use another for an association of your own."
            )
        if there_is_one():
            raise CommandError("There is an association already; its office changes it on the site.")
        data = self._form(options).cleaned_data
        with translation.override(settings.LANGUAGE_CODE):
            letter = letter_to_the_office(data["office_name"], data["name"], settings.ORIGIN)
        try:
            create_association(
                actor="create_association",
                name=data["name"],
                colour=data["colour"],
                logo=data["logo"],
                office=(data["email"], data["office_name"]),
                **letter,
            )
        except AssociationThere:
            raise CommandError("Somebody else just began with an association.") from None
        self.stdout.write(_how_to_log_in(data["email"]))

    def _form(self, options: dict[str, Any]) -> NewAssociationForm:
        """Return the form of the first page, filled in; one set of rules for both."""
        given = {name: options[name] or self._ask(name) for name in QUESTIONS}
        form = NewAssociationForm({**given, "colour": options["colour"]}, _files(options["logo"]))
        if not form.is_valid():
            raise CommandError(
                "\n".join(f"{field}: {' '.join(map(str, said))}" for field, said in form.errors.items())
            )
        return form

    def _ask(self, name: str) -> str:
        if not sys.stdin.isatty():
            raise CommandError(f"--{name.replace('_', '-')} is missing.")
        return input(f"{QUESTIONS[name]}: ").strip()


def _files(logo: Path | None) -> MultiValueDict[str, Any]:
    if logo is None:
        return MultiValueDict()
    if not logo.is_file():
        raise CommandError(f"{logo} is no file.")
    return MultiValueDict({"logo": [SimpleUploadedFile(logo.name, logo.read_bytes())]})


def _how_to_log_in(email: str) -> str:
    return "\n".join(
        [
            "There is an association. This is how its office logs in:",
            "",
            f"  1. Start the site, with its worker: python -m portal.manage serve   ({settings.ORIGIN})",
            f"  2. A letter goes to {email}. Ask on the log-in page for a code on that address.",
            "  3. Add a passkey or an authenticator app: the office needs a second lock on its door.",
            "",
            f"No mail server yet? Give a password: python -m portal.manage changepassword {email}",
        ]
    )
