"""From a place that is sought to the fixed words of an invitation, and what both publish (M18, M05)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.coalitions.bridge.room.forms_of import MEANS
from portal.coalitions.models import Invitation, PartRole, Seat
from portal.coalitions.queries.invitation import answerers
from portal.members.bridge import area_names, service_name
from portal.members.models import Organisation, Person
from portal.notify.bridge import Button, Mail

Where = tuple[str, str]
State = Invitation.State


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of one organisation, and what became of it, as those who asked see it."""

    invitation: Invitation
    name: str
    state: str
    is_open: bool
    overlaps: list[str]

    @property
    def says(self) -> str:
        """Return what became of it, in words."""
        return str(State(self.state).label)

    @property
    def came_to_nothing(self) -> bool:
        """Say whether it ended without a yes, so that M16 is worth reading."""
        return self.state in (State.DECLINED, State.EXPIRED)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is sought, in words, with all that was asked for it."""

    seat: Seat
    services: list[str]
    areas: list[str]
    asked: list[Asked]

    @property
    def taken_by(self) -> str:
        """Return who took it."""
        return next((one.name for one in self.asked if one.state == State.ACCEPTED), "")

    @property
    def came_to_nothing(self) -> bool:
        """Say whether somebody said no, or nothing, and nobody said yes."""
        return not self.taken_by and any(one.came_to_nothing for one in self.asked)


def places(seats: Iterable[Seat], today: date) -> list[Place]:
    """Return the places of a room in words; the seats come with `asked`, see `queries.seats_in`."""
    return [
        Place(
            seat,
            [service_name(code) for code in seat.services],
            area_names(seat.areas),
            [asked(invitation, today) for invitation in seat.asked],  # type: ignore[attr-defined]
        )
        for seat in seats
    ]


def asked(invitation: Invitation, today: date) -> Asked:
    """Return an invitation in words; past its day it counts as not answered in time, noted or not."""
    late = invitation.state == State.ASKED and today > invitation.answer_before
    return Asked(
        invitation,
        str(invitation.organisation or invitation.contact or invitation.email),
        State.EXPIRED if late else State(invitation.state),
        invitation.state == State.ASKED and not late,
        in_words([(service, area) for service, area in invitation.overlaps]),
    )


def overlaps(seat: Seat, one: Organisation, other: Organisation) -> list[Where]:
    """Return the services and municipalities of a place that both publish: there they may be rivals."""
    both = [
        {(offer.service, offer.area) for offer in organisation.offers.all()} for organisation in (one, other)
    ]
    sought = {(service, area) for service in seat.services for area in seat.areas}
    return sorted(both[0] & both[1] & sought)


def in_words(pairs: list[Where]) -> list[str]:
    """Return services with their municipalities, a line for each service."""
    services = dict.fromkeys(service for service, _area in pairs)
    return [
        f"{service_name(service)}: {', '.join(area_names(area for s, area in pairs if s == service))}"
        for service in services
    ]


def language_of(organisation: Organisation | None) -> str:
    """Return the language in which an organisation is asked: that of who answers for it."""
    people = answerers(organisation) if organisation else []
    return people[0].language if people else "nl"


def wording(*, asker: Person, of: Organisation, seat: Seat, answer_before: date, language: str) -> str:
    """Return the words that the other side reads: role, services, municipalities and a day, and no more."""
    with override(language):
        facts = [
            _("Role: %(role)s. %(means)s")
            % {"role": PartRole(seat.role).label, "means": MEANS[PartRole(seat.role)]},
            _("Services: %(names)s.") % {"names": ", ".join(map(service_name, seat.services))},
            _("Municipalities: %(names)s.") % {"names": ", ".join(area_names(seat.areas))},
        ]
        parts = [
            _("%(person)s of %(organisation)s asks whether you want to make a plan together.")
            % {"person": asker.name, "organisation": of.name},
            "\n".join(facts),
            _("Please answer on %(day)s at the latest.") % {"day": date_format(answer_before, "j F Y")},
            _(
                "There is nothing here about price, plan or lot. That is on purpose: you read about those "
                "only after you say yes and promise to be discreet."
            ),
        ]
        return "\n\n".join(parts)


def mail_to(invitation: Invitation, origin: str) -> Mail:
    """Return the mail that says who asks, and until when; what is asked stands behind the log-in (R9)."""
    asker = invitation.asked_by.name if invitation.asked_by else ""
    says = {"name": asker, "day": date_format(invitation.answer_before, "j F Y")}
    return Mail(
        subject=_("%(name)s asks you something") % says,
        heading=_("%(name)s asks you something") % says,
        paragraphs=(
            _("Please answer on %(day)s at the latest.") % says,
            _("Log in to read what is asked. For your privacy it does not stand in this mail."),
        ),
        button=Button(_("Read the question"), f"{origin}{invitation.get_absolute_url()}"),
        why=_("You get this mail because you answer invitations for your organisation."),
    )
