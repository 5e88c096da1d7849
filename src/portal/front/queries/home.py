"""What the home page reads from everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.ledger.queries import was_recorded
from portal.members.access import Acting
from portal.members.models import Card, Organisation
from portal.members.queries import CHECK_LASTS
from portal.programme.queries import coming
from portal.stories.queries import published
from portal.tenders.queries import coming_deadlines

MOST = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for somebody, with the button to it; `at_once` (verb, address) is one click."""

    what: str
    about: str
    button: str
    address: str
    at_once: tuple[str, str] | None = None


def holds_demo() -> bool:
    """Say whether this database is, or was, that of the demo: its people have passwords that are printed."""
    return was_recorded("demo:key-given")


def home(acting: Acting, now: datetime) -> dict[str, Any]:
    """Return what the home page of somebody in a role shows."""
    today = now.date()
    reads = acting.may("read stories")
    return {
        "hour": now.hour,
        "person": acting.person,
        "waiting": _waiting(acting, today),
        "deadlines": coming_deadlines(acting.organisation, today, MOST) if acting.may("see tenders") else [],
        "activities": coming(now)[:MOST] if acting.may("read members") else [],
        "story": published(today).first() if reads else None,
    }


def _waiting(acting: Acting, today: date) -> list[Waiting]:
    organisation = acting.organisation
    if organisation is None or not acting.may("edit organisation"):
        return []
    return [
        *_card_waiting(organisation),
        *_offers_waiting(organisation, today),
        *_certificates_waiting(organisation, today),
    ]


def _card_waiting(organisation: Organisation) -> list[Waiting]:
    card = Card.objects.filter(organisation=organisation).first()
    if card and card.here:
        return []
    return [
        Waiting(
            _("Your introduction card is not finished"),
            _("Members read on it how social work is organised where you are."),
            _("Fill it in"),
            reverse("edit_card"),
        )
    ]


def _offers_waiting(organisation: Organisation, today: date) -> list[Waiting]:
    days = list(organisation.offers.values_list("checked_on", flat=True))
    if not days:
        return [
            Waiting(
                _("Your working area is still empty"),
                _("Without it, nobody finds you."),
                _("Tick what you do where"),
                reverse("edit_offers"),
            )
        ]
    oldest = min((day for day in days if day), default=None)
    if oldest and None not in days and today - oldest < CHECK_LASTS:
        return []
    count = organisation.offers.values("area").distinct().count()
    return [
        Waiting(
            _("Your working area: is this still right?"),
            _checked_last(count, oldest),
            _("Have a look"),
            reverse("edit_offers"),
            (_("Yes, this is still right"), reverse("confirm_offers")),
        )
    ]


def _checked_last(count: int, oldest: date | None) -> str:
    if oldest is None:
        return ngettext(
            "%(count)d municipality, not checked yet", "%(count)d municipalities, not checked yet", count
        ) % {"count": count}
    return ngettext(
        "%(count)d municipality, last checked in %(year)s",
        "%(count)d municipalities, last checked in %(year)s",
        count,
    ) % {"count": count, "year": oldest.year}


def _certificates_waiting(organisation: Organisation, today: date) -> list[Waiting]:
    soon = organisation.certificates.filter(until__lt=today + timedelta(days=90))
    return [
        Waiting(
            _("The certificate %(name)s ends") % {"name": certificate.name},
            _("Valid until %(day)s") % {"day": f"{certificate.until:%d-%m-%Y}"},
            _("Renew it"),
            reverse("edit_certificates"),
        )
        for certificate in soon
    ]
