"""As what each takes part in a lot, and a place that is changed or taken away while nobody was asked."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from portal.base.refusals import LeadTaken, NotNow
from portal.coalitions import queries
from portal.coalitions.models import Part, Partner, PartRole, RoomLot, Seat
from portal.coalitions.queries.invitation import lead_of
from portal.ledger.actions import record
from portal.members.models import Person


@transaction.atomic
def change_seat(
    *, actor: Person, seat: Seat, lot: RoomLot, role: str, services: Sequence[str], areas: Sequence[str]
) -> Seat:
    """Say a place better, as long as nobody was asked for it."""
    room = queries.lock_room(seat.room)
    _refuse_when_asked(seat)
    if role == PartRole.LEAD:
        _refuse_second_lead(lot, None)
    before = (seat.lot, seat.role, seat.services, seat.areas)
    seat.lot, seat.role, seat.services, seat.areas = lot, role, sorted(set(services)), sorted(set(areas))
    if (seat.lot, seat.role, seat.services, seat.areas) == before:
        return seat
    seat.save(update_fields=["lot", "role", "services", "areas"])
    record(trail=room.trail, tag="seat:changed", actor=actor.ref, subject=f"seat:{seat.id}")
    return seat


@transaction.atomic
def remove_seat(*, actor: Person, seat: Seat) -> None:
    """Take away a place for which nobody was ever asked; what was asked stays in the record."""
    room = queries.lock_room(seat.room)
    _refuse_when_asked(seat)
    Seat.objects.filter(pk=seat.pk).delete()
    record(trail=room.trail, tag="seat:removed", actor=actor.ref, subject=f"seat:{seat.pk}")


@transaction.atomic
def choose_role(*, actor: Person, partner: Partner, lot: RoomLot, role: str) -> Part | None:
    """Say as what an organisation takes part in a lot; without a role it does not. One leads a lot."""
    room = queries.lock_room(partner.room)
    before = Part.objects.filter(partner=partner, lot=lot).first()
    if (before.role if before else "") == role:
        return before
    if role == PartRole.LEAD:
        _refuse_second_lead(lot, partner)
    part = None
    if role:
        part, _new = Part.objects.update_or_create(partner=partner, lot=lot, defaults={"role": role})
    elif before:
        before.delete()
    record(trail=room.trail, tag="role:chosen", actor=actor.ref, subject=partner.organisation.ref)
    return part


def _refuse_when_asked(seat: Seat) -> None:
    if asked := seat.invitations.first():
        raise NotNow(str(asked.organisation or asked.contact), "somebody was asked for it")


def _refuse_second_lead(lot: RoomLot, partner: Partner | None) -> None:
    if leads := lead_of(lot, but=partner):
        raise LeadTaken(str(leads), "a lot has one lead contractor")
