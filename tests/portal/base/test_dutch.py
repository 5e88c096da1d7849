"""The Dutch of the site: every text has it, with its places, in the polite form, also on the log-in pages."""

from __future__ import annotations

import re
from pathlib import Path

import allauth
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.utils.translation import gettext, ngettext, override

import portal

OURS = Path(portal.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "django.po"
THEIRS = Path(allauth.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "django.po"
LOG_IN = ("account/", "mfa/", "templates/account/", "templates/mfa/", "templates/allauth/")
PLACE = re.compile(r"%\(\w+\)[sd]")
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jullie|OK)\b", re.IGNORECASE)
ALSO_INLOGGEN = re.compile(r"\b(aan|af)(ge)?meld", re.IGNORECASE)


def catalogue(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale="nl")


def dutch(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


OWN = [message for message in catalogue(OURS) if message.id]
LOG_IN_TEXTS = [
    message.id
    for message in catalogue(THEIRS)
    if message.id
    and not message.context
    and any(file.startswith(LOG_IN) for file, _line in message.locations)
]


def test_dutch_has_one_singular_and_one_plural() -> None:
    assert catalogue(OURS).plural_forms == "nplurals=2; plural=(n != 1);"


@pytest.mark.parametrize("message", OWN, ids=lambda message: str(message.id)[:60])
def test_a_text_has_whole_polite_dutch_with_places_that_are_given(message: Message) -> None:
    given = set(PLACE.findall(" ".join([message.id] if isinstance(message.id, str) else message.id)))

    for text in dutch(message):
        assert text.strip()
        assert set(PLACE.findall(text)) <= given
        assert not FAMILIAR.search(text)


@pytest.mark.parametrize("text", LOG_IN_TEXTS, ids=lambda text: str(text)[:60])
def test_the_log_in_pages_say_u(text: str | tuple[str, str]) -> None:
    with override("nl"):
        said = [gettext(text)] if isinstance(text, str) else [ngettext(*text, 1), ngettext(*text, 2)]

    for each in said:
        assert not FAMILIAR.search(each)
        assert not ALSO_INLOGGEN.search(each)
