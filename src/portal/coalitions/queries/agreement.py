"""Reading what partners agree on, version by version, and who says what of it; for the partners alone."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from portal.coalitions.models import Agreement, Consent, Partner, Room, Version


def partners_in(room: Room) -> list[Partner]:
    """Return the partners that take part now, in the order in which they came."""
    return list(room.partners.filter(left_at=None).select_related("organisation"))


def agreements_in(room: Room) -> QuerySet[Agreement]:
    """Return what a room agrees on, each with its versions, latest first, and what was said of them."""
    said = Consent.objects.select_related("partner__organisation", "person").order_by("at", "pk")
    versions = Version.objects.select_related("by").prefetch_related(Prefetch("consents", said))
    return room.agreements.prefetch_related(Prefetch("versions", versions.order_by("-number")))


def agreement_or_none(room: Room, agreement_id: int) -> Agreement | None:
    """Return one agreement of this room, with its versions."""
    return agreements_in(room).filter(pk=agreement_id).first()


def agreement_about(room: Room, topic: str, title: str) -> Agreement | None:
    """Return the agreement that is there already about a topic; of other things, the one of that title."""
    there = agreements_in(room).filter(topic=topic)
    if topic == Agreement.Topic.OTHER:
        there = there.filter(title__iexact=title)
    return there.first()


def all_agreed(room: Room) -> bool:
    """Say whether two or more partners wrote something down and all can live with all of it as it stands."""
    partners = {partner.pk for partner in partners_in(room)}
    latest = [agreement.versions.all()[0] for agreement in agreements_in(room)]
    return len(partners) > 1 and bool(latest) and all(agreed_by(each) >= partners for each in latest)


def agreed_by(version: Version) -> set[int]:
    """Return the keys of the partners that can live with a version."""
    return {consent.partner_id for consent in version.consents.all() if consent.agrees}
