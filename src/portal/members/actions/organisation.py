"""All that changes an organisation: its card, its offers, its profile and its certificates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from portal.base import clock
from portal.ledger.actions import record
from portal.members import queries
from portal.members.models import Card, Certificate, Offer, Organisation, Person
from portal.notify.actions import nudge


@transaction.atomic
def save_card(*, actor: Person, organisation: Organisation, **fields: Any) -> Card:
    """Keep the introduction card."""
    card, _ = Card.objects.update_or_create(
        organisation=organisation, defaults={**fields, "changed_on": clock.today()}
    )
    record(trail=organisation.ref, tag="card:saved", actor=actor.ref, subject=organisation.ref)
    return card


@transaction.atomic
def save_offers(
    *, actor: Person, organisation: Organisation, offers: Iterable[tuple[str, str]], source: str
) -> None:
    """Publish exactly these services × municipalities; what stays keeps its source and date."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    wanted = set(offers)
    there = {(offer.service, offer.area): offer for offer in organisation.offers.all()}
    Offer.objects.filter(pk__in=[offer.pk for key, offer in there.items() if key not in wanted]).delete()
    Offer.objects.bulk_create(
        Offer(organisation=organisation, service=service, area=area, source=source, checked_on=clock.today())
        for service, area in sorted(wanted - set(there))
    )
    added, removed = len(wanted - set(there)), len(set(there) - wanted)
    record(
        trail=organisation.ref,
        tag="offers:saved",
        actor=actor.ref,
        subject=organisation.ref,
        added=added,
        removed=removed,
    )


@transaction.atomic
def confirm_offers(*, actor: Person, organisation: Organisation) -> None:
    """Say that what is published is still right today."""
    today = clock.today()
    organisation.offers.update(checked_on=today)
    organisation.checked_on = today
    organisation.save(update_fields=["checked_on"])
    record(trail=organisation.ref, tag="offers:confirmed", actor=actor.ref, subject=organisation.ref)


@transaction.atomic
def ask_whether_still_right(*, organisation: Organisation) -> None:
    """Tell the directors that something waits for them: their home page asks whether it is still right.

    At most once a year, and not at all where somebody checked it just now.
    """
    today = clock.today()
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not queries.to_ask_again(today).filter(pk=locked.pk).exists():
        return
    for director in queries.directors_of(locked, today):
        nudge(address=director.email, language=director.language)
    locked.asked_on = today
    locked.save(update_fields=["asked_on"])
    record(trail=locked.ref, tag="offers:asked", actor="worker", subject=locked.ref)


@transaction.atomic
def save_profile(*, actor: Person, organisation: Organisation, **fields: Any) -> Organisation:
    """Keep who we are and whether we can lead."""
    for name, value in fields.items():
        setattr(organisation, name, value)
    organisation.checked_on = clock.today()
    organisation.save()
    record(trail=organisation.ref, tag="profile:saved", actor=actor.ref, subject=organisation.ref)
    return organisation


@transaction.atomic
def save_certificate(*, actor: Person, organisation: Organisation, name: str, until: date) -> Certificate:
    """Keep a certificate with its end date; the same name again renews it."""
    certificate, _ = Certificate.objects.update_or_create(
        organisation=organisation, name=name, defaults={"until": until, "checked_on": clock.today()}
    )
    record(
        trail=organisation.ref, tag="certificate:saved", actor=actor.ref, subject=organisation.ref, name=name
    )
    return certificate


@transaction.atomic
def remove_certificate(*, actor: Person, organisation: Organisation, certificate: Certificate) -> None:
    """Take a certificate away."""
    certificate.delete()
    record(
        trail=organisation.ref,
        tag="certificate:removed",
        actor=actor.ref,
        subject=organisation.ref,
        name=certificate.name,
    )
