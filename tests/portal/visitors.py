"""Who looks at the site in the tests of its walls: one letter for each kind of visitor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

WHO = {
    "A": "anonymous",
    "D": "Wilma, director of De Brug",
    "T": "Tarik, staff of De Brug to whom composing is delegated",
    "S": "Loes, staff of De Brug without delegation",
    "F": "Jeroen, director of Jong Rijnmeer",
    "K": "Ruud, director of IJsselkring, who is also the chair",
    "C": "Ruud again, in his role of chair",
    "G": "Frank, director of De Linde, a guest",
    "O": "Margriet of the association's office",
    "M": "Simone of a municipality",
    "U": "Ab, the auditor",
    "X": "Lennart, the administrator",
    "N": "Nora, a person without a role",
}
_NAMES = {
    "D": "Wilma",
    "T": "Tarik",
    "S": "Loes",
    "F": "Jeroen",
    "K": "Ruud",
    "C": "Ruud",
    "G": "Frank",
    "O": "Margriet",
    "M": "Simone",
    "U": "Ab",
    "X": "Lennart",
}


def visit(letter: str, person: Callable[[str], Any]) -> Client:
    """Return a browser of this visitor, logged in with the second factor behind them."""
    from portal.members.models import Person

    client = Client(raise_request_exception=False)
    if letter == "A":
        return client
    if letter == "N":
        somebody = Person.objects.filter(email="nora@zonder-rol.example").first()
        somebody = somebody or Person.objects.create_user("nora@zonder-rol.example", "Nora Rolloos")
    else:
        somebody = person(_NAMES[letter])
    if letter == "F":
        _give_keys(somebody)
    client.force_login(somebody, backend=BACKEND)
    if letter == "C":
        chair = somebody.roles.get(name="chair")
        assert client.post("/rol/", {"role": chair.pk}).status_code == 302
    return client


def _give_keys(somebody: Any) -> None:
    """Give a password and a second factor to a director to whom the demo gave none."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from allauth.mfa.utils import is_mfa_enabled

    if is_mfa_enabled(somebody):
        return
    somebody.set_password("nergens-anders-gebruikt")
    somebody.save(update_fields=["password"])
    TOTP.activate(somebody, generate_totp_secret())
