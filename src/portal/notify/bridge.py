"""One mail as its caller means it, and from that one value its two faces: text and HTML.

The HTML is made of MJML, because mail programs read the HTML of 1999. Everything that people wrote is escaped
by Django's template before MJML sees it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

import mrml
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.notify.queries import letterhead

CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{4,18}[A-Z0-9]")
"""A paragraph that holds nothing but a code is shown large, to be typed over."""
ADDRESS = re.compile(r"(https?://[^\s\"'<>]*[\w/])")
HOST = re.compile(r"https?://([\w.-]+)(?::\d+)?(?=[/?#]|$)")
DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the reading direction; in a subject they could make an address look like another."""
LONGEST_SUBJECT = 200


@dataclass(frozen=True, slots=True)
class Button:
    """What one can do, and the full address where."""

    label: str
    address: str

    def __post_init__(self) -> None:
        """Refuse an address that no mail program could open, or that holds more than an address."""
        parts = urlsplit(self.address)
        if (
            parts.scheme not in {"http", "https"}
            or not parts.hostname
            or re.search(r"[\s\"'<>]", self.address)
        ):
            raise ValueError("the address of a button is a full one, of http or https")


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says, in the language of who receives it; both faces are made of this.

    `why` stands in the foot: a whole sentence that says why one got this. A paragraph may hold line ends.
    """

    subject: str
    heading: str
    paragraphs: tuple[str, ...]
    why: str
    button: Button | None = None

    @staticmethod
    def of_text(subject: str, text: str) -> Mail:
        """Return a mail of plain words: an empty line parts paragraphs, lines stay in a list only.

        An address of our own that is a paragraph by itself becomes the button.
        """
        apart = [re.sub(r"\n(?!- )", " ", part) for part in re.split(r"\n\s*\n", clean(text).strip())]
        links = [part for part in apart if _ours(part)]
        button = Button(_("Open the link"), links[0]) if len(links) == 1 else None
        words = tuple(part for part in apart if button is None or part != button.address)
        why = _("You get this mail because your address was used at %(name)s.") % {"name": letterhead()}
        return Mail(subject, one_line(subject), words, why, button)


def as_text(mail: Mail) -> str:
    """Return what a mail says, as text."""
    button = [f"{one_line(mail.button.label)}:\n{mail.button.address}"] if mail.button else []
    foot = f"-- \n{one_line(mail.why)}\n{one_line(letterhead())}"
    return "\n\n".join([one_line(mail.heading), *_paragraphs(mail), *button, foot]) + "\n"


def as_html(mail: Mail) -> str:
    """Return what a mail says, as HTML for mail programs."""
    words = {
        "language": get_language(),
        "head": one_line(letterhead()),
        "heading": one_line(mail.heading),
        "paragraphs": [_shown(paragraph) for paragraph in _paragraphs(mail)],
        "button": mail.button,
        "label": one_line(mail.button.label) if mail.button else "",
        "otherwise": _("Does the button not work? Then open this address:"),
        "why": one_line(mail.why),
    }
    return mrml.to_html(render_to_string("notify/mail.mjml", words)).content


def one_line(text: str) -> str:
    """Return words on one line without what is not seen; a subject holds no second header."""
    return clean("".join(c for c in " ".join(text.split()) if c not in DIRECTIONS))


def clean(text: str) -> str:
    """Return a text without what XML refuses and what controls a machine; line ends and tabs stay."""
    ends = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in ends if c in "\n\t" or not _unprintable(c))


def _unprintable(character: str) -> bool:
    return character in "\ufffe\uffff" or unicodedata.category(character) in {"Cc", "Cs"}


def _paragraphs(mail: Mail) -> list[str]:
    return [text for paragraph in mail.paragraphs if (text := clean(paragraph).strip())]


def _shown(paragraph: str) -> dict[str, object]:
    """Return a paragraph as it is shown: a code, or words with the addresses of our own site among them."""
    if CODE.fullmatch(paragraph):
        return {"code": paragraph}
    pieces = ADDRESS.split(paragraph)  # words and addresses by turns
    return {"pieces": [{"words": piece, "link": _ours(piece)} for piece in pieces if piece]}


def _ours(piece: str) -> bool:
    """Say whether this is an address of our own: people's words become no link to elsewhere."""
    host = HOST.match(piece) if ADDRESS.fullmatch(piece) else None
    return host is not None and host[1] in settings.ALLOWED_HOSTS
