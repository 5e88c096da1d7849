"""All that changes who may act for whom, and in which language."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import transaction

from portal.base import clock
from portal.ledger.actions import record
from portal.members.models import Organisation, Person, Role
from portal.notify.actions import send_letter


@transaction.atomic
def invite_person(
    *,
    actor: Person,
    organisation: Organisation,
    email: str,
    name: str,
    role: str,
    may_compose: bool,
    subject: str,
    text: str,
) -> Role:
    """Give somebody a role for an organisation, making the person where needed, and write to them.

    Where they had the role already, only what is delegated to them changes, and no letter goes out.
    """
    person, _made = Person.objects.get_or_create(
        email=email.lower(), defaults={"name": name, "password": make_password(None)}
    )
    given, new = Role.objects.get_or_create(
        person=person,
        organisation=organisation,
        name=role,
        defaults={"since": clock.today(), "may_compose": may_compose},
    )
    if new:
        send_letter(address=person.email, subject=subject, text=text)
        record(trail=organisation.ref, tag="role:given", actor=actor.ref, subject=person.ref, role=role)
    elif given.may_compose != may_compose:
        given.may_compose = may_compose
        given.save(update_fields=["may_compose"])
        record(trail=organisation.ref, tag="role:changed", actor=actor.ref, subject=person.ref, role=role)
    return given


@transaction.atomic
def end_role(*, actor: Person, role: Role) -> None:
    """Take a role away, from this moment on."""
    organisation = role.organisation
    role.delete()
    record(
        trail=organisation.ref if organisation else "association",
        tag="role:ended",
        actor=actor.ref,
        subject=role.person.ref,
        role=role.name,
    )


@transaction.atomic
def note_role_taken(*, actor: Person, role: Role) -> None:
    """Note that somebody goes on in another role; chairs and office people are often directors too."""
    record(trail=actor.ref, tag="role:taken", actor=actor.ref, subject=actor.ref, role=role.name)


@transaction.atomic
def set_language(*, actor: Person, language: str) -> None:
    """Remember the language somebody reads in."""
    actor.language = language
    actor.save(update_fields=["language"])
    record(trail=actor.ref, tag="language:set", actor=actor.ref, subject=actor.ref, language=language)
