"""Reading what the pages of asking need: whom to tell, who may answer, who may be named, the places."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from portal.coalitions.models import Invitation, Part, Participant, Partner, PartRole, Room, RoomLot, Seat
from portal.members.models import Organisation, Person, Role
from portal.members.queries import directory, listed_by_slug, people_of

MOST_FOUND = 20


def to_tell(room: Room, but: Person | None = None) -> list[tuple[str, str]]:
    """Return address and language of everyone who promised to keep this room to themselves, but one."""
    inside = Participant.objects.filter(
        room=room, left_at=None, promised_at__isnull=False, partner__left_at=None
    )
    people = inside.exclude(person=but) if but is not None else inside
    return list(people.order_by("person__email").values_list("person__email", "person__language"))


def partners_in(room: Room) -> QuerySet[Partner]:
    """Return who takes part now, each with its roles and the people who may come in."""
    there = Participant.objects.filter(left_at=None).select_related("person")
    found = room.partners.filter(left_at=None).select_related("organisation")
    return found.prefetch_related(
        Prefetch("participants", queryset=there, to_attr="named"),
        Prefetch("parts", queryset=Part.objects.select_related("lot"), to_attr="roles"),
    )


def seats_in(room: Room) -> QuerySet[Seat]:
    """Return the places of a room with all that was ever asked for them: the sender's record."""
    asked = Invitation.objects.select_related("organisation", "asked_by").order_by("asked_at")
    found = room.seats.select_related("lot", "proposed")
    return found.prefetch_related(Prefetch("invitations", queryset=asked, to_attr="asked"))


def seat_or_none(room: Room, seat_id: UUID) -> Seat | None:
    """Return a place of this room."""
    return room.seats.select_related("room", "lot", "proposed").filter(pk=seat_id).first()


def sent_or_none(room: Room, invitation_id: UUID) -> Invitation | None:
    """Return an invitation that was sent from this room."""
    return room.invitations.select_related("room", "organisation").filter(pk=invitation_id).first()


def is_taken(seat: Seat) -> bool:
    """Say whether somebody accepted a place."""
    return seat.invitations.filter(state=Invitation.State.ACCEPTED).exists()


def lead_of(lot: RoomLot, but: Partner | None = None) -> Partner | None:
    """Return the lead contractor of a lot, if that is another."""
    found = Part.objects.filter(lot=lot, role=PartRole.LEAD, partner__left_at=None)
    part = found.exclude(partner=but).select_related("partner__organisation").first()
    return part.partner if part else None


def colleagues_to_name(partner: Partner) -> list[Person]:
    """Return who of an organisation may be named: its directors and contacts, and staff who may compose."""
    in_room = Participant.objects.filter(room=partner.room, left_at=None, person=OuterRef("person"))
    right = Q(name__in=[Role.Name.DIRECTOR, Role.Name.CONTACT]) | Q(name=Role.Name.STAFF, may_compose=True)
    roles = people_of(partner.organisation).filter(right).filter(~Exists(in_room))
    return list({role.person_id: role.person for role in roles.order_by("person__name")}.values())


def answerers(organisation: Organisation) -> list[Person]:
    """Return who answers for an organisation."""
    roles = people_of(organisation).filter(name__in=[Role.Name.DIRECTOR, Role.Name.CONTACT])
    return list({role.person_id: role.person for role in roles}.values())


def found_by_name(text: str, room: Room) -> list[Organisation]:
    """Return the organisations of the directory with this in their name, without who takes part already."""
    inside = room.partners.filter(left_at=None).values("organisation")
    found = directory().filter(name__icontains=text).exclude(pk__in=inside)
    return list(found.order_by("name")[:MOST_FOUND])


def askable(room: Room, slug: str) -> Organisation | None:
    """Return an organisation of the directory that takes no part yet."""
    found = listed_by_slug([slug]).get(slug)
    if found is None or room.partners.filter(organisation=found, left_at=None).exists():
        return None
    return found


def rooms_with_late_invitations(today: date) -> QuerySet[Room]:
    """Return the rooms in which an answer did not come in time, and nobody noted that yet."""
    late = Invitation.objects.filter(state=Invitation.State.ASKED, answer_before__lt=today)
    return Room.objects.filter(pk__in=late.values("room"))
