"""The invented association in the test database, loaded once, and clients that act as its people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Fill the test database once; every test runs in a transaction that is rolled back."""
    from portal.front.actions import give_demo_keys, load_association
    from portal.members.models import Person
    from portal.tenders.actions import hand_in_notice, import_notice

    with django_db_blocker.unblock():
        load_association(folder=SAMPLES)
        give_demo_keys(folder=SAMPLES)
        office = Person.objects.get(email="margriet.zonderland@samenkracht.example")
        for file in sorted((SAMPLES / "notices").glob("*.xml")):
            document = hand_in_notice(actor=office, owner=None, name=file.name, raw=file.read_bytes())
            import_notice(document_id=document.id)


PEOPLE = {
    "Wilma": "wilma.postma@de-brug-welzijn.example",
    "Tarik": "tarik.aydemir@de-brug-welzijn.example",
    "Loes": "loes.van.wijngaarden@de-brug-welzijn.example",
    "Ruud": "ruud.overesch@ijsselkring.example",
    "Frank": "frank.lindenhof@ouderenhuis-de-linde.example",
    "Margriet": "margriet.zonderland@samenkracht.example",
    "Ab": "ab.van.der.toets@toets-en-tel.example",
    "Simone": "simone.raadsveld@inkoopbureau-rijnmeer.example",
    "Lennart": "lennart.sleutelaar@samenkracht.example",
}
"""The people of the samples whom tests name: Wilma and Frank are directors, Tarik may compose, Loes may not."""


@pytest.fixture
def person(db: None) -> Callable[[str], Any]:
    """Find one of the people by first name."""
    from portal.members.models import Person

    return lambda name: Person.objects.get(email=PEOPLE[name])


@pytest.fixture
def as_person(person: Callable[[str], Any]) -> Callable[[str], Client]:
    """A client that is logged in as somebody, with the second factor behind them."""

    def log_in(name: str) -> Client:
        client = Client()
        client.force_login(person(name), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return log_in
