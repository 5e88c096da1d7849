"""Passwords and authenticator secrets for the people of the demo; never for a real site."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from portal.ledger.actions import record
from portal.members.access import NEEDS_SECOND_FACTOR
from portal.members.models import Person, Role

PASSWORD = "samen-aan-tafel"  # noqa: S105  printed by the demo, on purpose


@dataclass(frozen=True, slots=True)
class DemoKey:
    """How one of the demo's people gets in."""

    name: str
    email: str
    roles: tuple[str, ...]
    password: str
    secret: str | None

    @property
    def code(self) -> str:
        """Return what an authenticator app would show now."""
        if self.secret is None:
            return ""
        counter = next(iter(yield_hotp_counters_from_time()))
        return str(format_hotp_value(hotp_value(self.secret, counter)))


@transaction.atomic
def give_demo_keys(*, folder: Path) -> list[DemoKey]:
    """Give the marked people a password and, where their role needs it, a second factor."""
    if not settings.DEMO:
        raise ImproperlyConfigured("passwords that are printed are for the demo only")
    marked = [
        raw["email"]
        for raw in json.loads((folder / "people.json").read_text(encoding="utf-8"))
        if raw["demo"]
    ]
    return [_key(Person.objects.get(email=email)) for email in marked]


def _key(person: Person) -> DemoKey:
    if not person.has_usable_password():
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])
        record(trail=person.ref, tag="demo:key-given", actor="demo", subject=person.ref)
    roles = list(person.roles.select_related("organisation"))
    return DemoKey(
        name=person.name,
        email=person.email,
        roles=tuple(_in_words(role) for role in roles),
        password=PASSWORD,
        secret=_secret(person) if {role.name for role in roles} & NEEDS_SECOND_FACTOR else None,
    )


def _secret(person: Person) -> str:
    """Return a secret that is the same at every start, and make sure that it opens the door."""
    secret = base64.b32encode(hashlib.sha256(f"demo:{person.email}".encode()).digest()[:20]).decode()
    if not Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(person, secret)
    return secret


def _in_words(role: Role) -> str:
    return f"{role.name}, {role.organisation.name}" if role.organisation else str(role.name)
