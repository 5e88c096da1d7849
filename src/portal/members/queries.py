"""Reading organisations, people and cards."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from portal.base import clock
from portal.members.models import Card, Offer, Organisation, Person, Role


def roles_of(person: Person) -> list[Role]:
    """Return the roles a person has today, the oldest first: a new one never takes over by itself."""
    today = clock.today()
    running = person.roles.filter(since__lte=today).filter(Q(until__isnull=True) | Q(until__gte=today))
    return list(running.select_related("organisation").order_by("pk"))


def directory(*, service: str = "", area: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Return the organisations that publish this service in this municipality."""
    found = Organisation.objects.filter(is_listed=True)
    if service or area:
        offers = Offer.objects.all()
        offers = offers.filter(service=service) if service else offers
        offers = offers.filter(area=area) if area else offers
        found = found.filter(pk__in=offers.values("organisation"))
    if kind:
        found = found.filter(kind=kind)
    return found.prefetch_related("offers")


def organisation_or_none(slug: str) -> Organisation | None:
    """Return an organisation that is shown to everyone, by the name in its address."""
    found = Organisation.objects.prefetch_related("offers", "certificates")
    return found.filter(slug=slug, is_listed=True).first()


def all_with_offers() -> list[Organisation]:
    """Return every organisation that is shown, with what it publishes, in a fixed order: the network."""
    listed = Organisation.objects.filter(is_listed=True)
    return list(listed.prefetch_related("offers", "certificates").order_by("slug"))


def cards(slugs: Sequence[str]) -> list[Card]:
    """Return the cards of these organisations, in the order asked."""
    wanted = Card.objects.select_related("organisation").filter(
        organisation__slug__in=slugs, organisation__is_listed=True
    )
    found = {card.organisation.slug: card for card in wanted}
    return [found[slug] for slug in slugs if slug in found]


def has_card(organisation: Organisation) -> bool:
    """Say whether an organisation filled in a card."""
    return Card.objects.filter(organisation=organisation).exists()


def members_with_card() -> QuerySet[Organisation]:
    """Return the organisations that filled in a card."""
    return Organisation.objects.filter(card__isnull=False, is_listed=True)


def people_of(organisation: Organisation) -> QuerySet[Role]:
    """Return who acts for an organisation."""
    return (
        organisation.roles.filter(until__isnull=True)
        .select_related("person")
        .order_by("name", "person__name")
    )


def organisation_names() -> dict[str, str]:
    """Return the names of all organisations that are shown, by identifier."""
    return dict(Organisation.objects.filter(is_listed=True).values_list("slug", "name"))


def listed_by_slug(slugs: Sequence[str]) -> dict[str, Organisation]:
    """Return the organisations that are shown, of those named, by identifier."""
    return {found.slug: found for found in Organisation.objects.filter(slug__in=slugs, is_listed=True)}
