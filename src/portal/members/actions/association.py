"""All that changes the association itself: beginning with it, and its name, sign and colour."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import transaction

from portal.base import clock
from portal.ledger.actions import record
from portal.members.models import Association, Person, Role
from portal.notify.actions import send_letter

TRAIL = "association"


class AssociationThere(Exception):
    """There is an association already; a site is of one."""


@transaction.atomic
def create_association(
    *,
    actor: str,
    name: str,
    colour: str,
    logo: bytes | None,
    office: tuple[str, str],
    subject: str,
    text: str,
) -> Association:
    """Begin: the association, and the first person of its office (address and name), who gets a letter.

    Of two who begin at once the row of the association, of which there is one, lets one through.
    """
    email, office_name = office
    association, made = Association.objects.get_or_create(
        only=1, defaults={"name": name, "colour": colour, "logo": logo, "made_at": clock.now()}
    )
    if not made:
        raise AssociationThere
    person, _new = Person.objects.get_or_create(
        email=email.lower(), defaults={"name": office_name, "password": make_password(None)}
    )
    Role.objects.get_or_create(
        person=person, organisation=None, name=Role.Name.OFFICE, defaults={"since": clock.today()}
    )
    send_letter(address=person.email, subject=subject, text=text)
    record(trail=TRAIL, tag="association:created", actor=actor, subject=person.ref)
    return association


@transaction.atomic
def save_association(
    *, actor: Person, name: str, colour: str, logo: bytes | None, keep_logo: bool = False
) -> Association:
    """Keep name, colour and logo; `keep_logo` leaves the one that is there."""
    association, _made = Association.objects.select_for_update().get_or_create(
        only=1, defaults={"name": name, "made_at": clock.now()}
    )
    association.name, association.colour = name, colour
    if not keep_logo:
        association.logo = logo
    association.save()
    record(trail=TRAIL, tag="association:saved", actor=actor.ref, subject=TRAIL)
    return association
