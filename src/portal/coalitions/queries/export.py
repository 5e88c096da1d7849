"""What somebody may take along of rooms: only of those they may enter today, acting for an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Model, Q

from portal.coalitions.models import (
    Appreciation,
    Confirmation,
    Consent,
    Invitation,
    NextStep,
    Participant,
    Relief,
    Version,
    Work,
)
from portal.members.models import Organisation, Person


def inside(person: Person, organisation: Organisation) -> list[Participant]:
    """Return the rooms that somebody entered and did not leave, oldest first."""
    found = Participant.objects.select_related("room", "partner").order_by("room__made_at")
    return list(
        found.filter(
            person=person,
            left_at=None,
            promised_at__isnull=False,
            partner__organisation=organisation,
            partner__left_at=None,
        )
    )


def written_by(mine: Sequence[Participant]) -> dict[str, Iterable[Model]]:
    """Return what somebody and their organisation put into these rooms, by a name for each kind.

    Of an agreement the own versions, of appreciations the own words; what others wrote is theirs to take.
    """
    rooms = [me.room_id for me in mine]
    partners = [me.partner_id for me in mine]
    people = {me.person_id for me in mine}
    return {
        "kamers": [me.room for me in mine],
        "mijn-afspraken": Version.objects.filter(agreement__room__in=rooms, by__in=people),
        "onze-antwoorden": Consent.objects.filter(partner__in=partners),
        "onze-waarderingen": Appreciation.objects.filter(giver__in=partners),
        "mijn-stappen": NextStep.objects.filter(owner__in=mine),
        "mijn-uitnodigingen": Invitation.objects.filter(Q(asked_by__in=people), room__in=rooms),
        "ons-werk": Work.objects.filter(partner__in=partners).select_related("cell"),
        "onze-bevestigingen": Confirmation.objects.filter(partner__in=partners),
        "bladen-voor-de-gemeente": Relief.objects.filter(room__in=rooms),
    }
