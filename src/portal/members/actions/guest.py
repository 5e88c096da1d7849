"""Organisations that join by answering a question: with little more than a name, shown nowhere at first."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from portal.base import clock
from portal.base.refusals import HasAccount
from portal.ledger.actions import record
from portal.members.models import Organisation, Person, Role
from portal.members.queries import roles_of

LONGEST_SLUG = 70


@transaction.atomic
def welcome_guest(*, email: str, person: str, name: str, kind: str, area: str) -> tuple[Person, Organisation]:
    """Make an organisation, and who answers for it where they are not known yet.

    Raises HasAccount to who acts here already, since this very moment perhaps: they answer as that.

    It is shown nowhere, and its address is no name: that it is here would tell that somebody asked it.
    """
    contact, _new = Person.objects.get_or_create(
        email=email.lower(), defaults={"name": person, "password": make_password(None)}
    )
    Person.objects.select_for_update().get(pk=contact.pk)
    if roles_of(contact):
        raise HasAccount("", "acts here already")
    organisation = Organisation.objects.create(
        slug=str(uuid4()), name=name, kind=kind, seat=area, is_member=False, is_listed=False
    )
    Role.objects.create(
        person=contact, organisation=organisation, name=Role.Name.CONTACT, since=clock.today()
    )
    record(trail=organisation.ref, tag="guest:welcomed", actor=contact.ref, subject=organisation.ref)
    return contact, organisation


@transaction.atomic
def list_organisation(*, actor: Person, organisation: Organisation) -> Organisation:
    """Show an organisation in the network from now on, as it asks itself; told twice is told once."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.is_listed:
        return organisation
    organisation.is_listed = True
    name = slugify(organisation.name)[:LONGEST_SLUG].strip("-") or "organisatie"
    _save_with_slug(organisation, name, f"{name}-{uuid4().hex[:6]}")
    record(trail=organisation.ref, tag="organisation:listed", actor=actor.ref, subject=organisation.ref)
    return organisation


def _save_with_slug(organisation: Organisation, wanted: str, other: str) -> None:
    """Keep the slug that is wanted; another has it, perhaps since this moment: then the other one."""
    organisation.slug = wanted
    try:
        with transaction.atomic():
            organisation.save(update_fields=["slug", "is_listed"])
    except IntegrityError:
        organisation.slug = other
        organisation.save(update_fields=["slug", "is_listed"])
