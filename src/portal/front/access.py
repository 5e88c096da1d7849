"""Who may begin: whoever can read the setup code, while there is nobody and nothing yet."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

from django.conf import settings

from portal.members.bridge.association import there_is_one
from portal.members.models import Person

LETTERS_OF_CODE = 20


def may_begin() -> bool:
    """Say whether the site is still to begin: no association, nobody, and a key that only its owner knows."""
    return settings.SECRET_KEY != settings.TESTING_KEY and not Person.objects.exists() and not there_is_one()


def setup_code() -> str:
    """Return the setup code: made from the site's own key, so that it is kept nowhere and needs no file.

    Twenty letters are a hundred bits. Whoever knows the key can do anything anyway; once there is an
    association the code opens nothing.
    """
    made = hmac.digest(settings.SECRET_KEY.encode(), b"setup code", hashlib.sha256)
    letters = base64.b32encode(made).decode()[:LETTERS_OF_CODE]
    return "-".join(letters[at : at + 4] for at in range(0, LETTERS_OF_CODE, 4))


def is_setup_code(typed: str) -> bool:
    """Say whether this is the code, however it was copied, in a time that tells nothing of it."""
    bare = re.sub(r"[\s-]", "", typed).upper()
    return hmac.compare_digest(bare.encode(), setup_code().replace("-", "").encode())
