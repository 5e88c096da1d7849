"""Reading organisations, people and cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from portal.base import clock
from portal.members.models import Card, Import, Offer, Organisation, Person, Role

IMPORTS = 7_301
"""The number of the lock that taking over and undoing imports share."""

CHECK_LASTS = timedelta(days=365)
"""A year after somebody checked what an organisation publishes, it is asked whether that is still right."""


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


def listed() -> QuerySet[Organisation]:
    """Return the organisations that are shown: what an import may match, and whoever imports may see."""
    return Organisation.objects.filter(is_listed=True)


def seen_roles(addresses: Iterable[str]) -> QuerySet[Role]:
    """Return what these addresses act as, as far as the office may know.

    A contact was named in an answer to an invitation, and a guest that was only asked is shown nowhere.
    """
    return seen(Role.objects.filter(person__email__in=set(addresses))).select_related("person")


def seen(roles: QuerySet[Role]) -> QuerySet[Role]:
    """Return those of these roles of which the office may know."""
    known = roles.exclude(name=Role.Name.CONTACT)
    return known.filter(Q(organisation=None) | Q(organisation__is_listed=True))


def offers_of(organisations: Iterable[str]) -> QuerySet[Offer]:
    """Return what these organisations publish."""
    return Offer.objects.filter(organisation__in=set(organisations))


def imports() -> QuerySet[Import]:
    """Return the files that were imported, newest first, without the files themselves."""
    return Import.objects.defer("raw", "rows", "done").select_related("made_by")


def import_or_none(number: UUID) -> Import | None:
    """Return an import with its rows, without the file itself."""
    return Import.objects.defer("raw").filter(pk=number).first()


def lock_import(number: UUID) -> Import:
    """Return an import that nobody else changes now; one at a time is taken over or undone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORTS])
    return Import.objects.select_for_update(of=("self",)).defer("raw").get(pk=number)


def lock_organisations(numbers: Iterable[str], subject: str) -> QuerySet[Organisation]:
    """Return the organisations that an import changes, so that nobody else does meanwhile."""
    ours = set(numbers) - {""} if subject == Import.Subject.ORGANISATIONS else set()
    return listed().select_for_update().filter(pk__in=ours).order_by("pk")


def to_ask_again(today: date) -> QuerySet[Organisation]:
    """Return the organisations that publish what nobody checked for a year, and were not asked this year.

    Only those with a director, as nobody else is asked; one that is shown nowhere publishes nothing.
    """
    before = today - CHECK_LASTS
    old = Offer.objects.filter(Q(checked_on__lte=before) | Q(checked_on=None))
    found = Organisation.objects.filter(is_listed=True, pk__in=old.values("organisation"))
    found = found.filter(Q(asked_on__lte=before) | Q(asked_on=None))
    return found.filter(pk__in=_directing(today).values("organisation")).order_by("slug")


def directors_of(organisation: Organisation, today: date) -> list[Person]:
    """Return the directors that an organisation has today, each once."""
    roles = _directing(today).filter(organisation=organisation)
    return list(Person.objects.filter(pk__in=roles.values("person")).order_by("email"))


def _directing(today: date) -> QuerySet[Role]:
    running = Role.objects.filter(name=Role.Name.DIRECTOR, person__is_active=True, since__lte=today)
    return running.filter(Q(until__isnull=True) | Q(until__gte=today))
