"""A guest that is shown nowhere leaves no trace: an import goes as if it and its people were not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from tests.portal.imports.conftest import HandIn, kept_from, said, take, undo

pytestmark = pytest.mark.django_db
FILES = {
    "organisations": ("Naam;Soort;Plaats", "Buurtkeuken;informeel;Gouda"),
    "people": (
        "Naam;Mail;Organisatie;Rol",
        "Vera de Wit;vera@buurtkeuken.example;De Brug Welzijn;medewerker",
    ),
    "offers": ("Organisatie;Dienst;Gemeente", "Buurtkeuken;Opbouwwerk;Gouda"),
}


def _guest() -> Any:
    from portal.members.models import Organisation, Person, Role

    guest = Organisation.objects.create(
        slug="3f1c", name="Buurtkeuken", kind="informal", seat="GM0513", is_member=False, is_listed=False
    )
    vera = Person.objects.create_user("vera@buurtkeuken.example", "Vera")
    Role.objects.create(person=vera, organisation=guest, name="contact", since="2026-11-01")
    return guest


def _seen(client: Any, subject: str, actor: Any, there: Callable[[], Any] | None) -> list[str]:
    """Return what the office sees from handing in to having undone, without identifiers."""
    import re

    with transaction.atomic():
        if there:
            there()
        kept = kept_from(actor, subject, *FILES[subject])
        pages = [client.get(f"/vereniging/overnemen/{kept.pk}/")]
        pages.append(client.post(f"/vereniging/overnemen/{kept.pk}/", {"take": "1"}, follow=True))
        pages += [client.get("/netwerk/"), client.get("/netwerk/buurtkeuken/")]
        kept.refresh_from_db()
        wilma = actor.__class__.objects.get(email="wilma.postma@de-brug-welzijn.example")
        names = sorted(role.person.name for role in wilma.roles.get().organisation.roles.all())
        pages.append(client.post(f"/vereniging/overnemen/{kept.pk}/ongedaan/", follow=True))
        pages += [client.get("/netwerk/"), client.get("/netwerk/buurtkeuken/")]
        texts = [re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page.content.decode()) for page in pages]
        transaction.set_rollback(True)
    return [*names, *(text.replace(str(kept.pk), "") for text in texts), *(str(p.status_code) for p in pages)]


@pytest.mark.parametrize("subject", FILES)
def test_the_office_sees_the_same_with_and_without_the_guest(
    subject: str, as_person: Callable[[str], Any], margriet: Any
) -> None:
    client = as_person("Margriet")

    assert _seen(client, subject, margriet, _guest) == _seen(client, subject, margriet, None)


def test_the_guest_itself_stays_what_it_was(hand_in: HandIn, margriet: Any) -> None:
    guest = _guest()
    for subject, lines in FILES.items():
        kept = take(margriet, hand_in(subject, *lines))
        undo(margriet, kept)

    guest.refresh_from_db()
    assert (guest.slug, guest.is_listed, guest.roles.get().person.name) == ("3f1c", False, "Vera")


def test_a_number_of_nobody_who_is_shown_is_unknown(hand_in: HandIn) -> None:
    _guest()

    kept = hand_in("people", "Naam;Mail;Organisatie;Rol", "V;v@x.example;Buurtkeuken;medewerker")

    assert "wij kennen geen organisatie ‘Buurtkeuken’" in said(kept)[0]


def test_undoing_tells_nothing_of_what_a_new_organisation_takes_part_in(
    hand_in: HandIn, margriet: Any
) -> None:
    """What leans on it and may not be seen keeps it, out of sight; to whoever undoes it is gone."""
    from portal.members.models import Organisation, Person, Role

    kept = take(margriet, hand_in("organisations", "Naam;KvK;Soort;Plaats", "De Hoek;12345678;zorg;Gouda"))
    hoek = Organisation.objects.get(kvk="12345678")
    named = Person.objects.create_user("iemand@de-hoek.example", "Iemand")
    Role.objects.create(person=named, organisation=hoek, name="contact", since="2026-11-01")

    undone = undo(margriet, kept)

    hoek.refresh_from_db()
    assert undone.about["left"] == []
    assert (hoek.is_listed, hoek.is_member, hoek.kvk, hoek.roles.count()) == (False, False, None, 1)
    assert "hoek" not in hoek.slug
