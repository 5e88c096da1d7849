"""What the page of an organisation shows: services with their source, where it works, and its card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import gettext as _

from portal.base import clock
from portal.base.templatetags.look import dutch_list
from portal.members.bridge.names import area_codes, area_name, area_names, service_choices, service_definition
from portal.members.models import Card, Offer, Organisation

FEW_AREAS = 2
"""Up to so many municipalities are named in a sentence; more are counted."""
GETS_OLD = timedelta(days=365)
"""After a year without a look, a page says so."""
CARD_QUESTIONS = (
    "here",
    "residents_say",
    "teams",
    "team_count",
    "access",
    "money",
    "learn_from_us",
    "wish_to_see",
    "director_field",
    "director_since",
)
"""The questions of the introduction card in the order in which one tells it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is known from; `link` is empty when it is no web address."""

    label: str
    link: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What published offers rest on: their sources, and the day the oldest of them was checked."""

    sources: list[Source]
    checked_on: date | None

    @property
    def old(self) -> bool:
        """Say whether the last check is more than a year ago, or never was."""
        return self.checked_on is None or clock.today() - self.checked_on > GETS_OLD


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service of an organisation: where it does that, and where that is known from."""

    code: str
    name: str
    definition: str
    areas: list[str]
    basis: Basis


def basis(offers: Iterable[Offer]) -> Basis:
    """Return what these offers rest on."""
    told = list(offers)
    days = [offer.checked_on for offer in told if offer.checked_on]
    return Basis(
        [_source(text) for text in sorted({offer.source for offer in told if offer.source})],
        min(days, default=None),
    )


def _source(text: str) -> Source:
    if not text.startswith(("https://", "http://")):
        return Source(text, "")
    try:
        host = urlsplit(text).hostname
    except ValueError:  # a bracket that is never closed: people type anything here
        return Source(text, "")
    return Source((host or text).removeprefix("www."), text)


def places(organisation: Organisation, service: str = "") -> list[str]:
    """Return the codes of the municipalities where an organisation works, or does this service."""
    return area_codes(offer.area for offer in organisation.offers.all() if service in ("", offer.service))


def where_words(organisation: Organisation, service: str = "") -> str:
    """Return where an organisation works: "Gouda", "five municipalities around Alphen"; "" for nowhere."""
    names = area_names(places(organisation, service))
    if len(names) > FEW_AREAS:
        return _("%(count)s municipalities around %(seat)s") % {
            "count": apnumber(len(names)),
            "seat": area_name(organisation.seat),
        }
    return dutch_list(names)


def offer_rows(organisation: Organisation) -> list[ServiceRow]:
    """Return the services of an organisation in the order of our list."""
    rows = []
    for code, name in service_choices():
        offers = [offer for offer in organisation.offers.all() if offer.service == code]
        if offers:
            where = area_names(offer.area for offer in offers)
            rows.append(ServiceRow(code, name, service_definition(code), where, basis(offers)))
    return rows


def card_rows(cards: Sequence[Card]) -> list[tuple[str, list[str]]]:
    """Return the questions of the card and what each of these cards answers ("" is not said)."""
    questions = {field.name: str(field.verbose_name) for field in Card._meta.fields}
    return [(questions[name], [_answer(card, name) for card in cards]) for name in CARD_QUESTIONS]


def _answer(card: Card, field: str) -> str:
    in_words = getattr(card, f"get_{field}_display", None)
    value = in_words() if in_words else getattr(card, field)
    return "" if value is None else str(value)
